// MARK: string = " *char "

extension JSONReader {
    /// Reads a string.
    package mutating func string() throws(InvalidText) -> QuotedString {
        guard consume("\"") else { throw expected("a string") }
        let start = position
        var hasEscapes = false
        while true {
            position = bytes.span.plainEnd(in: position..<end)
            switch next {
            case UInt8(ascii: "\""):
                position += 1
                return QuotedString(contents: start..<position - 1, hasEscapes: hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                _ = try escape()
            case nil: throw error("expected the string's closing quote, found the end")
            case let byte? where byte < 0x20:
                throw error("expected a string without control characters, found \(found)")
            default: try character()
            }
        }
    }

    /// Reads a string, and returns what it says.
    package mutating func text() throws(InvalidText) -> String {
        text(of: try string())
    }
}

// MARK: char = unescaped / \ ( " / \ / / / b / f / n / r / t / uXXXX )

extension JSONReader {
    /// Reads one escape, or two that make a surrogate pair.
    mutating func escape() throws(InvalidText) -> Unicode.Scalar {
        position += 1
        guard let letter = next else { throw error("expected an escape, found the end") }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try escapedScalar()
        default: throw error("unknown escape in a string")
        }
    }

    /// Reads what follows `\u`.
    private mutating func escapedScalar() throws(InvalidText) -> Unicode.Scalar {
        let unit = try codeUnit()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        // RFC 8259, section 7: what is not in the Basic Multilingual Plane is written as a surrogate pair.
        guard UTF16.isLeadSurrogate(unit), has("\\u") else { throw error("half a surrogate pair in a string") }
        position += 2
        let trail = try codeUnit()
        guard UTF16.isTrailSurrogate(trail) else { throw error("half a surrogate pair in a string") }
        return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
    }

    /// Reads four hexadecimal digits.
    private mutating func codeUnit() throws(InvalidText) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = next?.hexDigit else { throw error("expected four hexadecimal digits after \\u") }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }

    /// Reads one character that is not ASCII, as RFC 3629, section 4, spells it; or delete, which JSON allows.
    private mutating func character() throws(InvalidText) {
        let (length, second): (Int, ClosedRange<UInt8>) =
            switch bytes[position] {
            case 0x7F: (1, 0x80...0xBF)
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xE1...0xEC, 0xEE...0xEF: (3, 0x80...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: throw error("invalid UTF-8 in a string")
            }
        position += 1
        for index in 1..<length {
            guard let byte = next, (index == 1 ? second : 0x80...0xBF).contains(byte) else {
                throw error("invalid UTF-8 in a string")
            }
            position += 1
        }
    }
}

extension UInt8 {
    /// The number that this byte is the hexadecimal digit of.
    package var hexDigit: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
