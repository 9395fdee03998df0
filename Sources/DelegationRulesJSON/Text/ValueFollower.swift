/// Follows a JSON value by what may come next in it, to find where it ends or breaks.
///
/// Only that is looked at; what its strings, numbers and words are is left to whoever reads it.
struct ValueFollower {
    enum Ending {
        /// The value ends before the byte at that index.
        case ended(Int)
        /// The byte at that index cannot come there.
        case broken(Int)
    }

    private enum Expected {
        case value, valueOrBracket, key, keyOrBracket, colon, commaOrBracket
    }

    private struct Bracket {
        let isObject: Bool
        /// Its offset in the input, where it begins a line; otherwise a negative number.
        let lineStart: Int
    }

    private var expected = Expected.value
    private var open: [Bracket] = []
    private var isInString = false
    private var isEscaped = false
    private var isInWord = false
    /// Whether nothing but white space stands before the last byte on its line, which the value did not begin on.
    private(set) var isAtLineStart = false
    /// Whether the value goes on behind the line that it begins on.
    private(set) var hasLineBreak = false

    /// Whether the value could end here, though more of it might come: it is a number or a word.
    var isWord: Bool { isInWord && open.isEmpty }

    /// The offsets of the objects in it that begin a line and do not end, from the innermost outwards.
    var unclosedLineStarts: [Int] {
        open.reversed().map { $0.lineStart }.filter { $0 >= 0 }
    }

    /// Goes on with `bytes` from `start` to `end`, of which the first byte of all has the offset `base`; the value's
    /// ending, if it is there.
    mutating func follow(_ bytes: [UInt8], from start: Int, to end: Int, base: Int) -> Ending? {
        var position = start
        while position < end {
            let byte = bytes[position]
            if isInString {
                if byte == UInt8(ascii: "\n") { return .broken(position) }
                if !advanceInString(byte), open.isEmpty { return .ended(position + 1) }
            } else if isInWord, !isDelimiter(byte) {
                // The word goes on.
            } else {
                if isWord { return .ended(position) }
                isInWord = false
                guard advance(byte, offset: base + position) else { return .broken(position) }
                if open.isEmpty, byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { return .ended(position + 1) }
            }
            position += 1
        }
        return nil
    }

    /// Takes in a byte inside a string; false where the string ends with it.
    @inline(__always)
    private mutating func advanceInString(_ byte: UInt8) -> Bool {
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            isInString = false
        }
        return isInString
    }

    private func isDelimiter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D: true
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"): true
        case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "\""): true
        default: false
        }
    }

    /// Takes in a byte outside strings and words; false where it cannot come there.
    private mutating func advance(_ byte: UInt8, offset: Int) -> Bool {
        switch byte {
        case UInt8(ascii: "\n"):
            hasLineBreak = true
            isAtLineStart = true
            return true
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
            return true
        default:
            guard accept(byte, offset: offset) else { return false }
            isAtLineStart = false
            return true
        }
    }

    private mutating func accept(_ byte: UInt8, offset: Int) -> Bool {
        switch (byte, expected) {
        case (UInt8(ascii: "{"), .value), (UInt8(ascii: "{"), .valueOrBracket):
            return enter(Bracket(isObject: true, lineStart: isAtLineStart ? offset : -1), .keyOrBracket)
        case (UInt8(ascii: "["), .value), (UInt8(ascii: "["), .valueOrBracket):
            return enter(Bracket(isObject: false, lineStart: -1), .valueOrBracket)
        case (UInt8(ascii: "}"), .keyOrBracket), (UInt8(ascii: "]"), .valueOrBracket):
            return leave()
        case (UInt8(ascii: "}"), .commaOrBracket), (UInt8(ascii: "]"), .commaOrBracket):
            return open.last?.isObject == (byte == UInt8(ascii: "}")) && leave()
        case (UInt8(ascii: ","), .commaOrBracket):
            expected = open.last?.isObject == true ? .key : .value
        case (UInt8(ascii: ":"), .colon):
            expected = .value
        case (UInt8(ascii: "\""), .key), (UInt8(ascii: "\""), .keyOrBracket):
            isInString = true
            expected = .colon
        case (UInt8(ascii: "\""), .value), (UInt8(ascii: "\""), .valueOrBracket):
            isInString = true
            expected = .commaOrBracket
        case (_, .value) where !isDelimiter(byte), (_, .valueOrBracket) where !isDelimiter(byte):
            isInWord = true
            expected = .commaOrBracket
        default: return false
        }
        return true
    }

    private mutating func enter(_ bracket: Bracket, _ expected: Expected) -> Bool {
        guard open.count < JSONReader.deepestNesting else { return false }
        open.append(bracket)
        self.expected = expected
        return true
    }

    private mutating func leave() -> Bool {
        open.removeLast()
        expected = .commaOrBracket
        return true
    }
}
