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

    /// The name that begins at `start` and ends before a quote, with how long it is; `nil` where there is none that is
    /// plain and short.
    @inline(__always)
    func name(at start: Int) -> (name: PackedName, length: Int)? {
        guard 8 <= count else { return nil }
        // All three are looked at, whatever the first one shows: names of all lengths come in no order that a processor
        // could foresee.
        let (low, middle, high) = (number(at: start), number(at: start + 8), number(at: start + 16))
        let marks = (low.marksOfSpecialBytes, middle.marksOfSpecialBytes, high.marksOfSpecialBytes)
        var length = 16 + marks.2.trailingZeroBitCount / 8
        if marks.1 != 0 { length = 8 + marks.1.trailingZeroBitCount / 8 }
        if marks.0 != 0 { length = marks.0.trailingZeroBitCount / 8 }
        guard length < PackedName.longest, start + length < count, self[start + length] == UInt8(ascii: "\"") else {
            return nil
        }
        return (PackedName(low, middle, high, length: length), length)
    }

    /// The eight bytes at `position` as a number, of which the first is the lowest; behind the end there are zeros.
    ///
    /// There must be eight bytes in all.
    @inline(__always)
    private func number(at position: Int) -> UInt64 {
        let start = min(position, count - 8)
        precondition(0 <= start)
        let number = unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
        return number >> UInt64(8 * (position - start))
    }

    /// The position of the first byte from `start` on that is not plain inside a JSON string: a quote, a backslash, a
    /// control character, or part of a character that is not ASCII. The end of the bytes, where there is none.
    func plainEnd(from start: Int) -> Int {
        var position = start
        while position + 8 <= count {
            let marks = number(at: position).marksOfSpecialBytes
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
