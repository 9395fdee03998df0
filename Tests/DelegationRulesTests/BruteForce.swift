import DelegationRules

/// A search for advice that knows nothing of the engine's: it goes through every scenario that changes could lead to,
/// from one kind of address.
///
/// It rests on what the decision makes of a scenario, which the plain rows are held against. A scenario is a cell: the
/// choice of a mailbox, of an operation, of grants and of copy switches; and in each cell a word has a bit for each token.
struct BruteForce {
    /// What there is to choose from; the rest of a scenario decides nothing (see ``PackedScenario/withoutIdleFacts``).
    let tokens: [PackedScenario]
    let mailboxes: [PackedScenario]
    let operations: [PackedScenario]
    let holdings: [PackedScenario]
    private let from: PackedScenario
    /// For each goal and cell the tokens that reach it.
    private let reached: [[UInt64]]

    init(from kind: String, goals: [PlainGoal]) {
        func choices(_ fact: Scenario.Fact, _ values: some Sequence<Int>) -> [PackedScenario] {
            values.map { value in
                var choice = PackedScenario(rawValue: 0)
                choice[fact] = UInt8(value)
                return choice
            }
        }
        let number = (0..<Scenario.Fact.from.valueCount).first { Scenario.Fact.from.value($0)?.name == kind }
        let from = choices(.from, [Int(number ?? .max)])[0]
        let consented = choices(.permissions, [0b0000, 0b0001, 0b0100, 0b0101])
        let tokens =
            choices(.permissions, 0b0000...0b1111)
            + choices(.tokenType, [1]).joined(consented).joined(choices(.accessPolicy, 0...1))
            .joined(choices(.exchangeRoles, 0...3))
        let mailboxes = choices(.mailbox, [0, 1, 2, 3, 6])
        let operations = choices(.operation, 0...4) + choices(.saveToSentItems, [1])
        let switches = ["userMailbox", "microsoft365Group"].contains(kind) ? 0b11 : 0
        let grants = ["userMailbox": 0b111, "microsoft365Group": 0b11, "distributionList": 0b11][kind] ?? 0
        let holdings = choices(.grants, 0...grants).joined(choices(.alwaysSaveCopy, 0...switches))

        var reached = Array(repeating: [UInt64](), count: goals.count)
        for cell in mailboxes.joined(operations).joined(holdings) {
            let answers = tokens.map { $0.joined(cell).joined(from).prediction }
            for (index, goal) in goals.enumerated() {
                var word: UInt64 = 0
                for (lane, answer) in answers.enumerated() where goal.isReached(by: answer) {
                    word |= 1 << UInt64(lane)
                }
                reached[index].append(word)
            }
        }
        (self.tokens, self.mailboxes, self.operations, self.holdings) = (tokens, mailboxes, operations, holdings)
        (self.from, self.reached) = (from, reached)
    }

    /// The scenario with that token in a cell.
    func scenario(_ token: PackedScenario, _ mailbox: Int, _ operation: Int, _ holding: Int) -> PackedScenario {
        token.joined(mailboxes[mailbox]).joined(operations[operation]).joined(holdings[holding]).joined(from)
    }

    /// What is wrong with `ways` as all the minimal sets of changes that reach the goal at `index` from a scenario of which
    /// these are the moves; nothing where they are those.
    ///
    /// They are if each reaches the goal, none is a part of another, and whatever reaches the goal has one of them as a
    /// part. For if a way had a smaller part that reaches the goal, then that would have a way as a part, and so would the
    /// way itself.
    func fault(of ways: [Advice.Changes], by moves: Moves, to index: Int) -> String? {
        for (position, way) in ways.enumerated() {
            for other in ways.indices where other != position && ways[other].isSubset(of: way) {
                return "\(Array(way)) has \(Array(ways[other])) as a part"
            }
        }
        let parts = ways.map { WayParts($0, moves) }
        var isFound = Array(repeating: false, count: ways.count)
        var cell = 0
        for mailbox in moves.mailbox {
            for operation in moves.operation {
                guard let mailbox, let operation else {
                    cell += holdings.count
                    continue
                }
                let request = mailbox.union(operation)
                let open = parts.indices.filter { parts[$0].request.isSubset(of: request) }
                for holding in moves.holding {
                    var rest = reached[index][cell]
                    for way in open where parts[way].holding.isSubset(of: holding) {
                        if parts[way].request == request, parts[way].holding == holding {
                            isFound[way] = parts[way].lane.map { reached[index][cell] >> UInt64($0) & 1 != 0 } ?? false
                        }
                        rest &= ~parts[way].lanes
                    }
                    if rest != 0 {
                        let all = request.union(holding).union(moves.token[rest.trailingZeroBitCount])
                        return "\(Array(all)) has none of them as a part"
                    }
                    cell += 1
                }
            }
        }
        return isFound.firstIndex(of: false).map { "\(Array(ways[$0])) does not reach it" }
    }
}

/// The changes that lead from one scenario to each choice there is; `nil` where none do.
struct Moves {
    let token: [Advice.Changes]
    let mailbox: [Advice.Changes?]
    let operation: [Advice.Changes?]
    let holding: [Advice.Changes]
}

extension BruteForce {
    /// What leads from a token: another one carries nothing yet, and policies and roles are an application's.
    func moves(ofToken home: PackedScenario) -> [Advice.Changes] {
        tokens.map { token in
            var before = home
            if home[.tokenType] != token[.tokenType] { before[.permissions] = 0 }
            let changes = setting(.tokenType, home, token).union(toggles(.permissions, before, token))
            guard token[.tokenType] == 1 else { return changes }
            return changes.union(setting(.accessPolicy, home, token)).union(toggles(.exchangeRoles, home, token))
        }
    }

