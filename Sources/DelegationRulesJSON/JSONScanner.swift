/// Reads JSON (RFC 8259) byte by byte and strictly: valid UTF-8, no repeated key, nothing left out.
struct JSONScanner {
    private let bytes: ArraySlice<UInt8>
    var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// The byte at the current position, or `nil` at the end.
    var next: UInt8? {
        position < bytes.endIndex ? bytes[position] : nil
    }

    /// What was read since `start`.
    func slice(from start: Int) -> ArraySlice<UInt8> {
        bytes[start..<position]
    }

    /// An error at the current position, at the key `path`.
    func error(_ message: String, at path: String) -> InvalidScenario {
        InvalidScenario(path: path, message: message, offset: position - bytes.startIndex)
    }

    /// What `value` reads from the whole of `json`, a text that messages call `noun`.
    ///
    /// An error bears the text's `id`, if that can be read.
    static func read<Value>(
        _ json: ArraySlice<UInt8>, as noun: String, _ value: (inout JSONScanner) throws(InvalidScenario) -> Value
    ) throws(InvalidScenario) -> Value {
        do throws(InvalidScenario) {
            var scanner = JSONScanner(json)
            let value = try value(&scanner)
            try scanner.expectEnd(of: noun)
            return value
        } catch {
            var error = error
            error.id = id(in: json)
            throw error
        }
    }

    /// The next byte that is no white space, not consumed; `nil` at the end.
    mutating func peek() -> UInt8? {
        while let byte = next {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): position += 1
            default: return byte
            }
        }
        return nil
    }

    /// Consumes `character` after white space, or throws.
    mutating func expect(_ character: Unicode.Scalar, at path: String) throws(InvalidScenario) {
        guard peek() == UInt8(ascii: character) else {
            throw error("expected '\(character)', found \(found())", at: path)
        }
        position += 1
    }

    /// Consumes `character` if it is next.
    mutating func consume(_ character: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// Consumes `word`, such as `true`, if it is next.
    mutating func consume(word: String) -> Bool {
        _ = peek()
        guard bytes[position...].starts(with: word.utf8) else { return false }
        position += word.utf8.count
        return true
    }

    /// Passes over one value without looking at what it is; broken JSON is passed over anyhow.
    mutating func skipValue() throws(InvalidScenario) {
        var depth = 0
        repeat {
            switch peek() {
            case nil: return
            case UInt8(ascii: "\""): _ = try string(at: "")
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
    mutating func expectEnd(of noun: String) throws(InvalidScenario) {
        guard peek() == nil else {
            throw error("expected the end of the \(noun), found \(found())", at: "")
        }
    }

    /// What a message calls the value or character that comes next.
    mutating func found() -> String {
        guard let byte = peek() else { return "the end" }
        for word in ["true", "false", "null"] where bytes[position...].starts(with: word.utf8) {
            return word
        }
        switch byte {
        case UInt8(ascii: "{"): return "an object"
        case UInt8(ascii: "["): return "an array"
        case UInt8(ascii: "\""): return "a string"
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return "a number"
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
        at path: String, keys: Vocabulary<Key>,
        member: (Key, String, inout JSONScanner) throws(InvalidScenario) -> Void
    ) throws(InvalidScenario) {
        guard consume("{") else { throw error("expected an object, found \(found())", at: path) }
        if consume("}") { return }
        var seen: [Key] = []
        repeat {
            guard peek() == UInt8(ascii: "\"") else { throw error("expected a key, found \(found())", at: path) }
            let name = try string(at: path)
            let keyPath = path.key(Self.excerpt(name))
            guard let key = keys.value(spelled: name) else {
                throw error("unknown key; expected one of \(keys.list)", at: keyPath)
            }
            guard !seen.contains(key) else { throw error("repeated key; expected it once", at: keyPath) }
            seen.append(key)
            try expect(":", at: keyPath)
            try member(key, keyPath, &self)
        } while consume(",")
        guard consume("}") else { throw error("expected ',' or '}', found \(found())", at: path) }
    }

    /// Reads an array; `element` is called with the scanner at each of its values.
    mutating func array(
        at path: String, element: (inout JSONScanner) throws(InvalidScenario) -> Void
    ) throws(InvalidScenario) {
        guard consume("[") else { throw error("expected an array, found \(found())", at: path) }
        if consume("]") { return }
        repeat {
            try element(&self)
        } while consume(",")
        guard consume("]") else { throw error("expected ',' or ']', found \(found())", at: path) }
    }

    /// Reads a boolean.
    mutating func boolean(at path: String) throws(InvalidScenario) -> Bool {
        if consume(word: "true") { return true }
        if consume(word: "false") { return false }
        throw error("expected true or false, found \(found())", at: path)
    }

    /// Reads a string that spells one of the values that `names` names.
    mutating func value<Value>(of names: Vocabulary<Value>, at path: String) throws(InvalidScenario) -> Value {
        let text = try string(at: path)
        guard let value = names.value(spelled: text) else {
            throw error("unknown value \"\(Self.excerpt(text))\"; expected one of \(names.list)", at: path)
        }
        return value
    }

    /// Reads an array of such strings as the set of what they name.
    mutating func set<Value: OptionSet>(
        of names: Vocabulary<Value>, at path: String
    ) throws(InvalidScenario) -> Value where Value.Element == Value {
        var set: Value = []
        try array(at: path) { (scanner) throws(InvalidScenario) in
            set.formUnion(try scanner.value(of: names, at: path))
        }
        return set
    }
}

extension String {
    /// The path of the member `name` of the object at this path.
    package func key(_ name: String) -> String {
        isEmpty ? name : "\(self).\(name)"
    }
}
