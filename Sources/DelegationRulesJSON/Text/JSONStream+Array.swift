// MARK: An array, whose elements are the texts

extension JSONStream {
    mutating func element() -> Step {
        guard let byte = skipWhiteSpace() else { return inputEnd() }
        switch byte {
        case UInt8(ascii: "]"):
            let isMissing = state == .element
            consume(upTo: head + 1)
            return isMissing ? missingElement(then: .behindArray) : go(to: .behindArray)
        case UInt8(ascii: ","):
            consume(upTo: head + 1)
            return missingElement(then: .element)
        default: return beginToFollow()
        }
    }

    private mutating func missingElement(then state: State) -> Step {
        report("expected one \(kind.noun) in the array", then: state)
    }

    mutating func commaOrBracket() -> Step {
        guard let byte = skipWhiteSpace() else { return inputEnd() }
        switch byte {
        case UInt8(ascii: ","):
            consume(upTo: head + 1)
            return go(to: .element)
        case UInt8(ascii: "]"):
            consume(upTo: head + 1)
            return go(to: .behindArray)
        default: return report("expected ',' or ']' after one \(kind.noun) of the array", then: .noElement)
        }
    }

    /// Passes over what is no element, so that it costs none of those behind it its answer.
    mutating func skipToElement() -> Step {
        guard let next = bytes[head...].firstIndex(where: { "{,]".utf8.contains($0) }) else { return consumeAll() }
        consume(upTo: next)
        return go(to: bytes[next] == UInt8(ascii: "{") ? .element : .commaOrBracket)
    }

    mutating func behindArray() -> Step {
        guard skipWhiteSpace() != nil else { return .wait }
        return report("expected the end of the input after the array", then: .over)
    }

    /// What is there to say where the input ends for now: an array that ends with it lacks its bracket.
    mutating func inputEnd() -> Step {
        _ = consumeAll()
        guard isAtEnd, layout == .array else { return .wait }
        return report("expected ']' at the end of the array, found the end", then: .over)
    }
}
