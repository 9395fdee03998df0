import DelegationRules
import DelegationRulesJSON

/// What the page asks: a case of its form, and what is wanted of it.
struct PageQuestion {
    /// The facts that the form shows, without those that mean nothing beside the others.
    let facts: PackedScenario
    let scenario: Scenario
    let goal: Advice.Goal

    /// Reads the text of one question.
    init(json: [UInt8]) throws(InvalidText) {
        var reader = JSONReader(json)
        var stated = PackedScenario(rawValue: 0)
        var goal = Advice.Goal()
        try reader.object(Self.keys) { (key, reader) throws(InvalidText) in
            switch key {
            case .scenario: stated = try reader.scenario().scenario
            case .goal: goal = try reader.goal()
            }
        }
        try reader.end(of: "question")
        guard let scenario = stated.scenario else { preconditionFailure("what was read is a scenario") }
        self.scenario = scenario
        self.goal = goal
        facts = PackedScenario(scenario)
    }

    private enum Key: Equatable, Sendable {
        case scenario, goal
    }

    private static let keys: JSONNames<Key> = ["scenario": .scenario, "goal": .goal]
}

extension PageQuestion {
    /// What comes out of `facts`, which `after` states as well.
    func verdict(of facts: PackedScenario, _ after: Scenario) -> Verdict {
        // Where the path is the from address, that is the id which Graph names.
        Verdict(
            after.prediction, of: facts, names: PartyWords(in: after),
            pathID: after.path.mailbox == .from ? "{from}" : nil)
    }

    /// Where an application sends as the from mailbox itself, which makes one of the two parties that goals are about:
    /// the facts of that. `nil` where it does not do what is wanted.
    var sendingAsFrom: PackedScenario? {
        switch goal.outcome {
        case .accepted(.from, nil), .accepted(nil, .some(.from)): break
        default: return nil
        }
        guard scenario.from.recipient?.fullAccess != nil else { return nil }  // It has no mailbox to send from.
        var changes = Advice.Changes(.useAppToken, .addMailSend, .throughFrom)
        switch scenario.operation {
        case .sendMail, .createDraft: changes.formUnion(Advice.Changes(.sendDirectly, .saveCopy))
        case .sendDraft, .reply: break
        case .createReply: changes.insert(.reply)
        }
        return facts.applying(changes)
    }
}

extension PackedScenario {
    /// Whether the value, or in a set the member, with that number means something beside the other facts.
    func hasUse(for number: UInt8, of fact: Scenario.Fact) -> Bool {
        var stated = self
        switch fact.field.shape {
        case .set: stated[fact] |= 1 << number
        case .choice, .flag, .number: stated[fact] = number
        }
        // Where the facts then contradict each other, the one that needs another gives way.
        guard let scenario = stated.scenario else { return fact.needs == nil && fact.needs(of: number) == nil }
        return PackedScenario(scenario)[fact] == stated[fact]
    }
}
