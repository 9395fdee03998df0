import DelegationRules
import DelegationRulesAccess
import DelegationRulesJSON
import DelegationRulesReplay
import SpecCorpus
import Testing

extension SpecCase {
    /// What this engine answers to the line, without the command.
    var answer: JSONValue {
        get throws {
            do {
                switch kind {
                case .scenario:
                    let read = try IdentifiedScenario(json: line)
                    return try JSONValue(parsing: try #require(read.scenario.scenario).prediction.json(id: read.id))
                case .exchange:
                    let exchange = try Exchange(json: line)
                    return try JSONValue(parsing: exchange.result(in: nil).json(id: exchange.id))
                case .advice:
                    let question = try AdviceQuestion(json: line)
                    return try JSONValue(parsing: question.answer().json(id: question.id))
                case .audit: return try JSONValue(parsing: AuditQuestion(json: line).json())
                case .who: return try JSONValue(parsing: WhoQuestion(json: line).json())
                }
            } catch let error as InvalidText {
                var writer = JSONWriter()
                writer.invalid(error, id: JSONReader(Array(line.utf8)).id(), line: 1)
                return try JSONValue(parsing: writer.bytes)
            }
        }
    }
}
