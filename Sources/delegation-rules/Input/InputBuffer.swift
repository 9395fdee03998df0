/// What has come in of an input and is not consumed yet: what begins at the head.
struct InputBuffer {
    /// What has come in, some of which may be consumed.
    private(set) var bytes: [UInt8] = []
    /// Up to where it is consumed.
    private(set) var head = 0
    /// The line of the input that the head is on.
    private(set) var line = 1
    /// Up to where no line break follows the head.
    private var searched = 0

    /// Up to where it has come in.
    var end: Int { bytes.count }

    /// Takes in what `read` appends, and forgets what is consumed; all positions change.
    mutating func append<Result>(
        _ read: (inout [UInt8]) throws(CommandFailure) -> Result
    ) throws(CommandFailure) -> Result {
        bytes.removeFirst(head)
        searched = max(searched - head, 0)
        head = 0
        return try read(&bytes)
    }

    /// Consumes what comes before `end`.
    mutating func consume(upTo end: Int) {
        line += bytes[head..<end].span.lineBreaks
        head = end
    }

    /// Consumes what comes before `end`, and returns it with the line that it begins on.
    mutating func take(upTo end: Int) -> (ArraySlice<UInt8>, line: Int) {
        let taken = (bytes[head..<end], line: line)
        consume(upTo: end)
        return taken
    }

    /// The next byte that is no white space; everything before it is consumed.
    mutating func skipWhiteSpace() -> UInt8? {
        while head < end {
            switch bytes[head] {
            case UInt8(ascii: "\n"):
                line += 1
                head += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): head += 1
            case let byte: return byte
            }
        }
        return nil
    }

    /// The next byte that is one of `characters`; everything before it is consumed.
    mutating func skip(to characters: String) -> UInt8? {
        let position = bytes[head...].firstIndex { characters.utf8.contains($0) }
        consume(upTo: position ?? end)
        return position.map { bytes[$0] }
    }

    /// Consumes a byte-order mark, if there is one; false where it has not come in yet whether there is.
    mutating func skipByteOrderMark(isAtEnd: Bool) -> Bool {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let beginning = bytes[head...].prefix(mark.count)
        if beginning.elementsEqual(mark) {
            head += mark.count
            return true
        }
        return isAtEnd || beginning.isEmpty || !mark.starts(with: beginning)
    }

    /// Where the current line ends, without its line break; `nil` where that has not come in yet.
    mutating func lineEnd(isAtEnd: Bool) -> Int? {
        let lineBreak = bytes[max(head, searched)...].firstIndex(of: UInt8(ascii: "\n"))
        searched = lineBreak ?? end
        return lineBreak ?? (isAtEnd ? end : nil)
    }

    /// Where the last line that is complete ends, without its line break; `nil` where none has come in yet.
    mutating func lastLineEnd(isAtEnd: Bool) -> Int? {
        if isAtEnd { return end }
        let lineBreak = bytes[max(head, searched)...].lastIndex(of: UInt8(ascii: "\n"))
        searched = end
        return lineBreak
    }

    /// Where the next line that begins with `{` has it, if that is before `end`; else `end`.
    func lineBeginningWithObject(before end: Int) -> Int {
        var isAtLineStart = false
        return lineBeginningWithObject(before: end, isAtLineStart: &isAtLineStart) ?? end
    }

    /// The same, or `nil`; `isAtLineStart` tells whether nothing but white space stands on the line before the head,
    /// and then the same of `end`.
    func lineBeginningWithObject(before end: Int, isAtLineStart: inout Bool) -> Int? {
        for position in head..<end {
            switch bytes[position] {
            case UInt8(ascii: "\n"): isAtLineStart = true
            case UInt8(ascii: " "), UInt8(ascii: "\t"): break
            case UInt8(ascii: "{") where isAtLineStart: return position
            default: isAtLineStart = false
            }
        }
        return nil
    }
}
