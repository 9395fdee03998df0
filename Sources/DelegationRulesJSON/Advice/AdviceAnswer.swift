import DelegationRules

/// What must change about a scenario for a goal to be reached: every minimal set of changes, each with what then comes
/// out.
public struct AdviceAnswer: Hashable, Sendable {
    /// One change, and how it is made.
    public struct Step: Hashable, Sendable {
        /// What changes.
        public let change: Advice.Change
        /// Who makes the change, and how.
        public let instruction: Instruction

        /// `change`, one of those by which `before` becomes `after`.
        package init(
            _ change: Advice.Change, to before: Scenario, becoming after: Scenario,
            _ details: SendDetails = SendDetails()
        ) {
            self.change = change
            instruction = Instruction(change, to: before, becoming: after, details)
        }
    }

    /// One set of changes.
    public struct Entry: Hashable, Sendable {
        /// The changes, in an order in which they can be made.
        public let steps: [Step]
        /// The scenario once they are made.
        public let scenario: PackedScenario

        /// What then comes out.
        public var prediction: Prediction { after.prediction }
        let after: Scenario
    }

    /// The sets of changes, the best first; none where the goal is out of reach.
    public let entries: [Entry]
    /// The clauses that stand in the way, where the goal is out of reach.
    public let obstacles: Clauses
    /// Why there is no advice, where that lies in the question and not in a clause.
    public var reason: String?

    /// Advice on `facts`, where `details` are known besides. Facts that mean nothing beside the others stay as they are.
    public init(on facts: PackedScenario, for goal: Advice.Goal, _ details: SendDetails = SendDetails()) {
        guard let scenario = facts.scenario else {
            (entries, obstacles, reason) = ([], Clauses(), "These bits are no scenario.")
            return
        }
        let organization = details.organization
        entries = facts.advice(for: goal, in: organization).map { changes in
            let changed = facts.applying(changes, in: organization)
            guard let after = changed.scenario else { preconditionFailure("changes lead from scenarios to scenarios") }
            let steps = changes.map { Step($0, to: scenario, becoming: after, details) }
            return Entry(steps: steps, scenario: changed, after: after)
        }
        obstacles = entries.isEmpty ? facts.obstacles(to: goal, in: organization) : Clauses()
    }

    /// No advice, for the reason given.
    public init(reason: String) {
        (entries, obstacles, self.reason) = ([], Clauses(), reason)
    }
}

// MARK: JSON

extension AdviceAnswer {
    /// The answer as one JSON object on one line; with the `id` of its question, if that has one.
    public func json(id: String? = nil) -> String {
        JSONWriter.text { writer in writer.object(id: id) { $0.members(of: self) } }
    }
}

extension JSONWriter {
    /// Writes the members of an answer.
    package mutating func members(of answer: AdviceAnswer) {
        ways(of: answer)
        if !answer.obstacles.isEmpty { member("obstacles", strings: answer.obstacles.map({ $0.id })) }
        if let reason = answer.reason { member("reason", string: reason) }
    }

    /// Writes the member that has the sets of changes.
    package mutating func ways(of answer: AdviceAnswer) {
        array("advice") { writer in
            for entry in answer.entries { writer.entry(entry) }
        }
    }

    private mutating func entry(_ entry: AdviceAnswer.Entry) {
        object { writer in
            writer.array("changes") { writer in
                for step in entry.steps { writer.step(step) }
            }
            writer.key("scenario")
            writer.scenario(entry.scenario)
            writer.object("prediction") { $0.members(of: entry.prediction) }
        }
    }

    private mutating func step(_ step: AdviceAnswer.Step) {
        object { writer in
            let change = step.change
            writer.member("key", string: change.fact.key)
            if let value = change.fact.field.shape.boolean(change.edit.number) {
                writer.member(change.edit.verb, boolean: value)
            } else {
                writer.member(change.edit.verb, string: change.valueName)
            }
            writer.member("who", string: step.instruction.maker.rawValue)
            writer.member("how", string: step.instruction.text)
        }
    }
}

extension Advice.Change {
    /// The name of the value that is added, removed or set.
    package var valueName: String {
        fact.field.shape.boolean(edit.number).map { "\($0)" } ?? ContractNames.all[fact].name(of: edit.number)
    }
}

extension Advice.Change.Edit {
    /// What is done with the value, which is the key under which JSON has it.
    package var verb: String {
        switch self {
        case .add: "add"
        case .remove: "remove"
        case .set: "set"
        }
    }
}
