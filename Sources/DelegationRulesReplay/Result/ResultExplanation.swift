import DelegationRules
import DelegationRulesJSON

extension ReplayResult {
    /// The result for a person, under `title`.
    package func explanation(title: String) -> String {
        let text = Explanation(title: title, sentences, verdict) { goal in
            AdviceExplanation(advice(for: Advice.Goal(goal)), for: goal, details)
        }.text
        guard case .batch(let parts) = outcome else { return text }
        return text + parts.map { $0.result.explanation(title: "\(title), \($0.id.excerpt)") }.joined()
    }

    /// What came of the request, in sentences.
    package var sentences: [String] {
        switch outcome {
        case .predicted: (verdict?.sentences ?? []) + sentencesOnNames
        case .unspecified(let reason): [OutcomeWord.unspecified.sentence(), reason]
        case .refused(let refusal):
            [
                OutcomeWord.refused.sentence("\(refusal.status) \(refusal.code)"), "Graph says: \(refusal.message)",
                refusal.reason,
            ]
        case .batch(let parts): ["a batch of \(parts.count) (200)."] + [reasonOfGaps].compactMap { $0 }
        }
    }

    /// What came of the names that the message has for its sender, where recipients see others.
    private var sentencesOnNames: [String] {
        var sentences: [String] = []
        if let alias = sender.flatMap({ _ in send?.parties.keptAlias }) {
            sentences.append("The organisation keeps aliases: recipients see \(alias).")
        }
        if let named = send?.namedSender, (sender ?? send?.parties.sender)?.isCalled(named) != true {
            sentences.append("The message names \(named) as its sender, which Graph does not heed.")
        }
        return sentences
    }

    /// The verdict on the scenario that the request came down to; `nil` where there is none.
    package var verdict: Verdict? {
        guard case .predicted(let facts, let prediction) = outcome, let scenario = facts.scenario else { return nil }
        return Verdict(prediction, of: facts, names: PartyNouns(in: scenario, details), pathID: details.pathID)
    }
}
