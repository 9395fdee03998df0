extension JSONScanner {
    /// Reads a string and returns what it says, as valid UTF-8.
    mutating func string(at path: String) throws(InvalidScenario) -> ArraySlice<UInt8> {
        guard peek() == UInt8(ascii: "\"") else { throw error("expected a string, found \(found())", at: path) }
        let opening = position
        position += 1
        var decoded: [UInt8]?
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                let raw = slice(from: opening + 1)
                position += 1
                return decoded.map { $0[...] } ?? raw
            case UInt8(ascii: "\\"):
                if decoded == nil { decoded = Array(slice(from: opening + 1)) }
                let scalar = try escape(at: path)
                decoded?.append(contentsOf: Array(String(scalar).utf8))
            case 0..<0x20:
                throw error("expected a string without control characters, found \(found())", at: path)
            default:
                let start = position
                try character(at: path)
                decoded?.append(contentsOf: slice(from: start))
            }
        }
        throw error("expected the string's closing quote, found the end", at: path)
    }

    /// Reads a string and returns it as it stands, quotes and escapes included.
    mutating func literal(at path: String) throws(InvalidScenario) -> ArraySlice<UInt8> {
        _ = peek()
        let start = position
        _ = try string(at: path)
        return slice(from: start)
    }

    /// The top-level `id` of a text that cannot be read, so that its author can tell which one it was.
    static func id(in json: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard var scanner = member("id", of: json) else { return nil }
        return try? scanner.literal(at: "id")
    }

    /// A scanner at the value of the top-level member `name`; `nil` where there is none that can be read.
    fileprivate static func member(_ name: String, of json: ArraySlice<UInt8>) -> JSONScanner? {
        var scanner = JSONScanner(json)
        guard scanner.consume("{") else { return nil }
        do throws(InvalidScenario) {
            repeat {
                let key = try scanner.string(at: "")
                try scanner.expect(":", at: "")
                if key.elementsEqual(name.utf8) { return scanner }
                try scanner.skipValue()
            } while scanner.consume(",")
        } catch {
            return nil
        }
        return nil
    }

    /// What the string that stands in `json`, quotes included, says; `nil` if it is none.
    static func text(_ json: ArraySlice<UInt8>) -> String? {
        var scanner = JSONScanner(json)
        return (try? scanner.string(at: "")).map { String(decoding: $0, as: UTF8.self) }
    }

    /// `text` as a message shows it: at most 60 characters, nothing that would break the line.
    static func excerpt(_ text: ArraySlice<UInt8>) -> String {
        var excerpt = ""
        for (count, scalar) in String(decoding: text.prefix(256), as: UTF8.self).unicodeScalars.enumerated() {
            if count == 60 { return excerpt + "…" }
            excerpt +=
                scalar.properties.generalCategory == .control || scalar.isLineBreak
                ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
        }
        return excerpt
    }

    /// Reads one escape sequence, or two that make a surrogate pair.
    private mutating func escape(at path: String) throws(InvalidScenario) -> Unicode.Scalar {
        position += 1
        guard let letter = next else { throw error("expected an escape, found the end", at: path) }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): break
        default: throw error("unknown escape in a string", at: path)
        }
        let unit = try codeUnit(at: path)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard UTF16.isLeadSurrogate(unit), next == UInt8(ascii: "\\") else {
            throw error("half a surrogate pair in a string", at: path)
        }
        position += 1
        guard next == UInt8(ascii: "u") else { throw error("half a surrogate pair in a string", at: path) }
        position += 1
        let trail = try codeUnit(at: path)
        guard UTF16.isTrailSurrogate(trail) else { throw error("half a surrogate pair in a string", at: path) }
        return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
    }

    /// Reads the four hexadecimal digits of a `\u` escape.
    private mutating func codeUnit(at path: String) throws(InvalidScenario) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw error("expected four hexadecimal digits after \\u", at: path)
            }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }

    /// Reads one character of UTF-8, which must be well-formed (RFC 3629).
    private mutating func character(at path: String) throws(InvalidScenario) {
        guard let lead = next else { return }
        let (length, second): (Int, ClosedRange<UInt8>) =
            switch lead {
            case 0x00...0x7F: (1, 0x80...0xBF)
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xE1...0xEF: (3, 0x80...0xBF)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: (0, 0x80...0xBF)
            }
        guard length > 0 else { throw error("invalid UTF-8 in a string", at: path) }
        position += 1
        for index in 1..<length {
            let continuation = index == 1 ? second : 0x80...0xBF
            guard let byte = next, continuation.contains(byte) else {
                throw error("invalid UTF-8 in a string", at: path)
            }
            position += 1
        }
    }
}

extension Unicode.Scalar {
    /// Whether terminals and editors may break the line at this character.
    fileprivate var isLineBreak: Bool { value == 0x2028 || value == 0x2029 }
}

extension ArraySlice<UInt8> {
    /// Whether this is the text of a JSON object with the member `name`, as far as it can be read.
    package func hasMember(_ name: String) -> Bool {
        JSONScanner.member(name, of: self) != nil
    }
}
