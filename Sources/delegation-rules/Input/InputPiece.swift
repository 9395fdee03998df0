/// A stretch of the input: one text of its kind, many, or why there is none.
enum InputPiece: Equatable {
    /// The text of a scenario or an exchange, valid or not.
    case text(ArraySlice<UInt8>, line: Int)
    /// Complete lines, each a text that stands for itself; the first begins on `line`.
    case lines(ArraySlice<UInt8>, line: Int)
    /// Something that none can be read from.
    case broken(String, line: Int)
}

/// Takes lines apart into their texts.
struct LineCursor {
    private var position = 0
    private var line: Int

    /// A cursor at the beginning of lines of which the first is `line`.
    init(line: Int) {
        self.line = line
    }

    /// The next line of `bytes` that is not empty: where its text stands, white space at its beginning left out.
    mutating func next(in bytes: Span<UInt8>) -> (text: Range<Int>, line: Int)? {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\n"): line += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
            default:
                let text = position..<bytes.lineEnd(from: position)
                position = text.upperBound
                return (text, line)
            }
            position += 1
        }
        return nil
    }

    /// The next text of `lines`, an input of `kind`.
    mutating func next(in lines: ArraySlice<UInt8>, of kind: InputKind) -> InputPiece? {
        guard let (text, line) = next(in: lines.span) else { return nil }
        guard text.count <= kind.longestText else { return .broken(kind.tooLongMessage, line: line) }
        return .text(lines[lines.startIndex + text.lowerBound..<lines.startIndex + text.upperBound], line: line)
    }
}
