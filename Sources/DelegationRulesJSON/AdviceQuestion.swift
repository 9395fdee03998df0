import DelegationRules

/// What must change for a send to come out as wanted: a scenario or an exchange, and the goal, read from JSON.
public struct AdviceQuestion: Hashable, Sendable {
    /// What the question is about.
    public enum Subject: Hashable, Sendable {
        /// A scenario.
        case scenario(ScenarioRecord)
        /// The text of an exchange, which is not read yet.
        case exchange(ArraySlice<UInt8>)
    }

    /// The `id` as it stands in the text, quotes included; the answer echoes it.
    public let id: ArraySlice<UInt8>?
    /// What the question is about.
    public let subject: Subject
    /// What is wanted.
    public let goal: Goal

    /// Reads the text of one question.
    ///
    /// The reader is as strict as that of scenarios; a goal that is left out is to be accepted.
    public init(json: ArraySlice<UInt8>) throws(InvalidScenario) {
        self = try JSONScanner.read(json.span, as: .question) { (scanner) throws(InvalidScenario) in
            var draft = QuestionDraft()
            try draft.read(&scanner)
            return AdviceQuestion(id: draft.id, subject: try draft.subject(scanner), goal: draft.goal)
        }
    }

    private init(id: ArraySlice<UInt8>?, subject: Subject, goal: Goal) {
        self.id = id
        self.subject = subject
        self.goal = goal
    }

    /// Reads the text of one question.
    public init(json: String) throws(InvalidScenario) {
        try self.init(json: Array(json.utf8)[...])
    }

    /// The `id` as its author meant it.
    public var idText: String? { id?.jsonString }
}

/// A question as it is read, before it is known whether all is there.
private struct QuestionDraft {
    var id: ArraySlice<UInt8>?
    var goal = Goal()
    private var scenario: ScenarioRecord?
    private var exchange: ArraySlice<UInt8>?

    mutating func read(_ scanner: inout JSONScanner) throws(InvalidScenario) {
        try scanner.object(keys: Names.questionKeys) { (key, scanner) throws(InvalidScenario) in
            switch key {
            case .id: id = scanner.bytes[try scanner.literal()][...]
            case .scenario: scenario = try scanner.scenario().record
            case .exchange:
                guard scanner.peek() == UInt8(ascii: "{") else {
                    throw scanner.error("expected an object, found \(scanner.found())")
                }
                let start = scanner.position
                try scanner.skipValue()
                exchange = scanner.bytes[start..<scanner.position][...]
            case .goal: goal = try scanner.goal()
            }
        }
    }

    func subject(_ scanner: JSONScanner) throws(InvalidScenario) -> AdviceQuestion.Subject {
        switch (scenario, exchange) {
        case (let scenario?, nil): return .scenario(scenario)
        case (nil, let exchange?): return .exchange(exchange)
        case (nil, nil): throw scanner.error("missing; expected an object, or exchange").inside("scenario")
        case (.some, .some): throw scanner.error("expected only without scenario").inside("exchange")
        }
    }
}

extension JSONScanner {
    fileprivate mutating func goal() throws(InvalidScenario) -> Goal {
        var outcome = WantedOutcome.accepted()
        var sender: Party?
        var sentItems: SentItems?
        var goal = Goal()
        try object(keys: Names.goalKeys) { (key, scanner) throws(InvalidScenario) in
            switch key {
            case .outcome: outcome = try scanner.value(of: Names.wantedOutcome)
            case .sender: sender = try scanner.value(of: Names.party)
            case .sentItems: sentItems = try scanner.set(of: Names.sentItems)
            case .keep: goal.kept = try scanner.set(of: Names.facts)
            }
        }
        switch outcome {
        case .accepted: goal.outcome = .accepted(sender: sender, sentItems: sentItems)
        case .drafted, .rejected, .unspecified:
            let key = sender != nil ? "sender" : sentItems != nil ? "sentItems" : nil
            if let key { throw error("expected only with the outcome accepted").inside(key) }
            goal.outcome = outcome
        }
        return goal
    }
}
