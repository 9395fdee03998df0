import DelegationRules
import DelegationRulesAccess
import DelegationRulesJSON
import DelegationRulesReplay

/// A question to a session. Which kind it is of, its keys tell.
enum Question {
    /// What comes of a scenario, as `predict` answers.
    case scenario(IdentifiedScenario)
    /// What comes of a request, as `replay` answers.
    case exchange(Exchange)
    /// What must change, as `advise` answers.
    case advice(AdviceQuestion)
    /// Who may send as whom, as `who` answers.
    case who(WhoQuestion)
    /// What an administrator should look at, as `audit` answers.
    case audit(AuditQuestion)

    /// Reads the JSON text of one question.
    init(json: [UInt8]) throws(InvalidText) {
        let reader = JSONReader(json)
        switch reader.kind(among: [.scenario, .exchange, .question, .who, .audit]) {
        case .exchange: self = .exchange(try Exchange(json: json))
        case .question: self = .advice(try AdviceQuestion(json: json))
        case .who: self = .who(try WhoQuestion(json: json))
        case .audit: self = .audit(try AuditQuestion(json: json))
        default: self = .scenario(try IdentifiedScenario(json: json))
        }
    }

    /// Whether ``write(to:in:_:)`` reads or changes the drafts.
    var concernsDrafts: Bool {
        switch self {
        case .scenario, .who, .audit: false
        case .exchange(let exchange): exchange.concernsDrafts
        case .advice(let question): question.concernsDrafts
        }
    }

    /// Writes the answer: of a request that is sent in `tenant` unless it brings one, after those that left `drafts`.
    func write(
        to writer: inout JSONWriter, in tenant: Tenant?, _ drafts: inout Drafts
    ) throws(InvalidText) {
        switch self {
        case .scenario(let scenario):
            guard let prediction = scenario.scenario.scenario?.prediction else {
                preconditionFailure("what was read is a scenario")
            }
            writer.object(id: scenario.id) { $0.members(of: prediction) }
        case .exchange(let exchange):
            let result = try exchange.result(in: tenant, &drafts)
            var results = ResultWriter()
            results.write(result, id: exchange.id, to: &writer)
        case .advice(let question):
            let answer = try question.answer(in: tenant, drafts)
            writer.object(id: question.id) { $0.members(of: answer) }
        case .who(let question): try question.write(to: &writer, in: tenant)
        case .audit(let question): try question.write(to: &writer, in: tenant)
        }
    }
}
