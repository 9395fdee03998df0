import ContractFiles
import DelegationRules
import DelegationRulesJSON

/// `table`: every scenario with its prediction.
enum TableCommand: Command {
    static let name = "table"
    static let summary = "print the whole decision table"
    static let options = [format]
    private static let format = Option(
        "--format", .choice("FORMAT", default: .init(name: "jsonl"), [.init(name: "markdown")]))
    static let about = """
        Prints the whole decision table. As JSON Lines: every scenario in which each fact that is not at its default makes a
        difference, with its prediction ({"scenario": ..., "prediction": ...}); any other scenario is predicted as one of
        these, without the facts that make none. As Markdown: condensed for people.
        """

    static func run(_ arguments: Arguments, _ output: inout StandardOutput) throws(CommandFailure) -> ExitStatus {
        if try arguments.choice(Self.format) == "markdown" {
            output.print(DecisionTable.markdown)
        } else {
            for (scenario, prediction) in DecisionTable.decisiveScenarios {
                try output.printJSON { writer in
                    writer.object { writer in
                        writer.key("scenario")
                        writer.scenario(scenario)
                        writer.object("prediction") { $0.members(of: prediction) }
                    }
                }
            }
        }
        return .success
    }
}
