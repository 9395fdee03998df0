import DelegationRulesJSON

extension TenantImport.Export {
    /// A reader of what the file holds, in whichever encoding PowerShell wrote it.
    ///
    /// PowerShell 7 writes UTF-8; Windows PowerShell writes UTF-8 with a byte-order mark, or, with `>`, UTF-16.
    func reader() throws(InvalidText) -> JSONReader {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return JSONReader(bytes, at: 3..<bytes.count) }
        if bytes.starts(with: [0xFF, 0xFE]) { return JSONReader(try utf8(from: 2, lowByteFirst: true)) }
        if bytes.starts(with: [0xFE, 0xFF]) { return JSONReader(try utf8(from: 2, lowByteFirst: false)) }
        // JSON begins with a character of ASCII, so its other byte tells UTF-16 apart where there is no mark.
        if bytes.count >= 2, (bytes[0] == 0) != (bytes[1] == 0) {
            return JSONReader(try utf8(from: 0, lowByteFirst: bytes[1] == 0))
        }
        return JSONReader(bytes)
    }

    private func utf8(from start: Int, lowByteFirst: Bool) throws(InvalidText) -> [UInt8] {
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
