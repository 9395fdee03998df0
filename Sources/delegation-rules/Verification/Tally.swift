import DelegationRulesJSON
import SpecCorpus

/// What came of the cases that were asked, each as soon as it is known.
struct Tally {
    /// What came of one case, or of a program as a whole.
    struct Verdict {
        /// The kind of what was asked.
        let kind: SpecCase.Kind
        /// What was asked; `nil` where it is about the program that such cases were given to.
        let specCase: SpecCase?
        /// What is wrong, a line each; empty where it passed.
        let problems: [String]
        /// Whether that is not the answer to this case, but the program.
        var isOfProgram = false
    }

    /// What the line about a failure begins with.
    private static let failed = "FAILED"

    private(set) var verdicts: [Verdict] = []
    var passed: Int { verdicts.count { $0.problems.isEmpty } }
    var failed: Int { verdicts.count - passed }

    /// Counts what was answered to `cases`, all of one kind and at least one.
    mutating func count(_ answers: ProgramAnswers, to cases: [SpecCase], _ output: inout StandardOutput) {
        let lines = answers.lines(for: cases)
        let missing = lines.count { $0 == nil }
        // What failed as a whole is told once, not case by case.
        let hasFailed = missing > 0 && (missing == cases.count || answers.problem != nil)
        let summary = hasFailed ? "\(missing) of \(cases.count) cases have no answer" : nil
        let problem = [answers.problem, summary].compactMap { $0 }.joined(separator: "; ")
        if !problem.isEmpty {
            output.print(line: "\(Self.failed): \(problem)", .bad, first: Self.failed.count)
            if !hasFailed { fail(cases[0].kind, problem) }
        }
        for (specCase, line) in zip(cases, lines) {
            if line == nil, hasFailed {
                verdicts.append(
                    Verdict(kind: specCase.kind, specCase: specCase, problems: [problem], isOfProgram: true))
            } else {
                count(line, to: specCase, &output)
            }
        }
        if answers.lines.count > cases.count {
            let problem = "expected \(cases.count) answers, got \(answers.lines.count)"
            output.print(line: "\(Self.failed): \(problem)", .bad, first: Self.failed.count)
            fail(cases[0].kind, problem)
        }
    }

    /// Counts the answer `line`, if there is one, and prints how it differs from what is expected.
    private mutating func count(_ line: String?, to specCase: SpecCase, _ output: inout StandardOutput) {
        let differences = Self.differences(of: line, from: specCase)
        verdicts.append(Verdict(kind: specCase.kind, specCase: specCase, problems: differences))
        if differences.isEmpty { return }
        output.print(line: "\(Self.failed) \(specCase.id): \(specCase.description)", .bad, first: Self.failed.count)
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

    /// Counts what is wrong with a program beside its answers.
    private mutating func fail(_ kind: SpecCase.Kind, _ problem: String) {
        verdicts.append(Verdict(kind: kind, specCase: nil, problems: [problem], isOfProgram: true))
    }
}
