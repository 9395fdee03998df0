import DelegationRules
import DelegationRulesJSON

/// `clauses`: the rules that the engine applies, with what they rest on.
enum ClausesCommand: Command {
    static let name = "clauses"
    static let summary = "print the clauses, with evidence and sources"
    static let options = [format]
    private static let format = Option(
        "--format", .choice("FORMAT", default: .init(name: "text"), [.init(name: "json")]))
    static let about = """
        Prints the clauses in the order in which they are applied, each with its evidence and sources.
        """

    static func run(_ arguments: Arguments, _ output: inout StandardOutput) throws(CommandFailure) -> ExitStatus {
        if try arguments.choice(Self.format) == "json" {
            output.print(Clauses.all.json)
        } else {
            try output.print(forPeople: Clauses.all.map(\.paragraph).joined(separator: "\n"))
        }
        return .success
    }
}
