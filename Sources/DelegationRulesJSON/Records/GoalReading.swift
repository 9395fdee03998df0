import DelegationRules

extension JSONReader {
    /// Reads what is wanted of a send; what is left out is whichever.
    package mutating func goal() throws(InvalidText) -> Advice.Goal {
        var outcome = Advice.Goal.Outcome.accepted()
        var sender: Prediction.Party?
        var sentItems: Prediction.SentItems?
        var goal = Advice.Goal()
        try object(Self.goalKeys) { (key, reader) throws(InvalidText) in
            switch key {
            case .outcome: outcome = try reader.value(among: Self.outcomes)
            case .sender: sender = Prediction.Party(rawValue: try reader.value(among: Self.parties))
            case .sentItems: sentItems = Prediction.SentItems(rawValue: try reader.set(of: Self.parties))
            case .keep:
                try reader.elements { (reader) throws(InvalidText) in
                    // `from` never changes anyway.
                    goal.kept.formUnion(try reader.value(among: Scenario.Fact.keys))
                }
            }
        }
        switch outcome {
        case .accepted: goal.outcome = .accepted(sender: sender, sentItems: sentItems)
        case .drafted, .rejected, .unspecified:
            let key = sender != nil ? "sender" : sentItems != nil ? "sentItems" : nil
            if let key { throw error("expected only with the outcome accepted").inside(key) }
            goal.outcome = outcome
        }
        return goal
    }

    private enum GoalKey: String, CaseIterable, Sendable {
        case outcome, sender, sentItems, keep
    }

    private static let goalKeys = JSONNames(of: GoalKey.self)

    private static let outcomes: JSONNames<Advice.Goal.Outcome> = [
        "accepted": .accepted(), "drafted": .drafted, "rejected": .rejected(), "unspecified": .unspecified,
    ]

    private static let parties = Prediction.Part.sentItems.names
}
