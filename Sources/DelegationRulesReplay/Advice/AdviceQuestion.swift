import DelegationRules
import DelegationRulesJSON

/// What must change for a send to come out as wanted: a scenario or an exchange, and the goal.
public struct AdviceQuestion: Sendable {
    /// What the question is about.
    public enum Subject: Sendable {
        /// A scenario.
        case scenario(PackedScenario)
        /// An exchange.
        case exchange(Exchange)
    }

    /// The `id` of the question, if it has one; the answer echoes it.
    public let id: String?
    /// What the question is about.
    public let subject: Subject
    /// What is wanted.
    public let goal: Advice.Goal
}

extension AdviceQuestion {
    /// Reads the text of one question.
    ///
    /// The reader is as strict as that of scenarios; a goal that is left out is to be accepted.
    public init(json: some Sequence<UInt8>) throws(InvalidText) {
        var reader = JSONReader(Array(json))
        self = try reader.whole(.question) { (reader) throws(InvalidText) in try reader.question() }
    }

    /// Reads the text of one question.
    public init(json: String) throws(InvalidText) {
        try self.init(json: Array(json.utf8))
    }
}

extension JSONReader {
    /// Reads a question.
    package mutating func question() throws(InvalidText) -> AdviceQuestion {
        var id: String?
        var scenario: PackedScenario?
        var exchange: Exchange?
        var goal = Advice.Goal()
        try object(Self.questionKeys) { (key, reader) throws(InvalidText) in
            switch key {
            case .id: id = try reader.text()
            case .scenario: scenario = try reader.scenario().scenario
            case .exchange: exchange = try reader.exchange()
            case .goal: goal = try reader.goal()
            }
        }
        let subject: AdviceQuestion.Subject
        switch (scenario, exchange) {
        case (let scenario?, nil): subject = .scenario(scenario)
        case (nil, let exchange?): subject = .exchange(exchange)
        case (nil, nil): throw error("missing; expected an object, or exchange").inside("scenario")
        case (.some, .some): throw error("expected only without scenario").inside("exchange")
        }
        return AdviceQuestion(id: id, subject: subject, goal: goal)
    }

    private enum QuestionKey: String, CaseIterable, Sendable {
        case id, scenario, exchange, goal
    }

    private static let questionKeys = JSONNames(of: QuestionKey.self)
}
