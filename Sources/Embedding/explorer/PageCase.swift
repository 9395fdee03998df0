import DelegationRules
import DelegationRulesImport
import DelegationRulesJSON
import DelegationRulesReplay

/// A case that the page shows: one of its form, or what a request came down to; and what is wanted of it.
struct PageCase {
    let facts: PackedScenario
    let scenario: Scenario
    let goal: Advice.Goal
    /// What came of the request; `nil` where the case is one of the form.
    let result: ReplayResult?
    /// What was not exported with the tenant.
    let missing: Set<TenantImport.Dataset>
    /// What the request came down to where the case is another, which is tried; else the case itself.
    private let asked: Scenario
    /// Whether the case is not what the request came down to.
    private var isTried = false

    /// The case that the form states, without what means nothing beside the rest.
    init(stated: PackedScenario, goal: Advice.Goal) {
        guard let scenario = stated.scenario else { preconditionFailure("what was read is a scenario") }
        (facts, self.scenario, asked, self.goal) = (PackedScenario(scenario), scenario, scenario, goal)
        (result, missing) = (nil, [])
    }

    /// What a request came down to, or what it would be as in `tried`; `nil` where it came down to no scenario.
    init?(
        _ result: ReplayResult, goal: Advice.Goal, missing: Set<TenantImport.Dataset>, tried: PackedScenario? = nil
    ) {
        guard case .predicted(let facts, _) = result.outcome, let asked = facts.scenario,
            let scenario = (tried ?? facts).scenario
        else { return nil }
        (self.facts, self.scenario, self.asked, self.goal) = (tried ?? facts, scenario, asked, goal)
        (self.result, self.missing) = (result, missing)
        isTried = tried != nil
    }
}

// MARK: Words

extension PageCase {
    /// What is known of the parties.
    var details: SendDetails { result?.details ?? SendDetails() }

    /// What sentences call the parties of `scenario`, which is this one or comes of it.
    func names(in scenario: Scenario) -> PartyNouns { PartyNouns(in: scenario, details) }

    /// What a heading calls a party: an address is left as it is.
    func title(of party: Prediction.Party) -> String {
        let name = names(in: scenario)[party]
        return name == PartyNouns(in: scenario)[party] ? name.capitalized : name
    }

    /// What comes out of the case.
    var verdict: Verdict { verdict(of: facts, scenario) }

    /// What comes out of `facts`, which `after` states as well.
    func verdict(of facts: PackedScenario, _ after: Scenario) -> Verdict {
        Verdict(after.prediction, of: facts, names: names(in: after), pathID: pathID(in: after))
    }

    /// The id in the path of `after`, where Graph names that and it is known.
    func pathID(in after: Scenario) -> String? {
        if result == nil { return after.pathID }
        return after.path.mailbox == asked.path.mailbox ? details.pathID : details.from.text
    }

    /// What must change for `goal`, and the words for it.
    func advice(for goal: Advice.Goal) -> (answer: AdviceAnswer, explanation: AdviceExplanation) {
        let asked = isTried ? nil : result?.advice(for: goal)
        let answer = asked ?? AdviceAnswer(on: facts, for: goal, details)
        return (answer, AdviceExplanation(answer, for: goal.outcome, details))
    }

    /// The goal that the request passes; `nil` where it does.
    var remedyGoal: Advice.Goal? {
        switch scenario.prediction.outcome {
        case .accepted, .drafted: nil
        case .rejected, .unspecified: Advice.Goal(verdict.isDraft ? .drafted : .accepted())
        }
    }
}

// MARK: Other cases

extension PageCase {
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
    fileprivate var pathID: String? {
        switch path.mailbox {
        case .from: "{from}"
        case .group, .withoutMailbox, .noUser: "{path}"
        case .me, .signedInUser, .another: nil
        }
    }
}
