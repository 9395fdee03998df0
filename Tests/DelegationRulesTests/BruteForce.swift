#if false  // Held out until it knows the new facts.
    /// Every scenario from one kind of address, with the goals that each reaches by the plain decision rows: what advice is
    /// held to, without the engine.
    ///
    /// A scenario with its from address left out is a point: one value on each of twelve axes, written as a number with some
    /// bits for each axis. A set of changes to the scenario at one point leads to another, and the sets of which it is a part
    /// lead to all the points that have the same values on the axes that it changes.
    struct BruteForce {
        /// The kind of the from address.
        let from: String
        /// For each goal, 64 points a word, those that reach it.
        private let reached: [[UInt64]]

        init(from: String, goals: [PlainGoal]) {
            self.from = from
            var reached = Array(repeating: Array(repeating: UInt64(0), count: Self.count / 64), count: goals.count)
            for point in 0..<Self.count {
                let answer = DecisionRows.answer(Self.scenario(at: point, from: from))
                for index in goals.indices where goals[index].isReached(by: answer) {
                    reached[index][point / 64] |= 1 << UInt64(point % 64)
                }
            }
            self.reached = reached
        }

        /// The names of the values on each axis; their number is a power of two.
        private static let axes: [[String]] = [
            ["user", "app"], ["", "Mail.Send"], ["", "Mail.Send.Shared"], ["", "Mail.ReadWrite"],
            ["", "Mail.ReadWrite.Shared"], ["me", "signedInUser", "from", "another"],
            ["sendMail true", "sendMail false", "createDraft", "sendDraft"], ["", "SendAs"], ["", "SendOnBehalf"],
            ["", "FullAccess"], ["", "SentAs"], ["", "SendOnBehalf"],
        ]
        private static let (path, operation) = (5, 6)
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
                tokenType: names[0], permissions: Set(names[1...4]).subtracting([""]), mailbox: names[path],
                operation: String(operation[0]), from: from, grants: Set(names[7...9]).subtracting([""]),
                saveToSentItems: operation.last != "false", alwaysSaveCopy: Set(names[10...11]).subtracting([""]))
        }

        /// What is wrong with `ways` as all the minimal sets of changes to the scenario at `home` that reach the goal at
        /// `index`; nothing where they are those.
        ///
        /// They are if each reaches the goal, none is a part of another, and whatever reaches the goal has one of them as a
        /// part. For if a way had a smaller part that reaches the goal, then that would have a way as a part, and so would
        /// the way itself.
        func fault(of ways: [Way], from home: Int, to index: Int) -> String? {
            var covers: [Cover] = []
            for way in ways {
                if way.point < 0 || !hasReached(index, at: way.point) { return "\(way) does not reach it" }
                let cover = Cover(of: way.point, from: home)
                if cover.size != way.size { return "\(way) has not \(cover.size) changes" }
                covers.append(cover)
            }
            let unnamed = unnamedPaths(from: home)
            for (number, way) in ways.enumerated() {
                for other in covers.indices where other != number && covers[other].contains(way.point) {
                    return "\(way) has \(ways[other]) as a part"
                }
                if unnamed.contains(where: { $0.contains(way.point) }) { return "\(way) has another name for a path" }
            }
            covers += unnamed
            for (word, points) in reached[index].enumerated() where points != 0 {
                var rest = points
                for cover in covers where word & (cover.mask / 64) == cover.values / 64 { rest &= ~cover.word }
                if rest != 0 { return "\(word * 64 + rest.trailingZeroBitCount) is reached by none of them" }
            }
            return nil
        }

        /// Whether the point reaches the goal at `index`.
        private func hasReached(_ index: Int, at point: Int) -> Bool {
            reached[index][point / 64] >> UInt64(point % 64) & 1 != 0
        }

        /// The paths that no change leads to: the from user's path to one's own mailbox would be a second name of it.
        private func unnamedPaths(from home: Int) -> [Cover] {
            (from == "own" ? ["from"] : []).compactMap { name in
                guard let value = Self.axes[Self.path].firstIndex(of: name) else {
                    preconditionFailure("no path \(name)")
                }
                if value == Self.value(on: Self.path, of: home) { return nil }
                var cover = Cover()
                cover.add(Self.axes[Self.path].count - 1, equal: value, times: Self.strides[Self.path])
                return cover
            }
        }

        /// All the points with the values that a set of changes leads to.
        private struct Cover {
            /// The bits that are the same in all of them, and which they are.
            private(set) var (mask, values) = (0, 0)
            /// The points of them in each word that has any.
            private(set) var word = UInt64.max
            /// How many changes lead there.
            private(set) var size = 0

            init() {}

            init(of point: Int, from home: Int) {
                for axis in BruteForce.axes.indices {
                    let value = BruteForce.value(on: axis, of: point)
                    let before = BruteForce.value(on: axis, of: home)
                    if value == before { continue }
                    var bits = BruteForce.axes[axis].count - 1
                    if axis == BruteForce.operation, before >= 2, value < 2 {
                        // A draft's request has no saveToSentItems: it has to become a direct send first, which is then a
                        // part of declining the copy as well.
                        if value == 0 { bits = 2 } else { size += 1 }
                    }
                    size += 1
                    add(bits, equal: value, times: BruteForce.strides[axis])
                }
            }

            /// Leaves the points in which those `bits` are those of `value`, both on the axis with that stride.
            mutating func add(_ bits: Int, equal value: Int, times stride: Int) {
                mask |= bits * stride
                values |= value * stride
                word = 0
                for low in 0..<64 where low & mask == values & 63 & mask { word |= 1 << UInt64(low) }
            }

            func contains(_ point: Int) -> Bool { point & mask == values }
        }
    }

    /// A set of changes: the point where it leads, and how many they are.
    struct Way {
        let point: Int
        let size: Int
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
#endif
