import DelegationRulesReplay

/// Whom many sets of recipients lead to through groups in groups.
///
/// Each set is a bit, and as many as a mark has bits go along the groups together: where each of thousands of sets has
/// thousands of groups below it, one walk serves hundreds of them. Whoever is in a circle of groups is in all of them, so
/// the recipients of a circle are taken as one, and the circles stand in an order in which a walk comes to each but once.
struct Nesting {
    /// A bit for each of the sets.
    private typealias Mark = SIMD8<UInt64>

    /// How many sets go together.
    static let width = Mark.scalarCount * UInt64.bitWidth

    /// The circle of each recipient, for most one of its own; a group has a smaller number than its members.
    private let circles: [Int]
    /// The recipients in each circle.
    private let recipients: Relation
    /// Which sets lead to each circle.
    private var marks: [Mark]
    private var isReached: [Bool]
    private var reached: [Int] = []

    init(_ members: ImportedMembers, count: Int) {
        circles = Self.circles(of: members, count: count)
        var rows = Relation()
        for circle in circles {
            rows.append(circle)
            rows.endRow()
        }
        recipients = rows.inverse
        marks = Array(repeating: Mark(), count: count)
        isReached = Array(repeating: false, count: count)
    }

    /// Kosaraju's way: what has been left last leads to all that it stands in a circle with, so walks in that order, back
    /// along the groups, come to one circle after the other, the outermost first.
    private static func circles(of members: ImportedMembers, count: Int) -> [Int] {
        var left: [Int] = []
        var isSeen = Array(repeating: false, count: count)
        var path: [(recipient: Int, members: ArraySlice<Int>)] = []
        func enter(_ recipient: Int) {
            guard !isSeen[recipient] else { return }
            isSeen[recipient] = true
            path.append((recipient, members.inside[recipient]))
        }
        for recipient in 0..<count {
            enter(recipient)
            while let last = path.indices.last {
                if let member = path[last].members.popFirst() {
                    enter(member)
                } else {
                    left.append(path.removeLast().recipient)
                }
            }
        }

        var circles = Array(repeating: count, count: count)
        var circle = 0
        for recipient in left.reversed() where circles[recipient] == count {
            circles[recipient] = circle
            var next = [recipient]
            while let member = next.popLast() {
                for group in members.around[member] where circles[group] == count {
                    circles[group] = circle
                    next.append(group)
                }
            }
            circle += 1
        }
        return circles
    }
}

extension Nesting {
    /// Forgets all sets.
    mutating func removeAll() {
        for circle in reached {
            marks[circle] = Mark()
            isReached[circle] = false
        }
        reached.removeAll(keepingCapacity: true)
    }

    /// Puts `recipient` into a set.
    mutating func insert(_ recipient: Int, into set: Int) {
        reach(circles[recipient])
        marks[circles[recipient]][set / UInt64.bitWidth] |= 1 << UInt64(set % UInt64.bitWidth)
    }

    /// Puts the members of the groups in each set into it, and theirs.
    mutating func insertMembers(_ members: ImportedMembers) {
        spread(along: members.inside) { $0.sort() }
    }

    /// Puts the groups around those in each set into it, and the groups around these.
    mutating func insertGroups(_ members: ImportedMembers) {
        spread(along: members.around) { $0.sort(by: >) }
    }

    /// Whether `recipient` is in a set.
    func has(_ recipient: Int, in set: Int) -> Bool {
        marks[circles[recipient]][set / UInt64.bitWidth] >> UInt64(set % UInt64.bitWidth) & 1 == 1
    }

    private mutating func reach(_ circle: Int) {
        guard !isReached[circle] else { return }
        isReached[circle] = true
        reached.append(circle)
    }

    /// Hands the marks on along `relation`, to each circle before it hands on its own.
    private mutating func spread(along relation: Relation, order: (inout [Int]) -> Void) {
        var next = 0
        while next < reached.count {
            forEachNeighbour(of: reached[next], along: relation) { nesting, neighbour in nesting.reach(neighbour) }
            next += 1
        }
        order(&reached)
        for circle in reached {
            let mark = marks[circle]
            forEachNeighbour(of: circle, along: relation) { nesting, neighbour in nesting.marks[neighbour] |= mark }
        }
    }

    private mutating func forEachNeighbour(
        of circle: Int, along relation: Relation, _ body: (inout Nesting, Int) -> Void
    ) {
        for recipient in recipients[circle] {
            for other in relation[recipient] { body(&self, circles[other]) }
        }
    }
}
