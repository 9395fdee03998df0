/// Why an exported file cannot be read as text.
struct UnreadableText: Error {
    let message: String
}

/// The text of an exported file, in whichever encoding PowerShell wrote it.
///
/// PowerShell 7 writes UTF-8; Windows PowerShell writes UTF-8 with a byte-order mark, or, with `>`, UTF-16.
enum ExportText {
    /// `bytes` as UTF-8 without a byte-order mark.
    static func utf8(of bytes: [UInt8]) throws(UnreadableText) -> ArraySlice<UInt8> {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try checked(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFF, 0xFE]) { return try transcoded(bytes.dropFirst(2), lowByteFirst: true) }
        if bytes.starts(with: [0xFE, 0xFF]) { return try transcoded(bytes.dropFirst(2), lowByteFirst: false) }
        // JSON begins with a character of ASCII, so its other byte tells UTF-16 apart where there is no mark.
        if bytes.count >= 2, bytes[1] == 0, bytes[0] != 0 { return try transcoded(bytes[...], lowByteFirst: true) }
        if bytes.count >= 2, bytes[0] == 0, bytes[1] != 0 { return try transcoded(bytes[...], lowByteFirst: false) }
        return try checked(bytes[...])
    }

    private static func checked(_ bytes: ArraySlice<UInt8>) throws(UnreadableText) -> ArraySlice<UInt8> {
        // The decoder is slow, and most of an export is ASCII.
        guard let start = bytes.firstIndex(where: { $0 >= 0x80 }) else { return bytes }
        var decoder = UTF8()
        var rest = bytes[start...].makeIterator()
        var line = 1 + bytes[..<start].count { $0 == UInt8(ascii: "\n") }
        while true {
            switch decoder.decode(&rest) {
            case .emptyInput: return bytes
            case .scalarValue("\n"): line += 1
            case .scalarValue: break
            case .error:
                throw UnreadableText(
                    message: "line \(line) is no UTF-8; expected UTF-8 or UTF-16 (Out-File -Encoding utf8)")
            }
        }
    }

    private static func transcoded(
        _ bytes: ArraySlice<UInt8>, lowByteFirst: Bool
    ) throws(UnreadableText) -> ArraySlice<UInt8> {
        guard bytes.count.isMultiple(of: 2) else {
            throw UnreadableText(message: "begins as UTF-16, but has an odd number of bytes; expected a whole file")
        }
        let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).lazy.map { index in
            let (low, high) =
                lowByteFirst ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
            return UInt16(high) << 8 | UInt16(low)
        }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count / 2)
        let isBroken = transcode(
            units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true, into: { text.append($0) })
        guard !isBroken else {
            let line = 1 + text.count { $0 == UInt8(ascii: "\n") }
            throw UnreadableText(message: "line \(line) is no UTF-16, as which the file begins; expected a whole file")
        }
        return text[...]
    }
}
