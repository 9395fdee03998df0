import DelegationRulesJSON

extension JSONScanner {
    /// How deep values may be nested in an object of an export; PowerShell does not go beyond a hundred.
    private static let deepest = 500

    /// Reads any value.
    mutating func value(depth: Int = 0) throws(InvalidScenario) -> JSONValue {
        guard depth < Self.deepest else { throw error("nested too deeply; expected \(Self.deepest) levels at most") }
        switch peek() {
        case UInt8(ascii: "\""): return .string(try text())
        case UInt8(ascii: "["):
            var elements: [JSONValue] = []
            try array { (scanner) throws(InvalidScenario) in elements.append(try scanner.value(depth: depth + 1)) }
            return .array(elements)
        case UInt8(ascii: "{"):
            var values: [String: JSONValue] = [:]
            try members { (key, scanner) throws(InvalidScenario) in
                guard values.updateValue(try scanner.value(depth: depth + 1), forKey: key) == nil else {
                    throw scanner.error("repeated key; expected it once")
                }
            }
            return .object(values)
        case _ where consume(word: "true"): return .boolean(true)
        case _ where consume(word: "false"): return .boolean(false)
        case _ where consume(word: "null"): return .null
        default: return .number(try number())
        }
    }
}
