import DelegationRulesReplay

/// The numbers that a relation leads to, directly or through others; one walk after the other needs no new memory.
struct Walk {
    /// Those that the last walk came to, from where it began.
    private(set) var reached: [Int] = []
    /// The number of the walk that came to each last.
    private var walks: [Int]
    private var walk = 0

    init(count: Int) {
        walks = Array(repeating: 0, count: count)
    }

    mutating func go(from start: [Int], along relation: Relation) {
        walk += 1
        reached.removeAll(keepingCapacity: true)
        for number in start { visit(number) }
        var next = 0
        while next < reached.count {
            for number in relation[reached[next]] { visit(number) }
            next += 1
        }
    }

    private mutating func visit(_ number: Int) {
        guard walks[number] != walk else { return }
        walks[number] = walk
        reached.append(number)
    }

    /// Whether the last walk came to `number`.
    func has(_ number: Int) -> Bool {
        walks[number] == walk
    }
}
