/// Takes an input apart into its texts, as it comes in.
///
/// The input is JSON Lines, one JSON object, or an array. `[` begins an array. Otherwise the first line decides: an
/// object that goes on with the next line is laid out over several, and so are those that follow it; anything else is
/// JSON Lines, in which every line stands for itself. As many as are complete are handed out together.
struct RecordInput {
    private let kind: InputKind
    private enum Mode {
        case start, undecided, lines, objects, elementOrEnd, element, commaOrEnd, end
        /// Passing over what is too long, up to the end of the line.
        case skippingLine
        /// Passing over what is broken, up to the next line that begins with `{`; then `Mode` goes on.
        indirect case skippingToObject(Mode, isAtLineStart: Bool = false)
    }

    private var mode = Mode.start
    private var buffer: [UInt8] = []
    private var head = 0
    private var line = 1
    /// Up to where no line break follows the head.
    private var searched = 0
    /// How far the value at the head has been followed.
    private var followed: (nesting: Nesting, end: Int)?

    /// An input of that kind, of which nothing has come in yet.
    init(_ kind: InputKind) {
        self.kind = kind
    }

    /// Whether the input is known to be JSON Lines.
    var isLines: Bool {
        if case .lines = mode { true } else { false }
    }

    /// Takes in what `read` appends to what is there.
    mutating func append<Result>(
        _ read: (inout [UInt8]) throws(CommandFailure) -> Result
    ) throws(CommandFailure) -> Result {
        buffer.removeFirst(head)
        followed?.end -= head
        searched = max(searched - head, 0)
        head = 0
        return try read(&buffer)
    }

    /// The next piece that is complete, or `nil` where more has to come in first.
    mutating func next(isAtEnd: Bool) -> InputPiece? {
        while true {
            switch mode {
            case .start:
                guard startIsKnown(isAtEnd: isAtEnd) else { return nil }
            case .undecided:
                guard layoutIsKnown(isAtEnd: isAtEnd) else { return nil }
            case .lines:
                guard skipWhiteSpace() != nil else { return nil }
                guard let end = lastLineEnd(isAtEnd: isAtEnd) else { return tooLong(then: .skippingLine) }
                let lines = InputPiece.lines(buffer[head..<end], line: line)
                consume(upTo: end)
                return lines
            case .skippingLine:
                guard let end = lineEnd(isAtEnd: isAtEnd) else {
                    consume(upTo: buffer.count)
                    return nil
                }
                consume(upTo: end)
                mode = .lines
            case .objects:
                guard let byte = skipWhiteSpace() else { return nil }
                // No value begins with these: each is passed over by itself, or it would never be.
                if "}],".utf8.contains(byte) { return text(upTo: head + 1) }
                return value(isAtEnd: isAtEnd, then: .objects, afterBroken: .undecided)
            case .elementOrEnd, .element:
                guard let byte = skipWhiteSpace() else { return isAtEnd ? unfinishedArray() : nil }
                if byte == UInt8(ascii: "]"), case .elementOrEnd = mode {
                    consume(upTo: head + 1)
                    mode = .end
                } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") {
                    return broken("expected one \(kind.noun) in the array", then: .skippingToObject(.element))
                } else {
                    return value(isAtEnd: isAtEnd, then: .commaOrEnd, afterBroken: .element)
                }
            case .commaOrEnd:
                guard let byte = skipWhiteSpace() else { return isAtEnd ? unfinishedArray() : nil }
                guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") else {
                    return broken(
                        "expected ',' or ']' after one \(kind.noun) of the array",
                        then: byte == UInt8(ascii: "{") ? .element : .skippingToObject(.element))
                }
                consume(upTo: head + 1)
                mode = byte == UInt8(ascii: ",") ? .element : .end
            case .skippingToObject(let following, let isAtLineStart):
                guard skipToObject(isAtLineStart, then: following) else { return nil }
            case .end:
                guard skipWhiteSpace() != nil else { return nil }
                return broken("expected the end of the input after the array", then: .skippingToObject(.end))
            }
        }
    }
}

// MARK: The kinds of input

extension RecordInput {
    /// Sets the mode by how the input begins; false where that has not come in yet.
    private mutating func startIsKnown(isAtEnd: Bool) -> Bool {
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let beginning = buffer[head...].prefix(3)
        if beginning.elementsEqual(byteOrderMark) {
            head += 3
        } else if !isAtEnd, !beginning.isEmpty, byteOrderMark.starts(with: beginning) {
            return false
        }
        guard let byte = skipWhiteSpace() else { return false }
        if byte == UInt8(ascii: "[") {
            consume(upTo: head + 1)
            mode = .elementOrEnd
        } else {
            mode = .undecided
        }
        return true
    }

    /// Sets the mode by the next line; false where that has not come in yet.
    private mutating func layoutIsKnown(isAtEnd: Bool) -> Bool {
        guard skipWhiteSpace() != nil else { return false }
        guard let end = lineEnd(isAtEnd: isAtEnd) ?? (buffer.count - head > kind.longestText ? buffer.count : nil)
        else { return false }
        var nesting = Nesting(kind)
        let isWhole = buffer[head..<end].contains { nesting.advance($0) != nil }
        mode = !isWhole && goesOn(nesting, after: end) ? .objects : .lines
        return true
    }

