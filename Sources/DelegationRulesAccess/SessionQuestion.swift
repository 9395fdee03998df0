import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay

/// A question to a session. Which kind it is of, its keys tell.
package enum SessionQuestion {
    /// What comes of a scenario, as `predict` answers.
    case scenario(id: String?, PackedScenario)
    /// What comes of a request, as `replay` answers.
    case exchange(Exchange)
    /// What must change, as `advise` answers.
    case advice(AdviceQuestion)
    /// Who may send as whom, as `who` answers.
    case who(WhoQuestion)
    /// What an administrator should look at, as `audit` answers.
    case audit(AuditQuestion)

    /// Reads the text of one question.
    package init(_ reader: inout JSONReader) throws(InvalidText) {
        let kind = reader.kind(among: [.scenario, .exchange, .question, .who, .audit]) ?? .scenario
        self = try reader.whole(kind) { (reader) throws(InvalidText) -> SessionQuestion in
            switch kind {
            case .exchange: return .exchange(try reader.exchange())
            case .question: return .advice(try reader.question())
            case .who: return .who(try reader.whoQuestion())
            case .audit: return .audit(try reader.auditQuestion())
            default:
                let (id, scenario) = try reader.scenario()
                return .scenario(id: id.map { reader.text(of: $0) }, scenario)
            }
        }
    }

    /// Whether ``write(to:in:_:)`` reads or changes the drafts.
    package var concernsDrafts: Bool {
        switch self {
        case .scenario, .who, .audit: false
        case .exchange(let exchange): exchange.concernsDrafts
        case .advice(let question): question.concernsDrafts
        }
    }

    /// Writes the answer: of a request that is sent in `tenant` unless it brings one, after those that left `drafts`.
    package func write(
        to writer: inout JSONWriter, in tenant: Tenant?, _ drafts: inout Drafts
    ) throws(InvalidText) {
        switch self {
        case .scenario(let id, let scenario):
            guard let prediction = scenario.scenario?.prediction else {
                preconditionFailure("what was read is a scenario")
            }
            writer.object(id: id) { $0.members(of: prediction) }
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
