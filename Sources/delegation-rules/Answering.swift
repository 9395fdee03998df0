import DelegationRulesJSON
import DelegationRulesReplay

/// Reads files text by text, answers each, and tells what was wrong with those that cannot be answered.
struct Answering {
    let kind: InputKind
    /// Whether a text that cannot be answered gets a line on standard output as well.
    let printsInvalid: Bool

    /// Prints the answer to every text in the files at `paths`, or on standard input if there are none.
    func run(
        _ paths: [String], _ output: inout StandardOutput,
        answer: (ArraySlice<UInt8>, Int) throws(InvalidText) -> String
    ) throws(CommandFailure) -> ExitStatus {
        var status = ExitStatus.success
        for path in paths.isEmpty ? ["-"] : paths {
            do throws(CommandFailure) {
                let file = try InputFile(path: path)
                defer { file.close() }
                let isValid = try self.answer(file, &output, answer)
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

    /// Answers what `file` holds; false if some of it could not be answered.
    private func answer(
        _ file: InputFile, _ output: inout StandardOutput,
        _ answer: (ArraySlice<UInt8>, Int) throws(InvalidText) -> String
    ) throws(CommandFailure) -> Bool {
        var input = RecordInput(kind)
        var isValid = true
        var isAtEnd = false
        while !isAtEnd {
            try output.flush()
            let chunk = try file.readChunk()
            isAtEnd = chunk.isEmpty
            input.append(chunk)
            while let piece = input.next(isAtEnd: isAtEnd) {
                do throws(InvalidText) {
                    switch piece {
                    case .text(let text, let line): output.print(try answer(text, line))
                    case .broken(let problem, let line): throw InvalidText(broken: problem, line: line)
                    }
                } catch {
                    isValid = false
                    StandardError.print(error.description(in: file.name))
                    if printsInvalid { output.print(error.json + "\n") }
                }
                try output.flushIfLarge()
            }
        }
        return isValid
    }
}

/// A text of the input that cannot be answered, and the line where that turned out.
struct InvalidText: Error {
    let path: String
    let message: String
    let line: Int
    /// What stands on standard output in place of an answer.
    let json: String

    /// The message for standard error.
    func description(in file: String) -> String {
        "\(file):\(line): \(path.isEmpty ? "" : "\(path): ")\(message)"
    }
}

extension InvalidText {
    /// What `read` makes of `text`, which begins on `line`; an error tells the line where it turned out.
    static func reading<Value>(
        _ text: ArraySlice<UInt8>, line: Int, _ read: (ArraySlice<UInt8>) throws(InvalidScenario) -> Value
    ) throws(InvalidText) -> Value {
        do throws(InvalidScenario) {
            return try read(text)
        } catch {
            let line = line + text.prefix(error.offset).count { $0 == UInt8(ascii: "\n") }
            throw InvalidText(path: error.path, message: error.message, line: line, json: error.json(line: line))
        }
    }

    /// What is wrong with the exchange that begins on `line`.
    init(_ error: InvalidExchange, line: Int) {
        self.init(path: error.path, message: error.message, line: line, json: error.json(line: line))
    }

    /// Something in the input that is no text at all.
    init(broken problem: String, line: Int) {
        self.init(path: "", message: problem, line: line, json: InvalidScenario(message: problem).json(line: line))
    }
}
