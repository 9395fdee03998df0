extension JSONReader {
    /// A reader of what a file holds, in whichever encoding PowerShell wrote it.
    ///
    /// PowerShell 7 writes UTF-8; Windows PowerShell writes UTF-8 with a byte-order mark, or, with `>`, UTF-16. The reader's
    /// bytes are UTF-8 in any case.
    package init(file bytes: [UInt8]) throws(InvalidText) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            self.init(bytes, at: 3..<bytes.count)
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            self.init(try Self.utf8(bytes, from: 2, lowByteFirst: true))
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self.init(try Self.utf8(bytes, from: 2, lowByteFirst: false))
        } else if bytes.count >= 2, (bytes[0] == 0) != (bytes[1] == 0) {
            // JSON begins with a character of ASCII, so its other byte tells UTF-16 apart where there is no mark.
            self.init(try Self.utf8(bytes, from: 0, lowByteFirst: bytes[1] == 0))
        } else {
            self.init(bytes)
        }
    }

    private static func utf8(
        _ bytes: [UInt8], from start: Int, lowByteFirst: Bool
    ) throws(InvalidText) -> [UInt8] {
        guard bytes.count.isMultiple(of: 2) else {
            throw InvalidText("begins as UTF-16, but has an odd number of bytes; expected a whole file")
        }
        let (low, high) = lowByteFirst ? (0, 1) : (1, 0)
        let units = stride(from: start, to: bytes.count, by: 2).lazy
            .map { UInt16(bytes[$0 + high]) << 8 | UInt16(bytes[$0 + low]) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count / 2)
        let isBroken = transcode(
            units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true, into: { text.append($0) })
        guard !isBroken else {
            let line = 1 + text.span.lineBreaks(in: text.indices)
            throw InvalidText("line \(line) is no UTF-16, as which the file begins; expected a whole file")
        }
        return text
    }
}
