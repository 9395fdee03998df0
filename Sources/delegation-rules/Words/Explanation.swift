import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay

/// The answer to a scenario or an exchange as a colleague would put it.
struct Explanation {
    /// The explanation, its lines ended, with an empty line behind it.
    let text: String

    /// `prediction` of the scenario that stands on `line` of the input, which names it where it has no id.
    init(_ prediction: Prediction, of scenario: IdentifiedScenario, line: Int) {
        let record = scenario.record
        let verdict = Verdict(prediction: prediction, record: record, names: PartyWords(in: record))
        let title = Self.title(scenario.idText, line: line)
        text = Self.text(title, verdict.sentences, verdict) {
            AdviceExplanation(AdviceAnswer(on: record, for: Goal($0)), for: $0, parties: nil)
        }
    }

    /// `result` of the exchange that stands on `line` of the input.
    init(_ result: ReplayResult, of exchange: Exchange, line: Int) {
        text = Self.text(Self.title(exchange.id, line: line), result.sentences, result.verdict) {
            AdviceExplanation(result.advice(for: Goal($0)), for: $0, parties: result.parties)
        }
    }

    /// What an explanation calls the text with `id` that stands on `line` of the input.
    static func title(_ id: String?, line: Int) -> String {
        id?.excerpt ?? "line \(line)"
    }

    private static func text(
        _ title: String, _ sentences: [String], _ verdict: Verdict?, advice: (WantedOutcome) -> AdviceExplanation
    ) -> String {
        var text = "\(title): \(sentences.map(\.onOneLine).joined(separator: "\n  "))\n"
        if let verdict {
            text += "\n  Why:\n\(verdict.prediction.clauses.list)\n  Evidence: \(verdict.evidence)\n"
            switch verdict.prediction.outcome {
            case .accepted, .drafted: break
            case .rejected, .unspecified:
                text +=
                    "\n  \(advice(verdict.record.operation == .createDraft ? .drafted : .accepted()).best)\n"
            }
        }
        return text + "\n"
    }
}

extension Sequence<Clause> {
    /// The clauses as a list, each with its sources.
    var list: String {
        map { "  - \($0.paragraph.replacing("\n", with: "\n  ").dropLast(2))" }.joined()
    }
}
