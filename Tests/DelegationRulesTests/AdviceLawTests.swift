import DelegationRules
import Testing

@Suite("Laws of advice")
struct AdviceLawTests {
    /// Scenarios of every kind; the step shares no factor with the number of values of any fact.
    private static let scenarios = stride(from: 0, to: Scenario.every.count, by: 49_999).map { Scenario.every[$0] }

    private static let goals: [Advice.Goal.Outcome] = [
        .accepted(), .accepted(sender: .from), .accepted(sentItems: .from), .accepted(sentItems: []),
        .accepted(sender: .sendingUser, sentItems: [.sendingUser, .from]), .drafted, .rejected(),
    ]

    /// The changes from the least privilege to the greatest.
    private static let leastFirst =
        requestFirst + takingAway + copiesMore + delegated + takingFromOthers + applications

    private static let requestFirst = [
        "saveToSentItems true", "endpoint.operation sendMail", "endpoint.operation createDraft",
        "endpoint.operation sendDraft", "endpoint.operation reply", "endpoint.operation createReply",
        "saveToSentItems false", "endpoint.mailbox me", "endpoint.mailbox signedInUser", "endpoint.mailbox from",
        "endpoint.mailbox another", "fromSource property", "token.type user",
    ]
    private static let takingAway = [
        "token.permissions -Mail.Send", "token.permissions -Mail.Send.Shared", "token.permissions -Mail.ReadWrite",
        "token.permissions -Mail.ReadWrite.Shared", "grants -SendOnBehalf", "grants -SendAs", "grants -FullAccess",
        "exchangeRoles -Mail.Send", "exchangeRoles -Mail.ReadWrite", "accessPolicy blocks", "alwaysSaveCopy -SentAs",
        "alwaysSaveCopy -SendOnBehalf",
    ]
    private static let copiesMore = ["alwaysSaveCopy +SentAs", "alwaysSaveCopy +SendOnBehalf"]
    private static let delegated = [
        "token.permissions +Mail.Send", "token.permissions +Mail.Send.Shared", "token.permissions +Mail.ReadWrite",
        "token.permissions +Mail.ReadWrite.Shared", "grants +SendOnBehalf", "grants +SendAs", "grants +FullAccess",
    ]
    private static let takingFromOthers = [
        "others' grants -SendOnBehalf", "others' grants -SendAs", "others' grants -FullAccess",
        "others' exchangeRoles -Mail.Send", "others' exchangeRoles -Mail.ReadWrite",
    ]
    private static let applications = [
        "token.type app", "accessPolicy allows", "exchangeRoles +Mail.Send", "exchangeRoles +Mail.ReadWrite",
        "application token.permissions +Mail.Send", "application token.permissions +Mail.ReadWrite",
        "others' accessPolicy allows",
    ]

    /// The places of the changes in that order, the gravest first.
    private static func gravity(of changes: Advice.Changes, in advice: Advice) -> [Int] {
        let isApp = advice.facts.applying(changes)[.tokenType] == 1
        return changes.compactMap { change in
            let prefix = advice.organization.affectingOthers.contains(change) ? "others' " : isApp ? "application " : ""
            return leastFirst.lastIndex(of: prefix + change.name) ?? leastFirst.firstIndex(of: change.name)
        }
        .sorted(by: >)
    }

    private static let fromOthers = Advice.Changes(.removeSendOnBehalf, .removeSendAs, .removeFullAccess)
        .union(Advice.Changes(.removeMailSendRole, .removeMailReadWriteRole, .allowByPolicy))

