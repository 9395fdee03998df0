import DelegationRulesJSON

/// `delegation-rules`: what Microsoft Graph does with delegated mail, on the command line.
@main
enum DelegationRulesCommand {
    static let version = "0.3.0"

    static let commands: [any Command.Type] = [
        PredictCommand.self, AdviseCommand.self, ReplayCommand.self, CheckCommand.self, CompareCommand.self,
        WhoCommand.self, AuditCommand.self,
        TenantCommand.self, TableCommand.self, ClausesCommand.self, VerifyCommand.self,
    ]

    /// The options that stand without a command.
    static let options = [completions, .help, versionOption]
    private static let completions = Option(
        "--completions", .choice("SHELL", Shell.allCases.map { Option.Choice(name: $0.rawValue) }),
        "print what lets a shell complete commands, options and values")
    private static let versionOption = Option("--version", "print the version")

    private static var help: String {
        """
        \(Help.usage("COMMAND", [["[ARGUMENT ...]"], ["--help"]]))
        Predicts what Microsoft Graph does with mail sent as somebody else: accepted or refused, whom recipients
        see, whose Sent Items keep a copy, and why.

        \(Help.list(commands.map { ($0.name, $0.summary) }))
        \(Help.list(options.map { ($0.word, $0.summary) }))
        exit status: 0 all well; 1 a verification failed, or recorded traffic differs; 64 wrong usage; 65 some input was
        invalid (everything else was still answered; what is cut off takes the rest of its line with it, and nothing
        follows an array); 66 a file cannot be read; 74 the output cannot be written.

        """
    }

    private static var expected: String { "expected a command: \(names); see delegation-rules --help" }

    private static var names: String {
        commands.map { $0.name }.joined(separator: ", ", last: " or ")
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
            throw .usage(expected)
        }
        let rest = arguments.dropFirst()
        if rest.prefix(while: { $0 != "--" }).contains(versionOption.name) || name == versionOption.name {
            output.print("delegation-rules \(version)\n")
            return .success
        }
        if name == "help" || name.hasPrefix("-") && Option.isHelp(among: arguments) {
            output.print(help)
            return .success
        }
        if name.hasPrefix("-") {
            let arguments = try Arguments(arguments[...], command: nil, options, mostOperands: 0)
            guard let name = try arguments.choice(completions), let shell = Shell(rawValue: name) else {
                throw .usage(expected)
            }
            output.print(shell.completions)
            return .success
        }
        guard let command = commands.first(where: { $0.name == name }) else {
            throw .usage("unknown command '\(name.excerpt)'; expected \(names)")
        }
        return try command.run(rest, &output)
    }
}
