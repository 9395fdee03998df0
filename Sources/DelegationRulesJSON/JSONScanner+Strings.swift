/// A string in a text, sound as JSON: where it stands, without its quotes.
struct JSONString {
    let positions: Range<Int>
    var hasEscapes = false
    /// What it says, where that was found out at once.
    var name: PackedName?
}

extension JSONScanner {
    /// Reads a string.
    @inline(__always)
    mutating func string() throws(InvalidScenario) -> JSONString {
        guard peek() == UInt8(ascii: "\"") else { throw error("expected a string, found \(found())") }
        position += 1
        let start = position
        if let name = bytes.name(at: start) {
            position += name.length + 1
            return JSONString(positions: start..<start + name.length, name: name)
        }
        return try longString()
    }

    /// Reads the rest of a string whose opening quote was read.
    private mutating func longString() throws(InvalidScenario) -> JSONString {
        let start = position
        var hasEscapes = false
        while true {
            position = bytes.plainEnd(from: position)
            switch next {
            case UInt8(ascii: "\""):
                position += 1
                return JSONString(positions: start..<position - 1, hasEscapes: hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                _ = try escape()
            case nil: throw error("expected the string's closing quote, found the end")
            case let byte? where byte < 0x20:
                throw error("expected a string without control characters, found \(found())")
            default: try character()
            }
        }
    }

    /// Reads a string and returns where it stands, quotes included.
    mutating func literal() throws(InvalidScenario) -> Range<Int> {
        let string = try string().positions
        return string.lowerBound - 1..<string.upperBound + 1
    }

    /// What `string` says, as valid UTF-8.
    func decoded(_ string: JSONString) -> [UInt8] {
        guard string.hasEscapes else { return bytes[string.positions] }
        var decoded: [UInt8] = []
        var scanner = self
        scanner.position = string.positions.lowerBound
        while scanner.position < string.positions.upperBound {
            let byte = bytes[scanner.position]
            // The escape was read before and is sound.
            if byte == UInt8(ascii: "\\"), let scalar = try? scanner.escape() {
                decoded += String(scalar).utf8
            } else {
                decoded.append(byte)
                scanner.position += 1
            }
        }
        return decoded
    }

    /// What `string` says, to be compared with names; `nil` where it is longer than any.
    @inline(__always)
    func packed(_ string: JSONString) -> PackedName? {
        if let name = string.name { return name }
        // An escape takes at most six bytes for one that it says.
        return string.positions.count <= 6 * PackedName.longest ? PackedName(decoded(string)) : nil
    }

    /// The top-level `id` of a text that cannot be read, so that its author can tell which one it was.
    mutating func id() -> ArraySlice<UInt8>? {
        guard find(member: "id"), let literal = try? literal() else { return nil }
        return bytes[literal][...]
    }

    /// Goes to the value of the top-level member `name`; false where there is none that can be read.
    private mutating func find(member name: String) -> Bool {
        findMember { $0.elementsEqual(name.utf8) }
    }

    /// The keys of the object that this is the text of, or that begins an array, as far as they can be read.
    mutating func keys() -> Set<String> {
        _ = consume("[")
        var keys: Set<String> = []
        _ = findMember { key in
            keys.insert(String(decoding: key, as: UTF8.self))
            return false
        }
        return keys
    }

    /// Goes to the value of the first top-level member whose key is wanted; false where there is none that can be read.
    private mutating func findMember(_ isWanted: ([UInt8]) -> Bool) -> Bool {
        guard consume("{") else { return false }
        do throws(InvalidScenario) {
            repeat {
                let key = try string()
                try expect(":")
                if isWanted(decoded(key)) { return true }
                try skipValue()
            } while consume(",")
        } catch {
            return false
        }
        return false
    }

    /// Whether a single quote stands outside of strings, as in texts that are not JSON but look like it.
    mutating func hasSingleQuotes() -> Bool {
        while let byte = peek() {
            if byte == UInt8(ascii: "'") { return true }
            position += 1
            if byte == UInt8(ascii: "\""), (try? longString()) == nil { return false }
        }
        return false
    }

    /// `string` as a message shows it.
    func excerpt(_ string: JSONString) -> String {
        String(decoding: decoded(string), as: UTF8.self).excerpt
    }

    /// Reads one escape sequence, or two that make a surrogate pair.
    private mutating func escape() throws(InvalidScenario) -> Unicode.Scalar {
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
        case UInt8(ascii: "u"): break
        default: throw error("unknown escape in a string")
        }
        let unit = try codeUnit()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard UTF16.isLeadSurrogate(unit), next == UInt8(ascii: "\\") else {
            throw error("half a surrogate pair in a string")
        }
        position += 1
        guard next == UInt8(ascii: "u") else { throw error("half a surrogate pair in a string") }
        position += 1
        let trail = try codeUnit()
        guard UTF16.isTrailSurrogate(trail) else { throw error("half a surrogate pair in a string") }
        return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
    }

    /// Reads the four hexadecimal digits of a `\u` escape.
    private mutating func codeUnit() throws(InvalidScenario) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw error("expected four hexadecimal digits after \\u")
            }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }

    /// Reads one character of UTF-8, which must be well-formed (RFC 3629).
    private mutating func character() throws(InvalidScenario) {
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
        guard length > 0 else { throw error("invalid UTF-8 in a string") }
        position += 1
        for index in 1..<length {
            let continuation = index == 1 ? second : 0x80...0xBF
            guard let byte = next, continuation.contains(byte) else {
                throw error("invalid UTF-8 in a string")
            }
            position += 1
        }
    }
}

extension ArraySlice<UInt8> {
    /// The keys of the JSON object that this is the text of, or that begins an array, as far as they can be read.
    package var jsonKeys: Set<String> {
        unsafe span.withUnsafeBytes {
            var scanner = JSONScanner(unsafe TextBytes($0))
            return scanner.keys()
        }
    }

    /// Whether a single quote stands outside of strings, as in texts that are not JSON but look like it.
    package var hasSingleQuotes: Bool {
        unsafe span.withUnsafeBytes {
            var scanner = JSONScanner(unsafe TextBytes($0))
            return scanner.hasSingleQuotes()
        }
    }

    /// What the string that these bytes are, quotes included, says; `nil` if they are none.
    var jsonString: String? {
        unsafe span.withUnsafeBytes {
            var scanner = JSONScanner(unsafe TextBytes($0))
            return (try? scanner.string()).map { String(decoding: scanner.decoded($0), as: UTF8.self) }
        }
    }
}
