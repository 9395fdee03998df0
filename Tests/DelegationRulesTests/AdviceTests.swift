import DelegationRules
import DelegationRulesJSON
import Testing

/// The advice of the engine against a search that knows nothing of it.
@Suite("Advice is every minimal set of changes, and nothing else")
struct AdviceTests {
    /// The scenarios from one kind of address through one path.
    struct Share: Sendable, CustomTestStringConvertible {
        let from: String
        let path: PathMailbox

        var testDescription: String { "from \(from) through \(path)" }
    }

    private static let shares = Space.kinds.flatMap { from in
        [PathMailbox.me, .signedInUser, .from, .another].map { Share(from: from, path: $0) }
    }

    /// Without the optimiser a search takes a hundred times as long, and only some of the scenarios are asked about.
    private static let step: Int = {
        var step = 1
        assert(
            {
                step = 499; return true
            }())
        return step
    }()

    @Test("for every scenario and every goal that makes sense", arguments: shares)
    func bruteForce(share: Share) throws {
        let space = try #require(Space.all[share.from])
        let origins = space.origins.filter { space.scenarios[$0].path == share.path }
        #expect(!origins.isEmpty)
        for origin in origins where origin % Self.step == 0 {
            let expected = space.expected(from: origin)
            let scenario = space.scenarios[origin]
            for (index, goal) in PlainGoal.all.enumerated() {
                let advice = scenario.advice(for: Goal(goal.wanted))
                let found = Set(advice.map { Found(after: scenario.applying($0), size: $0.count) })
                try #require(
                    found == expected[index] && advice.count == found.count,
                    "\(scenario), \(goal): found \(Array(advice).map(Array.init)), expected \(expected[index])")
            }
        }
    }

    @Test("which are all the scenarios there are")
    func scenarios() {
        let asked = Space.all.values.flatMap { space in space.origins.map { space.scenarios[$0] } }
        #expect(asked.count == 59_904 && Set(asked) == Set(Scenario.all))
        #expect(PlainGoal.all.count == 18 && Set(PlainGoal.all.map(\.wanted)).count == 18)
    }
}

/// A set of changes by what it leads to, and how many they are.
private struct Found: Hashable {
    let after: Scenario
    let size: Int
}

/// The scenarios from one kind of address, with the search among them.
private struct Space: Sendable {
    static let kinds = [
        "own", "userMailbox", "sharedMailbox", "resourceMailbox", "microsoft365Group", "distributionList",
    ]

    static let all: [String: Space] = {
        var all: [String: Space] = [:]
        for kind in kinds { all[kind] = try? Space(from: kind) }
        return all
    }()

    private let search: BruteForce
    /// What each point comes down to.
    let scenarios: [Scenario]
    /// The points that each come down to another scenario.
    let origins: [Int]

    private init(from: String) throws {
        search = BruteForce(from: from, goals: PlainGoal.all)
        scenarios = try (0..<BruteForce.count).map { point in
            try IdentifiedScenario(json: BruteForce.scenario(at: point, from: from).json).record.scenario
        }
        var seen: Set<Scenario> = []
        origins = scenarios.indices.filter { [scenarios] in seen.insert(scenarios[$0]).inserted }
    }

    /// What is to be found for each goal.
    func expected(from origin: Int) -> [Set<Found>] {
        var expected = Array(repeating: Set<Found>(), count: PlainGoal.all.count)
        for set in search.minimalSets(from: origin) {
            let found = Found(after: scenarios[set.point], size: set.size)
            for index in expected.indices where set.goals >> index & 1 != 0 { expected[index].insert(found) }
        }
        return expected
    }
}

extension PlainGoal {
    /// The goal in the engine's words.
    fileprivate var wanted: WantedOutcome {
        let parties: [String: Party] = ["sendingUser": .sendingUser, "from": .from]
        let folders: [String: SentItems] = ["sendingUser": .sendingUser, "from": .from]
        return switch outcome {
        case "drafted": .drafted
        case "rejected": .rejected
        case "unspecified": .unspecified
        default:
            .accepted(
                sender: sender.flatMap { parties[$0] },
                sentItems: sentItems.map { SentItems($0.compactMap { folders[$0] }) })
        }
    }
}
