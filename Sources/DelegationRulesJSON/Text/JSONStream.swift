/// Takes an input apart into JSON texts, as it comes in.
///
/// The input is one of three things, whatever comes in at a time. `[` at its beginning makes it an array, whose
/// elements are the texts. If otherwise the first value ends on the line that it begins on, it is JSON Lines, and every
/// line is a text. If not, it is values one behind the other, each over any number of lines.
///
///     var stream = JSONStream(kind)
///     repeat {
///         isAtEnd = try stream.append { (bytes) throws(Failure) in try file.read(into: &bytes) }
///         if isAtEnd { stream.finish() }
///         while let piece = stream.next() { … }
///     } while !isAtEnd
///
/// A text that breaks off is handed out as far as it goes, so that its reader says what is wrong. The input is taken up
/// again at the next line that begins with an object.
package struct JSONStream {
    let kind: JSONTextKind
    /// What has come in and is not forgotten; the ranges of pieces are in this until more comes in.
    package private(set) var bytes: [UInt8] = []
    var head = 0
    /// The line of the input that the head is on.
    private(set) var line = 1
    /// How many bytes came in before ``bytes``; indices and this make offsets in the input.
    private(set) var forgotten = 0
    private(set) var isAtEnd = false

    enum Layout { case undecided, lines, values, array }
    enum State {
        case byteOrderMark, beginning
        /// Before a value that stands for itself, and inside of it.
        case value, following
        /// Inside a value that is too long, none of which is kept.
        case tooLong
        /// Behind something broken, looking for a line that begins with an object.
        case resuming
        case lines, restOfLongLine
        case elementOrBracket, element, commaOrBracket, behindArray
        /// Where neither a comma nor the end of the array stood, looking for the next element.
        case noElement
        /// Nothing more is handed out.
        case over
    }

    var layout = Layout.undecided
    var state = State.byteOrderMark
    var follower = ValueFollower()
    /// The offset up to which the follower has read.
    var followed = 0
    /// The broken value of which a part was handed out, if there is one.
    var broken: BrokenValue?
    /// Whether nothing but white space stands before the head on its line; kept only while resuming.
    var isAtLineStart = false
    /// No line break stands between the head and this offset.
    private var searched = 0

    /// What to do next.
    enum Step {
        case handOut(JSONPiece), goOn, wait
    }

    /// A stream of which nothing has come in yet.
    package init(_ kind: JSONTextKind) {
        self.kind = kind
    }

    /// Takes in what `read` appends, and forgets what was handed out.
    package mutating func append<Result, Failure>(
        _ read: (inout [UInt8]) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        bytes.removeFirst(head)
        forgotten += head
        head = 0
        return try read(&bytes)
    }

    /// Says that nothing more comes in.
    package mutating func finish() {
        isAtEnd = true
    }

    /// The next piece that is complete; `nil` where more has to come in first.
    package mutating func next() -> JSONPiece? {
        while true {
            switch step() {
            case .handOut(let piece): return piece
            case .goOn: break
            case .wait: return nil
            }
        }
    }

    private mutating func step() -> Step {
        switch state {
        case .byteOrderMark: skipByteOrderMark()
        case .beginning: begin()
        case .value: beginValue()
        case .following: follow()
        case .tooLong: followTooLong()
        case .resuming: resume()
        case .lines: lines()
        case .restOfLongLine: skipLine()
        case .elementOrBracket, .element: element()
        case .commaOrBracket: commaOrBracket()
        case .noElement: skipToElement()
        case .behindArray: behindArray()
        case .over: consumeAll()
        }
    }

    /// Goes on in another state.
    mutating func go(to state: State) -> Step {
        self.state = state
        return .goOn
    }

    /// Says what is wrong at the head, and goes on in another state.
    mutating func report(_ message: String, then state: State) -> Step {
        self.state = state
        return .handOut(.broken(message, line: line))
    }
}

// MARK: The beginning

extension JSONStream {
    private mutating func skipByteOrderMark() -> Step {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let beginning = bytes.prefix(mark.count)
        if !isAtEnd, beginning.count < mark.count, mark.starts(with: beginning) { return .wait }
        if beginning.elementsEqual(mark) { head = mark.count }
        return go(to: .beginning)
    }

    private mutating func begin() -> Step {
        guard let byte = skipWhiteSpace() else { return .wait }
        guard byte == UInt8(ascii: "[") else { return go(to: .value) }
        consume(upTo: head + 1)
        layout = .array
        return go(to: .elementOrBracket)
    }
}

// MARK: JSON Lines

extension JSONStream {
    private mutating func lines() -> Step {
        guard skipWhiteSpace() != nil else { return .wait }
        // All lines that are complete are handed out together.
        let end = isAtEnd ? bytes.count : bytes[max(head, searched - forgotten)...].lastIndex(of: 0x0A)
        searched = forgotten + bytes.count
        if let end {
            let line = line
            let range = head..<end
            consume(upTo: end)
            return .handOut(.lines(range, line: line))
        }
        guard bytes.count - head > kind.longest else { return .wait }
        return report(kind.tooLongMessage, then: .restOfLongLine)
    }

    private mutating func skipLine() -> Step {
        let end = bytes.span.lineEnd(in: head..<bytes.count)
        consume(upTo: end)
        guard end < bytes.count else { return .wait }
        return go(to: .lines)
    }
}

// MARK: Consuming

extension JSONStream {
    /// Moves the head on to `end`.
    mutating func consume(upTo end: Int) {
        line += bytes.span.lineBreaks(in: head..<end)
        head = end
    }

    mutating func consumeAll() -> Step {
        consume(upTo: bytes.count)
        return .wait
    }

    /// Hands out the text between the head and `end`.
    mutating func text(upTo end: Int) -> Step {
        let piece = JSONPiece.text(head..<end, line: line)
        consume(upTo: end)
        return .handOut(piece)
    }

    /// The next byte that is no white space, to which the head moves; `nil` where none has come in.
    mutating func skipWhiteSpace() -> UInt8? {
        while head < bytes.count {
            switch bytes[head] {
            case UInt8(ascii: "\n"): line += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
            case let byte: return byte
            }
            head += 1
        }
        return nil
    }
}
