import DelegationRulesJSON

/// Any JSON value, compared by what it says and not by how it is spelled.
public enum JSONValue: Sendable {
    case null
    case boolean(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([Key: JSONValue])

    /// A key of an object.
    public struct Key: Hashable, Sendable {
        private let utf8: [UInt8]

        /// The key that says `text`.
        public init(_ text: String) {
            utf8 = Array(text.utf8)
        }

        /// What it says.
        public var text: String { String(decoding: utf8, as: UTF8.self) }

        /// Whether one key comes before another, byte for byte.
        public static func < (lhs: Self, rhs: Self) -> Bool { lhs.utf8.lexicographicallyPrecedes(rhs.utf8) }
    }

    /// The member `key` of an object; `nil` where there is none, or this is no object.
    public subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[Key(key)]
    }

    /// The text of a string; `nil` for any other value.
    public var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The elements of an array; `nil` for any other value.
    public var elements: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }
}

// MARK: Equality, byte for byte: a String would be compared by normal form, which is lax, and slow on some texts

extension JSONValue: Hashable {
    /// Whether two values say the same.
    public static func == (lhs: JSONValue, rhs: JSONValue) -> Bool { lhs.bytes == rhs.bytes }

    /// Feeds what the value says to `hasher`.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(bytes)
    }
}

extension JSONValue.Key: Comparable, ExpressibleByStringLiteral {
    /// The key that says `text`.
    public init(stringLiteral text: String) {
        self.init(text)
    }
}

// MARK: JSON text

extension JSONValue {
    /// Reads one JSON text; a repeated key is an error.
    public init(parsing text: some Sequence<UInt8>) throws(InvalidText) {
        var reader = JSONReader(Array(text))
        self = try reader.anyValue()
        try reader.end(of: "value")
    }

    /// Reads one JSON text; a repeated key is an error.
    public init(parsing text: String) throws(InvalidText) {
        try self.init(parsing: text.utf8)
    }

    /// The value as JSON text on one line, its keys sorted.
    public var line: String { String(decoding: bytes, as: UTF8.self) }

    private var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.value(self)
        return writer.bytes
    }
}

extension JSONReader {
    /// Reads whatever value comes next.
    mutating func anyValue() throws(InvalidText) -> JSONValue {
        switch peek() {
        case .object:
            var members: [JSONValue.Key: JSONValue] = [:]
            try object { (key, reader) throws(InvalidText) in
                members[JSONValue.Key(reader.text(of: key))] = try reader.anyValue()
            }
            return .object(members)
        case .array:
            var elements: [JSONValue] = []
            try array { (_, reader) throws(InvalidText) in elements.append(try reader.anyValue()) }
            return .array(elements)
        case .string: return .string(try text())
        case .number:
            let literal = try number()
            return .number(Double(String(decoding: bytes[literal], as: UTF8.self)) ?? .infinity)
        case .boolean: return .boolean(try boolean())
        case .null:
            try null()
            return .null
        case nil: throw expected("a value")
        }
    }
}

extension JSONWriter {
    fileprivate mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .boolean(let value): boolean(value)
        case .number(let number): self.number(number)
        case .string(let text): string(text)
        case .array(let elements):
            array { writer in
                for element in elements { writer.value(element) }
            }
        case .object(let members):
            object { writer in
                for (key, value) in members.sorted(by: { $0.key < $1.key }) {
                    writer.key(key.text)
                    writer.value(value)
                }
            }
        }
    }

    /// Writes a number, without a fraction where it is whole.
    private mutating func number(_ number: Double) {
        if let whole = Int(exactly: number) { return integer(whole) }
        let text = Array("\(number)".utf8)
        raw(text, at: text.indices)
    }
}
