/// Links from some recipients to others, in few bytes.
struct Links {
    struct Link: Hashable {
        let from: Int
        let to: Int
    }

    /// Where the targets of each recipient begin; one more at the end.
    private var starts: [Int]
    private var targets: [Int]

    init(_ links: some Collection<Link>, count: Int) {
        starts = Array(repeating: 0, count: count + 1)
        targets = Array(repeating: 0, count: links.count)
        for link in links { starts[link.from] += 1 }
        // Each start is the end first, and moves back with every target that is put before it.
        for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
        for link in links {
            starts[link.from] -= 1
            targets[starts[link.from]] = link.to
        }
    }

    subscript(recipient: Int) -> ArraySlice<Int> {
        targets[starts[recipient]..<starts[recipient + 1]]
    }
}

/// The recipients that links lead to, directly or through others; one walk after the other needs no new memory.
struct Walk {
    /// Those that the last walk came to, and where it began.
    private(set) var reached: [Int] = []
    /// The number of the walk that came to each recipient last.
    private var walks: [Int]
    private var walk = 0

    init(count: Int) {
        walks = Array(repeating: 0, count: count)
    }

    mutating func go(from start: [Int], along links: Links) {
        walk += 1
        reached.removeAll(keepingCapacity: true)
        for recipient in start { visit(recipient) }
        var next = 0
        while next < reached.count {
            for recipient in links[reached[next]] { visit(recipient) }
            next += 1
        }
    }

    private mutating func visit(_ recipient: Int) {
        guard walks[recipient] != walk else { return }
        walks[recipient] = walk
        reached.append(recipient)
    }

    /// Whether the last walk came to a recipient.
    func has(_ recipient: Int) -> Bool {
        walks[recipient] == walk
    }
}
