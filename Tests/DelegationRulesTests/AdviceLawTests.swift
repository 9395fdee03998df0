import DelegationRules
import DelegationRulesJSON
import Testing

@Suite("Laws of advice")
struct AdviceLawTests {
    /// Scenarios of every kind; the step shares no factor with the number of values of any fact.
    private static let scenarios = stride(from: 0, to: Scenario.all.count, by: 2_393).map { Scenario.all[$0] }

    private static let goals: [WantedOutcome] = [
        .accepted(), .accepted(sender: .from), .accepted(sentItems: .from), .accepted(sentItems: []),
        .accepted(sender: .sendingUser, sentItems: [.sendingUser, .from]), .drafted, .rejected,
    ]

    /// The changes from the least privilege to the greatest, as their order is documented.
    private static let leastFirst = [
        "saveToSentItems true", "endpoint.operation sendMail", "endpoint.operation createDraft",
        "endpoint.operation sendDraft", "saveToSentItems false", "endpoint.mailbox me",
        "endpoint.mailbox from", "endpoint.mailbox another", "token.type user", "token.permissions -Mail.Send",
        "token.permissions -Mail.Send.Shared", "token.permissions -Mail.ReadWrite",
        "token.permissions -Mail.ReadWrite.Shared", "grants -SendOnBehalf", "grants -SendAs", "grants -FullAccess",
        "alwaysSaveCopy -SentAs", "alwaysSaveCopy -SendOnBehalf", "alwaysSaveCopy +SentAs",
        "alwaysSaveCopy +SendOnBehalf", "token.permissions +Mail.Send", "token.permissions +Mail.Send.Shared",
        "token.permissions +Mail.ReadWrite", "token.permissions +Mail.ReadWrite.Shared", "grants +SendOnBehalf",
        "grants +SendAs", "grants +FullAccess", "others' grants -SendOnBehalf", "others' grants -SendAs",
        "others' grants -FullAccess", "token.type app", "application token.permissions +Mail.Send",
        "application token.permissions +Mail.ReadWrite",
    ]

    /// The places of the changes in that order, the gravest first.
    private static func gravity(of changes: Changes, in advice: Advice) -> [Int] {
        let isApp = advice.scenario.applying(changes).token.kind == .app
        return changes.compactMap { change in
            let prefix = advice.affectingOthers.contains(change) ? "others' " : isApp ? "application " : ""
            return leastFirst.lastIndex(of: prefix + change.name) ?? leastFirst.firstIndex(of: change.name)
        }
        .sorted(by: >)
    }

    @Test("Fewest changes first, then least privilege, whoever else is affected", arguments: goals)
    func order(goal: WantedOutcome) {
        var compared = 0
        for scenario in Self.scenarios {
            let plain = scenario.advice(for: Goal(goal))
            for others in [Changes(), Changes(.removeSendOnBehalf, .removeSendAs, .removeFullAccess)] {
                let advice = scenario.advice(for: Goal(goal), affectingOthers: others)
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

    @Test("What a goal keeps does not change, and costs no other advice", arguments: goals)
    func kept(goal: WantedOutcome) {
        for scenario in Self.scenarios {
            let advice = scenario.advice(for: Goal(goal))
            for facts in (UInt8(0)..<128).map(Facts.init(rawValue:)) {
                let kept = scenario.advice(for: Goal(goal, keeping: facts))
                #expect(Array(kept) == advice.filter { $0.allSatisfy { facts.isDisjoint(with: $0.fact) } })
            }
        }
    }

    @Test("Something stands in the way exactly where there is no advice", arguments: goals)
    func obstacles(goal: WantedOutcome) {
        var (reached, missed) = (0, 0)
        for scenario in Self.scenarios {
            for facts in [Facts(), .grants, [.permissions, .tokenKind], .path, .all] {
                let goal = Goal(goal, keeping: facts)
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
            for goal in [WantedOutcome.accepted(), .drafted, .rejected]
            where !goal.isReached(by: scenario.prediction.outcome) {
                #expect(scenario.obstacles(to: Goal(goal, keeping: .all)) == scenario.prediction.clauses)
            }
        }
    }

    @Test("No two ways are the same request to who makes it", arguments: goals)
    func sameRequest(goal: WantedOutcome) {
        for position in stride(from: 0, to: Scenario.all.count, by: 97) {
            let scenario = Scenario.all[position]
            var addresses = Addresses()
            addresses.sendingUser = PartyName(address: "AdeleV@contoso.com")
            addresses.from = PartyName(address: scenario.from == .own ? "AdeleV@contoso.com" : "AllanD@contoso.com")
            let ways = AdviceAnswer(on: ScenarioRecord(scenario), for: Goal(goal), addresses).entries
                .map { $0.steps.map(\.instruction.text).sorted() }
            #expect(Set(ways).count == ways.count, "\(scenario): \(ways)")
        }
    }

    @Test("Whom the message is from never changes")
    func from() {
        for scenario in Self.scenarios {
            for change in Changes.all {
                let before = ScenarioRecord(scenario)
                #expect(before.applying(Changes(change)).from == before.from)
            }
        }
    }

    @Test("A record keeps what means nothing beside its other facts")
    func idleFacts() {
        let record = ScenarioRecord(
            token: Token(.user, .mailSend), path: .me, operation: .createDraft, from: .distributionList,
            grants: [.sendAs, .fullAccess], alwaysSaveCopy: .sentAs)
        let changed = record.applying(Changes(.removeSendAs, .sendDirectly, .declineCopy))
        #expect(
            changed
                == ScenarioRecord(
                    token: Token(.user, .mailSend), path: .me, operation: .sendMail(saveToSentItems: false),
                    from: .distributionList, grants: .fullAccess, alwaysSaveCopy: .sentAs))
        for record in ScenarioRecord.all where record.scenario == Scenario.all[40_000] {
            #expect(record.applying(Changes()) == record)
        }
    }

    @Test("Each change has a name of its own")
    func names() {
        #expect(Changes.all.count == 28)
        #expect(
            Set(Changes.all.map(\.name))
                == Set(Self.leastFirst.filter { !$0.hasPrefix("application ") && !$0.hasPrefix("others' ") }))
    }
}

extension Change {
    fileprivate var name: String {
        switch edit {
        case .add(let value): "\(key) +\(value)"
        case .remove(let value): "\(key) -\(value)"
        case .set(let value): "\(key) \(value)"
        case .setFlag(let value): "\(key) \(value)"
        }
    }
}
