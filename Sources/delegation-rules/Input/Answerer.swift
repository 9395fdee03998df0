import DelegationRulesJSON

/// Answers one text after the other; every thread has its own.
protocol Answerer: SendableMetatype {
    /// What the texts are.
    var kind: TextKind { get }
    /// For whom the answers are.
    var form: AnswerForm { get }

    /// Reads the text that `reader` is at, which begins on `line` of the input, and then writes the answer, its line
    /// ended.
    mutating func answer(
        _ reader: inout JSONReader, line: Int, _ writer: inout JSONWriter
    ) throws(InvalidText)
}

/// For whom answers are.
enum AnswerForm {
    /// For programs: a line of JSON each.
    case json
    /// For people.
    case explanation
    /// For nobody: they are kept.
    case none

    /// What `--explain` asks for, or not.
    init(explains: Bool) {
        self = explains ? .explanation : .json
    }
}
