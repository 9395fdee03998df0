import DelegationRules

/// Advice for a person: what to change, who has to, how, and what the send then looks like.
package struct AdviceExplanation {
    private let answer: AdviceAnswer
    private let wanted: Advice.Goal.Outcome
    private let details: SendDetails

    /// `answer` to the question how `wanted` is reached, where `details` are known.
    package init(_ answer: AdviceAnswer, for wanted: Advice.Goal.Outcome, _ details: SendDetails = SendDetails()) {
        self.answer = answer
        self.wanted = wanted
        self.details = details
    }

    /// The explanation, its lines ended, with an empty line behind it.
    package func text(title: String) -> String {
        var text = "\(title): \(summary)\n"
        guard let best = answer.entries.first else {
            if let reason = answer.reason { text += "  \(reason.onOneLine)\n" }
            if !answer.obstacles.isEmpty { text += "\n  In the way:\n\(answer.obstacles.list)" }
            return text + "\n"
        }
        if best.steps.isEmpty { return text + lines(outcome(of: best), indentation: "  ") + "\n" }
        for (index, way) in ways.enumerated() {
            text += "\n  \(index + 1). "
            text += way.deeds.map { $0.text + "\n" }.joined(separator: "     ")
            text += lines(way.outcome, indentation: "     ")
        }
        if !delay.isEmpty { text += "\n  \(delay)\n" }
        if let reason = answer.reason { text += "\n  \(reason.onOneLine)\n" }
        return text + placeholders(in: answer.entries).map { "\n  \($0)\n" }.joined() + "\n"
    }

    /// How many ways there are, in a sentence.
    package var summary: String {
        guard let best = answer.entries.first else { return "no change helps to \(aim)." }
        if best.steps.isEmpty { return "nothing has to change." }
        let count = answer.entries.count
        return count == 1 ? "one way to \(aim)." : "\(count) ways to \(aim), the best first."
    }

    /// When what is told counts, where that is not at once; empty where it is.
    package var delay: String {
        let takesTime = answer.entries.contains { $0.steps.contains { $0.change.fact.isOfTenant } }
        return takesTime ? "What an administrator or an owner changes counts after minutes, or up to a day." : ""
    }

    /// The sets of changes, the best first; none where the goal is out of reach, or nothing has to change.
    package var ways: [Way] {
        answer.entries.filter { !$0.steps.isEmpty }.map { Way(deeds: deeds(of: $0), outcome: outcome(of: $0)) }
    }

    /// One set of changes.
    package struct Way {
        /// What is done.
        package let deeds: [Deed]
        /// What then comes out, a sentence each.
        package let outcome: [String]
    }

    /// What is done, and how, where the sentence does not say all of it.
    package struct Deed {
        /// What is done, without a full stop.
        package let sentence: String
        /// The cmdlet, or what the request then says.
        package let detail: String?
        /// The part of that to copy; empty where there is none.
        package let line: String

        /// All of it in one line.
        package var text: String { sentence.capitalized + (detail.map { ": \($0)" } ?? ".") }
    }

    private func lines(_ outcome: [String], indentation: String) -> String {
        outcome.enumerated().map { "\(indentation)\($0 == 0 ? "Then: " : "  ")\($1)\n" }.joined()
    }

    /// What is wanted, as a sentence begins.
    package var beginning: String { "To \(aim)" }

    /// The best set of changes in one line, and in a second what its placeholders stand for, if it has any.
    package var best: String {
        guard let best = answer.entries.first else {
            return
                "\(beginning): no change helps. \(answer.reason?.onOneLine ?? "In the way: \(answer.obstacles.ids()).")"
        }
        let steps = deeds(of: best).map { $0.sentence + ($0.detail.map { " (\($0))" } ?? "") }
        return
            (["\(beginning): \(steps.joined(separator: ", and "))."] + [answer.reason].compactMap { $0 }
            + placeholders(in: [best]))
            .joined(separator: "\n  ")
    }

    /// What is done; what is one line of the request is told once.
    private func deeds(of entry: AdviceAnswer.Entry) -> [Deed] {
        let means = entry.steps.map { $0.detail }
        return entry.steps.enumerated().map { index, step in
            let isToldLater = means[(index + 1)...].contains(means[index])
            let detail = isToldLater ? nil : means[index]
            return Deed(
                sentence: step.sentence(names: PartyNouns(in: entry.after, details)), detail: detail,
                line: detail == nil ? "" : step.instruction.line.onOneLine)
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

    private func outcome(of entry: AdviceAnswer.Entry) -> [String] {
        // Graph names the id in the path where it finds no mailbox; of what advice puts there, that is the from address.
        let isNewPath = entry.steps.contains { $0.change == .throughFrom }
        let verdict = Verdict(
            entry.prediction, of: entry.scenario, names: PartyNouns(in: entry.after, details),
            pathID: isNewPath ? details.from.text : details.pathID)
        return verdict.sentences + [entry.prediction.evidence]
    }

    /// What the placeholders in instructions stand for.
    package static let placeholders = [
        ("another", "another user's address"), ("from", "the address that the message is from"),
        ("app", "the application's id"), ("group", "the group that a policy restricts the application to"),
        ("message-id", "the message's id"), ("path", "what the path names"),
        ("policy", "the Identity of the policy, as Get-ApplicationAccessPolicy shows it"),
        ("scope", "a management scope that holds the mailbox"),
        ("sendingUser", "the address of the account that sends"),
    ]

    /// What the placeholders in the instructions of `entries` stand for, on one line; none where there are none.
    private func placeholders(in entries: [AdviceAnswer.Entry]) -> [String] {
        let named = entries.flatMap { $0.steps.flatMap { $0.instruction.text.placeholders } }
        let found = Self.placeholders.filter { named.contains($0.0) }.map { "{\($0)}: \($1)" }
        return found.isEmpty ? [] : [found.joined(separator: "; ") + "."]
    }
}

extension Prediction {
    /// How good the evidence is, and which clauses make it so, in one line.
    fileprivate var evidence: String {
        let weakest = clauses.filter { $0.evidence == basis && basis != .documented }.map { $0.id }
        let reason = weakest.isEmpty ? "" : " (\(weakest.joined(separator: ", ")))"
        let reports = contested.isEmpty ? "" : "; a report contradicts \(contested.ids())"
        return "Evidence: \(basis.name)\(reason)\(reports)."
    }
}

extension String {
    /// What stands in braces.
    fileprivate var placeholders: [String] {
        split(separator: "{").dropFirst().map { part in String(part.prefix { $0 != "}" }) }
    }
}
