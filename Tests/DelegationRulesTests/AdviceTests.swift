import DelegationRules
import DelegationRulesJSON
import Testing

/// The advice of the engine against a search that knows nothing of it.
///
/// Of scenarios that differ only in what decides no outcome one is asked about, with every goal: two laws below say over
/// all scenarios that the rest get the same advice. Only the policy and the roles beside a user's token, which count once
/// it is an application's, take turns: each scenario and goal comes with one of the eight.
@Suite("Advice is every minimal set of changes, and nothing else")
struct AdviceTests {
    /// Without the optimiser a search takes a hundred times as long, and only some of the scenarios are asked about.
    private static let step: Int = {
        var step = 1
        assert(
            {
                step = 499; return true
            }())
        return step
    }()

    /// The kinds of address, and how many ways there are at most from such a one.
    private static let kinds = [
        ("own", 18), ("userMailbox", 36), ("microsoft365Group", 24), ("distributionList", 24), ("unknown", 12),
    ]

    @Test("for every scenario and every goal that makes sense", arguments: kinds)
    func bruteForce(from kind: String, most: Int) async {
        #expect(PlainGoal.all.count == 18 && Set(PlainGoal.all.map(\.wanted)).count == 18)
        let search = BruteForce(from: kind, goals: PlainGoal.all)
        let found = await withTaskGroup(of: (Int, String?).self) { group in
            for token in search.tokens { group.addTask { Self.faults(of: token, search) } }
            return await group.reduce(into: (0, [String]())) { all, one in
                all.0 = max(all.0, one.0)
                if let fault = one.1 { all.1.append(fault) }
            }
        }
        #expect(found.1.first == nil, "\(found.1.count) tokens")
        // Advice has room for 64 sets; one too many would have trapped.
        #expect(found.0 == most || Self.step > 1, "\(found.0)")
    }

    /// How many ways there are at most with that token, and what is wrong with some of them.
    private static func faults(of token: PackedScenario, _ search: BruteForce) -> (most: Int, fault: String?) {
        let tokens = idleAccess(beside: token).map { token.joined($0) }
        let ofTokens = tokens.map(search.moves(ofToken:))
        let ofMailboxes = search.mailboxes.map(search.moves(ofMailbox:))
        let ofOperations = search.operations.map(search.moves(ofOperation:))
        let ofHoldings = search.holdings.map(search.moves(ofHolding:))
        var (most, turn) = (0, 0)
        for mailbox in search.mailboxes.indices {
            for operation in search.operations.indices {
                for holding in search.holdings.indices {
                    turn += 1
                    if turn % step != 0 { continue }
                    for (index, goal) in PlainGoal.all.enumerated() {
                        let choice = (turn + index) % tokens.count
                        let home = search.scenario(tokens[choice], mailbox, operation, holding)
                        let moves = Moves(
                            token: ofTokens[choice], mailbox: ofMailboxes[mailbox], operation: ofOperations[operation],
                            holding: ofHoldings[holding])
                        let advice = Array(home.advice(for: Advice.Goal(goal.wanted)))
                        most = max(most, advice.count)
                        let fault =
                            search.fault(of: advice, by: moves, to: index) ?? sameRequest(among: advice, from: home)
                        if let fault { return (most, "\(home), \(goal): \(advice.map(Array.init)): \(fault)") }
                    }
                }
            }
        }
        return (most, nil)
    }

    /// What a user's token can have beside it that means something only in an application's.
    private static func idleAccess(beside token: PackedScenario) -> [PackedScenario] {
        if token[.tokenType] == 1 { return [PackedScenario(rawValue: 0)] }
        return (0 as UInt8..<8).map { number in
            var access = PackedScenario(rawValue: 0)
            (access[.accessPolicy], access[.exchangeRoles]) = (number & 1, number >> 1)
            return access
        }
    }

    /// Two ways that come to the same for the reader: they differ in how the path is called alone, and the line of the
    /// request is the same.
    private static func sameRequest(among ways: [Advice.Changes], from home: PackedScenario) -> String? {
        var ends: [PackedScenario: [Advice.Changes]] = [:]
        for way in ways {
            var end = home.applying(way)
            end[.mailbox] = 0
            ends[end, default: []].append(way)
        }
        for alike in ends.values where alike.count > 1 {
            let lines = alike.compactMap { home.applying($0).scenario?.requestLine(SendDetails()) }
            if Set(lines).count < alike.count { return "the same request: \(lines)" }
        }
        return nil
    }

