import DelegationRules
import Testing

/// Advice where it is known what policies and roles say of each mailbox: that the path then names is what counts.
@Suite("Advice in an organisation")
struct AdviceOrganizationTests {
    private static let goals: [Advice.Goal.Outcome] = [.accepted(), .accepted(sentItems: .from), .drafted, .rejected()]

    /// What can hold at a mailbox.
    private static let accesses: [Advice.Access] = [.allows, .blocks].flatMap { policy in
        (0 as UInt8..<4).map { Advice.Access(policy, .init(rawValue: $0)) }
    }

    /// Scenarios of every kind; the step shares no factor with the number of values of any fact.
    private static let scenarios = stride(from: 0, to: Scenario.every.count, by: 199_999).map {
        PackedScenario(Scenario.every[$0])
    }

    private static func with(_ access: Advice.Access, _ scenario: PackedScenario) -> PackedScenario {
        var scenario = scenario
        scenario[.accessPolicy] = access.accessPolicy.rawValue
        scenario[.exchangeRoles] = access.exchangeRoles.rawValue
        return scenario
    }

    @Test("that says the same of every mailbox is the same as in one of which nothing is known", arguments: goals)
    func sameEverywhere(goal: Advice.Goal.Outcome) {
        for scenario in Self.scenarios {
            for access in Self.accesses {
                let facts = Self.with(access, scenario)
                let known = facts.advice(
                    for: Advice.Goal(goal), in: Advice.Organization(atSendingUser: access, atFrom: access))
                #expect(Array(known) == Array(facts.advice(for: Advice.Goal(goal))))
            }
        }
    }

    @Test("is every minimal set, each by what holds at the mailbox to which it leads", arguments: goals)
    func differentElsewhere(goal: Advice.Goal.Outcome) {
        var (ofAnother, ofFrom) = (0, 0)
        for scenario in Self.scenarios {
            for (number, here) in Self.accesses.enumerated() {
                let there = Self.accesses[(number + 3) % Self.accesses.count]
                let organization = Advice.Organization(atSendingUser: here, atFrom: there)
                let isFrom = scenario[.mailbox] == Scenario.Path.Mailbox.from.rawValue
                let facts = Self.with(isFrom ? there : here, scenario)

                func end(of way: Advice.Changes) -> PackedScenario {
                    let end = facts.applying(way)
                    let isFrom = end[.mailbox] == Scenario.Path.Mailbox.from.rawValue
                    let isThere = end[.tokenType] == 1 && isFrom
                    let isHere = end[.tokenType] == 1 && end[.mailbox] == Scenario.Path.Mailbox.another.rawValue
                    guard way.contains(where: { $0.fact == .tokenType || $0.fact == .mailbox }), isThere || isHere
                    else { return end }
                    let changesOfAccess = way.filter { $0.fact == .accessPolicy || $0.fact == .exchangeRoles }
                    return changesOfAccess.reduce(Self.with(isThere ? there : here, end)) {
                        $0.applying(Advice.Changes($1))
                    }
                }
                func isReached(by way: Advice.Changes) -> Bool {
                    guard let outcome = end(of: way).scenario?.prediction.outcome else { return false }
                    return goal.isReached(by: outcome)
                }
                func isMinimal(_ way: Advice.Changes) -> Bool {
                    let parts = way.reduce([Advice.Changes()]) { parts, change in
                        parts + parts.map { $0.union(Advice.Changes(change)) }
                    }
                    return parts.allSatisfy { $0 == way || !isReached(by: $0) }
                }

                let advice = facts.advice(for: Advice.Goal(goal), in: organization)
                for way in advice {
                    #expect(isReached(by: way) && isMinimal(way), "\(facts), \(goal): \(Array(way))")
                    #expect(facts.applying(way, in: organization).scenario == end(of: way).scenario)
                    if way.contains(.throughFrom) { ofFrom += 1 }
                    if way.contains(.throughAnother) { ofAnother += 1 }
                }
                let candidates = [here, there].flatMap { access in
                    Array(Self.with(access, facts).advice(for: Advice.Goal(goal)))
                }
                for way in Set(candidates).subtracting(advice) where isReached(by: way) {
                    #expect(!isMinimal(way), "\(facts), \(goal) lacks \(Array(way))")
                }
            }
        }
        #expect(ofFrom > 0 && ofAnother > 0)
    }
}
