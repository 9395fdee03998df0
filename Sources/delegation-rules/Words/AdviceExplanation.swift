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
            text += deeds(of: entry)
                .map { $0.sentence.capitalized + ($0.detail.map { ": \($0)" } ?? ".") + "\n" }
                .joined(separator: "     ")
            text += outcome(of: entry, indentation: "     ")
        }
        return text + placeholders(in: answer.entries).map { "\n  \($0)\n" }.joined() + "\n"
    }

    /// The best set of changes in one line, and in a second what its placeholders stand for, if it has any.
    var best: String {
        let beginning = "To \(aim)"
        guard let best = answer.entries.first else {
            let obstacles = answer.obstacles.map(\.id).joined(separator: ", ")
            return "\(beginning): no change helps. \(answer.reason?.onOneLine ?? "In the way: \(obstacles).")"
        }
        let steps = deeds(of: best).map { $0.sentence + ($0.detail.map { " (\($0))" } ?? "") }
        return (["\(beginning): \(steps.joined(separator: ", and "))."] + placeholders(in: [best])).joined(
            separator: "\n  ")
    }

    /// What is done, and how, where the sentence does not say all of it; what is one line of the request is told once.
    private func deeds(of entry: AdviceAnswer.Entry) -> [(sentence: String, detail: String?)] {
        let details = entry.steps.map(\.detail)
        return entry.steps.enumerated().map { index, step in
            let isToldLater = details[(index + 1)...].contains(details[index])
            return (step.sentence(names: names(entry.record)), isToldLater ? nil : details[index])
        }
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
        var verdict = Verdict(prediction: entry.prediction, record: entry.record, names: names(entry.record))
        // Graph names the id in the path where it finds no mailbox; of what advice puts there, that is the from address.
        let isNewPath = entry.steps.contains { $0.change == .throughFrom }
        verdict.pathID = isNewPath ? parties?.from?.address ?? "{from}" : parties?.pathID
        let lines = ["Then: " + verdict.headline] + (verdict.details + [entry.prediction.evidence]).map { "  " + $0 }
        return lines.map { "\(indentation)\($0)\n" }.joined()
    }

    /// What the placeholders in the instructions of `entries` stand for, on one line; none where there are none.
    private func placeholders(in entries: [AdviceAnswer.Entry]) -> [String] {
        let meanings = [
            ("{another}", "another user's address"), ("{from}", "the address that the message is from"),
            ("{id}", "the draft's id"), ("{sendingUser}", "the address of the account that sends"),
        ]
        let texts = entries.flatMap { $0.steps.map(\.instruction.text) }
        let found = meanings.filter { name, _ in texts.contains { $0.contains(name) } }.map { "\($0): \($1)" }
        return found.isEmpty ? [] : [found.joined(separator: "; ") + "."]
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
