extension Decoder {
    /// Throws if the object that is being read has a key that is none of `keys`.
    func expectKeys(_ keys: [String]) throws {
        let container = try container(keyedBy: AnyKey.self)
        for key in container.allKeys where !keys.contains(key.stringValue) {
            throw InvalidExchange(container, key, "unknown key; expected one of \(keys.joined(separator: ", "))")
        }
    }
}

extension KeyedDecodingContainer {
    /// The value of `key`; where there is none, an error tells what was expected.
    func require<Value: Decodable>(_ key: Key, _ expectation: String) throws -> Value {
        guard contains(key) else { throw InvalidExchange(self, key, "missing; expected \(expectation)") }
        return try decode(Value.self, forKey: key)
    }
}

/// A key whatever its name.
struct AnyKey: CodingKey {
    let stringValue: String
    let intValue: Int? = nil

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) {
        nil
    }
}
