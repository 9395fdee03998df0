import DelegationRules

/// What must change about a scenario for a goal to be reached: every minimal set of changes, each with what then comes
/// out.
public struct AdviceAnswer: Hashable, Sendable {
    /// One change, and how it is made.
    public struct Step: Hashable, Sendable {
        /// What changes.
        public let change: Change
        /// Who makes the change, and how.
        public let instruction: Instruction
    }

    /// One set of changes.
    public struct Entry: Hashable, Sendable {
        /// The changes, in an order in which they can be made.
        public let steps: [Step]
        /// The scenario once they are made.
        public let record: ScenarioRecord

        /// What then comes out.
        public var prediction: Prediction { record.scenario.prediction }
    }

    /// The sets of changes, the best first; none where the goal is out of reach.
    public let entries: [Entry]
    /// The clauses that stand in the way, where the goal is out of reach.
    public let obstacles: Clauses
    /// Why there is no advice, where that lies in the question and not in a clause.
    public var reason: String?

    /// Advice on `record`; instructions name its parties by `addresses`.
    public init(on record: ScenarioRecord, for goal: Goal, _ addresses: Addresses = Addresses()) {
        let scenario = record.scenario
        entries = scenario.advice(for: goal, affectingOthers: addresses.affectingOthers).map { changes in
            let after = record.applying(changes)
            let steps = changes.map { change in
                Step(change: change, instruction: Instruction(change, to: record, becoming: after, addresses))
            }
            return Entry(steps: steps, record: after)
        }
        obstacles = entries.isEmpty ? scenario.obstacles(to: goal) : Clauses()
    }

    /// No advice, for the reason given.
    public init(reason: String) {
        (entries, obstacles) = ([], Clauses())
        self.reason = reason
    }
}

// MARK: JSON

extension AdviceAnswer {
    /// The answer as one JSON object on one line; `id`, if any, as it stood in the question.
    public func json(id: ArraySlice<UInt8>? = nil) -> String {
        var object = JSONObject()
        object.add(id: id)
        object.add("advice", raw: "[" + entries.map(\.json.text).joined(separator: ",") + "]")
        if !obstacles.isEmpty { object.add("obstacles", strings: obstacles.map(\.id)) }
        if let reason { object.add("reason", string: reason) }
        return object.text
    }
}

extension AdviceAnswer.Entry {
    fileprivate var json: JSONObject {
        var object = JSONObject()
        let changes = steps.map { step in
            var change = JSONObject()
            change.add("key", string: step.change.key)
            switch step.change.edit {
            case .add(let value): change.add("add", string: value)
            case .remove(let value): change.add("remove", string: value)
            case .set(let value): change.add("set", string: value)
            case .setFlag(let value): change.add("set", value)
            }
            change.add("who", string: Names.maker.name(of: step.instruction.maker))
            change.add("how", string: step.instruction.text)
            return change.text
        }
        object.add("changes", raw: "[" + changes.joined(separator: ",") + "]")
        object.add("scenario", raw: record.json)
        object.add("prediction", raw: prediction.json())
        return object
    }
}
