/// Every minimal set of changes to every scenario, found without the engine: by trying all, with the plain decision
/// rows as the judge.
///
/// A scenario with its from address left out is a point: one value on each of twelve axes. What one change leads from a
/// value to another is an edge, so that a set of changes is the way from one point to another, and its parts lead to the
/// points between. All goals are followed at once, one bit each.
struct BruteForce {
    /// The kind of the from address.
    let from: String
    /// The goals that each point reaches.
    private let reached: [UInt32]

    init(from: String, goals: [PlainGoal]) {
        self.from = from
        reached = (0..<Self.count).map { point in
            let answer = DecisionRows.answer(Self.scenario(at: point, from: from))
            return goals.enumerated().reduce(0) { $1.element.isReached(by: answer) ? $0 | 1 << $1.offset : $0 }
        }
    }

    /// The names of the values on each axis.
    static let axes: [[String]] = [
        ["user", "app"], ["", "Mail.Send"], ["", "Mail.Send.Shared"], ["", "Mail.ReadWrite"],
        ["", "Mail.ReadWrite.Shared"], ["me", "signedInUser", "from", "another"],
        ["sendMail true", "sendMail false", "createDraft", "sendDraft"], ["", "SendAs"], ["", "SendOnBehalf"],
        ["", "FullAccess"], ["", "SentAs"], ["", "SendOnBehalf"],
    ]
    private static let operation = 6
    /// How far the point of the next value on an axis is.
    private static let strides = axes.indices.map { axes[..<$0].reduce(1) { $0 * $1.count } }
    static let count = axes.reduce(1) { $0 * $1.count }

    /// The value on `axis` of the point.
    private static func value(on axis: Int, of point: Int) -> Int {
        point / strides[axis] % axes[axis].count
    }

    static func scenario(at point: Int, from: String) -> PlainScenario {
        let names = axes.indices.map { axes[$0][value(on: $0, of: point)] }
        let operation = names[Self.operation].split(separator: " ")
        return PlainScenario(
            tokenType: names[0], permissions: Set(names[1...4]).subtracting([""]), mailbox: names[5],
            operation: String(operation[0]), from: from, grants: Set(names[7...9]).subtracting([""]),
            saveToSentItems: operation.last != "false", alwaysSaveCopy: Set(names[10...11]).subtracting([""]))
    }

    /// The sets of changes to the scenario at `origin`, each as the point where it leads and the goals for which it is
    /// minimal.
    func minimalSets(from origin: Int) -> [(point: Int, size: Int, goals: UInt32)] {
        let home = Self.axes.indices.map { Self.value(on: $0, of: origin) }
        // The goals that the point reaches, or a point between it and the origin.
        var covered = reached
        for axis in Self.axes.indices {
            for value in Self.order(on: axis, from: home[axis]).dropFirst() {
                let step = (Self.before(value, on: axis, from: home[axis]) - value) * Self.strides[axis]
                Self.forEachPoint(with: value, on: axis) { covered[$0] |= covered[$0 + step] }
            }
        }
        var sets: [(point: Int, size: Int, goals: UInt32)] = []
        for point in 0..<Self.count where reached[point] != 0 {
            var goals = reached[point]
            for axis in Self.axes.indices {
                let value = Self.value(on: axis, of: point)
                if value == home[axis] { continue }
                let step = (Self.before(value, on: axis, from: home[axis]) - value) * Self.strides[axis]
                goals &= ~covered[point + step]
                if goals == 0 { break }
            }
            if goals != 0 { sets.append((point, Self.size(from: home, to: point), goals)) }
        }
        return sets
    }

    /// The value from which one change leads to `value`, on the way from `home`.
    private static func before(_ value: Int, on axis: Int, from home: Int) -> Int {
        // A draft's request has no saveToSentItems: it has to become a direct send first.
        axis == operation && home >= 2 && value == 1 ? 0 : home
    }

    /// The values on an axis, each behind the one that leads to it.
    private static func order(on axis: Int, from home: Int) -> [Int] {
        let others = axes[axis].indices.filter { $0 != home }
        return [home] + others.filter { before($0, on: axis, from: home) == home }
            + others.filter { before($0, on: axis, from: home) != home }
    }

    private static func size(from home: [Int], to point: Int) -> Int {
        axes.indices.reduce(0) { size, axis in
            let value = value(on: axis, of: point)
            if value == home[axis] { return size }
            return size + (before(value, on: axis, from: home[axis]) == home[axis] ? 1 : 2)
        }
    }

    private static func forEachPoint(with value: Int, on axis: Int, _ body: (Int) -> Void) {
        let stride = strides[axis]
        for block in Swift.stride(from: value * stride, to: count, by: stride * axes[axis].count) {
            for point in block..<block + stride { body(point) }
        }
    }
}

/// A goal, in the names of the wire format.
struct PlainGoal: Hashable, Sendable {
    var outcome = "accepted"
    var sender: String?
    var sentItems: [String]?

    func isReached(by answer: PlainAnswer) -> Bool {
        answer.outcome == outcome && (sender == nil || answer.sender == sender)
            && (sentItems == nil || answer.sentItems == sentItems)
    }

    /// Every goal that makes sense.
    static let all: [PlainGoal] = {
        var goals = ["drafted", "rejected", "unspecified"].map { PlainGoal(outcome: $0) }
        for sender in [nil, "sendingUser", "from"] {
            for sentItems in [nil, [], ["sendingUser"], ["from"], ["sendingUser", "from"]] {
                goals.append(PlainGoal(sender: sender, sentItems: sentItems))
            }
        }
        return goals
    }()
}
