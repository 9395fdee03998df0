import DelegationRules
import DelegationRulesJSON

extension ReplayResult {
    /// The result for a person, under `title`.
    package func explanation(title: String) -> String {
        Explanation(title: title, sentences, verdict) { goal in
            AdviceExplanation(advice(for: Advice.Goal(goal)), for: goal, addresses: addresses)
        }.text
    }

    /// What came of the request, in sentences.
    package var sentences: [String] {
        switch outcome {
        case .predicted: verdict?.sentences ?? []
        case .unknownRequest(let reason): ["unspecified.", reason]
        case .malformed(let code, let message):
            [
                "refused (400 \(code)).", "Graph says: \(message)",
                "The request is malformed, and refused whoever sends it.",
            ]
        }
    }

    /// The addresses that sentences fill in.
    var addresses: AdviceExplanation.KnownAddresses {
        .init(sendingUser: parties?.sender?.address, from: parties?.from?.address, pathID: parties?.pathID)
    }

    /// The verdict on the scenario that the request came down to; `nil` where there is none.
    private var verdict: Verdict? {
        guard case .predicted(let facts, let prediction) = outcome, let scenario = facts.scenario else { return nil }
        return Verdict(prediction, of: facts, names: addresses.names(in: scenario), pathID: parties?.pathID)
    }
}
