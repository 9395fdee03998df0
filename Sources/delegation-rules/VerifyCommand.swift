import DelegationRulesReplay
import SpecCorpus

/// `verify`: the spec corpus against this engine, or against any program that speaks JSON Lines.
enum VerifyCommand {
    private static let help = """
        usage: delegation-rules verify [DIR] [--against COMMAND]

        Runs the spec corpus in DIR (Specs, if none is named) on this engine and names each case that differs, and
        how. The last line counts. Exit status 1 if a case failed.

          --against COMMAND   run it on COMMAND instead: a shell command that reads scenarios on standard input and
                              writes a prediction for each on standard output, both as JSON Lines. An answer without
                              clauses, basis, contested or reason is held to the rest alone.

        """

    static func run(
        _ arguments: ArraySlice<String>, _ output: inout StandardOutput
    ) throws(CommandFailure) -> ExitStatus {
        let arguments = try Arguments(arguments, command: "verify", valued: ["--against"])
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
        let answers = try arguments.values["--against"].map { command throws(CommandFailure) in
            try ForeignEngine(command: command).answers(to: cases)
        }
        var failures = 0
        for (index, specCase) in cases.enumerated() {
            let answer: Answer = answers.map { index < $0.count ? .line($0[index]) : .missing } ?? .own
            let differences = answer.differences(from: specCase)
            guard !differences.isEmpty else { continue }
            failures += 1
            output.print("FAILED \(specCase.id): \(specCase.description)\n")
            for difference in differences {
                output.print("    \(difference)\n")
            }
        }
        if let answers, answers.count > cases.count {
            failures += 1
            output.print("FAILED: expected \(cases.count) answers, got \(answers.count)\n")
        }
        output.print("\(cases.count - min(failures, cases.count)) passed, \(failures) failed\n")
        return failures == 0 ? .success : .verificationFailed
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
            case .line(let line): return specCase.differences(from: try JSONValue(parsing: line))
            case .missing: return ["expected an answer, got none"]
            }
        } catch {
            return ["expected a prediction in JSON, got something else"]
        }
    }
}
