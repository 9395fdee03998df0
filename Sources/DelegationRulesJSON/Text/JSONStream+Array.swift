// MARK: An array, whose elements are the texts

extension JSONStream {
    mutating func element() -> Step {
        guard let byte = skipWhiteSpace() else { return inputEnd() }
        switch byte {
        case UInt8(ascii: "]"):
            let isMissing = state == .element
            consume(upTo: head + 1)
            state = .behindArray
            return isMissing ? missingElement() : .goOn
        case UInt8(ascii: ","):
            consume(upTo: head + 1)
            state = .element
            return missingElement()
        default:
            beginToFollow()
            return .goOn
        }
    }

    private func missingElement() -> Step {
        .handOut(.broken("expected one \(kind.noun) in the array", line: line))
    }

    mutating func commaOrBracket() -> Step {
        guard let byte = skipWhiteSpace() else { return inputEnd() }
        switch byte {
        case UInt8(ascii: ","):
            consume(upTo: head + 1)
            state = .element
            return .goOn
        case UInt8(ascii: "]"):
            consume(upTo: head + 1)
            state = .behindArray
            return .goOn
        default:
            state = .noElement
            return .handOut(.broken("expected ',' or ']' after one \(kind.noun) of the array", line: line))
        }
    }

    /// Passes over what is no element, so that it costs none of those behind it its answer.
    mutating func skipToElement() -> Step {
        guard let next = bytes[head...].firstIndex(where: { "{,]".utf8.contains($0) }) else { return consumeAll() }
        consume(upTo: next)
        state = bytes[next] == UInt8(ascii: "{") ? .element : .commaOrBracket
        return .goOn
    }

    mutating func behindArray() -> Step {
        guard skipWhiteSpace() != nil else { return .wait }
        state = .over
        return .handOut(.broken("expected the end of the input after the array", line: line))
    }

    /// What is there to say where the input ends for now: an array that ends with it lacks its bracket.
    mutating func inputEnd() -> Step {
        _ = consumeAll()
        guard isAtEnd, layout == .array else { return .wait }
        state = .over
        return .handOut(.broken("expected ']' at the end of the array, found the end", line: line))
    }
}
