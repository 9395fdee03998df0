extension Decoder {
    /// Throws if the object that is being read has a key that is none of `keys`.
    func expectKeys(_ keys: [String]) throws {
        for key in try container(keyedBy: AnyKey.self).allKeys where !keys.contains(key.stringValue) {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: codingPath + [key],
                    debugDescription: "unknown key; expected one of \(keys.joined(separator: ", "))"))
        }
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
