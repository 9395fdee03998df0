import DelegationRulesJSON
import DelegationRulesReplay
import SpecCorpus

/// `verify`: the spec corpus against this engine, or against any program that speaks JSON Lines.
enum VerifyCommand {
    private static let help = """
        usage: delegation-rules verify [DIR] [--against COMMAND] [--against-replay COMMAND] [--against-advise COMMAND]
                                       [--timeout SECONDS]

        Runs the spec corpus in DIR (Specs, if none is named) on this engine and names each case that differs, with its
        file and what it asks, and how. The last line counts. Exit status 1 if a case failed.

          --against COMMAND          run the scenarios on COMMAND instead: a shell command that reads them on standard
                                     input and writes a prediction for each on standard output, both as JSON Lines. An
                                     answer without clauses, basis, contested or reason is held to the rest alone;
                                     the wording of a reason is free.
          --against-replay COMMAND   run the exchanges on COMMAND instead, which answers each with a result
          --against-advise COMMAND   run the questions for advice on COMMAND instead; an answer without who, how,
                                     obstacles or reason is held to the rest alone
          --timeout SECONDS          how long these programs may take in all (60, if it is left out); one that is still
                                     running then is ended, with all that it started

        """

    static func run(
        _ arguments: ArraySlice<String>, _ output: inout StandardOutput
    ) throws(CommandFailure) -> ExitStatus {
        let arguments = try Arguments(arguments, command: "verify", valued: Set(Self.options + ["--timeout"]))
        guard !arguments.asksForHelp else {
            output.print(help)
            return .success
        }
        try arguments.expectOperands(atMost: 1, command: "verify")
        let cases: [SpecCase]
        do throws(CorpusError) {
            cases = try SpecCorpus(path: arguments.operands.first ?? "Specs").cases
        } catch {
            throw .unreadable(error.file, error.problem)
        }
        let timeout = try arguments.timeout
        let deadline = ContinuousClock.now + .seconds(timeout)
        var tally = Tally()
        if Self.options.allSatisfy({ arguments.values[$0] == nil }) {
            for specCase in cases { tally.count(.own, to: specCase, &output) }
        }
        for option in Self.options {
            guard let command = arguments.values[option] else { continue }
            let asked = cases.filter { $0.kind.option == option }
            let engine = ForeignEngine(command: command, timeout: timeout, deadline: deadline)
            tally.count(try engine.answers(to: asked), to: asked, &output)
        }
        output.print("\(tally.passed) passed, \(tally.failed) failed\n")
        return tally.failed == 0 ? .success : .verificationFailed
    }

    /// The options that name another program, each for one kind of cases.
    private static let options = ["--against", "--against-replay", "--against-advise"]
}

extension SpecCase.Kind {
    /// The option that names the program which is asked such cases.
    fileprivate var option: String {
        switch self {
        case .scenario: "--against"
        case .exchange: "--against-replay"
        case .advice: "--against-advise"
        }
    }
}

extension Arguments {
    /// How many seconds other programs may take.
    fileprivate var timeout: Int {
        get throws(CommandFailure) {
            guard let value = values["--timeout"] else { return 60 }
            guard let seconds = Int(value), seconds > 0 else {
                throw .usage("--timeout: expected a whole number of seconds from 1 on, found '\(value)'")
            }
            return seconds
        }
    }
}

/// How many cases passed, and how many failed.
private struct Tally {
    var passed = 0
    var failed = 0

    /// Counts what another program answered to `cases`.
    mutating func count(_ answers: ForeignAnswers, to cases: [SpecCase], _ output: inout StandardOutput) {
        let lines = answers.lines(for: cases)
        let missing = lines.count { $0 == nil }
        // What failed as a whole is told once, not case by case.
        let hasFailed = missing > 0 && (missing == cases.count || answers.problem != nil)
        let summary = hasFailed ? "\(missing) of \(cases.count) cases have no answer" : nil
        if hasFailed || answers.problem != nil {
            fail([answers.problem, summary].compactMap { $0 }.joined(separator: "; "), times: max(missing, 1), &output)
        }
        for (specCase, line) in zip(cases, lines) where line != nil || !hasFailed {
            count(line.map(Answer.line) ?? .missing, to: specCase, &output)
        }
        if answers.lines.count > cases.count {
            fail("expected \(cases.count) answers, got \(answers.lines.count)", &output)
        }
    }

    /// Counts `answer`, and prints how it differs from what is expected.
    mutating func count(_ answer: Answer, to specCase: SpecCase, _ output: inout StandardOutput) {
        let differences = answer.differences(from: specCase)
        guard !differences.isEmpty else {
            passed += 1
            return
        }
        failed += 1
        output.print(line: "FAILED \(specCase.id): \(specCase.description)")
        let question = (try? specCase.question.line) ?? ""
        for line in ["\(specCase.file): \(question)"] + differences {
            output.print(line: "    \(line)")
        }
    }

    /// Counts what is wrong with a program as a whole.
    mutating func fail(_ problem: String, times: Int = 1, _ output: inout StandardOutput) {
        failed += times
        output.print(line: "FAILED: \(problem)")
    }
}

/// Whose answer to a case is compared.
private enum Answer {
    case own
    case line(String)
    case missing

    func differences(from specCase: SpecCase) -> [String] {
        do {
            switch self {
            case .own: return specCase.differences(from: try specCase.answer)
            case .line(let line): return Self.differences(of: line, from: specCase)
            case .missing: return ["expected an answer, got none"]
            }
        } catch {
            return ["expected a question that can be asked, got one that cannot be written as JSON"]
        }
    }

    private static func differences(of line: String, from specCase: SpecCase) -> [String] {
        guard let answer = try? JSONValue(parsing: line) else {
            return ["expected an answer in JSON, got \(line.quoted)"]
        }
        return specCase.differences(from: answer)
    }
}
