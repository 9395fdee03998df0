/// A stretch of an input: one text, many, or why none can be read.
package enum JSONPiece: Equatable, Sendable {
    /// The text that stands at a range of the bytes, sound or not, and the line that it begins on.
    case text(Range<Int>, line: Int)
    /// Complete lines, each a text that stands for itself, and the first one's number.
    case lines(Range<Int>, line: Int)
    /// Something that no text can be read from, and the line that it begins on.
    case broken(String, line: Int)
}

extension JSONPiece {
    /// How many bytes it has.
    package var count: Int {
        switch self {
        case .text(let range, _), .lines(let range, _): range.count
        case .broken: 0
        }
    }

    /// Lines of `bytes` in two parts, of which the first ends with the line that `offset` is on; `nil` where the second
    /// would be empty, and for what is no lines.
    package func divided(at offset: Int, in bytes: [UInt8]) -> (JSONPiece, JSONPiece)? {
        guard case .lines(let range, let line) = self else { return nil }
        let end = bytes.span.lineEnd(in: range.dropFirst(offset))
        guard end < range.upperBound else { return nil }
        let lineBreaks = bytes.span.lineBreaks(in: range.lowerBound..<end)
        return (.lines(range.lowerBound..<end, line: line), .lines(end..<range.upperBound, line: line + lineBreaks))
    }
}

/// What the texts of an input are.
package struct JSONTextKind: Sendable {
    /// What messages call one of them.
    package let noun: String
    /// How many bytes one may have.
    package let longest: Int

    package init(noun: String, longest: Int) {
        self.noun = noun
        self.longest = longest
    }

    /// What is wrong with one that has more.
    package var tooLongMessage: String { "expected one \(noun) of at most \(longest) bytes, found a longer text" }
}

/// Takes complete lines apart into their texts.
package struct JSONLines {
    private let kind: JSONTextKind
    private var rest: Range<Int>
    private var line: Int

    /// Goes through the lines at `range`, of which the first is `line`.
    package init(_ range: Range<Int>, line: Int, of kind: JSONTextKind) {
        self.kind = kind
        self.line = line
        rest = range
    }

    /// The text of the next line that has one, white space at its beginning left out.
    package mutating func next(in bytes: [UInt8]) -> JSONPiece? {
        while let position = rest.first {
            switch bytes[position] {
            case UInt8(ascii: "\n"): line += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
            default:
                let end = bytes.span.lineEnd(in: rest)
                rest = end..<rest.upperBound
                return end - position > kind.longest
                    ? .broken(kind.tooLongMessage, line: line) : .text(position..<end, line: line)
            }
            rest = position + 1..<rest.upperBound
        }
        return nil
    }
}
