/// Whom denials hit through groups.
///
/// Each question looks through the smaller of two sets, and what was found out is kept: mailboxes by the thousand name
/// the same groups, which have members by the thousand.
struct DenialReach {
    private let members: ImportedMembers
    private var around: [Int: Set<Int>] = [:]
    private var inside: [Int: Set<Int>] = [:]
    private var overlaps: [Pair: Bool] = [:]

    private struct Pair: Hashable {
        let group: Int
        let denier: Int
    }

    init(_ members: ImportedMembers) {
        self.members = members
    }

    /// Whether a recipient is among `deniers`, or in a group that is.
    mutating func takesIn(_ recipient: Int, _ deniers: Set<Int>) -> Bool {
        Self.meet(around(recipient), deniers)
    }

    /// Whether some member of a group is among `deniers`, or in another group that is.
    mutating func overlaps(_ group: Int, _ deniers: Set<Int>) -> Bool {
        let inside = inside(group)
        guard inside.count > 1 else { return false }
        guard deniers.count > inside.count else { return deniers.contains { overlaps(group, denier: $0) } }
        return inside.contains { $0 != group && takesIn($0, deniers) }
    }

    private mutating func overlaps(_ group: Int, denier: Int) -> Bool {
        let pair = Pair(group: group, denier: denier)
        if let known = overlaps[pair] { return known }
        let result = Self.meet(inside(group), inside(denier), apartFrom: group)
        overlaps[pair] = result
        return result
    }

    private mutating func around(_ recipient: Int) -> Set<Int> {
        if let known = around[recipient] { return known }
        let found = members.everything(around: recipient)
        around[recipient] = found
        return found
    }

    private mutating func inside(_ group: Int) -> Set<Int> {
        if let known = inside[group] { return known }
        let found = members.everybody(in: group)
        inside[group] = found
        return found
    }

    private static func meet(_ one: Set<Int>, _ other: Set<Int>, apartFrom exception: Int? = nil) -> Bool {
        let (fewer, more) = one.count < other.count ? (one, other) : (other, one)
        return fewer.contains { $0 != exception && more.contains($0) }
    }
}
