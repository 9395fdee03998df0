import DelegationRulesJSON
import SpecCorpus

/// `verify`: the spec corpus against this engine, or against any program that speaks JSON Lines.
enum VerifyCommand: Command {
    static let name = "verify"
    static let summary = "run the spec corpus on this engine or on any program"
    static let valued = Set(SpecCase.Kind.allCases.map(\.option) + ["--timeout"])
    static let mostOperands: Int? = 1
    static let help = """
        usage: delegation-rules verify [DIR] [--against COMMAND] [--against-replay COMMAND] [--against-advise COMMAND]
                                       [--against-who COMMAND] [--against-audit COMMAND] [--timeout SECONDS]

        Runs the spec corpus in DIR (Specs, if none is named) on this engine and names each case that differs, with its
        file and what it asks, and how. The last line counts. Exit status 1 if a case failed.

          --against COMMAND          run the scenarios on COMMAND instead: a shell command that reads them on standard
                                     input and writes a prediction for each on standard output, both as JSON Lines. An
                                     answer without clauses, basis, contested or reason is held to the rest alone;
                                     the wording of a reason is free.
          --against-replay COMMAND   run the exchanges on COMMAND instead, which answers each with a result
          --against-advise COMMAND   run the questions for advice on COMMAND instead; an answer without who, how,
                                     obstacles or reason is held to the rest alone
          --against-who COMMAND      run the questions who may send as whom on COMMAND instead, each with its tenant
          --against-audit COMMAND    run the questions for an audit on COMMAND instead, each with its tenant; an answer
                                     without cause or change is held to the rest alone
          --timeout SECONDS          how long these programs may take in all (60, if it is left out); one that is still
                                     running then is ended, with all that it started

        """

    static func run(_ arguments: Arguments, _ output: inout StandardOutput) throws(CommandFailure) -> ExitStatus {
        let cases: [SpecCase]
        do throws(CorpusError) {
            cases = try SpecCorpus(path: arguments.operands.first ?? "Specs").cases
        } catch {
            throw .unreadable(error.file, error.problem)
        }
        let timeout = try arguments.timeout
        let deadline = ContinuousClock.now + .seconds(timeout)
        let isOwn = SpecCase.Kind.allCases.allSatisfy { arguments.values[$0.option] == nil }
        var tally = Tally()
        for kind in SpecCase.Kind.allCases {
            let asked = cases.filter { $0.kind == kind }
            if isOwn {
                tally.count(ProgramAnswers(text: kind.ownAnswers(to: asked.questions)), to: asked, &output)
            } else if let command = arguments.values[kind.option] {
                let program = OtherProgram(command: command, timeout: timeout, deadline: deadline)
                tally.count(try program.answers(to: asked), to: asked, &output)
            }
        }
        output.print("\(tally.passed) passed, \(tally.failed) failed\n")
        return tally.failed == 0 ? .success : .verificationFailed
    }
}

extension SpecCase.Kind {
    /// The option that names the program which is asked such cases.
    fileprivate var option: String {
        switch self {
        case .scenario: "--against"
        case .exchange: "--against-replay"
        case .advice: "--against-advise"
        case .who: "--against-who"
        case .audit: "--against-audit"
        }
    }

    /// What this engine answers to `lines`, on the same road as to any other input.
    fileprivate func ownAnswers(to lines: [UInt8]) -> [UInt8] {
        switch self {
        case .scenario: Answering(PredictionAnswerer(.json)).answers(to: lines)
        case .exchange: Answering(ReplayAnswerer(.json, in: nil)).answers(to: lines)
        case .advice: Answering(AdviceAnswerer(.json, in: nil)).answers(to: lines)
        case .who: Answering(WhoAnswerer()).answers(to: lines)
        case .audit: Answering(AuditAnswerer()).answers(to: lines)
        }
    }
}

extension Arguments {
    /// How many seconds other programs may take.
    fileprivate var timeout: Int {
        get throws(CommandFailure) {
            guard let value = values["--timeout"] else { return 60 }
            guard let seconds = Int(value), seconds > 0 else {
                throw .usage("--timeout: expected a whole number of seconds from 1 on, found '\(value.excerpt)'")
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
    mutating func count(_ answers: ProgramAnswers, to cases: [SpecCase], _ output: inout StandardOutput) {
        let lines = answers.lines(for: cases)
        let missing = lines.count { $0 == nil }
        // What failed as a whole is told once, not case by case.
        let hasFailed = missing > 0 && (missing == cases.count || answers.problem != nil)
        let summary = hasFailed ? "\(missing) of \(cases.count) cases have no answer" : nil
        if hasFailed || answers.problem != nil {
            fail([answers.problem, summary].compactMap { $0 }.joined(separator: "; "), times: max(missing, 1), &output)
        }
        for (specCase, line) in zip(cases, lines) where line != nil || !hasFailed {
            count(line, to: specCase, &output)
        }
        if answers.lines.count > cases.count {
            fail("expected \(cases.count) answers, got \(answers.lines.count)", &output)
        }
    }

    /// Counts the answer `line`, if there is one, and prints how it differs from what is expected.
    private mutating func count(_ line: String?, to specCase: SpecCase, _ output: inout StandardOutput) {
        let differences = Self.differences(of: line, from: specCase)
        guard !differences.isEmpty else {
            passed += 1
            return
        }
        failed += 1
        output.print(line: "FAILED \(specCase.id): \(specCase.description)")
        for line in ["\(specCase.file): \(specCase.question.line)"] + differences {
            output.print(line: "    \(line)")
        }
    }

    private static func differences(of line: String?, from specCase: SpecCase) -> [String] {
        guard let line else { return ["expected an answer, got none"] }
        guard let answer = try? JSONValue(parsing: line) else {
            return ["expected an answer in JSON, got \(line.quoted)"]
        }
        return specCase.differences(from: answer)
    }

    /// Counts what is wrong with a program as a whole.
    private mutating func fail(_ problem: String, times: Int = 1, _ output: inout StandardOutput) {
        failed += times
        output.print(line: "FAILED: \(problem)")
    }
}
