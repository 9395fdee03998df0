import DelegationRulesJSON

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
        /// Passing over what stands between elements of an array and is none.
        case skippingToElement
        /// Passing over the rest of a value that is too long; then one of the modes goes on.
        indirect case skippingValue(Nesting, then: Mode, afterBroken: Mode)
    }

    private var mode = Mode.start
    private var buffer = InputBuffer()
    /// How far the value at the head has been followed.
    private var followed: (nesting: Nesting, length: Int)?

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
        try buffer.append(read)
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
                guard buffer.skipWhiteSpace() != nil else { return nil }
                guard let end = buffer.lastLineEnd(isAtEnd: isAtEnd) else {
                    return isTooLong ? broken(kind.tooLongMessage, then: .skippingLine) : nil
                }
                let (lines, line) = buffer.take(upTo: end)
                return .lines(lines, line: line)
            case .skippingLine:
                guard let end = buffer.lineEnd(isAtEnd: isAtEnd) else {
                    buffer.consume(upTo: buffer.end)
                    return nil
                }
                buffer.consume(upTo: end)
                mode = .lines
            case .objects:
                guard let byte = buffer.skipWhiteSpace() else { return nil }
                // No value begins with these: each is passed over by itself, or it would never be.
                if "}],".utf8.contains(byte) { return text(upTo: buffer.head + 1) }
                return value(isAtEnd: isAtEnd, then: .objects, afterBroken: .undecided)
            case .elementOrEnd, .element:
                guard let byte = buffer.skipWhiteSpace() else { return isAtEnd ? unfinishedArray() : nil }
                guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") else {
                    return value(isAtEnd: isAtEnd, then: .commaOrEnd, afterBroken: .element)
                }
                buffer.consume(upTo: buffer.head + 1)
                let isEmpty = if case .elementOrEnd = mode { byte == UInt8(ascii: "]") } else { false }
                mode = byte == UInt8(ascii: ",") ? .element : .end
                if !isEmpty { return broken("expected one \(kind.noun) in the array", then: mode) }
            case .commaOrEnd:
                guard let byte = buffer.skipWhiteSpace() else { return isAtEnd ? unfinishedArray() : nil }
                guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") else {
                    return broken(
                        "expected ',' or ']' after one \(kind.noun) of the array",
                        then: .skippingToElement)
                }
                buffer.consume(upTo: buffer.head + 1)
                mode = byte == UInt8(ascii: ",") ? .element : .end
            case .skippingToObject(let following, let isAtLineStart):
                guard skipToObject(isAtLineStart, then: following) else { return nil }
            case .skippingToElement:
                guard let byte = buffer.skip(to: "{,]") else { return nil }
                mode = byte == UInt8(ascii: "{") ? .element : .commaOrEnd
            case .skippingValue(let nesting, let following, let afterBroken):
                guard skipValue(nesting, then: following, afterBroken: afterBroken) else { return nil }
            case .end:
                guard buffer.skipWhiteSpace() != nil else { return nil }
                return broken("expected the end of the input after the array", then: .skippingToObject(.end))
            }
        }
    }
}

// MARK: The kinds of input

extension RecordInput {
    /// Sets the mode by how the input begins; false where that has not come in yet.
    private mutating func startIsKnown(isAtEnd: Bool) -> Bool {
        guard buffer.skipByteOrderMark(isAtEnd: isAtEnd), let byte = buffer.skipWhiteSpace() else { return false }
        if byte == UInt8(ascii: "[") {
            buffer.consume(upTo: buffer.head + 1)
            mode = .elementOrEnd
        } else {
            mode = .undecided
        }
        return true
    }

    /// Sets the mode by the next line; false where that has not come in yet.
    private mutating func layoutIsKnown(isAtEnd: Bool) -> Bool {
        guard buffer.skipWhiteSpace() != nil else { return false }
        guard let end = buffer.lineEnd(isAtEnd: isAtEnd) ?? (isTooLong ? buffer.end : nil) else { return false }
        var nesting = Nesting(kindOfValue(upTo: end))
        let isWhole = buffer.bytes[buffer.head..<end].contains { nesting.advance($0) != nil }
        mode = !isWhole && goesOn(nesting, after: end) ? .objects : .lines
        return true
    }

