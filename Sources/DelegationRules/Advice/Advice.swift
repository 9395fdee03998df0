/// Every minimal set of changes that reaches a goal, the fewest changes first, and where sets are equally small the
/// least privilege: of two, the one whose gravest change comes first in the order of ``Change``, then the next.
///
/// Minimal means that the set reaches the goal, and that no part of it does.
public struct Advice: Sendable {
    /// What the changes are made to.
    public let facts: PackedScenario
    /// What is known of the organisation in which they are made.
    public let organization: Organization
    /// The number of sets; 0 where the goal is out of reach.
    public private(set) var count = 0
    /// The bits of the sets. There can be 36, as a test of all scenarios and goals shows; one too many would trap.
    private var lanes = SIMD64<UInt64>()

    fileprivate init(on facts: PackedScenario, in organization: Organization) {
        self.facts = facts
        self.organization = organization
    }
}

extension Advice: RandomAccessCollection {
    /// The position of the best set.
    public var startIndex: Int { 0 }
    /// The position behind the last set.
    public var endIndex: Int { count }
    /// The set of changes at `position`, which must be that of one.
    public subscript(position: Int) -> Changes {
        precondition(position >= startIndex && position < endIndex, "no set of changes has that position")
        return Changes(bits: lanes[position])
    }
}

extension PackedScenario {
    /// What must change for `goal` to be reached; where it is reached already, one set without any change. Bits that are
    /// no scenario get no advice.
    ///
    /// Facts that mean nothing yet count as soon as they do: the roles and policies beside a user's token are those of
    /// the application that it may become the token of, unless more is known of the organisation.
    public func advice(
        for goal: Advice.Goal, in organization: Advice.Organization = Advice.Organization()
    ) -> Advice {
        var search = AdviceSearch(wanted: goal.outcome, found: Advice(on: self, in: organization))
        visitReach(keeping: goal.kept, in: organization, &search)
        return search.found
    }
}

extension Scenario {
    /// What must change for `goal` to be reached; where it is reached already, one set without any change.
    public func advice(
        for goal: Advice.Goal, in organization: Advice.Organization = Advice.Organization()
    ) -> Advice {
        packed.advice(for: goal, in: organization)
    }
}

/// Predicts at every scenario within reach, and keeps what reaches the goal.
///
/// What a part of the changes leads to was visited before, so that a set in which none was found is minimal.
private struct AdviceSearch: ReachVisitor {
    let wanted: Advice.Goal.Outcome
    var found: Advice

    func isDone(with changes: Advice.Changes) -> Bool {
        found.hasPart(of: changes)
    }

    mutating func visit(_ scenario: PackedScenario, reachedBy changes: Advice.Changes) {
        if wanted.isReached(by: Situation(scenario).prediction.outcome) { found.insert(changes) }
    }
}

extension Advice {
    /// Whether some of `changes`, or all of them, are one of the sets.
    fileprivate func hasPart(of changes: Advice.Changes) -> Bool {
        for index in 0..<count where lanes[index] & ~changes.bits == 0 {
            return true
        }
        return false
    }

    /// Adds a set in its place.
    fileprivate mutating func insert(_ changes: Advice.Changes) {
        let weight = weight(of: changes)
        var index = count
        while index > 0, weight < self.weight(of: self[index - 1]) {
            lanes[index] = lanes[index - 1]
            index -= 1
        }
        lanes[index] = changes.bits
        count += 1
    }

    /// How much a set asks for: the number of changes, then the gravest of them, then the next.
    private func weight(of changes: Changes) -> (Int, UInt64, UInt64, UInt64, UInt64) {
        // The bits of a set are a number that its gravest change decides first. An application's permission lets it act
        // as anybody in the organisation, and weighs most, with what opens a mailbox to others than the application; a
        // policy or a role lets it at some mailboxes.
        let changed = facts.applying(changes, in: organization)
        let isAppToken = Situation(changed).isApp.holds
        let consent = isAppToken ? changes.intersection(Changes(.addMailSend, .addMailReadWrite)) : Changes()
        let affectingOthers = organization.access(in: changed)?.affectingOthers ?? Changes()
        let others = changes.intersection(organization.affectingOthers.union(affectingOthers))
        let widest = consent.union(others.intersection(Changes(.allowByPolicy)))
        let application = changes.intersection(
            Changes(.useAppToken, .allowByPolicy).union(Changes(.addMailSendRole, .addMailReadWriteRole)))
        return (changes.count, widest.bits, application.bits, others.bits, changes.bits)
    }
}
