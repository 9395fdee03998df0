import SpecCorpus

/// Another program that answers scenarios, exchanges or questions, as a shell command.
struct OtherProgram {
    let command: String
    /// How many seconds it was given in all, and when they are over.
    let timeout: Int
    let deadline: ContinuousClock.Instant

    /// How much is read of what a program writes, for each case: a program that never stops must not fill the memory.
    private static let longestAnswer = 1 << 16

    /// What the program answers to `cases`, all of one kind: it is given them at once, but for recorded traffic, of which
    /// each has a report of its own.
    func answers(to cases: [SpecCase]) throws(CommandFailure) -> ProgramAnswers {
        guard cases.first?.kind == .check else { return try output(for: cases) }
        var reports: [ProgramAnswers] = []
        for specCase in cases { reports.append(try output(for: [specCase])) }
        return ProgramAnswers(reports: reports)
    }

    /// What the program writes when it is given `cases`.
    private func output(for cases: [SpecCase]) throws(CommandFailure) -> ProgramAnswers {
        let limit = cases.count * Self.longestAnswer
        let (output, errors, end) = try ShellCommand(command: command).run(
            on: cases.questions, upTo: limit, until: deadline)
        let problem: String?
        switch end {
        // A shell that has to report a missing program or a signal does so by these numbers. A mere exit status says
        // nothing: a program may well fail on the cases of bad input, as it should.
        case .itself(126), .itself(127):
            guard !output.isEmpty else { throw .unreadable(command, Self.missing(errors)) }
            problem = "the program could not be run"
        case .itself(let status):
            problem = (129...159).contains(status) ? "the program was ended by signal \(status - 128)" : nil
        case .late: problem = "the program did not end in time; --timeout SECONDS gives it more than \(timeout)"
        case .tooMuch: problem = "the program wrote more than \(limit) bytes"
        }
        if !errors.isEmpty {
            StandardError.write(errors + (errors.last == UInt8(ascii: "\n") ? [] : [UInt8(ascii: "\n")]))
        }
        if errors.count == ShellCommand.longestErrors {
            StandardError.print(
                "of what the program wrote on standard error, the first \(errors.count) bytes are shown")
        }
        return ProgramAnswers(text: output, problem: problem)
    }

    /// Why there is no such program, with what the shell said of it.
    private static func missing(_ errors: [UInt8]) -> String {
        let reason = String(decoding: errors, as: UTF8.self).split(separator: "\n").joined(separator: "; ")
        return "cannot be run; expected a shell command" + (reason.isEmpty ? "" : ": \(reason)")
    }
}

extension [SpecCase] {
    /// All questions, as they are given to a program.
    var questions: [UInt8] { reduce(into: []) { $0 += ($1.line + "\n").utf8 } }
}

/// What a program answered.
struct ProgramAnswers {
    let lines: [String]
    /// What went wrong with the program as a whole: why there may be no more of them.
    let problem: String?

    /// The answers that stand in `text`, one a line.
    init(text: [UInt8], problem: String? = nil) {
        lines = text.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        self.problem = problem
    }

    /// The answers that `reports` are, one after the other.
    init(reports: [ProgramAnswers]) {
        lines = reports.map { SpecCase.answer(lines: $0.lines) }
        problem = reports.lazy.compactMap { $0.problem }.first
    }

    /// The answer to each of `cases`: the one that bears its id, or else the next that bears none.
    ///
    /// So one answer that is missing does not shift all that follow.
    func lines(for cases: [SpecCase]) -> [String?] {
        let ids = Set(cases.map { JSONValue.string($0.id) })
        var identified: [JSONValue: String] = [:]
        var others: [String] = []
        for line in lines {
            if let id = (try? JSONValue(parsing: line))?["id"], ids.contains(id), identified[id] == nil {
                identified[id] = line
            } else {
                others.append(line)
            }
        }
        var rest = others[...]
        return cases.map { identified[.string($0.id)] ?? rest.popFirst() }
    }
}
