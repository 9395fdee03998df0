import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay

/// Advice for a person: what to change, who has to, how, and what the send then looks like.
struct AdviceExplanation {
    private let answer: AdviceAnswer
    private let wanted: WantedOutcome
    private let parties: Parties?

    /// `answer` to the question how `wanted` is reached, by `parties` if they are known.
    init(_ answer: AdviceAnswer, for wanted: WantedOutcome, parties: Parties?) {
        self.answer = answer
        self.wanted = wanted
        self.parties = parties
    }

    /// The explanation, its lines ended, with an empty line behind it.
    func text(title: String) -> String {
        guard let best = answer.entries.first else {
            var text = "\(title): no change helps to \(aim).\n"
            if let reason = answer.reason { text += "  \(reason.onOneLine)\n" }
            if !answer.obstacles.isEmpty { text += "\n  In the way:\n\(answer.obstacles.list)" }
            return text + "\n"
        }
        if best.steps.isEmpty { return "\(title): nothing has to change.\n\(outcome(of: best, indentation: "  "))\n" }
        let isAlone = answer.entries.count == 1
        var text = "\(title): \(isAlone ? "one way" : "\(answer.entries.count) ways") to \(aim)"
        text += isAlone ? ".\n" : ", the best first.\n"
        for (index, entry) in answer.entries.enumerated() {
            text += "\n  \(index + 1). "
            for step in entry.steps {
                if step != entry.steps[0] { text += "     " }
                text +=
                    step.sentence(names: names(entry.record)).capitalized + (step.detail.map { ": \($0)\n" } ?? ".\n")
            }
            text += outcome(of: entry, indentation: "     ")
        }
        return text + placeholders(in: text) + "\n"
    }

    /// The best set of changes in one line.
    var bestInOneLine: String {
        let beginning = "To \(aim)"
        guard let best = answer.entries.first else {
            let obstacles = answer.obstacles.map(\.id).joined(separator: ", ")
            return "\(beginning): no change helps. \(answer.reason?.onOneLine ?? "In the way: \(obstacles).")"
        }
        let steps = best.steps.map { $0.sentence(names: names(best.record)) + ($0.detail.map { " (\($0))" } ?? "") }
        return "\(beginning): \(steps.joined(separator: ", and "))."
    }

    /// What is wanted, behind "to".
    private var aim: String {
        switch wanted {
        case .accepted(nil, nil): "have it accepted"
        case .drafted: "have the draft created"
        case .rejected: "have it refused"
        case .accepted, .unspecified: "reach the goal"
        }
    }

    private func names(_ record: ScenarioRecord) -> PartyWords {
        PartyWords(in: record, parties)
    }

    private func outcome(of entry: AdviceAnswer.Entry, indentation: String) -> String {
        let verdict = Verdict(prediction: entry.prediction, record: entry.record, names: names(entry.record))
        let lines = ["Then: " + verdict.headline] + (verdict.details + [entry.prediction.evidence]).map { "  " + $0 }
        return lines.map { "\(indentation)\($0)\n" }.joined()
    }

    /// What the placeholders in `text` stand for.
    private func placeholders(in text: String) -> String {
        let meanings = [
            "{sendingUser}": "the sending user's address", "{from}": "the address that the message is from",
            "{another}": "another user's address", "{id}": "the draft's id",
        ]
        let found = meanings.keys.sorted().filter { text.contains($0) }.map { "\($0): \(meanings[$0] ?? "")" }
        return found.isEmpty ? "" : "\n  \(found.joined(separator: "; ")).\n"
    }
}

extension Prediction {
    /// How good the evidence is, and which clauses make it so, in one line.
    fileprivate var evidence: String {
        let weakest = clauses.filter { $0.evidence == basis && basis != .documented }.map(\.id)
        let reason = weakest.isEmpty ? "" : " (\(weakest.joined(separator: ", ")))"
        let reports = contested.isEmpty ? "" : "; a report contradicts \(contested.map(\.id).joined(separator: ", "))"
        return "Evidence: \(basis.name)\(reason)\(reports)."
    }
}

extension String {
    /// The text with its first letter in upper case.
    fileprivate var capitalized: String {
        prefix(1).uppercased() + dropFirst()
    }
}
