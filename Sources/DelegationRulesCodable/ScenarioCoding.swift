import DelegationRules
import DelegationRulesJSON

extension PackedScenario: Codable {
    /// Reads a scenario in the JSON of the contract; an unknown key or value and a missing one are errors that name it.
    ///
    /// An `id` is passed over. What a decoder hides from those who use it, such as a repeated key, is not seen.
    public init(from decoder: any Decoder) throws {
        self = try Self.read(from: decoder) { (reader) throws(InvalidText) in try reader.scenario().scenario }
    }

    /// Writes the scenario in the JSON of the contract, with every key that it can have.
    public func encode(to encoder: any Encoder) throws {
        try write(to: encoder) { $0.scenario(self) }
    }
}

extension Scenario: Codable {
    /// Reads a scenario in the JSON of the contract; facts that mean nothing beside the others are left out.
    public init(from decoder: any Decoder) throws {
        guard let scenario = try PackedScenario(from: decoder).scenario else {
            preconditionFailure("what was read is a scenario")
        }
        self = scenario
    }

    /// Writes the scenario in the JSON of the contract, with every key that it can have.
    public func encode(to encoder: any Encoder) throws {
        try PackedScenario(self).encode(to: encoder)
    }
}