    /// What leads from a mailbox: the first four can be named, but for one's own mail the from user's, which would be
    /// another name of one's own.
    func moves(ofMailbox home: PackedScenario) -> [Advice.Changes?] {
        mailboxes.map { cell in
            if cell == home { return Advice.Changes() }
            let number = cell[.mailbox]
            return number > 3 || from[.from] < 2 && number == 2 ? nil : setting(.mailbox, home, cell)
        }
    }

    /// What leads from an operation: a reply comes from its draft alone, and the draft from the reply; what becomes a
    /// direct send asks for a copy.
    func moves(ofOperation home: PackedScenario) -> [Advice.Changes?] {
        operations.map { cell in
            let (before, after) = (home[.operation], cell[.operation])
            if after >= 3, before != after, before < 3 { return nil }
            var asked = home
            if before != after { asked[.saveToSentItems] = 0 }
            return setting(.operation, home, cell).union(setting(.saveToSentItems, asked, cell))
        }
    }

    /// What leads from grants and copy switches: each is given or taken by itself.
    func moves(ofHolding home: PackedScenario) -> [Advice.Changes] {
        holdings.map { toggles(.grants, home, $0).union(toggles(.alwaysSaveCopy, home, $0)) }
    }
}

/// The change that sets a fact to what it is in another scenario, if it is not that already.
private func setting(_ fact: Scenario.Fact, _ before: PackedScenario, _ after: PackedScenario) -> Advice.Changes {
    before[fact] == after[fact] ? Advice.Changes() : Advice.Changes(named(fact, .set(after[fact])))
}

/// The changes that add to a set, and remove from it, what it takes to be as in another scenario.
private func toggles(_ fact: Scenario.Fact, _ before: PackedScenario, _ after: PackedScenario) -> Advice.Changes {
    var changes = Advice.Changes()
    for number in 0..<fact.valueCount where (before[fact] ^ after[fact]) >> number & 1 != 0 {
        changes.insert(named(fact, after[fact] >> number & 1 == 0 ? .remove(number) : .add(number)))
    }
    return changes
}

private func named(_ fact: Scenario.Fact, _ edit: Advice.Change.Edit) -> Advice.Change {
    guard let change = changesByName[Name(fact: fact, edit: edit)] else {
        preconditionFailure("no change \(edit) of \(fact)")
    }
    return change
}

private struct Name: Hashable {
    let fact: Scenario.Fact
    let edit: Advice.Change.Edit
}

private let changesByName = Dictionary(
    uniqueKeysWithValues: Advice.Changes.all.map { (Name(fact: $0.fact, edit: $0.edit), $0) })

/// A set of changes, in the three parts that a cell and a token have.
private struct WayParts {
    let request: Advice.Changes
    let holding: Advice.Changes
    /// The token to which it leads, and all those to which it is a part of what leads there.
    let lane: Int?
    private(set) var lanes: UInt64 = 0

    init(_ way: Advice.Changes, _ moves: Moves) {
        var (request, holding, token) = (Advice.Changes(), Advice.Changes(), Advice.Changes())
        for change in way {
            switch change.fact {
            case .mailbox, .operation, .saveToSentItems: request.insert(change)
            case .grants, .alwaysSaveCopy: holding.insert(change)
            default: token.insert(change)
            }
        }
        (self.request, self.holding) = (request, holding)
        lane = moves.token.firstIndex(of: token)
        for (lane, changes) in moves.token.enumerated() where token.isSubset(of: changes) {
            lanes |= 1 << UInt64(lane)
        }
    }
}

/// A goal, in the numbers of the contract.
struct PlainGoal: Hashable, Sendable {
    var outcome: UInt16 = 1
    var sender: UInt16?
    var sentItems: UInt16?

    func isReached(by answer: PackedPrediction) -> Bool {
        answer[.outcome] == outcome && (sender ?? answer[.sender]) == answer[.sender]
            && (sentItems ?? answer[.sentItems]) == answer[.sentItems]
    }

    /// Every goal that makes sense.
    static let all: [PlainGoal] = {
        var goals = [2, 3, 4].map { PlainGoal(outcome: $0) }
        for sender in [nil, 0, 1] as [UInt16?] {
            for sentItems in [nil, 0b00, 0b01, 0b10, 0b11] as [UInt16?] {
                goals.append(PlainGoal(sender: sender, sentItems: sentItems))
            }
        }
        return goals
    }()
}

extension PackedScenario {
    /// The facts of both, each of which is 0 in one of them.
    func joined(_ other: PackedScenario) -> PackedScenario { PackedScenario(rawValue: rawValue | other.rawValue) }

    /// The same question without what decides no outcome, so that no way changes it: which of alike kinds of address it is
    /// from, which of the paths that are refused is named, how a mailbox is called and where the from address stands, the
    /// permissions that mean nothing in the token.
    var withoutIdleFacts: PackedScenario {
        var plain = self
        switch self[.from] {
        case 1: plain[.from] = 0
        case 3, 4: plain[.from] = 2
        case 7, 8: plain[.from] = 6
        default: break
        }
        plain[.mailbox] = self[.mailbox] > 3 ? 6 : self[.mailbox]
        (plain[.alias], plain[.fromSource]) = (0, 0)
        plain[.permissions] &= self[.tokenType] == 1 ? 0b00101 : 0b01111
        return plain
    }
}

extension [PackedScenario] {
    /// Each of these joined with each of those.
    func joined(_ others: [PackedScenario]) -> [PackedScenario] { flatMap { one in others.map(one.joined) } }
}
