/// Reads JSON as RFC 8259 defines it, from the beginning of a text to its end, and nothing that is not JSON.
///
/// It is strict where the standard leaves a choice: the text is valid UTF-8, an object has each key once, `\u` escapes
/// make whole characters, and values are nested at most ``deepestNesting`` deep.
///
///     var reader = JSONReader(bytes)
///     try reader.array { (index, reader) throws(InvalidText) in
///         names.append(try reader.text())
///     }
///     try reader.end(of: "list")
///
/// Each function passes over white space, reads one thing, and leaves the reader behind it.
package struct JSONReader {
    /// How many arrays and objects may stand in each other.
    ///
    /// ``skip(caseFolded:)`` takes several hundred bytes of stack for each. Of that WebAssembly has 64 KB if nobody asks for
    /// more, as `Sources/Embedding/build` does.
    package static let deepestNesting = 128

    /// The bytes in which the text stands, perhaps among others.
    package let bytes: [UInt8]
    /// Up to where the text was read.
    package internal(set) var position: Int
    /// Where the text ends.
    private(set) var end: Int
    private var depth = 0
    /// The keys that were read of each object that is still open, by which repeated ones are found.
    var keys: [QuotedString] = []

    /// A reader of the text at `range` of `bytes`.
    package init(_ bytes: [UInt8], at range: Range<Int>) {
        self.bytes = bytes
        position = 0
        end = 0
        move(to: range)
    }

    /// A reader of the text that `bytes` are.
    package init(_ bytes: [UInt8]) {
        self.init(bytes, at: bytes.indices)
    }

    /// Goes to another text in the same bytes; whoever reads many, one after the other, saves making readers.
    package mutating func move(to range: Range<Int>) {
        precondition(0 <= range.lowerBound && range.upperBound <= bytes.count)
        position = range.lowerBound
        end = range.upperBound
        depth = 0
        keys.removeAll(keepingCapacity: true)
    }
}

// MARK: JSON-text = ws value ws

/// The kinds of JSON values.
package enum JSONKind: Sendable {
    case object, array, string, number, boolean, null
}

extension JSONReader {
    /// The kind of the value that comes next, as its first byte tells; `nil` where none does.
    package mutating func peek() -> JSONKind? {
        skipWhiteSpace()
        guard let byte = next else { return nil }
        return switch byte {
        case UInt8(ascii: "{"): .object
        case UInt8(ascii: "["): .array
        case UInt8(ascii: "\""): .string
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): .boolean
        case UInt8(ascii: "n"): .null
        default: nil
        }
    }

    /// Passes over one value of any kind, and returns where it stands; it is checked as if it were read.
    ///
    /// With `caseFolded`, no object in it may have two keys that differ in nothing but the case of ASCII letters.
    @discardableResult
    package mutating func skip(caseFolded: Bool = false) throws(InvalidText) -> Range<Int> {
        let kind = peek()
        let start = position
        switch kind {
        case .object:
            try object(caseFolded: caseFolded) { (_, reader) throws(InvalidText) in
                try reader.skip(caseFolded: caseFolded)
            }
        case .array:
            try array { (_, reader) throws(InvalidText) in
                try reader.skip(caseFolded: caseFolded)
            }
        case .string: _ = try string()
        case .number: _ = try number()
        case .boolean: _ = try boolean()
        case .null: try null()
        case nil: throw expected("a value")
        }
        return start..<position
    }

    /// Whether nothing but white space is left of the text.
    package mutating func isAtEnd() -> Bool {
        skipWhiteSpace()
        return position == end
    }

    /// Makes sure that nothing but white space is left of the text, which messages call `noun`.
    package mutating func end(of noun: String) throws(InvalidText) {
        guard isAtEnd() else { throw expected("the end of the \(noun)") }
    }
}

// MARK: object = { [ string : value *( , string : value ) ] }

extension JSONReader {
    /// Reads an object; `member` is called for each of its keys, with the reader at the value, and has to read that.
    ///
    /// With `caseFolded`, it must not have two keys that differ in nothing but the case of ASCII letters.
    package mutating func object(
        caseFolded: Bool = false, _ member: (QuotedString, inout JSONReader) throws(InvalidText) -> Void
    ) throws(InvalidText) {
        var seen = SeenKeys(in: self, caseFolded: caseFolded)
        try members { (reader) throws(InvalidText) in
            let key = try reader.string()
            do throws(InvalidText) {
                guard seen.insert(key, in: &reader) else {
                    throw reader.repeatedKey(key, caseFolded: caseFolded)
                }
                try reader.expect(":")
                try member(key, &reader)
            } catch {
                throw error.inside(reader.excerpt(of: key))
            }
        }
        seen.removeAll(in: &self)
    }

