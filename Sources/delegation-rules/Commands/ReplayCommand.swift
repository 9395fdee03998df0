/// `replay`: requests in, Graph's answers and what comes of them out.
enum ReplayCommand: Command {
    static let name = "replay"
    static let summary = "answer requests to Microsoft Graph, as it would"
    static let options = [explain, .tenant, requestID, date]
    private static let explain = Option(
        "--explain",
        "print each result for a person instead, with the clauses that decided and, for what is refused, the best advice"
    )
    private static let requestID = Option(
        "--request-id", .anything("ID"), "what errors give as their request-id, instead of a random one")
    private static let date = Option(
        "--date", .anything("DATE"), "what errors give as their date (such as 2019-01-16T18:53:25), instead of the time"
    )
    static let operands = Operands.inputs(endings: ["json", "jsonl", "har"])
    static let about = """
        Answers each exchange (a request to Microsoft Graph, its token and the tenant) as Graph would, and tells what
        Graph does not: whom recipients see, and whose Sent Items keep a copy. A FILE holds one JSON object, an array,
        or JSON Lines; no FILE, or -, is standard input. Each line is answered as soon as it has come in. Drafts that were
        answered with 201 are remembered, and can be sent by their ids. Tokens are read, not verified.

        A FILE may be an HTTP Archive (HAR 1.2) as well, as browsers and proxies write it. Of it, every request to Graph
        is answered; what was answered when it was recorded, check holds against that.
        """

    static func run(_ arguments: Arguments, _ output: inout StandardOutput) throws(CommandFailure) -> ExitStatus {
        let form = AnswerForm(explains: arguments.has(explain))
        var answerer = ReplayAnswerer(form, in: try arguments.tenant)
        answerer.requestID = arguments[requestID]
        answerer.date = arguments[date]
        return try Answering(answerer).run(arguments.operands, &output)
    }
}
