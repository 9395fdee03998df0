import DelegationRulesJSON
import DelegationRulesReplay

/// Answers scenarios and exchanges, and keeps the answers until they are compared.
struct ComparisonAnswerer: Answerer {
    /// The tenants that each text is answered in, unless it brings its own.
    private let tenants: [Tenant?]
    /// Whether two tenants are compared, by exchanges that bring none.
    private let comparesTenants: Bool
    /// The answers to each text, one in each tenant; none yet where it waits for those before it.
    private var answers: [[ComparedAnswer]] = []

    var kind: TextKind { .exchange }
    var form: AnswerForm { .none }
    /// The drafts in each tenant.
    var memory: [Drafts] { tenants.map { _ in Drafts() } }

    /// Answers everything once, and what brings no tenant in `tenant`.
    init(tenant: Tenant?) {
        tenants = [tenant]
        comparesTenants = false
    }

    /// Answers exchanges in each of `tenants`.
    init(tenants: [Tenant]) {
        self.tenants = tenants
        comparesTenants = true
    }

    mutating func answer(
        _ reader: inout JSONReader, line: Int, of input: InputName, _ writer: inout JSONWriter
    ) throws(InvalidText) -> (Exchange, position: Int)? {
        guard comparesTenants || reader.member("request") != nil else {
            let (id, scenario) = try reader.whole(.scenario) { (reader) throws(InvalidText) in try reader.scenario() }
            let text = id.map { reader.text(of: $0) }
            answers.append([ComparedAnswer(id: text, line: line, subject: .scenario(scenario))])
            return nil
        }
        let exchange = try reader.whole(.exchange) { (reader) throws(InvalidText) in try reader.exchange() }
        guard !comparesTenants || exchange.tenant == nil else {
            throw InvalidText("expected none, as two tenants are compared").inside("tenant")
        }
        answers.append([])
        return (exchange, answers.count - 1)
    }

    mutating func finish(
        _ text: (Exchange, position: Int), line: Int, of input: InputName, _ drafts: inout [Drafts],
        _ writer: inout JSONWriter
    ) throws(InvalidText) {
        let (exchange, position) = text
        for (number, tenant) in tenants.enumerated() {
            // Every error bears the same stamp, which is no difference.
            let result = try exchange.result(in: tenant, &drafts[number])
            answers[position].append(ComparedAnswer(id: exchange.id, line: line, subject: .exchange(result)))
        }
    }

    /// The answers since this was asked before.
    mutating func takeAnswers() -> [[ComparedAnswer]] {
        defer { answers = [] }
        return answers.filter { $0.count == tenants.count }
    }
}