    /// Whether a value that is left open at the end of a line goes on with the next: what that begins with tells, or,
    /// where it has not come in yet, how the line ends.
    private func goesOn(_ nesting: Nesting, after end: Int) -> Bool {
        guard nesting.isOpen else { return false }
        guard let next = buffer[end...].firstIndex(where: { !" \t\r\n".utf8.contains($0) }) else {
            return nesting.isOpenAtLineBreak
        }
        var nesting = nesting
        return !buffer[end...next].contains { nesting.advance($0) != nil }
    }

    /// One value, however many lines it takes.
    ///
    /// Where it cannot be finished, only what stands before the next line that begins with `{` is handed out, and that
    /// line is read anew: one truncated scenario does not swallow those that follow.
    private mutating func value(isAtEnd: Bool, then following: Mode, afterBroken: Mode) -> InputPiece? {
        var (nesting, end) = followed ?? (Nesting(kind), head)
        followed = nil
        while end < buffer.count {
            switch nesting.advance(buffer[end]) {
            case nil: end += 1
            case .after:
                mode = following
                return text(upTo: end + 1)
            case .before:
                mode = following
                return text(upTo: end)
            case .brokenOff:
                mode = afterBroken
                return text(upTo: lineBeginningWithObject(before: end))
            }
        }
        if isAtEnd {
            mode = afterBroken
            return text(upTo: lineBeginningWithObject(before: end))
        }
        followed = (nesting, end)
        return tooLong(then: .skippingToObject(afterBroken))
    }

    private mutating func unfinishedArray() -> InputPiece? {
        mode = .end
        return .broken("expected ']' at the end of the array, found the end", line: line)
    }
}

// MARK: The buffer

extension RecordInput {
    /// The next byte that is no white space; everything before it is consumed.
    private mutating func skipWhiteSpace() -> UInt8? {
        while head < buffer.count {
            switch buffer[head] {
            case UInt8(ascii: "\n"):
                line += 1
                head += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): head += 1
            case let byte: return byte
            }
        }
        return nil
    }

    /// Where the current line ends, without its line break.
    private mutating func lineEnd(isAtEnd: Bool) -> Int? {
        let lineBreak = buffer[max(head, searched)...].firstIndex(of: UInt8(ascii: "\n"))
        searched = lineBreak ?? buffer.count
        return lineBreak ?? (isAtEnd ? buffer.count : nil)
    }

    /// Where the last line that is complete ends, without its line break.
    private mutating func lastLineEnd(isAtEnd: Bool) -> Int? {
        if isAtEnd { return buffer.count }
        let lineBreak = buffer[max(head, searched)...].lastIndex(of: UInt8(ascii: "\n"))
        searched = buffer.count
        return lineBreak
    }

    /// Where the next line that begins with `{` has it, if that is before `end`; else `end`.
    private func lineBeginningWithObject(before end: Int) -> Int {
        var isAtLineStart = false
        return buffer[head..<end].firstIndex { Self.beginsLine($0, &isAtLineStart) } ?? end
    }

    /// Passes over all that comes before the next line that begins with `{`; false where that has not come in yet.
    ///
    /// Nothing is kept meanwhile: what is broken may be a line, or an indentation, of any length.
    private mutating func skipToObject(_ isAtLineStart: Bool, then following: Mode) -> Bool {
        var isAtLineStart = isAtLineStart
        let start = buffer[head...].firstIndex { Self.beginsLine($0, &isAtLineStart) }
        consume(upTo: start ?? buffer.count)
        mode = start == nil ? .skippingToObject(following, isAtLineStart: isAtLineStart) : following
        return start != nil
    }

    /// Whether `byte` is a `{` that its line begins with.
    private static func beginsLine(_ byte: UInt8, _ isAtLineStart: inout Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "\n"): isAtLineStart = true
        case UInt8(ascii: " "), UInt8(ascii: "\t"): break
        case UInt8(ascii: "{"): return isAtLineStart
        default: isAtLineStart = false
        }
        return false
    }

    private mutating func consume(upTo end: Int) {
        line += buffer[head..<end].span.lineBreaks
        head = end
    }

    private mutating func text(upTo end: Int) -> InputPiece {
        let piece = InputPiece.text(buffer[head..<end], line: line)
        let length = end - head
        let start = line
        consume(upTo: end)
        return length > kind.longestText ? .broken(kind.tooLongMessage, line: start) : piece
    }

    private mutating func broken(_ problem: String, then following: Mode) -> InputPiece {
        mode = following
        return .broken(problem, line: line)
    }

    private mutating func tooLong(then following: Mode) -> InputPiece? {
        guard buffer.count - head > kind.longestText else { return nil }
        followed = nil
        return broken(kind.tooLongMessage, then: following)
    }
}