    /// Reads an object that has no keys but those in `keys`; `member` is called with the place of each.
    @inline(__always)
    package mutating func object(
        _ keys: NameTable, _ member: (Int, inout JSONReader) throws(InvalidText) -> Void
    ) throws(InvalidText) {
        // One bit for each key, at its place.
        var seen: UInt64 = 0
        // Most texts have their keys in the order in which they are listed.
        var likely = 0
        try members { (reader) throws(InvalidText) in
            let (key, place) = try reader.key(among: keys, likely: likely)
            guard let place else {
                throw reader.error("unknown key; expected one of \(keys.list)", at: key)
                    .inside(reader.excerpt(of: key))
            }
            do throws(InvalidText) {
                guard seen & 1 << place == 0 else { throw reader.repeatedKey(key, caseFolded: false) }
                seen |= 1 << place
                likely = place + 1
                try reader.expect(":")
                try member(place, &reader)
            } catch {
                throw error.inside(keys.names[place])
            }
        }
    }

    /// Reads the brackets and the commas of an object; `member` reads each key and what follows it.
    @inline(__always)
    private mutating func members(
        _ member: (inout JSONReader) throws(InvalidText) -> Void
    ) throws(InvalidText) {
        guard consume("{") else { throw expected("an object") }
        try enter()
        if !consume("}") {
            repeat {
                guard isNext("\"") else { throw expected("a key") }
                try member(&self)
            } while consume(",")
            guard consume("}") else { throw expected("',' or '}'") }
        }
        depth -= 1
    }

    private func repeatedKey(_ key: QuotedString, caseFolded: Bool) -> InvalidText {
        error("repeated key\(caseFolded ? ", whatever its letter case" : ""); expected it once", at: key)
    }
}

// MARK: array = [ [ value *( , value ) ] ]

extension JSONReader {
    /// Reads an array; `element` is called with the index of each of its values, and has to read that.
    package mutating func array(
        _ element: (Int, inout JSONReader) throws(InvalidText) -> Void
    ) throws(InvalidText) {
        var index = 0
        try elements { (reader) throws(InvalidText) in
            do throws(InvalidText) {
                try element(index, &reader)
            } catch {
                throw error.inside(index)
            }
            index += 1
        }
    }

    /// Reads an array; an error in an element does not tell in which.
    package mutating func elements(
        _ element: (inout JSONReader) throws(InvalidText) -> Void
    ) throws(InvalidText) {
        guard consume("[") else { throw expected("an array") }
        try enter()
        if !consume("]") {
            repeat {
                try element(&self)
            } while consume(",")
            guard consume("]") else { throw expected("',' or ']'") }
        }
        depth -= 1
    }

    private mutating func enter() throws(InvalidText) {
        guard depth < Self.deepestNesting else {
            throw InvalidText(
                "expected at most \(Self.deepestNesting) arrays and objects in each other, found more",
                at: position - 1)
        }
        depth += 1
    }
}

// MARK: ws, and the six structural characters

extension JSONReader {
    /// The byte at the current position; `nil` at the end of the text.
    @inline(__always)
    var next: UInt8? {
        position < end ? bytes[position] : nil
    }

    @inline(__always)
    mutating func skipWhiteSpace() {
        // Every byte of it is one of the lowest; most are blanks, or none.
        while let byte = next, byte <= UInt8(ascii: " ") {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): position += 1
            default: return
            }
        }
    }

    /// Whether `character` comes next.
    @inline(__always)
    mutating func isNext(_ character: Unicode.Scalar) -> Bool {
        skipWhiteSpace()
        return next == UInt8(ascii: character)
    }

    /// Passes over `character`, if it comes next.
    @inline(__always)
    mutating func consume(_ character: Unicode.Scalar) -> Bool {
        guard isNext(character) else { return false }
        position += 1
        return true
    }

    @inline(__always)
    private mutating func expect(_ character: Unicode.Scalar) throws(InvalidText) {
        guard consume(character) else { throw expected("'\(character)'") }
    }
}
