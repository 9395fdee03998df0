import DelegationRulesJSON

// What coders hold goes through JSON, so that the contract's one reader and writer serve every format.

extension Decodable {
    /// What `read` reads of the value that comes next in `decoder`, whatever format that has.
    static func read<Value>(
        from decoder: any Decoder, _ read: (inout JSONReader) throws(InvalidText) -> Value
    ) throws -> Value {
        var writer = JSONWriter()
        try writer.value(in: decoder)
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
        try reader.encodeValue(to: encoder)
    }
}

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

// MARK: From a decoder to text

extension JSONWriter {
    /// Writes the value that comes next in `decoder`.
    fileprivate mutating func value(in decoder: any Decoder) throws {
        if let members = try? decoder.container(keyedBy: Key.self) {
            // A decoder knows no order of keys; with this one the same error is found in every run.
            let keys = members.allKeys.sorted { $0.stringValue.utf8.lexicographicallyPrecedes($1.stringValue.utf8) }
            try object { writer in
                for key in keys {
                    writer.key(key.stringValue)
                    try writer.value(in: members.superDecoder(forKey: key))
                }
            }
        } else if var elements = try? decoder.unkeyedContainer() {
            try array { writer in
                while !elements.isAtEnd { try writer.value(in: elements.superDecoder()) }
            }
        } else {
            try scalar(in: decoder.singleValueContainer())
        }
    }

    /// Writes the number, string or word that `container` holds.
    private mutating func scalar(in container: any SingleValueDecodingContainer) throws {
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

// MARK: From text to an encoder

extension JSONReader {
    /// Encodes the value that comes next.
    fileprivate mutating func encodeValue(to encoder: any Encoder) throws {
        switch peek() {
        case .object:
            var members: [(key: Key, value: JSONReader)] = []
            try object { (key, reader) throws(InvalidText) in
                members.append(
                    (Key(stringValue: reader.text(of: key)), JSONReader(reader.bytes, at: try reader.skip())))
            }
            var container = encoder.container(keyedBy: Key.self)
            for (key, var value) in members { try value.encodeValue(to: container.superEncoder(forKey: key)) }
        case .array:
            var elements: [JSONReader] = []
            try self.elements { (reader) throws(InvalidText) in
                elements.append(JSONReader(reader.bytes, at: try reader.skip()))
            }
            var container = encoder.unkeyedContainer()
            for var element in elements { try element.encodeValue(to: container.superEncoder()) }
        case let kind:
            var container = encoder.singleValueContainer()
            switch kind {
            case .boolean: try container.encode(boolean())
            case .number: try container.encode(integer())
            case .string: try container.encode(text())
            default: try container.encodeNil()
            }
        }
    }
}
