import DelegationRulesJSON
import DelegationRulesReplay

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One record of the spec corpus: a scenario, and the whole prediction that is expected of it.
public struct SpecCase: Hashable, Sendable, Decodable {
    /// The name of the case; it never changes.
    public let id: String
    /// What the case shows, in one line.
    public let description: String
    /// The section or thread it comes from.
    public let sources: [JSONValue]
    /// What is asked; in the cases of bad input, something that is no scenario.
    public let scenario: JSONValue
    /// What is expected.
    public let prediction: JSONValue

    /// The scenario with the case's id, as a line of JSON Lines.
    public var line: String {
        get throws {
            guard case .object(var members) = scenario else { return try scenario.line }
            members["id"] = .string(id)
            return try JSONValue.object(members).line
        }
    }

    /// What this engine answers to the line.
    public var answer: JSONValue {
        get throws {
            let text: String
            do {
                let scenario = try IdentifiedScenario(json: line)
                text = scenario.record.scenario.prediction.json(id: scenario.id)
            } catch let error as InvalidScenario {
                text = error.json()
            }
            return try JSONValue(parsing: text)
        }
    }
}
