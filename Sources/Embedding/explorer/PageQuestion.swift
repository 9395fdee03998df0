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
        Verdict(after.prediction, of: facts, names: PartyNouns(in: after), pathID: after.pathID)
    }

    /// The numbers of the values, or of the members where it is a set, of a fact that mean something beside the other
    /// facts: those that a scenario keeps. What is so without the key means something where anything else does.
    func meaningful(_ fact: Scenario.Fact) -> [UInt8] {
        let isSet = fact.field.shape == .set
        let numbers = isSet ? 0..<fact.field.width : 0..<UInt8(1) << fact.field.width
        let kept = numbers.filter { number in
            var stated = facts
            stated[fact] = isSet ? 1 << number : number
            let kept = stated.scenario.map { PackedScenario($0)[fact] }
            return kept == stated[fact]
        }
        return isSet || kept.count > 1 ? kept : []
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
        case .createReply: changes.insert(.reply)
        case .sendDraft, .reply: break
        }
        return facts.applying(changes)
    }
}

extension Scenario {
    /// The id in the path, as the page's request has it, where Graph names that.
    var pathID: String? {
        switch path.mailbox {
        case .from: "{from}"
        case .group, .withoutMailbox, .noUser: "{path}"
        case .me, .signedInUser, .another: nil
        }
    }
}
