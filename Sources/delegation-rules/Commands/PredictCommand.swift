/// `predict`: scenarios in, predictions out.
enum PredictCommand: Command {
    static let name = "predict"
    static let summary = "answer scenarios"
    static let options = [explain]
    private static let explain = Option(
        "--explain",
        """
        print each prediction for a person instead: the verdict, whom recipients see, where the copy lands, the clauses \
        that decided, with their sources, and for what is refused the best advice
        """)
    static let operands = Operands.inputs(endings: ["json", "jsonl"])
    static let about = """
        Answers each scenario with a prediction, one line each, in the order of the input. A FILE holds one JSON
        object, an array, or JSON Lines; no FILE, or -, is standard input. The first line decides: if an object goes
        on with the next, then those that follow it may too. Each line is answered as soon as it has come in.
        """

    static func run(_ arguments: Arguments, _ output: inout StandardOutput) throws(CommandFailure) -> ExitStatus {
        let form = AnswerForm(explains: arguments.has(explain))
        return try Answering(PredictionAnswerer(form)).run(arguments.operands, &output)
    }
}
