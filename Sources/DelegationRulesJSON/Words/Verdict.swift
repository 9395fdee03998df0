import DelegationRules

/// What comes out of a scenario, in the sentences that a colleague would use.
package struct Verdict {
    let prediction: Prediction
    let facts: PackedScenario
    private let names: PartyNouns
    /// The id in the path, where it is known.
    private let pathID: String?

    /// What comes out of `facts`, a scenario whose parties sentences call `names`.
    package init(_ prediction: Prediction, of facts: PackedScenario, names: PartyNouns, pathID: String? = nil) {
        self.prediction = prediction
        self.facts = facts
        self.names = names
        self.pathID = pathID
    }

    /// The outcome in a few words.
    package var headline: String {
        switch prediction.outcome {
        case .accepted: OutcomeWord.accepted.sentence("202")
        case .drafted: OutcomeWord.drafted.sentence("201")
        case .rejected(let error): OutcomeWord.refused.sentence("\(error.status) \(error.code)")
        case .unspecified: OutcomeWord.unspecified.sentence()
        }
    }

    /// What follows from it, one sentence a line.
    package var details: [String] {
        switch prediction.outcome {
        case .accepted(let message):
            return ["Recipients see \(sight(of: message))", copies(in: message.sentItems)] + idleSwitches(message)
        case .drafted(let party):
            return [
                "The draft lies in the Drafts of \(names[party]). Nothing is sent yet, and no right to send was asked for."
            ]
        case .rejected(let error):
            let placeholder = error == .invalidUser && pathID == nil ? " ({id}: the id in the path.)" : ""
            return [
                "Graph says: \(error.message(pathID: pathID?.excerpt ?? "{id}"))\(placeholder)",
                isDraft ? "No draft is created." : "Nothing is sent, and no copy is kept.",
            ]
        case .unspecified(let silence):
            return [silence.reason, "Whatever you see in one tenant, do not rely on it."]
        }
    }

    /// The outcome and what follows from it.
    package var sentences: [String] { [headline] + details }

    /// How good the evidence is.
    var evidence: String {
        if case .unspecified = prediction.outcome { return "none. The sources are silent." }
        let basis =
            switch prediction.basis {
            case .documented: "documented. Every clause above stands in the source document."
            case .reference: "reference. The weakest clause above stands on another reference page of Microsoft's."
            case .observed: "observed. The weakest clause above was seen in real tenants, and is not documented."
            case .inferred: "inferred. The weakest clause above follows from the others; nobody was seen to state it."
            }
        guard !prediction.contested.isEmpty else { return basis }
        return basis + " A report contradicts \(prediction.contested.ids(" and "))."
    }

    /// Whether a draft was to be created.
    package var isDraft: Bool { facts.scenario?.operation.isDraft ?? false }

    private func sight(of message: Prediction.SentMessage) -> String {
        switch message.authorship {
        case .own: "\(names.sendingUser), whose own mail it is."
        case .onBehalf: "\(names.sendingUser) on behalf of \(names.from)."
        case .sentAs: "\(names.from) alone, with no trace of \(names.sendingUser)."
        }
    }

    private func copies(in sentItems: Prediction.SentItems) -> String {
        switch (sentItems.contains(.sendingUser), sentItems.contains(.from)) {
        case (false, false): "No copy is kept in anybody's Sent Items."
        case (true, false): "A copy is kept in the Sent Items of \(names.sendingUser), and nowhere else."
        case (false, true): "A copy is kept in the Sent Items of \(names.from), and nowhere else."
        case (true, true): "Copies are kept in the Sent Items of \(names.sendingUser) and of \(names.from)."
        }
    }

    /// The copy switches that are on and do nothing, with why: people who turned one on expect a copy.
    private func idleSwitches(_ message: Prediction.SentMessage) -> [String] {
        if prediction.clauses.contains(.noMailboxNoSentItems) { return [] }
        let reason =
            switch message.authorship {
            case .own: "this is one's own mail"
            case .onBehalf: "this is sent with Send on Behalf"
            case .sentAs: "this is sent with Send As"
            }
        var idle = Scenario.Recipient.CopySwitches(rawValue: facts[.alwaysSaveCopy])
        if prediction.clauses.contains(.administratorsCopy) {
            idle.remove(message.authorship == .sentAs ? .sentAs : .sendOnBehalf)
        }
        return Scenario.Fact.alwaysSaveCopy.values(in: idle.rawValue)
            .map { "\($0.meaning) is on and does nothing here: \(reason)." }
    }
}

extension GraphError {
    /// The `message` of the error body, with `id` in place of the id in the path.
    package func message(pathID id: String) -> String {
        let placeholder = "{id}"
        // The others are long, and have none.
        guard self == .invalidUser, let start = message.utf8.firstIndex(of: UInt8(ascii: "{")) else { return message }
        let end = message.utf8.index(start, offsetBy: placeholder.utf8.count)
        return message[..<start] + id + message[end...]
    }
}
