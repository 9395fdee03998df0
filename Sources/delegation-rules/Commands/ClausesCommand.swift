import DelegationRules
import DelegationRulesJSON

/// `clauses`: the rules that the engine applies, with what they rest on.
enum ClausesCommand: Command {
    static let name = "clauses"
    static let summary = "print the clauses, with evidence and sources"
    static let valued: Set<String> = ["--format"]
    static let mostOperands: Int? = 0
    static let help = """
        usage: delegation-rules clauses [--format text|json]

        Prints the clauses in the order in which they are applied, each with its evidence and sources.

        """

    static func run(_ arguments: Arguments, _ output: inout StandardOutput) throws(CommandFailure) -> ExitStatus {
        if try arguments.choice("--format", of: ["text", "json"]) == "json" {
            output.print(Clauses.all.json)
        } else {
            output.print(Clauses.all.map(\.paragraph).joined(separator: "\n"))
        }
        return .success
    }
}
