import DelegationRules

/// The answer to a scenario or an exchange as a colleague would put it.
package struct Explanation {
    /// The explanation, its lines ended, with an empty line behind it.
    package let text: String

    /// What comes out of `facts`, under `title`.
    package init(of facts: PackedScenario, title: String) {
        guard let scenario = facts.scenario else { preconditionFailure("what was read is a scenario") }
        let verdict = Verdict(scenario.prediction, of: facts, names: PartyNouns(in: scenario))
        self.init(title: title, verdict.sentences, verdict) { goal in
            AdviceExplanation(AdviceAnswer(on: facts, for: Advice.Goal(goal)), for: goal)
        }
    }

    /// What came of a request, in `sentences`, and, where it came down to a scenario, the verdict on that; `advice` is
    /// asked how a goal is reached.
    package init(
        title: String, _ sentences: [String], _ verdict: Verdict?,
        advice: (Advice.Goal.Outcome) -> AdviceExplanation
    ) {
        var text = "\(title): \(sentences.map { $0.onOneLine }.joined(separator: "\n  "))\n"
        if let verdict {
            text += "\n  Why:\n\(verdict.prediction.clauses.list)\n  Evidence: \(verdict.evidence)\n"
            if !verdict.leftOpen.isEmpty {
                text += "  Not looked at: whether \(verdict.leftOpen.joined(separator: ", or whether ")).\n"
            }
            switch verdict.prediction.outcome {
            case .accepted, .drafted: break
            case .rejected, .unspecified: text += "\n  \(advice(verdict.isDraft ? .drafted : .accepted()).best)\n"
            }
        }
        self.text = text + "\n"
    }

    /// What an explanation calls the text with `id` that stands on `line` of the input.
    package static func title(_ id: String?, line: Int) -> String {
        id?.excerpt ?? "line \(line)"
    }
}
