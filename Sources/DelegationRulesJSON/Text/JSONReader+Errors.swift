extension JSONReader {
    /// An error at the current position.
    package func error(_ message: String) -> InvalidText {
        InvalidText(message, at: position)
    }

    /// An error at `string`.
    package func error(_ message: String, at string: QuotedString) -> InvalidText {
        InvalidText(message, at: string.literal.lowerBound)
    }

    /// The error that something else comes next than `what`.
    package mutating func expected(_ what: String) -> InvalidText {
        skipWhiteSpace()
        return error("expected \(what), found \(found)")
    }

    /// What a message calls the value or the character at the current position.
    var found: String {
        guard let byte = next else { return "the end" }
        for word in ["true", "false", "null"] where has(word) { return word }
        switch byte {
        case UInt8(ascii: "{"): return "an object"
        case UInt8(ascii: "["): return "an array"
        case UInt8(ascii: "\""): return "a string"
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return "a number"
        case UInt8(ascii: "'"): return "a single quote; JSON has double quotes"
        case 0x21...0x7E: return "'\(Unicode.Scalar(byte))'"
        default: return "the byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
    }

    /// `string` as a message shows it: at most 60 characters, on one line and without secrets.
    package func excerpt(of string: QuotedString) -> String {
        // What a message shows is in the first bytes, of which each character takes at most twelve as escapes.
        text(of: string.prefix(1 << 11)).excerpt
    }
}

extension Unicode.Scalar {
    /// Whether a terminal or an editor may end the line at this character, act on it, or change the order of others.
    var couldForgeALine: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0: true  // control characters
        case 0x2028, 0x2029: true  // the separators of lines and paragraphs
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true  // those that set the direction
        default: false
        }
    }
}
