// What is the same whatever its letter case is so by the case of ASCII letters alone: all others count as they are written.

extension UInt8 {
    /// This byte, or the small letter where it is a capital letter of ASCII.
    package var caseFolded: UInt8 {
        UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self ? self | 0x20 : self
    }
}

extension UInt64 {
    /// Whether its eight bytes are those of `other`; with `caseFolded`, but for the case of ASCII letters.
    @inline(__always)
    func isSame(as other: UInt64, caseFolded: Bool) -> Bool {
        self == other || caseFolded && self.caseFolded == other.caseFolded
    }

    /// The same of each of its eight bytes.
    @inline(__always)
    var caseFolded: UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        // The highest bit of a byte tells of its seven others whether they are at least "A", or behind "Z".
        let others = self & (ones &* 0x7F)
        let isLetterOrBehind = others &+ ones &* (0x80 - 0x41)
        let isBehind = others &+ ones &* (0x80 - 0x5B)
        let isCapital = (isLetterOrBehind ^ isBehind) & ~self & (ones &* 0x80)
        return self | isCapital &>> 2
    }
}

extension Span<UInt8> {
    /// A number that is the same for texts that are, in one run: nobody can choose texts that share theirs.
    func caseFoldedHash(of range: Range<Int>) -> Int {
        var hasher = Hasher()
        var position = range.lowerBound
        while position &+ 8 <= range.upperBound {
            hasher.combine(word(at: position).caseFolded)
            position &+= 8
        }
        // The rest has seven bytes at most. In the place of the eighth, the count tells apart those that end with zeros.
        let rest = word(at: position..<range.upperBound).caseFolded
        hasher.combine(rest | UInt64(truncatingIfNeeded: range.count) &<< 56)
        return hasher.finalize()
    }
}