    @Test("and a way too few, too many or too long is seen")
    func faults() throws {
        // A user sends its own mail through /me without any permission: Mail.Send will do, and Mail.Send.Shared, and an
        // application with a role.
        let search = BruteForce(from: "own", goals: [PlainGoal()])
        let moves = Moves(
            token: search.moves(ofToken: search.tokens[0]), mailbox: search.moves(ofMailbox: search.mailboxes[0]),
            operation: search.moves(ofOperation: search.operations[0]),
            holding: search.moves(ofHolding: search.holdings[0]))
        let role = Advice.Changes(.throughAnother, .useAppToken, .addMailSendRole)
        let ways = [Advice.Changes(.addMailSend), Advice.Changes(.addMailSendShared), role]
        #expect(search.fault(of: ways, by: moves, to: 0) == nil)
        #expect(search.fault(of: Array(ways[..<2]), by: moves, to: 0) != nil)
        #expect(search.fault(of: [], by: moves, to: 0) != nil)
        #expect(search.fault(of: ways + [Advice.Changes(.throughAnother)], by: moves, to: 0) != nil)
        // The last has the first as a part, and so has one that changes what it need not.
        let consent = Advice.Changes(.throughAnother, .useAppToken, .addMailSend)
        #expect(search.fault(of: ways + [consent], by: moves, to: 0) != nil)
        #expect(search.fault(of: [Advice.Changes(.addMailSend, .sendDraft)] + ways[1...], by: moves, to: 0) != nil)
        // A path that is named twice.
        let otherName = Advice.Changes(.throughFrom, .useAppToken, .addMailSendRole)
        #expect(search.fault(of: ways[..<2] + [otherName], by: moves, to: 0) != nil)
    }
}

/// Why one of all scenarios that differ in what decides no outcome stands for the rest.
@Suite("What decides no outcome changes no advice")
struct IdleFactTests {
    @Test("for no goal sees it")
    func outcomes() {
        let goals = PlainGoal.all
        let broken = Scenario.every.lazy.map { PackedScenario($0) }.first { scenario in
            let (answer, plain) = (scenario.prediction, scenario.withoutIdleFacts.prediction)
            return answer[.outcome] != plain[.outcome]
                || goals.contains { $0.isReached(by: answer) != $0.isReached(by: plain) }
        }
        #expect(broken == nil)
    }

    @Test("and changes, none of which makes a difference of it alone, lead from alike to alike")
    func changes() {
        let changes = Array(Advice.Changes.all.lazy.filter { $0 != .nameFrom }.map { Advice.Changes($0) })
        let broken = Scenario.every.lazy.map { PackedScenario($0) }.first { scenario in
            let plain = scenario.withoutIdleFacts
            return changes.contains {
                scenario.applying($0).withoutIdleFacts != plain.applying($0).withoutIdleFacts
            }
        }
        #expect(broken == nil)
    }

    @Test("Where a message says whom it is from is never worth a change of its own")
    func nameFrom() {
        let change = Advice.Changes(.nameFrom)
        #expect(
            !Scenario.every.contains { scenario in
                PackedScenario(scenario).applying(change).withoutIdleFacts != PackedScenario(scenario).withoutIdleFacts
            })
    }
}

/// What would otherwise be lost without a word.
@Suite("Out of range")
struct OutOfRangeTests {
    private static let advice = Scenario(token: .user([]), path: .me, operation: .sendDraft, from: .own)
        .advice(for: Advice.Goal())

    @Test("advice traps at a position where it has no set")
    func advice() async {
        #expect(!Self.advice.isEmpty && Array(Self.advice).count == Self.advice.count)
        await #expect(processExitsWith: .failure) { _ = Self.advice[Self.advice.endIndex] }
        await #expect(processExitsWith: .failure) { _ = Self.advice[-1] }
    }

    @Test("what is no scenario gets no advice")
    func noScenario() {
        let bits = PackedScenario(rawValue: .max)
        #expect(bits.scenario == nil)
        #expect(bits.advice(for: Advice.Goal()).isEmpty && bits.obstacles(to: Advice.Goal()).isEmpty)
    }

    /// One case beyond what a set has room for.
    private enum Far: UInt8 {
        case last = 63
        case beyond = 64
    }

    @Test("a set of cases traps at a case that it has no room for")
    func caseSet() async {
        #expect(CaseSet(Far.last).count == 1)
        await #expect(processExitsWith: .failure) { _ = CaseSet(Far.beyond) }
    }
}

extension PlainGoal {
    /// The goal in the engine's words.
    var wanted: Advice.Goal.Outcome {
        switch outcome {
        case 2: .drafted
        case 3: .rejected()
        case 4: .unspecified
        default:
            .accepted(
                sender: sender.flatMap { Prediction.Party(rawValue: UInt8($0)) },
                sentItems: sentItems.map { Prediction.SentItems(rawValue: UInt8($0)) })
        }
    }
}
