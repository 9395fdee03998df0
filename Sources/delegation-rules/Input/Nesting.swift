/// Follows the brackets of a JSON value byte by byte, to find where it ends; what stands inside is not looked at.
struct Nesting {
    /// Where the value ends, seen from the byte last taken in.
    enum End {
        /// Behind that byte.
        case after
        /// Before that byte.
        case before
        /// On some line before: that byte begins a line with what no scenario goes on with.
        case brokenOff
    }

    let hasObjectsInArrays: Bool
    private let deepestObject: Int
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    private var isAtLineStart = false
    private var isIndented = false
    private var last: UInt8?

    /// The beginning of a value in an input of that kind.
    init(_ kind: InputKind) {
        hasObjectsInArrays = kind.hasObjectsInArrays
        deepestObject = kind.deepestObject
    }

    /// Whether the value can go on with what comes next.
    var isOpen: Bool { depth > 0 && !isInString }

    /// Whether it is left open where people break lines: after a bracket, a comma or a colon.
    var isOpenAtLineBreak: Bool {
        guard isOpen, let last else { return false }
        return "{[,:".utf8.contains(last)
    }

    /// Takes in the next byte; the value's end, if this byte shows it.
    mutating func advance(_ byte: UInt8) -> End? {
        if isInString { return advanceInString(byte) }
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
            isIndented = isAtLineStart && byte != UInt8(ascii: "\n")
            isAtLineStart = isAtLineStart || byte == UInt8(ascii: "\n")
            return depth == 0 && last != nil ? .before : nil
        case _ where isAtLineStart && depth > 0 && !canContinue(with: byte):
            return .brokenOff
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ","):
            guard depth > 0 else { return .before }
            depth -= byte == UInt8(ascii: ",") ? 0 : 1
        case UInt8(ascii: "\""):
            isInString = true
            return nil
        default: break
        }
        return endAfterNoting(byte)
    }

    /// Whether a line inside a value can begin with `byte`.
    private func canContinue(with byte: UInt8) -> Bool {
        // An object this deep is none of this value's: what looks like it is a row of texts that were all cut off.
        if byte == UInt8(ascii: "{"), depth >= deepestObject { return false }
        // Who lays out an object over several lines indents those inside it.
        if hasObjectsInArrays { return byte != UInt8(ascii: "{") || isIndented || last == UInt8(ascii: ":") }
        // A scenario has no array of objects and no numbers: values that are no strings follow a colon.
        return "\"}],:".utf8.contains(byte) || last == UInt8(ascii: ":") && "{[tf".utf8.contains(byte)
    }

    private mutating func advanceInString(_ byte: UInt8) -> End? {
        switch byte {
        case _ where isEscaped: isEscaped = false
        case UInt8(ascii: "\\"): isEscaped = true
        // No string goes on over a line break: this one was not closed.
        case UInt8(ascii: "\""), UInt8(ascii: "\n"):
            isInString = false
            return endAfterNoting(byte)
        default: break
        }
        return nil
    }

    private mutating func endAfterNoting(_ byte: UInt8) -> End? {
        last = byte
        isAtLineStart = byte == UInt8(ascii: "\n")
        return depth == 0 && "}]\"".utf8.contains(byte) ? .after : nil
    }
}
