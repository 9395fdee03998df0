/// The bytes of a text that is being read; they are there only while the closure runs that they were handed to.
///
/// Every access is checked, as with an array, but nothing is retained: the readers look at each byte of the input.
@safe struct TextBytes {
    private let bytes: UnsafeRawBufferPointer

    /// The bytes that a buffer holds.
    init(_ bytes: UnsafeRawBufferPointer) {
        unsafe self.bytes = bytes
    }

    /// How many there are.
    var count: Int { unsafe bytes.count }

    /// The byte at `position`.
    subscript(position: Int) -> UInt8 {
        precondition(0..<count ~= position)
        return unsafe bytes[position]
    }

    /// The bytes at `positions`, copied.
    subscript(positions: Range<Int>) -> [UInt8] {
        precondition(0 <= positions.lowerBound && positions.upperBound <= count)
        return unsafe Array(bytes[positions])
    }

    /// Whether `word` stands at `position`.
    func has(_ word: StaticString, at position: Int) -> Bool {
        let end = position + word.utf8CodeUnitCount
        guard position >= 0, end <= count else { return false }
        return word.withUTF8Buffer { unsafe bytes[position..<end].elementsEqual($0) }
    }

    /// The `length` bytes at `position`, at most eight, as a number; the first of them is its lowest byte.
    func number(at position: Int, length: Int) -> UInt64 {
        precondition(0...8 ~= length && 0 <= position && position + length <= count)
        if let eight = eight(at: position) { return eight & UInt64.max >> (64 - 8 * length) }
        return (position..<position + length).reversed().reduce(0) { $0 << 8 | UInt64(self[$1]) }
    }

    /// The eight bytes at `position` as such a number; `nil` where there are fewer.
    private func eight(at position: Int) -> UInt64? {
        guard position + 8 <= count else { return nil }
        return unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }

    /// The position of the first byte from `start` on that is not plain inside a JSON string: a quote, a backslash, a
    /// control character, or part of a character that is not ASCII. The end of the bytes, where there is none.
    func plainEnd(from start: Int) -> Int {
        precondition(0 <= start)
        var position = start
        while let eight = eight(at: position) {
            let marks = eight.marksOfSpecialBytes
            if marks != 0 { return position + marks.trailingZeroBitCount / 8 }
            position += 8
        }
        while position < count, UInt64(self[position]).marksOfSpecialBytes & 0x80 == 0 { position += 1 }
        return position
    }
}

extension UInt64 {
    /// Of each of its eight bytes that is not plain inside a JSON string, the highest bit.
    ///
    /// Bytes above the lowest that is marked may be marked without reason: the subtractions borrow from them.
    fileprivate var marksOfSpecialBytes: UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = self ^ ones * UInt64(UInt8(ascii: "\""))
        let backslashes = self ^ ones * UInt64(UInt8(ascii: "\\"))
        let controls = (self &- ones * 0x20) & ~self
        return (controls | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes | self) & (ones * 0x80)
    }
}
