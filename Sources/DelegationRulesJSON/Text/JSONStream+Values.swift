// MARK: Values, each over any number of lines

extension JSONStream {
    mutating func beginValue() -> Step {
        skipWhiteSpace() == nil ? .wait : beginToFollow()
    }

    mutating func beginToFollow() -> Step {
        follower = ValueFollower()
        followed = forgotten + head
        return go(to: .following)
    }

    mutating func follow() -> Step {
        let limit = min(bytes.count, head + kind.longest + 1)
        switch follower.follow(bytes, from: followed - forgotten, to: limit, base: forgotten) {
        case .ended(let end): return ended(at: end)
        case .broken(let position): return breakOff(at: position)
        case nil: followed = forgotten + limit
        }
        if limit - head > kind.longest {
            state = .tooLong
            return tooLong(upTo: limit)
        }
        guard isAtEnd else { return .wait }
        return follower.isWord ? ended(at: limit) : breakOff(at: limit)
    }

    private mutating func ended(at end: Int) -> Step {
        if broken != nil {
            beginToResume(isAtLineStart: false)
        } else if decideLayout() {
            // The rest of the line belongs to the text.
            return go(to: .lines)
        } else {
            state = layout == .array ? .commaOrBracket : .value
        }
        guard end - head > kind.longest else { return text(upTo: end) }
        return tooLong(upTo: end)
    }

    private mutating func tooLong(upTo end: Int) -> Step {
        let line = line
        consume(upTo: end)
        return .handOut(.broken(kind.tooLongMessage, line: line))
    }

    /// Decides on the layout by the value that was followed to its end, if that is the first; whether that makes the input
    /// JSON Lines.
    @discardableResult
    private mutating func decideLayout() -> Bool {
        guard layout == .undecided else { return false }
        layout = follower.hasLineBreak ? .values : .lines
        return layout == .lines
    }

    /// Follows a value that is too long, to where it ends or breaks, and keeps none of it.
    mutating func followTooLong() -> Step {
        guard let ending = follower.follow(bytes, from: head, to: bytes.count, base: forgotten) else {
            return inputEnd()
        }
        if layout == .undecided, !follower.hasLineBreak {
            layout = .lines
            return go(to: .restOfLongLine)
        }
        switch ending {
        case .ended(let end):
            consume(upTo: end)
            decideLayout()
            state = layout == .array ? .commaOrBracket : .value
        case .broken(let position):
            consume(upTo: position)
            beginToResume(isAtLineStart: follower.isAtLineStart)
        }
        return .goOn
    }
}

// MARK: What is broken

/// A value that cannot go on as it does.
///
/// What begins a line inside of it may be sound texts that follow a truncated one, and is handed out as such. How each
/// comes out is known without following it anew to the end: an object that is still open where the value breaks is
/// broken there as well, and one that was closed before is sound.
struct BrokenValue {
    /// The offset of the byte that cannot come there, or of the input's end.
    let end: Int
    /// The offsets of the objects in it that begin a line and are open there, the innermost first.
    var unclosed: [Int]
}

extension JSONStream {
    private mutating func breakOff(at position: Int) -> Step {
        if layout == .undecided, !follower.hasLineBreak, broken == nil {
            layout = .lines
            return go(to: .lines)
        }
        broken = BrokenValue(end: forgotten + position, unclosed: follower.unclosedLineStarts)
        return brokenText(endingAt: position)
    }

    /// Hands out the text of a broken value at the head, as far as it can be known to belong to it.
    private mutating func brokenText(endingAt position: Int) -> Step {
        beginToResume(isAtLineStart: false)
        if let next = nextObject(from: head + 1, before: position) {
            isAtLineStart = true
            return text(upTo: next)
        }
        // Its reader says best what is wrong if it sees that byte. The rest of the line is then passed over.
        if position == bytes.count || bytes[position] == UInt8(ascii: "\n")
            || isAtLineStart && bytes[position] == UInt8(ascii: "{")
        {
            return text(upTo: position)
        }
        isAtLineStart = false
        return text(upTo: position + 1)
    }

    /// Goes on with what begins the next line as an object, and passes over everything before.
    mutating func beginToResume(isAtLineStart: Bool) {
        self.isAtLineStart = isAtLineStart
        state = .resuming
    }

    mutating func resume() -> Step {
        guard let next = nextObject(from: head, before: bytes.count) else {
            let isCutOff = isAtEnd && broken?.end == forgotten + bytes.count
            return isCutOff ? inputEnd() : consumeAll()
        }
        consume(upTo: next)
        if let end = broken?.end, forgotten + next < end {
            if broken?.unclosed.last == forgotten + next {
                broken?.unclosed.removeLast()
                return brokenText(endingAt: end - forgotten)
            }
            return beginToFollow()
        }
        broken = nil
        return go(to: layout == .array ? .element : .value)
    }

    /// Where from `start` on, but before `end`, a line begins with an object.
    private mutating func nextObject(from start: Int, before end: Int) -> Int? {
        guard start < end else { return nil }
        for position in start..<end {
            switch bytes[position] {
            case UInt8(ascii: "\n"): isAtLineStart = true
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
            case UInt8(ascii: "{") where isAtLineStart: return position
            default: isAtLineStart = false
            }
        }
        return nil
    }
}
