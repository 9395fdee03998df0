import DelegationRulesJSON
import SpecCorpus

/// `verify`: the spec corpus against this engine, or against any program that speaks JSON Lines.
enum VerifyCommand: Command {
    static let name = "verify"
    static let summary = "run the spec corpus on this engine or on any program"
    static let options =
        CaseSelection.options + [list, junit] + SpecCase.Kind.allCases.map(\.option) + [timeout]
    private static let list = Option("--list", "run none, but print the folder and the id of each case")
    private static let junit = Option(
        "--junit", .file("FILE", endings: ["xml"]), "write what came of the cases to FILE as well, as JUnit's XML")
    private static let timeout = Option(
        "--timeout", .anything("SECONDS"),
        """
        how long these programs may take in all (60, if it is left out); one that is still running then is ended, with \
        all that it started
        """)
    static let operands = Operands(kind: .folder, synopsis: "[DIR]", most: 1)
    static let about = """
        Runs the spec corpus in DIR (Specs, if none is named) on this engine and names each case that differs, with its
        file and what it asks, and how. The last line counts. Exit status 1 if a case failed.
        """

    static func run(_ arguments: Arguments, _ output: inout StandardOutput) throws(CommandFailure) -> ExitStatus {
        let cases: [SpecCase]
        do throws(CorpusError) {
            cases = try SpecCorpus(path: arguments.operands.first ?? "Specs").cases
        } catch {
            throw .unreadable(error.file, error.problem)
        }
        let chosen = try CaseSelection.chosen(of: cases, by: arguments)
        if arguments.has(list) {
            for specCase in chosen { output.print(line: "\(specCase.kind.rawValue) \(specCase.id)") }
            return .success
        }
        let timeout = try seconds(arguments)
        let deadline = ContinuousClock.now + .seconds(timeout)
        let isOwn = SpecCase.Kind.allCases.allSatisfy { !arguments.has($0.option) }
        var tally = Tally()
        for kind in SpecCase.Kind.allCases {
            let asked = chosen.filter { $0.kind == kind }
            if asked.isEmpty { continue }
            if isOwn {
                tally.count(kind.ownAnswers(to: asked), to: asked, &output)
            } else if let command = arguments[kind.option] {
                let program = OtherProgram(command: command, timeout: timeout, deadline: deadline)
                tally.count(try program.answers(to: asked), to: asked, &output)
            }
        }
        guard !tally.verdicts.isEmpty else { throw .usage("verify: none of the chosen cases is for that program") }
        if let path = arguments[junit] { try OutputFile(path: path).write(JUnitReport.xml(of: tally)) }
        output.print(line: "\(tally.passed) passed, \(tally.failed) failed", tally.failed == 0 ? .good : .bad)
        return tally.failed == 0 ? .success : .verificationFailed
    }

    /// How many seconds other programs may take.
    private static func seconds(_ arguments: Arguments) throws(CommandFailure) -> Int {
        guard let value = arguments[timeout] else { return 60 }
        guard let seconds = Int(value), seconds > 0 else {
            throw .usage("\(timeout.name): expected a whole number of seconds from 1 on, found '\(value.excerpt)'")
        }
        return seconds
    }
}

extension SpecCase.Kind {
    /// The option that names the program which is asked such cases.
    fileprivate var option: Option {
        func against(_ suffix: String, _ purpose: String) -> Option {
            Option("--against\(suffix)", .anything("COMMAND"), purpose)
        }
        return switch self {
        case .scenario:
            against(
                "",
                """
                run the scenarios on COMMAND instead: a shell command that reads them on standard input and writes a \
                prediction for each on standard output, both as JSON Lines. An answer without clauses, basis, \
                contested or reason is held to the rest alone; the wording of a reason is free.
                """)
        case .exchange: against("-replay", "run the exchanges on COMMAND instead, which answers each with a result")
        case .advice:
            against(
                "-advise",
                """
                run the questions for advice on COMMAND instead; an answer without who, how, obstacles or reason is \
                held to the rest alone
                """)
        case .who:
            against("-who", "run the questions who may send as whom on COMMAND instead, each with its tenant")
        case .check:
            against(
                "-check",
                """
                run COMMAND on the recorded traffic of each case; its report is a line for each difference, and last \
                the summary
                """)
        case .audit:
            against(
                "-audit",
                """
                run the questions for an audit on COMMAND instead, each with its tenant; an answer without cause or \
                change is held to the rest alone
                """)
        }
    }

    /// What this engine answers to `cases`, on the same road as to any other input.
    fileprivate func ownAnswers(to cases: [SpecCase]) -> ProgramAnswers {
        func answers(_ answerer: some Answerer) -> ProgramAnswers {
            ProgramAnswers(text: Answering(answerer).answers(to: cases.questions))
        }
        return switch self {
        case .scenario: answers(PredictionAnswerer(.json))
        case .exchange: answers(ReplayAnswerer(.json, in: nil))
        case .advice: answers(AdviceAnswerer(form: .json, tenant: nil))
        case .who: answers(QuestionAnswerer(kind: .who))
        case .audit: answers(QuestionAnswerer(kind: .audit))
        case .check:
            ProgramAnswers(reports: cases.map { ProgramAnswers(text: CheckCommand.report(on: [$0].questions)) })
        }
    }
}
