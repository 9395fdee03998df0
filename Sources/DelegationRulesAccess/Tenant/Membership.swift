import DelegationRulesReplay

/// The groups that a recipient is in, directly or through others, and the way to each.
final class Membership: Sendable {
    /// The recipient, and behind it the groups, the nearest first; of those as near as each other, the one whose way there
    /// comes first in the tenant.
    let found: [Int]
    /// For each of them the place of the one through which it was found: the recipient itself stands for none.
    private let origins: [Int]

    fileprivate init(found: [Int], origins: [Int]) {
        self.found = found
        self.origins = origins
    }

    /// The shortest chain of groups that leads to the one at `place`, outermost first; empty where that is the recipient.
    func chain(to place: Int) -> [Int] {
        var chain: [Int] = []
        var place = place
        while place != 0 {
            chain.append(found[place])
            place = origins[place]
        }
        return chain
    }
}

/// Finds the groups of one recipient after the other, or the members of one after the other; each is visited once, so that
/// circles come to an end.
struct Walk {
    /// Where the walk leads: from members to their groups, or back.
    private let steps: Relation
    /// In which walk each recipient was visited last.
    private var visits: [UInt32]
    private var number: UInt32 = 0

    /// Walks along `steps`, among `count` recipients.
    init(along steps: Relation, among count: Int) {
        self.steps = steps
        visits = Array(repeating: 0, count: count)
    }

    /// Whoever is reached from `start`, and passes `isWanted`; the nearest first.
    mutating func membership(from start: Int, where isWanted: (Int) -> Bool) -> Membership {
        if steps[start].isEmpty { return Membership(found: [start], origins: [0]) }
        begin()
        visits[start] = number
        var (found, origins) = ([start], [0])
        var place = 0
        while place < found.count {
            for next in steps[found[place]] where visits[next] != number && isWanted(next) {
                visits[next] = number
                found.append(next)
                origins.append(place)
            }
            place += 1
        }
        return Membership(found: found, origins: origins)
    }

    /// Whoever is reached from any of `starts`, and these.
    mutating func everybody(from starts: some Sequence<Int>) -> [Int] {
        begin()
        var found: [Int] = []
        for start in starts where visits[start] != number {
            visits[start] = number
            found.append(start)
        }
        var place = 0
        while place < found.count {
            for next in steps[found[place]] where visits[next] != number {
                visits[next] = number
                found.append(next)
            }
            place += 1
        }
        return found
    }

    /// Whether the walk that was made last came by `recipient`.
    func came(by recipient: Int) -> Bool { visits[recipient] == number }

    private mutating func begin() {
        number += 1
        if number < .max { return }
        visits = Array(repeating: 0, count: visits.count)
        number = 1
    }
}
