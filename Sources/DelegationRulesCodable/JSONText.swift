import DelegationRulesJSON

/// The text of one JSON value on its way between a coder and the contract's one reader and writer.
struct JSONText {
    fileprivate let bytes: [UInt8]
}

// MARK: From a coder to text, and back

extension Decodable {
    /// What `read` reads of the value that comes next in `decoder`, whatever format that has.
    static func read<Value>(
        from decoder: any Decoder, _ read: (inout JSONReader) throws(InvalidText) -> Value
    ) throws -> Value {
        var reader = JSONReader(try JSONText(from: decoder).bytes)
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
        try JSONText(bytes: writer.bytes).encode(to: encoder)
    }
}

// MARK: Coding

extension JSONText: Codable {
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
        var writer = JSONWriter()
        if let members = try? decoder.container(keyedBy: Key.self) {
            // A decoder knows no order of keys; with this one the same error is found in every run.
            let keys = members.allKeys.sorted { $0.stringValue.utf8.lexicographicallyPrecedes($1.stringValue.utf8) }
            try writer.object { writer in
                for key in keys {
                    writer.key(key.stringValue)
                    writer.append(written: try members.decode(JSONText.self, forKey: key).bytes)
                }
            }
        } else if var elements = try? decoder.unkeyedContainer() {
            try writer.array { writer in
                while !elements.isAtEnd { writer.append(written: try elements.decode(JSONText.self).bytes) }
            }
        } else {
            try writer.scalar(in: decoder.singleValueContainer())
        }
        bytes = writer.bytes
    }

    func encode(to encoder: any Encoder) throws {
        var reader = JSONReader(bytes)
        switch reader.peek() {
        case .object:
            var members: [(key: String, value: JSONText)] = []
            try reader.object { (key, reader) throws(InvalidText) in
                members.append((reader.text(of: key), JSONText(bytes: Array(reader.bytes[try reader.skip()]))))
            }
            var container = encoder.container(keyedBy: Key.self)
            for (key, value) in members { try container.encode(value, forKey: Key(stringValue: key)) }
        case .array:
            var elements: [JSONText] = []
            try reader.elements { (reader) throws(InvalidText) in
                elements.append(JSONText(bytes: Array(reader.bytes[try reader.skip()])))
            }
            var container = encoder.unkeyedContainer()
            for element in elements { try container.encode(element) }
        case let kind:
            var container = encoder.singleValueContainer()
            switch kind {
            case .boolean: try container.encode(reader.boolean())
            case .number: try container.encode(reader.integer())
            case .string: try container.encode(reader.text())
            default: try container.encodeNil()
            }
        }
    }
}

extension JSONWriter {
    /// Writes the number, string or word that `container` holds.
    fileprivate mutating func scalar(in container: any SingleValueDecodingContainer) throws {
        if container.decodeNil() {
            null()
        } else if let text = try? container.decode(String.self) {
            string(text)
        } else if let value = try? container.decode(Bool.self) {
            boolean(value)
        } else {
            let text = try (try? container.decode(Int.self)).map { "\($0)" } ?? "\(container.decode(Double.self))"
            raw(Array(text.utf8), at: 0..<text.utf8.count)
        }
    }
}
