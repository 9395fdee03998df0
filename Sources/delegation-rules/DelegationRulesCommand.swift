import DelegationRulesJSON

/// `delegation-rules`: what Microsoft Graph does with delegated mail, on the command line.
@main
enum DelegationRulesCommand {
    static let version = "0.2.0"

    static let help = """
        usage: delegation-rules COMMAND [ARGUMENT ...]

        Predicts what Microsoft Graph does with mail sent as somebody else: accepted or refused, whom recipients
        see, whose Sent Items keep a copy, and why.

          predict    answer scenarios
          advise     tell what must change for a send to come out as wanted
          replay     answer requests to Microsoft Graph, as it would
          compare    tell which predictions differ between two inputs, or two tenants
          tenant     build a tenant file from what Exchange exports
          table      print the whole decision table
          clauses    print the clauses, with evidence and sources
          verify     run the spec corpus on this engine or on any program

        delegation-rules COMMAND --help tells more of a command; --version prints the version.

        exit status: 0 all well; 1 a verification failed; 64 wrong usage; 65 some input was invalid (everything
        else was still answered; what is cut off takes the rest of its line with it, and nothing follows an array);
        66 a file cannot be read; 74 the output cannot be written.

        """

    private static let names = "predict, advise, replay, compare, tenant, table, clauses or verify"

    /// Runs the command and ends the process with its exit status.
    static func main() {
        StandardOutput.ignoreWritingSignals()
        var output = StandardOutput()
        var status: ExitStatus
        do throws(CommandFailure) {
            status = try run(Array(CommandLine.arguments.dropFirst()), &output)
            try output.flush()
        } catch {
            try? output.flush()
            status = error.status
            if let message = error.message { StandardError.print(message) }
        }
        status.exitProcess()
    }

    private static func run(
        _ arguments: [String], _ output: inout StandardOutput
    ) throws(CommandFailure) -> ExitStatus {
        guard let name = arguments.first else {
            throw .usage("expected a command: \(names); see delegation-rules --help")
        }
        let rest = arguments.dropFirst()
        if rest.prefix(while: { $0 != "--" }).contains("--version") || name == "--version" {
            output.print("delegation-rules \(version)\n")
            return .success
        }
        switch name {
        case "predict": return try PredictCommand.run(rest, &output)
        case "advise": return try AdviseCommand.run(rest, &output)
        case "replay": return try ReplayCommand.run(rest, &output)
        case "compare": return try CompareCommand.run(rest, &output)
        case "tenant": return try TenantCommand.run(rest, &output)
        case "table": return try TableCommand.run(rest, &output)
        case "clauses": return try ClausesCommand.run(rest, &output)
        case "verify": return try VerifyCommand.run(rest, &output)
        case "--help", "-h", "help":
            output.print(help)
            return .success
        default:
            throw .usage("unknown command '\(name.excerpt)'; expected \(names)")
        }
    }
}
