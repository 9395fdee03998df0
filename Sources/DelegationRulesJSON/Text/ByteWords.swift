// Many bytes are looked at together, eight of them as one number, so that most bytes of a text cost next to nothing.

extension Span<UInt8> {
    /// The eight bytes at `position` as a number, of which the first is the lowest; they must be there.
    @inline(__always)
    func word(at position: Int) -> UInt64 {
        // That they are there is checked once, so that the compiler makes one load of the rest.
        let bytes = extracting(droppingFirst: position)
        precondition(bytes.count >= 8)
        var word: UInt64 = 0
        for index in 0..<8 { word |= UInt64(bytes[index]) &<< UInt64(truncatingIfNeeded: 8 &* index) }
        return word
    }

    /// The bytes at `range`, which are eight at most, as such a number; those that lack are zeros.
    @inline(__always)
    func word(at range: Range<Int>) -> UInt64 {
        let length = range.upperBound &- range.lowerBound
        if range.lowerBound &+ 8 <= count {
            return length == 0 ? 0 : word(at: range.lowerBound) & .lowestBytes(length)
        }
        if range.upperBound >= 8 {
            let unused = UInt64(truncatingIfNeeded: 64 &- 8 &* length)
            return length == 0 ? 0 : word(at: range.upperBound &- 8) &>> unused
        }
        var word: UInt64 = 0
        for position in range.reversed() { word = word &<< 8 | UInt64(self[position]) }
        return word
    }

    /// Whether the bytes at `range` are those that stand at `start` of `other`; with `caseFolded`, but for the case of
    /// ASCII letters.
    package func has(
        _ range: Range<Int>, equalTo other: Span<UInt8>, at start: Int, caseFolded: Bool = false
    ) -> Bool {
        var (position, counterpart) = (range.lowerBound, start)
        while position &+ 8 <= range.upperBound {
            guard word(at: position).isSame(as: other.word(at: counterpart), caseFolded: caseFolded) else {
                return false
            }
            position &+= 8
            counterpart &+= 8
        }
        let rest = position..<range.upperBound
        return word(at: rest).isSame(
            as: other.word(at: counterpart..<counterpart &+ rest.count), caseFolded: caseFolded)
    }

    /// Where the first line break in `range` stands; the range's end, where there is none.
    func lineEnd(in range: Range<Int>) -> Int {
        var position = range.lowerBound
        while position &+ 32 <= range.upperBound {
            // The least difference of 32 bytes from a line break is 0 if one of them is one. It is found without a branch.
            let block = extracting(position..<position &+ 32)
            var least = UInt8.max
            for index in 0..<32 { least = Swift.min(least, block[index] ^ UInt8(ascii: "\n")) }
            if least == 0 { break }
            position &+= 32
        }
        while position < range.upperBound, self[position] != UInt8(ascii: "\n") { position &+= 1 }
        return position
    }

    /// How many line breaks there are in `range`.
    package func lineBreaks(in range: Range<Int>) -> Int {
        var count = 0
        var position = lineEnd(in: range)
        while position < range.upperBound {
            count &+= 1
            position = lineEnd(in: position &+ 1..<range.upperBound)
        }
        return count
    }

    /// Where in `range` the first byte stands that is not simply itself in a JSON string: a quote, a backslash, a
    /// control character (delete is one), or part of a character that is not ASCII. The range's end, where there is none.
    @inline(__always)
    func plainEnd(in range: Range<Int>) -> Int {
        var position = range.lowerBound
        while position &+ 8 <= range.upperBound {
            let marks = word(at: position).marksOfSpecialBytes
            if marks != 0 { return position &+ marks.trailingZeroBitCount / 8 }
            position &+= 8
        }
        if position == range.upperBound { return position }
        let rest = position..<range.upperBound
        let marks = word(at: rest).marksOfSpecialBytes & .lowestBytes(rest.count)
        return marks == 0 ? range.upperBound : position &+ marks.trailingZeroBitCount / 8
    }
}

extension UInt64 {
    /// All bits of the lowest bytes, `count` of them, which must be from 1 to 8: a shift by 64 bits would be none.
    @inline(__always)
    fileprivate static func lowestBytes(_ count: Int) -> UInt64 {
        .max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* count)
    }

    /// Of each of its eight bytes that is special in a JSON string, the highest bit.
    ///
    /// Only the lowest mark tells anything: bytes above it may be marked without reason, for sums carry to them and
    /// differences borrow.
    @inline(__always)
    fileprivate var marksOfSpecialBytes: UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = self ^ ones &* UInt64(UInt8(ascii: "\""))
        let backslashes = self ^ ones &* UInt64(UInt8(ascii: "\\"))
        let controls = self &- ones &* 0x20
        let deletes = self &+ ones
        return (controls | deletes | (quotes &- ones) | (backslashes &- ones) | self) & (ones &* 0x80)
    }
}
