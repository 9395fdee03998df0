/// Splits a list of addresses (RFC 5322, section 3.2) into its lexical parts, in one pass over the bytes.
struct AddressLexer {
    /// A lexical part.
    enum Token {
        /// A run of characters that need no quotes, as it stands.
        case atom(ArraySlice<UInt8>)
        /// What a quoted string says.
        case quoted([UInt8])
        /// What a comment says; comments inside it keep their parentheses.
        case comment([UInt8])
        /// A domain literal, brackets included, without white space.
        case literal([UInt8])
        /// Any other character.
        case special(UInt8)
    }

    private let bytes: ArraySlice<UInt8>
    private var position: Int
    /// Whether white space stood before the last token.
    private(set) var isSpaced = false

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// Reads the next token; `nil` at the end.
    ///
    /// What is never closed is not read twice: that keeps the time linear.
    mutating func next() -> Token? {
        isSpaced = false
        while let byte = take() {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): isSpaced = true
            case UInt8(ascii: "("): return .comment(comment())
            case UInt8(ascii: "\""): return .quoted(quoted())
            case UInt8(ascii: "["): return literal().map { .literal($0) } ?? .special(byte)
            default:
                guard byte.isAtomText else { return .special(byte) }
                let start = position - 1
                while position < bytes.endIndex, bytes[position].isAtomText { position += 1 }
                return .atom(bytes[start..<position])
            }
        }
        return nil
    }

    private mutating func take() -> UInt8? {
        guard position < bytes.endIndex else { return nil }
        defer { position += 1 }
        return bytes[position]
    }

    /// Reads what follows `"`, up to the closing quote.
    private mutating func quoted() -> [UInt8] {
        var text: [UInt8] = []
        while let byte = take(), byte != UInt8(ascii: "\"") {
            if byte != UInt8(ascii: "\\") {
                text.append(byte)
            } else if let escaped = take() {
                text.append(escaped)
            }
        }
        return text
    }

    /// Reads what follows `(`, up to the parenthesis that closes it; it counts depth instead of recursing.
    private mutating func comment() -> [UInt8] {
        var text: [UInt8] = []
        var depth = 1
        while let byte = take() {
            switch byte {
            case UInt8(ascii: "\\"):
                if let escaped = take() { text.append(escaped) }
                continue
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            default: break
            }
            if depth == 0 { return text }
            text.append(byte)
        }
        return text
    }

    /// Reads what follows `[`, up to `]`; `nil` if it is no domain literal.
    private mutating func literal() -> [UInt8]? {
        var text = [UInt8(ascii: "[")]
        while let byte = take() {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): continue
            case UInt8(ascii: "\\"):
                guard let escaped = take() else { return nil }
                if !escaped.isLiteralText { text.append(byte) }
                text.append(escaped)
            case UInt8(ascii: "["):
                position -= 1
                return nil
            default:
                text.append(byte)
                if byte == UInt8(ascii: "]") { return text }
            }
        }
        return nil
    }
}

extension UInt8 {
    /// Whether it may stand in an atom; so may everything beyond ASCII (RFC 6532).
    var isAtomText: Bool {
        switch self {
        case 0...0x20, 0x7F: false
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "@"), UInt8(ascii: "\\"),
            UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "\""):
            false
        default: true
        }
    }

    /// Whether it may stand in a domain literal without an escape.
    fileprivate var isLiteralText: Bool {
        self > 0x20 && self != UInt8(ascii: "[") && self != UInt8(ascii: "]") && self != UInt8(ascii: "\\")
    }
}
