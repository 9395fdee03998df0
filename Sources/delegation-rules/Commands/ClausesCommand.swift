import DelegationRules
import DelegationRulesJSON

/// `clauses`: the rules that the engine applies, with what they rest on.
enum ClausesCommand {
    private static let help = """
        usage: delegation-rules clauses [--format text|json]

        Prints the clauses in the order in which they are applied, each with its evidence and sources.

        """

    static func run(
        _ arguments: ArraySlice<String>, _ output: inout StandardOutput
    ) throws(CommandFailure) -> ExitStatus {
        let arguments = try Arguments(arguments, command: "clauses", valued: ["--format"])
        guard !arguments.asksForHelp else {
            output.print(help)
            return .success
        }
        try arguments.expectOperands(atMost: 0, command: "clauses")
        if try arguments.choice("--format", of: ["text", "json"]) == "json" {
            output.print(Clauses.all.json)
        } else {
            output.print(Clauses.all.map(\.paragraph).joined(separator: "\n"))
        }
        return .success
    }
}
