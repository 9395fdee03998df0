import DelegationRulesJSON

/// Answers one text after the other; every thread has its own.
protocol Answerer: SendableMetatype {
    /// What answers leave behind for those to later texts.
    associatedtype Memory = Void
    /// A text that was read, the answer to which takes the memory of those before it.
    associatedtype Unfinished = Never

    /// What the texts are.
    var kind: TextKind { get }
    /// For whom the answers are.
    var form: AnswerForm { get }
    /// Whether nothing may be told by which somebody could be known.
    var isRedacted: Bool { get }

    /// What is remembered at first.
    var memory: Memory { get }

    /// Reads the text that `reader` is at, which begins on `line` of `input`, and then writes the answer, its line ended;
    /// or returns what ``finish(_:line:of:_:_:)`` is called with once all texts before it are answered.
    mutating func answer(
        _ reader: inout JSONReader, line: Int, of input: InputName, _ writer: inout JSONWriter
    ) throws(InvalidText) -> Unfinished?

    /// Writes the answer to a text that was read.
    mutating func finish(
        _ text: Unfinished, line: Int, of input: InputName, _ memory: inout Memory, _ writer: inout JSONWriter
    ) throws(InvalidText)
}

extension Answerer {
    var isRedacted: Bool { false }
}

extension Answerer where Memory == Void {
    var memory: Void { () }
}

extension Answerer where Unfinished == Never {
    func finish(_ text: Never, line: Int, of input: InputName, _ memory: inout Memory, _ writer: inout JSONWriter) {}
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
