/// Reads files piece by piece, answers each, and tells what was wrong with those that cannot be answered.
struct Answering {
    let kind: InputKind
    /// What stands on standard output in place of the answer to a text that cannot be answered.
    let invalid: (InvalidText) -> String

    /// Answers for programs, or explanations for people.
    init(kind: InputKind, explains: Bool) {
        self.init(kind: kind, invalid: explains ? \.explanation : { $0.json + "\n" })
    }

    /// Answers to texts of that kind.
    init(kind: InputKind, invalid: @escaping (InvalidText) -> String) {
        (self.kind, self.invalid) = (kind, invalid)
    }

    /// Prints the answer to every text in the files at `paths`, or on standard input if there are none.
    func run(
        _ paths: [String], _ output: inout StandardOutput,
        answer: (ArraySlice<UInt8>, Int) throws(InvalidText) -> String
    ) throws(CommandFailure) -> ExitStatus {
        try InputFiles(kind: kind, paths: paths).read(&output) { (piece, file, output) throws(CommandFailure) in
            guard case .lines(let lines, let line) = piece else {
                return try self.answer(piece, of: file, &output, answer)
            }
            var isValid = true
            var cursor = LineCursor(line: line)
            while let text = cursor.next(in: lines, of: kind) {
                if !(try self.answer(text, of: file, &output, answer)) { isValid = false }
            }
            return isValid
        }
    }

    /// Answers one text; false if it could not be answered.
    private func answer(
        _ piece: InputPiece, of file: String, _ output: inout StandardOutput,
        _ answer: (ArraySlice<UInt8>, Int) throws(InvalidText) -> String
    ) throws(CommandFailure) -> Bool {
        var isValid = true
        do throws(InvalidText) {
            switch piece {
            case .text(let text, let line), .lines(let text, let line): output.print(try answer(text, line))
            case .broken(let problem, let line): throw InvalidText(broken: problem, line: line)
            }
        } catch {
            isValid = false
            StandardError.print(error.description(in: file))
            output.print(invalid(error))
        }
        try output.flushIfLarge()
        return isValid
    }
}
