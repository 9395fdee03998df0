import DelegationRulesJSON

/// The answers to a part of the input, and what was wrong with the texts in it that could not be answered.
struct AnsweredPart {
    /// For standard output, a line for each text.
    private(set) var output: [UInt8] = []
    /// For standard error, a line for each text that could not be answered.
    private(set) var messages: [UInt8] = []
    /// Whether all could be answered.
    var isValid: Bool { messages.isEmpty }

    private var writer = PredictionWriter()

    /// Forgets the part before.
    mutating func begin() {
        output.removeAll(keepingCapacity: true)
        messages.removeAll(keepingCapacity: true)
    }

    /// Answers lines of which the first is `line`.
    mutating func answer(lines: Span<UInt8>, line: Int, of file: String) {
        var cursor = LineCursor(line: line)
        while let (text, line) = cursor.next(in: lines) {
            guard text.count <= InputKind.scenarios.longestText else {
                tell(InvalidText(broken: InputKind.scenarios.tooLongMessage, line: line), of: file)
                continue
            }
            answer(lines.extracting(text), line: line, of: file)
        }
    }

    /// Answers the scenario that begins on `line`.
    mutating func answer(_ text: Span<UInt8>, line: Int, of file: String) {
        do throws(InvalidScenario) {
            try writer.answer(text, to: &output)
        } catch {
            tell(InvalidText(error, in: text, line: line), of: file)
        }
    }

    /// Adds what is wrong with a text.
    mutating func tell(_ problem: InvalidText, of file: String) {
        messages += StandardError.line(problem.description(in: file)).utf8
        output += problem.json.utf8
        output.append(UInt8(ascii: "\n"))
    }
}
