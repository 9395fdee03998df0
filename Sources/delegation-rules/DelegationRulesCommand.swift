import DelegationRulesJSON

/// `delegation-rules`: what Microsoft Graph does with delegated mail, on the command line.
@main
enum DelegationRulesCommand {
    static let version = "0.3.0"

    private static let commands: [any Command.Type] = [
        PredictCommand.self, AdviseCommand.self, ReplayCommand.self, CheckCommand.self, CompareCommand.self,
        WhoCommand.self, AuditCommand.self,
        TenantCommand.self, TableCommand.self, ClausesCommand.self, VerifyCommand.self,
    ]

    static let help = """
        usage: delegation-rules COMMAND [ARGUMENT ...]

        Predicts what Microsoft Graph does with mail sent as somebody else: accepted or refused, whom recipients
        see, whose Sent Items keep a copy, and why.

        \(commands.map { line(for: $0) }.joined(separator: "\n"))

        delegation-rules COMMAND --help tells more of a command; --version prints the version.

        exit status: 0 all well; 1 a verification failed, or recorded traffic differs; 64 wrong usage; 65 some input was
        invalid (everything else was still answered; what is cut off takes the rest of its line with it, and nothing
        follows an array); 66 a file cannot be read; 74 the output cannot be written.

        """

    private static func line(for command: any Command.Type) -> String {
        "  \(command.name)" + String(repeating: " ", count: 11 - command.name.count) + command.summary
    }

    private static var names: String {
        commands.dropLast().map { $0.name }.joined(separator: ", ") + " or \(commands[commands.count - 1].name)"
    }

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
        if ["--help", "-h", "help"].contains(name) {
            output.print(help)
            return .success
        }
        guard let command = commands.first(where: { $0.name == name }) else {
            throw .usage("unknown command '\(name.excerpt)'; expected \(names)")
        }
        return try command.run(rest, &output)
    }
}
