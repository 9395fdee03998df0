import DelegationRules

/// A scenario read from JSON, with the `id` that its author gave it.
public struct IdentifiedScenario: Hashable, Sendable {
    /// The `id` as it stands in the text, quotes included; a prediction echoes it.
    public let id: ArraySlice<UInt8>?
    /// What the text states.
    public let record: ScenarioRecord

    /// Reads the text of one scenario.
    ///
    /// The reader is strict: an unknown or repeated key, a wrong type, an unknown value, a missing key and anything
    /// that is not JSON in UTF-8 is an error that names the key.
    public init(json: ArraySlice<UInt8>) throws(InvalidScenario) {
        self = try JSONScanner.read(json.span, as: .scenario) { (scanner) throws(InvalidScenario) in
            let (id, record) = try scanner.scenario()
            return IdentifiedScenario(id: id.map { scanner.bytes[$0][...] }, record: record)
        }
    }

    /// Reads the text of one scenario.
    public init(json: String) throws(InvalidScenario) {
        try self.init(json: Array(json.utf8)[...])
    }

    /// The `id` as its author meant it.
    public var idText: String? { id?.jsonString }

    init(id: ArraySlice<UInt8>?, record: ScenarioRecord) {
        self.id = id
        self.record = record
    }
}
