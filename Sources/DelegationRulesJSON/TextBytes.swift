/// The bytes of a text that is being read; they are there only while the closure runs that they were handed to.
///
/// Every access is checked, as with an array, but nothing is retained: the readers look at each byte of the input.
@safe struct TextBytes {
    private let start: UnsafeRawPointer?
    /// How many there are.
    let count: Int

    /// The bytes that a buffer holds.
    init(_ bytes: UnsafeRawBufferPointer) {
        unsafe start = bytes.baseAddress
        count = bytes.count
    }

    /// The byte at `position`.
    @inline(__always)
    subscript(position: Int) -> UInt8 {
        precondition(0 <= position && position < count)
        // Where there is a position, there are bytes.
        return unsafe start.unsafelyUnwrapped.load(fromByteOffset: position, as: UInt8.self)
    }

    /// The bytes at `positions`, copied.
    subscript(positions: Range<Int>) -> [UInt8] {
        precondition(0 <= positions.lowerBound && positions.upperBound <= count)
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: count)[positions])
    }

    /// Whether `word` stands at `position`.
    @inline(__always)
    func has(_ word: StaticString, at position: Int) -> Bool {
        guard position + word.utf8CodeUnitCount <= count else { return false }
        return word.withUTF8Buffer { word in
            word.indices.allSatisfy { unsafe self[position + $0] == word[$0] }
        }
    }

    /// The name that begins at `start` and ends before a quote; `nil` where there is none that is plain and short.
    @inline(__always)
    func name(at start: Int) -> PackedName? {
        guard 0 <= start, start &+ PackedName.longest <= count else { return nameNearEnd(at: start) }
        return name(number(at: start), { number(at: start &+ 8) }, { number(at: start &+ 16) }, at: start)
    }

    /// The same where the text ends soon: behind its end there seem to be zeros, which are in no name.
    private func nameNearEnd(at start: Int) -> PackedName? {
        guard 8 <= count, 0 <= start else { return nil }
        func number(at position: Int) -> UInt64 {
            let lastEight = min(position, count - 8)
            return self.number(at: lastEight) >> UInt64(8 * (position - lastEight))
        }
        return name(number(at: start), { number(at: start + 8) }, { number(at: start + 16) }, at: start)
    }

    /// The name that begins at `start` with those bytes, of which the later ones are only asked for when needed.
    @inline(__always)
    private func name(_ low: UInt64, _ middle: () -> UInt64, _ high: () -> UInt64, at start: Int) -> PackedName? {
        var marks = low.marksOfSpecialBytes
        let name: PackedName
        if marks != 0 {
            name = PackedName(low & marks.maskBelowLowest, length: marks.trailingZeroBitCount / 8)
        } else {
            let middle = middle()
            marks = middle.marksOfSpecialBytes
            if marks != 0 {
                name = PackedName(low, middle & marks.maskBelowLowest, length: 8 + marks.trailingZeroBitCount / 8)
            } else {
                let high = high()
                marks = high.marksOfSpecialBytes
                guard marks != 0 else { return nil }
                name = PackedName(
                    low, middle, high & marks.maskBelowLowest, length: 16 + marks.trailingZeroBitCount / 8)
            }
        }
        let end = start &+ name.length
        return end < count && self[end] == UInt8(ascii: "\"") ? name : nil
    }

    /// The eight bytes at `position` as a number, of which the first is the lowest; they must be there.
    @inline(__always)
    private func number(at position: Int) -> UInt64 {
        precondition(0 <= position && position &+ 8 <= count)
        return unsafe UInt64(
            littleEndian: start.unsafelyUnwrapped.loadUnaligned(fromByteOffset: position, as: UInt64.self))
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
    @inline(__always)
    fileprivate var marksOfSpecialBytes: UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = self ^ ones * UInt64(UInt8(ascii: "\""))
        let backslashes = self ^ ones * UInt64(UInt8(ascii: "\\"))
        let controls = (self &- ones * 0x20) & ~self
        return (controls | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes | self) & (ones * 0x80)
    }

    /// All bits below the byte of the lowest mark; there must be one.
    @inline(__always)
    fileprivate var maskBelowLowest: UInt64 {
        (self ^ (self &- 1)) >> 8
    }
}
