import DelegationRulesJSON
import DelegationRulesReplay

/// A text of the input that cannot be answered, and the line where that turned out.
struct InvalidText: Error {
    let id: String?
    let path: String
    let message: String
    let line: Int
    /// What stands on standard output in place of an answer.
    let json: String

    /// The message for standard error.
    func description(in file: String) -> String { "\(file):\(line): \(problem)" }

    /// What stands on standard output in place of an explanation.
    var explanation: String { "\(Explanation.title(id, line: line)): invalid.\n  \(problem.onOneLine)\n\n" }

    private var problem: String { (path.isEmpty ? "" : "\(path): ") + message }
}

extension InvalidText {
    /// What `read` makes of `text`, which begins on `line`; an error tells the line where it turned out.
    static func reading<Value>(
        _ text: ArraySlice<UInt8>, line: Int, _ read: (ArraySlice<UInt8>) throws(InvalidScenario) -> Value
    ) throws(InvalidText) -> Value {
        do throws(InvalidScenario) {
            return try read(text)
        } catch {
            throw InvalidText(error, in: text.span, line: line)
        }
    }

    /// What is wrong with `text`, which begins on `line`.
    init(_ error: InvalidScenario, in text: Span<UInt8>, line: Int) {
        let line = line + text.extracting(first: error.offset).lineBreaks
        self.init(
            id: error.idText, path: error.path, message: error.message, line: line, json: error.json(line: line))
    }

    /// What is wrong with the exchange that begins on `line`.
    init(_ error: InvalidExchange, line: Int) {
        self.init(id: error.id, path: error.path, message: error.message, line: line, json: error.json(line: line))
    }

    /// Something in the input that is no text at all.
    init(broken problem: String, line: Int) {
        self.init(
            id: nil, path: "", message: problem, line: line, json: InvalidScenario(message: problem).json(line: line))
    }
}
