import ContractFiles
import DelegationRules
import DelegationRulesJSON

/// `table`: every scenario with its prediction.
enum TableCommand: Command {
    static let name = "table"
    static let summary = "print the whole decision table"
    static let valued: Set<String> = ["--format"]
    static let mostOperands: Int? = 0
    static let help = """
        usage: delegation-rules table [--format jsonl|markdown]

        Prints the whole decision table: as JSON Lines, every scenario that can be written with its prediction
        ({"scenario": ..., "prediction": ...}); as Markdown, condensed for people.

        """

    static func run(_ arguments: Arguments, _ output: inout StandardOutput) throws(CommandFailure) -> ExitStatus {
        if try arguments.choice("--format", of: ["jsonl", "markdown"]) == "markdown" {
            output.print(DecisionTable.markdown)
        } else {
            var writer = JSONWriter()
            for packed in PackedScenario.all {
                guard let scenario = packed.scenario else { continue }
                writer.object { writer in
                    writer.key("scenario")
                    writer.scenario(packed)
                    writer.key("prediction")
                    writer.object { $0.members(of: scenario.prediction) }
                }
                writer.endLine()
                try output.print(writer.bytes)
                writer.removeAll()
            }
        }
        return .success
    }
}
