import DelegationRulesJSON
import DelegationRulesReplay

/// One record of the spec corpus: a question, and the whole answer that is expected to it.
public struct SpecCase: Hashable, Sendable {
    /// What kind of question it is.
    public enum Kind: Hashable, Sendable {
        /// A scenario, answered with a prediction.
        case scenario
        /// An exchange in that tenant, answered with a result.
        case exchange(tenant: JSONValue)
        /// A question what must change, about a scenario or about an exchange in that tenant, answered with advice.
        case advice(tenant: JSONValue?)
    }

    /// What kind of question it is.
    public let kind: Kind
    /// The file that it stands in.
    public let file: String
    /// The name of the case; it never changes.
    public let id: String
    /// What the case shows, in one line.
    public let description: String
    /// The section or thread it comes from.
    public let sources: [JSONValue]
    /// What is asked; in the cases of bad input, something that cannot be answered.
    public let question: JSONValue
    /// What is expected.
    public let expected: JSONValue

    /// The question with the case's id, and an exchange with its tenant, as a line of JSON Lines.
    public var line: String {
        get throws {
            guard case .object(var members) = question else { return try question.line }
            members["id"] = .string(id)
            switch kind {
            case .scenario, .advice(nil): break
            case .exchange(let tenant): members["tenant"] = members["tenant"] ?? tenant
            case .advice(let tenant?):
                if case .object(var exchange) = members["exchange"] {
                    exchange["tenant"] = exchange["tenant"] ?? tenant
                    members["exchange"] = .object(exchange)
                }
            }
            return try JSONValue.object(members).line
        }
    }

    /// What this engine answers to the line.
    public var answer: JSONValue {
        get throws {
            switch kind {
            case .scenario: try JSONValue(parsing: scenarioAnswer)
            case .exchange: try JSONValue(parsing: exchangeAnswer)
            case .advice: try JSONValue(parsing: adviceAnswer)
            }
        }
    }

    private var scenarioAnswer: String {
        get throws {
            do {
                let scenario = try IdentifiedScenario(json: line)
                return scenario.record.scenario.prediction.json(id: scenario.id)
            } catch let error as InvalidScenario {
                return error.json()
            }
        }
    }

    private var exchangeAnswer: String {
        get throws {
            do {
                let exchange = try Exchange(json: line.utf8)
                return try exchange.result(in: nil).json(id: exchange.id)
            } catch let error as InvalidExchange {
                return error.json(line: 1)
            }
        }
    }

    private var adviceAnswer: String {
        get throws {
            do {
                let question = try AdviceQuestion(json: line)
                return try question.answer(in: nil).json(id: question.id)
            } catch let error as InvalidScenario {
                return error.json()
            } catch let error as InvalidExchange {
                return error.json(line: 1)
            }
        }
    }
}

extension SpecCase: CustomDebugStringConvertible {
    /// The name of the case, by which a failing test tells which it was.
    public var debugDescription: String { id }
}
