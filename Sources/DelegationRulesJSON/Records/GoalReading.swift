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
            case .sender: sender = try reader.value(among: Self.parties)
            case .sentItems:
                var read = Prediction.SentItems()
                try reader.elements { (reader) throws(InvalidText) in
                    switch try reader.value(among: Self.parties) {
                    case .sendingUser: read.insert(.sendingUser)
                    case .from: read.insert(.from)
                    }
                }
                sentItems = read
            case .keep:
                try reader.elements { (reader) throws(InvalidText) in
                    goal.kept.formUnion(try reader.value(among: Self.facts))
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

    private static let parties = JSONNames<Prediction.Party>(
        [Prediction.Party.sendingUser, .from].map { ($0.name, $0) })

    /// The facts that a goal can keep, by their keys, and by those of the objects that they stand in. `from` never
    /// changes anyway.
    private static let facts: JSONNames<Scenario.Facts> = {
        var names = Scenario.Fact.allCases.map { (name: $0.key, value: Scenario.Facts($0)) }
        let top = ContractNames.all.top
        for (name, member) in zip(top.names, top.values) {
            guard case .group(let number) = member else { continue }
            let facts = ContractNames.all.groups[number].values.reduce(into: Scenario.Facts()) { $0.insert($1) }
            names.append((name, facts))
        }
        return JSONNames(names)
    }()
}
