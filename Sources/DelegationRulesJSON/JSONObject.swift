/// A JSON object in the making, its keys in the order in which they are added.
package struct JSONObject {
    private var members = ""

    /// An object without any key yet.
    package init() {}

    /// The object on one line.
    package var text: String { "{\(members)}" }

    package mutating func add(_ key: String, raw value: String) {
        if !members.isEmpty { members += "," }
        members += "\(Self.quoted(key)):\(value)"
    }

    package mutating func add(_ key: String, string value: String) {
        add(key, raw: Self.quoted(value))
    }

    package mutating func add(_ key: String, strings values: [String]) {
        add(key, raw: "[" + values.map(Self.quoted).joined(separator: ",") + "]")
    }

    package mutating func add(_ key: String, object value: JSONObject) {
        add(key, raw: value.text)
    }

    package mutating func add(_ key: String, _ value: Int?) {
        if let value { add(key, raw: String(value)) }
    }

    package mutating func add(_ key: String, _ value: Bool) {
        add(key, raw: String(value))
    }

    /// Adds the `id` of a scenario, which says the same as it did there.
    package mutating func add(id: ArraySlice<UInt8>?) {
        if let id { add("id", raw: String(decoding: id, as: UTF8.self).escapedJSON) }
    }

    /// `text` as a JSON string.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if let escape = scalar.escape {
                quoted += escape
            } else {
                quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
