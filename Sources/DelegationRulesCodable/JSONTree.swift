import DelegationRulesJSON

/// A JSON value on its way between a coder and the text that the contract's one reader and writer know.
enum JSONTree {
    case null
    case boolean(Bool)
    /// A number, as it is spelled.
    case number(String)
    case string(String)
    case array([JSONTree])
    case object([(key: String, value: JSONTree)])
}

// MARK: From a coder to text, and back

extension Decodable {
    /// What `read` reads of the value that comes next in `decoder`, whatever format that has.
    static func read<Value>(
        from decoder: any Decoder, _ read: (inout JSONReader) throws(InvalidText) -> Value
    ) throws -> Value {
        var writer = JSONWriter()
        writer.tree(try JSONTree(from: decoder))
        var reader = JSONReader(writer.bytes)
        do throws(InvalidText) {
            return try read(&reader)
        } catch {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: error.description, underlyingError: error))
        }
    }
}

extension Encodable {
    /// Encodes what `write` writes, which is one value.
    func write(to encoder: any Encoder, _ write: (inout JSONWriter) -> Void) throws {
        var writer = JSONWriter()
        write(&writer)
        var reader = JSONReader(writer.bytes)
        try reader.tree().encode(to: encoder)
    }
}

extension JSONWriter {
    fileprivate mutating func tree(_ tree: JSONTree) {
        switch tree {
        case .null: null()
        case .boolean(let value): boolean(value)
        case .number(let literal):
            let text = Array(literal.utf8)
            raw(text, at: text.indices)
        case .string(let text): string(text)
        case .array(let elements):
            array { writer in
                for element in elements { writer.tree(element) }
            }
        case .object(let members):
            object { writer in
                for (key, value) in members {
                    writer.key(key)
                    writer.tree(value)
                }
            }
        }
    }
}

extension JSONReader {
    fileprivate mutating func tree() throws(InvalidText) -> JSONTree {
        switch peek() {
        case .null, nil:
            try null()
            return .null
        case .boolean: return .boolean(try boolean())
        case .number: return .number(String(decoding: bytes[try number()], as: UTF8.self))
        case .string: return .string(try text())
        case .array:
            var trees: [JSONTree] = []
            try elements { (reader) throws(InvalidText) in trees.append(try reader.tree()) }
            return .array(trees)
        case .object:
            var members: [(key: String, value: JSONTree)] = []
            try object { (key, reader) throws(InvalidText) in
                members.append((reader.text(of: key), try reader.tree()))
            }
            return .object(members)
        }
    }
}

// MARK: Coding

extension JSONTree: Codable {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) {
            nil
        }
    }

    init(from decoder: any Decoder) throws {
        if let members = try? decoder.container(keyedBy: Key.self) {
            // A decoder knows no order of keys; with this one the same error is found in every run.
            let keys = members.allKeys.sorted { $0.stringValue.utf8.lexicographicallyPrecedes($1.stringValue.utf8) }
            self = .object(try keys.map { ($0.stringValue, try members.decode(JSONTree.self, forKey: $0)) })
        } else if var container = try? decoder.unkeyedContainer() {
            var elements: [JSONTree] = []
            while !container.isAtEnd { elements.append(try container.decode(JSONTree.self)) }
            self = .array(elements)
        } else {
            self = try JSONTree(from: decoder.singleValueContainer())
        }
    }

    private init(from container: any SingleValueDecodingContainer) throws {
        if container.decodeNil() {
            self = .null
        } else if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if let boolean = try? container.decode(Bool.self) {
            self = .boolean(boolean)
        } else if let integer = try? container.decode(Int.self) {
            self = .number("\(integer)")
        } else {
            self = .number("\(try container.decode(Double.self))")
        }
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .array(let elements):
            var container = encoder.unkeyedContainer()
            for element in elements { try container.encode(element) }
        case .object(let members):
            var container = encoder.container(keyedBy: Key.self)
            for (key, value) in members { try container.encode(value, forKey: Key(stringValue: key)) }
        case .null, .boolean, .number, .string:
            var container = encoder.singleValueContainer()
            switch self {
            case .boolean(let value): try container.encode(value)
            case .number(let literal): try container.encode(Int(literal) ?? 0)
            case .string(let text): try container.encode(text)
            default: try container.encodeNil()
            }
        }
    }
}
