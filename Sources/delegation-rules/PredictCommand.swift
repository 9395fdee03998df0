import DelegationRulesJSON

/// `predict`: scenarios in, predictions out.
enum PredictCommand {
    private static let help = """
        usage: delegation-rules predict [--explain] [FILE ...]

        Answers each scenario with a prediction, one line each, in the order of the input. A FILE holds one JSON
        object, an array, or JSON Lines; no FILE, or -, is standard input. Each line is answered as soon as it has
        come in.

          --explain   print each prediction for a person instead: the verdict, whom recipients see, where the copy
                      lands, and the clauses that decided, with their sources

        """

    static func run(
        _ arguments: ArraySlice<String>, _ output: inout StandardOutput
    ) throws(CommandFailure) -> ExitStatus {
        let arguments = try Arguments(arguments, command: "predict", flags: ["--explain"])
        guard !arguments.asksForHelp else {
            output.print(help)
            return .success
        }
        var status = ExitStatus.success
        for path in arguments.operands.isEmpty ? ["-"] : arguments.operands {
            do throws(CommandFailure) {
                let file = try InputFile(path: path)
                defer { file.close() }
                let isValid = try predict(file, explains: arguments.flags.contains("--explain"), &output)
                if !isValid, status == .success { status = .invalidInput }
            } catch {
                guard error.status == .unreadableFile else { throw error }
                // The other files are still answered.
                if let message = error.message { StandardError.print(message) }
                status = error.status
            }
        }
        return status
    }

    /// Answers what `file` holds; false if some of it was no scenario.
    private static func predict(
        _ file: InputFile, explains: Bool, _ output: inout StandardOutput
    ) throws(CommandFailure) -> Bool {
        var input = ScenarioInput()
        var isValid = true
        var isAtEnd = false
        while !isAtEnd {
            try output.flush()
            let chunk = try file.readChunk()
            isAtEnd = chunk.isEmpty
            input.append(chunk)
            while let piece = input.next(isAtEnd: isAtEnd) {
                do throws(InvalidPiece) {
                    let (scenario, line) = try scenario(in: piece)
                    let prediction = scenario.record.scenario.prediction
                    output.print(
                        explains
                            ? Explanation(prediction, of: scenario, line: line).text
                            : prediction.json(id: scenario.id) + "\n")
                } catch {
                    isValid = false
                    StandardError.print(error.message(file: file.name))
                    if !explains { output.print(error.problem.json(line: error.line) + "\n") }
                }
                try output.flushIfLarge()
            }
        }
        return isValid
    }

    private static func scenario(
        in piece: InputPiece
    ) throws(InvalidPiece) -> (scenario: IdentifiedScenario, line: Int) {
        switch piece {
        case .broken(let problem, let line):
            throw InvalidPiece(problem: InvalidScenario(message: problem), line: line)
        case .text(let text, let line):
            do throws(InvalidScenario) {
                return (try IdentifiedScenario(json: text), line)
            } catch {
                let lineBreaks = text.prefix(error.offset).count { $0 == UInt8(ascii: "\n") }
                throw InvalidPiece(problem: error, line: line + lineBreaks)
            }
        }
    }
}

/// A piece of the input that is no scenario, and the line where that turned out.
private struct InvalidPiece: Error {
    let problem: InvalidScenario
    let line: Int

    func message(file: String) -> String {
        let place = problem.path.isEmpty ? "" : "\(problem.path): "
        return "\(file):\(line): \(place)\(problem.message)"
    }
}
