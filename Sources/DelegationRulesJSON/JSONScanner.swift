/// Reads JSON (RFC 8259) byte by byte and strictly: valid UTF-8, no repeated key, nothing left out.
struct JSONScanner {
    let bytes: TextBytes
    var position = 0

    init(_ bytes: TextBytes) {
        self.bytes = bytes
    }

    /// The byte at the current position, or `nil` at the end.
    var next: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    /// An error at the current position.
    func error(_ message: String) -> InvalidScenario {
        InvalidScenario(message: message, offset: position)
    }

    /// What `value` reads from the whole of `json`, a text of that kind.
    ///
    /// An error bears the text's `id`, if that can be read, and tells where the text is of another kind.
    static func read<Value>(
        _ json: Span<UInt8>, as kind: TextKind,
        _ value: (inout JSONScanner) throws(InvalidScenario) -> Value
    ) throws(InvalidScenario) -> Value {
        try unsafe json.withUnsafeBytes { (bytes) throws(InvalidScenario) in
            var scanner = JSONScanner(unsafe TextBytes(bytes))
            do throws(InvalidScenario) {
                let value = try value(&scanner)
                try scanner.expectEnd(of: kind)
                return value
            } catch {
                var error = error
                scanner.position = 0
                error.id = scanner.id()
                scanner.position = 0
                if let mistake = kind.mistake(found: scanner.keys()) { error.becomeOfWholeText(mistake) }
                throw error
            }
        }
    }

    /// The next byte that is no white space, not consumed; `nil` at the end.
    @inline(__always)
    mutating func peek() -> UInt8? {
        // Most texts have no white space, and every byte of it is one of the lowest.
        guard let byte = next, byte <= UInt8(ascii: " ") else { return next }
        return peekBehindWhiteSpace()
    }

    private mutating func peekBehindWhiteSpace() -> UInt8? {
        while let byte = next {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): position += 1
            default: return byte
            }
        }
        return nil
    }

    /// Consumes `character` after white space, or throws.
    @inline(__always)
    mutating func expect(_ character: Unicode.Scalar) throws(InvalidScenario) {
        guard peek() == UInt8(ascii: character) else {
            throw error("expected '\(character)', found \(found())")
        }
        position += 1
    }

    /// Consumes `character` if it is next.
    @inline(__always)
    mutating func consume(_ character: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// Consumes `word`, such as `true`, if it is next.
    mutating func consume(word: StaticString) -> Bool {
        _ = peek()
        guard bytes.has(word, at: position) else { return false }
        position += word.utf8CodeUnitCount
        return true
    }

    /// Passes over one value without looking at what it is; broken JSON is passed over anyhow.
    mutating func skipValue() throws(InvalidScenario) {
        var depth = 0
        repeat {
            switch peek() {
            case nil: return
            case UInt8(ascii: "\""): _ = try string()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                position += 1
            case UInt8(ascii: ","), UInt8(ascii: ":"): position += 1
            default: skipWord()
            }
        } while depth > 0
    }

    /// Passes over a number, `true`, `false`, `null` or whatever else runs up to the next structural character.
    private mutating func skipWord() {
        while let byte = next, byte > 0x20, !"{}[],:\"".utf8.contains(byte) {
            position += 1
        }
        if let byte = next, byte < 0x20 { position += 1 }
    }

    /// Throws unless nothing but white space is left.
    mutating func expectEnd(of kind: TextKind) throws(InvalidScenario) {
        guard peek() == nil else {
            throw error("expected the end of the \(kind.noun), found \(found())")
        }
    }

    /// What a message calls the value or character that comes next.
    mutating func found() -> String {
        guard let byte = peek() else { return "the end" }
        for word: StaticString in ["true", "false", "null"] where bytes.has(word, at: position) {
            return "\(word)"
        }
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
}

// MARK: Containers

extension JSONScanner {
    /// Reads an object; `member` is called for each of its keys with the scanner at the value.
    ///
    /// A key that `keys` does not know and a repeated key are errors at that key.
    mutating func object<Key>(
        keys: Vocabulary<Key>, member: (Key, inout JSONScanner) throws(InvalidScenario) -> Void
    ) throws(InvalidScenario) {
        guard consume("{") else { throw error("expected an object, found \(found())") }
        if consume("}") { return }
        // One bit a key, at its place.
        var seen: UInt64 = 0
        repeat {
            guard peek() == UInt8(ascii: "\"") else { throw error("expected a key, found \(found())") }
            let name = try string()
            guard let place = keys.place(of: packed(name)) else {
                throw error("unknown key; expected one of \(keys.list)").inside(excerpt(name))
            }
            do throws(InvalidScenario) {
                guard seen & 1 << place == 0 else { throw error("repeated key; expected it once") }
                seen |= 1 << place
                try expect(":")
                try member(keys.value(at: place), &self)
            } catch {
                throw error.inside(keys.name(at: place))
            }
        } while consume(",")
        guard consume("}") else { throw error("expected ',' or '}', found \(found())") }
    }

    /// Reads an array; `element` is called with the scanner at each of its values.
    mutating func array(
        element: (inout JSONScanner) throws(InvalidScenario) -> Void
    ) throws(InvalidScenario) {
        guard consume("[") else { throw error("expected an array, found \(found())") }
        if consume("]") { return }
        repeat {
            try element(&self)
        } while consume(",")
        guard consume("]") else { throw error("expected ',' or ']', found \(found())") }
    }

    /// Reads a boolean.
    mutating func boolean() throws(InvalidScenario) -> Bool {
        if consume(word: "true") { return true }
        if consume(word: "false") { return false }
        throw error("expected true or false, found \(found())")
    }

    /// Reads a string that spells one of the values that `names` names.
    mutating func value<Value>(of names: Vocabulary<Value>) throws(InvalidScenario) -> Value {
        let text = try string()
        guard let place = names.place(of: packed(text)) else {
            throw error("unknown value \"\(excerpt(text))\"; expected one of \(names.list)")
        }
        return names.value(at: place)
    }

    /// Reads an array of such strings as the set of what they name.
    mutating func set<Value: OptionSet>(
        of names: Vocabulary<Value>
    ) throws(InvalidScenario) -> Value where Value.Element == Value {
        var set: Value = []
        try array { (scanner) throws(InvalidScenario) in
            set.formUnion(try scanner.value(of: names))
        }
        return set
    }
}
