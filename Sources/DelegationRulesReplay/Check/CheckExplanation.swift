import DelegationRules
import DelegationRulesJSON

extension Difference {
    /// The difference for a person, under `title`.
    package func explanation(title: String) -> String {
        let names = [title, id?.excerpt, part.map { "request \($0.excerpt)" }].compactMap { $0 }
        var text = "\(names.joined(separator: ", ")): \(sentence)\n"
        if let request { text += "  \(request.onOneLine)\n" }
        if !clauses.isEmpty { text += "\n  Why that was predicted:\n\(clauses.list)" }
        text += "\n  \(heading)\n"
        for (number, way) in ways.enumerated() {
            text += "  \(number + 1). " + way.deeds.map { $0.text }.joined(separator: "\n     ") + "\n"
        }
        return text + "\n"
    }

    /// What was answered and what was predicted.
    package var sentence: String {
        let forecast = predicted.map { $0.inWords } ?? "nothing"
        return "Graph answered \(recorded.inWords) where \(forecast) was predicted."
    }

    /// What stands above ``ways``, or says that there are none.
    package var heading: String {
        if !ways.isEmpty { return "This would explain it, done since the tenant file was written:" }
        return "No grant, policy or role would explain the answer.\(advice.reason.map { " \($0.onOneLine)" } ?? "")"
    }

    /// What would explain the answer.
    package var ways: [AdviceExplanation.Way] { AdviceExplanation(advice, for: goal, details).ways }

    /// The request, who sent it, and whom the message is from.
    private var request: String? {
        guard let scenario = scenario?.scenario else { return nil }
        let names = PartyNouns(in: scenario, details)
        let from = scenario.from == .own ? "" : ", from \(names[.from])"
        return "\(scenario.requestLine(details)), sent by \(names[.sendingUser])\(from)."
    }
}

extension CheckTally {
    /// What was counted, for a person.
    package var explanation: String {
        var text = "\(entries) \(entries == 1 ? "entry" : "entries"), of which \(sends) are sends or drafts: "
        text += "\(count(of: .agrees)) answered as predicted, \(count(of: .differs)) otherwise.\n"
        let (unspecified, notJudged) = (count(of: .unspecified), count(of: .notJudged))
        if unspecified > 0 { text += "On \(unspecified) the sources are silent.\n" }
        if notJudged > 0 {
            text += "\(notJudged) cannot be judged: throttled, failed, never answered, or recorded without the token.\n"
        }
        let told = clauses.filter { $0.confirmed + $0.contradicted > 0 }
        if told.isEmpty { return text }
        text += "\nconfirmed  contradicted\n"
        for (clause, confirmed, contradicted) in told {
            text += "\(confirmed)".aligned(9) + "\(contradicted)".aligned(14) + "  \(clause.id)"
            text += clause.isContested ? " (\(Clause.contestedWord))\n" : "\n"
        }
        return text
    }
}

extension String {
    /// The text at the right end of a column.
    fileprivate func aligned(_ width: Int) -> String {
        String(repeating: " ", count: max(width - utf8.count, 0)) + self
    }
}
