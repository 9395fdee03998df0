import DelegationRules

/// A scenario read from JSON, with the `id` that its author gave it.
public struct IdentifiedScenario: Hashable, Sendable {
    /// The `id`, if it has one; a prediction echoes it.
    public let id: String?
    /// What the text states.
    public let scenario: PackedScenario

    /// Reads the text of one scenario.
    ///
    /// The reader is strict: an unknown or repeated key, a wrong type, an unknown value, a missing key and anything
    /// that is not JSON in UTF-8 is an error that names the key.
    public init(json: some Sequence<UInt8>) throws(InvalidText) {
        var reader = JSONReader(Array(json))
        let (id, scenario) = try reader.whole(.scenario) { (reader) throws(InvalidText) in try reader.scenario() }
        self.id = id.map { reader.text(of: $0) }
        self.scenario = scenario
    }

    /// Reads the text of one scenario.
    public init(json: String) throws(InvalidText) {
        try self.init(json: Array(json.utf8))
    }
}

extension JSONReader {
    /// The top-level `id` of a text that cannot be read, so that its author can tell which one it was; `nil` where it
    /// has none that can be read.
    package func id() -> String? {
        guard var reader = member("id") else { return nil }
        return try? reader.text()
    }
}
