import DelegationRulesJSON
import DelegationRulesReplay

/// `check`: recorded traffic against the predictions.
enum CheckCommand: Command {
    static let name = "check"
    static let summary = "hold what Graph was recorded to answer against what is predicted"
    static let options = [explain, redact, .tenant]
    private static let explain = Option(
        "--explain", "print each difference for a person instead, with the clauses that decided")
    private static let redact = Option(
        "--redact",
        "put other names in place of addresses, ids and files, the same for the same, so that the report can be passed on"
    )
    static let operands = Operands.inputs(endings: ["json", "jsonl", "har"])
    static let about = """
        Tells which sends, replies and drafts Graph answered otherwise than predicted, by status or error code: one line
        for each, with what in the tenant file would explain it; and last how many there are, and which clauses decided
        answers that came (confirmed) and answers that did not (contradicted). A FILE is an HTTP Archive (HAR 1.2), as
        browsers and proxies write it, or exchanges with what was recorded ("recorded": {"status": 403, "body": {...}});
        no FILE, or -, is standard input. Other requests are passed over. Not judged is what was throttled (429), failed
        (5xx), was never answered, or was recorded without its token, as many tools take it out.
        """
    static let afterword = """
        exit status: 0 all was answered as predicted; 1 something was not; otherwise as that of every command.
        """

    static func run(_ arguments: Arguments, _ output: inout StandardOutput) throws(CommandFailure) -> ExitStatus {
        let form = AnswerForm(explains: arguments.has(explain))
        let answerer = CheckAnswerer(form, in: try arguments.tenant, isRedacted: arguments.has(redact))
        var tally = CheckTally()
        var lastArchive: Int?
        let status = try Answering(answerer).run(arguments.operands, &output) { (answerer, input) in
            tally += answerer.takeTally()
            if let count = input.entryCount, lastArchive != input.number {
                lastArchive = input.number
                tally.entries += count
            }
        }
        if form == .json { try output.print(summary(tally)) } else { try output.print(forPeople: tally.explanation) }
        // What could not be read may differ as well: the report is not whole.
        return status == .success && tally.count(of: .differs) > 0 ? .verificationFailed : status
    }

    /// The whole report on `traffic`, in which every exchange brings its tenant.
    static func report(on traffic: [UInt8]) -> [UInt8] {
        var tally = CheckTally()
        let answering = Answering(CheckAnswerer(.json, in: nil, isRedacted: false))
        return answering.answers(to: traffic) { (answerer, _) in tally += answerer.takeTally() } + summary(tally)
    }

    private static func summary(_ tally: CheckTally) -> [UInt8] {
        var writer = JSONWriter()
        writer.summary(tally)
        return writer.bytes
    }
}