    @Test("Fewest changes first, then least privilege, whoever else is affected", arguments: goals)
    func order(goal: Advice.Goal.Outcome) {
        var compared = 0
        for scenario in Self.scenarios {
            let plain = scenario.advice(for: Advice.Goal(goal))
            for others in [Advice.Changes(), Self.fromOthers] {
                let advice = scenario.advice(
                    for: Advice.Goal(goal), in: Advice.Organization(affectingOthers: others))
                #expect(Set(advice) == Set(plain) && advice.count == plain.count)
                for (one, next) in zip(advice, advice.dropFirst()) {
                    compared += 1
                    let (gravity, other) = (Self.gravity(of: one, in: advice), Self.gravity(of: next, in: advice))
                    #expect(gravity.count == one.count && other.count == next.count)
                    #expect(
                        one.count < next.count || one.count == next.count && gravity.lexicographicallyPrecedes(other),
                        "\(scenario): \(one.map(\.name)) stands before \(next.map(\.name))")
                }
            }
        }
        #expect(compared > 0)
    }

    /// Every set of the facts that changes have to do with; where the message says whom it is from is worth none.
    private static let everyKept: [Scenario.Facts] = Scenario.Fact.allCases
        .filter { ![.from, .fromSource, .alias].contains($0) }
        .reduce([Scenario.Facts()]) { sets, fact in sets + sets.map { $0.union(Scenario.Facts(fact)) } }

    @Test("What a goal keeps does not change, and costs no other advice", arguments: goals)
    func kept(goal: Advice.Goal.Outcome) {
        for scenario in Self.scenarios {
            let advice = scenario.advice(for: Advice.Goal(goal))
            for facts in Self.everyKept {
                let kept = scenario.advice(for: Advice.Goal(goal, keeping: facts))
                #expect(Array(kept) == advice.filter { changes in !changes.contains { facts.contains($0.fact) } })
            }
        }
    }

    @Test("Something stands in the way exactly where there is no advice", arguments: goals)
    func obstacles(goal: Advice.Goal.Outcome) {
        var (reached, missed) = (0, 0)
        for scenario in Self.scenarios {
            for facts in [
                Scenario.Facts(), Scenario.Facts(.grants), Scenario.Facts(.permissions, .tokenType),
                Scenario.Facts(.mailbox), .all,
            ] {
                let goal = Advice.Goal(goal, keeping: facts)
                let isReached = !scenario.advice(for: goal).isEmpty
                #expect(scenario.obstacles(to: goal).isEmpty == isReached)
                if isReached { reached += 1 } else { missed += 1 }
            }
        }
        #expect(reached > 0 && missed > 0)
    }

    @Test("Where nothing can change, the clauses that decided stand in the way of another outcome")
    func obstaclesWithoutChanges() {
        for scenario in Self.scenarios {
            for goal in [Advice.Goal.Outcome.accepted(), .drafted, .rejected()]
            where !goal.isReached(by: scenario.prediction.outcome) {
                #expect(scenario.obstacles(to: Advice.Goal(goal, keeping: .all)) == scenario.prediction.clauses)
            }
        }
    }

    /// What a change of one fact brings with it: saveToSentItems goes and comes with the operation, another token
    /// carries no permission, and another path says no longer whom the message is from.
    private static let brought: [Scenario.Fact: Scenario.Fact] = [
        .operation: .saveToSentItems, .tokenType: .permissions, .mailbox: .fromSource,
    ]

    @Test("A change changes its fact alone, and what it brings; and it leads to a scenario")
    func oneFact() {
        for bits in stride(from: 0 as UInt32, to: 1 << 28, by: 499) {
            let scenario = PackedScenario(rawValue: bits)
            if scenario.scenario == nil { continue }
            for change in Advice.Changes.all {
                let changed = scenario.applying(Advice.Changes(change))
                let others = Scenario.Fact.allCases.filter { $0 != change.fact && $0 != Self.brought[change.fact] }
                #expect(others.allSatisfy { changed[$0] == scenario[$0] })
                #expect(changed.scenario != nil && change.fact != .from)
                if changed[change.fact] == scenario[change.fact] { #expect(changed == scenario) }
            }
            #expect(scenario.applying(Advice.Changes()) == scenario)
        }
    }

    @Test("Another token carries nothing, until a permission is added to it")
    func otherToken() {
        var before = PackedScenario(
            Scenario(token: .user([.mailSend, .other]), path: .me, operation: .reply, from: .own))
        (before[.accessPolicy], before[.exchangeRoles]) = (1, 0b10)
        var after = before
        (after[.tokenType], after[.permissions]) = (1, 0)
        #expect(before.applying(Advice.Changes(.useAppToken)) == after)
        after[.permissions] = 0b100
        #expect(before.applying(Advice.Changes(.useAppToken, .addMailReadWrite)) == after)
        // Nothing is set to what it is already.
        #expect(before.applying(Advice.Changes(.useUserToken)) == before)
    }

    @Test("Another path says no longer whom the message is from; a header goes on saying it")
    func fromByPath() {
        var before = PackedScenario(
            Scenario(token: .user([]), path: .from(namesNoFrom: true), operation: .reply, from: .somebodyElse(list)))
        var after = before
        (after[.mailbox], after[.fromSource]) = (0, 0)
        #expect(before[.fromSource] == 2 && before.applying(Advice.Changes(.throughMe)) == after)
        before[.fromSource] = 1
        after[.fromSource] = 1
        #expect(before.applying(Advice.Changes(.throughMe)) == after)
        after[.fromSource] = 0
        #expect(before.applying(Advice.Changes(.throughMe, .nameFrom)) == after)
    }

    @Test("A scenario keeps what means nothing beside its other facts")
    func idleFacts() {
        var before = PackedScenario(
            Scenario(token: .user(.mailSend), path: .me, operation: .createDraft, from: .somebodyElse(list)))
        before[.grants] = 0b101
        before[.alwaysSaveCopy] = 0b01
        before[.exchangeRoles] = 0b01
        var after = before
        after[.operation] = 0
        after[.saveToSentItems] = 1
        after[.grants] = 0b100
        #expect(before.applying(Advice.Changes(.removeSendAs, .sendDirectly, .declineCopy)) == after)
    }

    private let list = Scenario.Recipient.withoutMailbox(.init(.distributionList, sendingRights: .sendAs))

    @Test("Each change has a name of its own")
    func names() {
        #expect(Advice.Changes.all.count == 38)
        #expect(
            Set(Advice.Changes.all.map(\.name))
                == Set(Self.leastFirst.filter { !$0.hasPrefix("application ") && !$0.hasPrefix("others' ") }))
    }
}

extension Advice.Change {
    /// The key of the fact, and what becomes of its value.
    fileprivate var name: String {
        let value = fact.value(edit.number)?.name
        switch edit {
        case .add: return "\(fact.key) +\(value ?? "")"
        case .remove: return "\(fact.key) -\(value ?? "")"
        case .set(let number): return "\(fact.key) \(value ?? String(number == 0))"
        }
    }
}
