/// `advise`: what must change for a send to come out as wanted.
enum AdviseCommand: Command {
    static let name = "advise"
    static let summary = "tell what must change for a send to come out as wanted"
    static let options = [explain, .tenant]
    private static let explain = Option(
        "--explain", "print the advice for a person instead: who has to change what, how, and what comes of it")
    static let operands = Operands.inputs(endings: ["json", "jsonl"])
    static let about = """
        Answers each question with every minimal set of changes that reaches its goal, one line each, in the order of the
        input: the fewest changes first, then the least privilege. A question is a scenario or an exchange, and a goal:

          {"scenario": {...}, "goal": {"sender": "from", "sentItems": ["from"], "keep": ["grants"]}}

        A goal has any of outcome (accepted, if left out; drafted, rejected), sender, sentItems (exactly these) and keep
        (the keys of what must not change: token.type, token.permissions, endpoint.mailbox, endpoint.operation, grants,
        saveToSentItems, alwaysSaveCopy). Whom the message is from never changes. A FILE holds one JSON object, an array,
        or JSON Lines; no FILE, or -, is standard input.
        """

    static func run(_ arguments: Arguments, _ output: inout StandardOutput) throws(CommandFailure) -> ExitStatus {
        let form = AnswerForm(explains: arguments.has(explain))
        return try Answering(AdviceAnswerer(form: form, tenant: try arguments.tenant)).run(arguments.operands, &output)
    }
}
