import DelegationRules
import DelegationRulesJSON

/// A send that was answered otherwise than predicted, where that stands, and what would explain it.
package struct Difference {
    let file: String
    let entry: Int
    let id: String?
    let part: String?
    let recorded: CheckedSend.Answer
    let predicted: CheckedSend.Answer?
    /// What the request came down to, if it did.
    let scenario: PackedScenario?
    /// The clauses that led to another answer.
    let clauses: Clauses
    /// What in the tenant would have led to the recorded answer.
    let advice: AdviceAnswer
    let goal: Advice.Goal.Outcome
    let details: SendDetails

    /// `send`, of an exchange with that `id`, which is an `entry` of `file`; `name` says what to call whatever
    /// is named by an address or an id.
    package init(
        _ send: CheckedSend, id: String?, file: String, entry: Int, naming name: (String) -> String
    ) {
        self.file = file
        self.entry = entry
        self.id = id.map(name)
        part = send.part.map(name)
        recorded = CheckedSend.Answer(
            status: send.recorded.status, code: send.recorded.code.map { $0.isErrorCode ? $0 : name($0) })
        predicted = send.predicted
        if case .predicted(let scenario, _) = send.result.outcome { self.scenario = scenario } else { scenario = nil }
        clauses = send.judgedClauses
        details = send.result.send?.details(naming: name) ?? SendDetails()
        goal = send.recordedOutcome(asDraft: scenario?.scenario?.operation.isDraft ?? false)
        if case .rejected(let errors) = goal, errors.isEmpty {
            advice = AdviceAnswer(reason: "No clause leads to \(recorded.inWords).")
        } else {
            // The request was sent as it is: what was otherwise is in the tenant.
            let request = Scenario.Fact.allCases.reduce(into: Scenario.Facts()) { facts, fact in
                if !fact.isOfTenant { facts.insert(fact) }
            }
            advice = send.result.advice(for: Advice.Goal(goal, keeping: request), naming: name)
        }
    }
}

extension CheckedSend {
    /// The outcome that leads to the recorded answer.
    fileprivate func recordedOutcome(asDraft isDraft: Bool) -> Advice.Goal.Outcome {
        switch (recorded.status, isDraft) {
        case (202, false): return .accepted()
        case (201, true): return .drafted
        default:
            var errors = CaseSet<GraphError>()
            for error in CaseSet<GraphError>.all where error.status == recorded.status {
                if let code = recorded.code, !code.isEqualIgnoringCase(to: error.code) { continue }
                errors.insert(error)
            }
            return .rejected(by: errors)
        }
    }
}

extension CheckedSend.Answer {
    /// The status and the code.
    var inWords: String { code.map { "\(status) \($0.excerpt)" } ?? "\(status)" }
}

extension String {
    /// Whether it looks like the code of an error, and so names nobody.
    fileprivate var isErrorCode: Bool {
        utf8.count <= 64
            && utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}

// MARK: JSON

extension JSONWriter {
    /// Writes a difference, as a line.
    package mutating func difference(_ difference: Difference) {
        object { writer in
            writer.member("file", string: difference.file)
            writer.member("entry", integer: difference.entry)
            if let id = difference.id { writer.member("id", string: id) }
            if let part = difference.part { writer.member("part", string: part) }
            writer.member("recorded", answer: difference.recorded)
            if let predicted = difference.predicted { writer.member("predicted", answer: predicted) }
            if let scenario = difference.scenario {
                writer.key("scenario")
                writer.scenario(scenario)
            }
            writer.member("clauses", strings: difference.clauses.map { $0.id })
            let contested = difference.clauses.filter { $0.isContested }
            if !contested.isEmpty { writer.member("contested", strings: contested.map { $0.id }) }
            writer.ways(of: difference.advice)
            if let reason = difference.advice.reason { writer.member("reason", string: reason) }
        }
        endLine()
    }

    private mutating func member(_ key: String, answer: CheckedSend.Answer) {
        object(key) { writer in
            writer.member("status", integer: answer.status)
            if let code = answer.code { writer.member("code", string: code) }
        }
    }
}