    /// Whether a value that is left open at the end of a line goes on with the next: what that begins with tells, or,
    /// where it has not come in yet, how the line ends.
    private func goesOn(_ nesting: Nesting, after end: Int) -> Bool {
        guard nesting.isOpen else { return false }
        guard let next = buffer.bytes[end...].firstIndex(where: { !" \t\r\n".utf8.contains($0) }) else {
            return nesting.isOpenAtLineBreak
        }
        var nesting = nesting
        return !buffer.bytes[end...next].contains { nesting.advance($0) != nil }
    }

    /// One value, however many lines it takes.
    ///
    /// Where it cannot be finished, only what stands before the next line that begins with `{` is handed out, and that
    /// line is read anew: one truncated scenario does not swallow those that follow.
    private mutating func value(isAtEnd: Bool, then following: Mode, afterBroken: Mode) -> InputPiece? {
        var (nesting, end) = followed.map { ($0.nesting, buffer.head + $0.length) } ?? (Nesting(kind), buffer.head)
        followed = nil
        while end < buffer.end {
            switch nesting.advance(buffer.bytes[end]) {
            case nil: end += 1
            case .after:
                mode = following
                return text(upTo: end + 1)
            case .before:
                mode = following
                return text(upTo: end)
            case .brokenOff:
                let kind = kindOfValue(upTo: end)
                if kind.hasObjectsInArrays, !nesting.hasObjectsInArrays {
                    (nesting, end) = (Nesting(kind), buffer.head)
                    continue
                }
                mode = afterBroken
                return text(upTo: buffer.lineBeginningWithObject(before: end))
            }
        }
        if isAtEnd {
            mode = afterBroken
            return text(upTo: buffer.lineBeginningWithObject(before: end))
        }
        guard isTooLong else {
            followed = (nesting, end - buffer.head)
            return nil
        }
        let line = buffer.line
        buffer.consume(upTo: end)
        mode = .skippingValue(nesting, then: following, afterBroken: afterBroken)
        return .broken(kind.tooLongMessage, line: line)
    }

    /// The kind of the value at the head, as far as its keys before `end` tell: one of another kind is refused, but once
    /// and not line by line.
    private func kindOfValue(upTo end: Int) -> InputKind {
        kind.text.mistake(found: buffer.bytes[buffer.head..<end].jsonKeys) == nil ? kind : .questions
    }

    private mutating func unfinishedArray() -> InputPiece? {
        mode = .end
        return .broken("expected ']' at the end of the array, found the end", line: buffer.line)
    }
}

// MARK: The pieces

extension RecordInput {
    /// Passes over all that comes before the next line that begins with `{`; false where that has not come in yet.
    ///
    /// Nothing is kept meanwhile: what is broken may be a line, or an indentation, of any length.
    private mutating func skipToObject(_ isAtLineStart: Bool, then following: Mode) -> Bool {
        var isAtLineStart = isAtLineStart
        let start = buffer.lineBeginningWithObject(before: buffer.end, isAtLineStart: &isAtLineStart)
        buffer.consume(upTo: start ?? buffer.end)
        mode = start == nil ? .skippingToObject(following, isAtLineStart: isAtLineStart) : following
        return start != nil
    }

    /// Passes over the rest of a value as far as `nesting` follows it; false where its end has not come in yet.
    private mutating func skipValue(_ nesting: Nesting, then following: Mode, afterBroken: Mode) -> Bool {
        var nesting = nesting
        for position in buffer.head..<buffer.end {
            guard let end = nesting.advance(buffer.bytes[position]) else { continue }
            buffer.consume(upTo: end == .after ? position + 1 : position)
            mode = end == .brokenOff ? .skippingToObject(afterBroken, isAtLineStart: true) : following
            return true
        }
        buffer.consume(upTo: buffer.end)
        mode = .skippingValue(nesting, then: following, afterBroken: afterBroken)
        return false
    }

    private mutating func text(upTo end: Int) -> InputPiece {
        let (text, line) = buffer.take(upTo: end)
        return text.count > kind.longestText ? .broken(kind.tooLongMessage, line: line) : .text(text, line: line)
    }

    private mutating func broken(_ problem: String, then following: Mode) -> InputPiece {
        mode = following
        return .broken(problem, line: buffer.line)
    }

    private var isTooLong: Bool { buffer.end - buffer.head > kind.longestText }
}
