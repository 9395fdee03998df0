/// One of the commands of `delegation-rules`.
protocol Command: SendableMetatype {
    /// What it is called by.
    static var name: String { get }
    /// What it does, in a line.
    static var summary: String { get }
    /// What it does, as `--help` tells before its options.
    static var about: String { get }
    /// What there is to tell behind them.
    static var afterword: String { get }
    /// Its options.
    static var options: [Option] { get }
    /// What it takes beside them.
    static var operands: Operands { get }
    /// How it can be called: the words behind its name, in each of the forms.
    static var forms: [[String]] { get }

    /// Does what is asked, unless that is help.
    static func run(_ arguments: Arguments, _ output: inout StandardOutput) throws(CommandFailure) -> ExitStatus
}

extension Command {
    static var afterword: String { "" }
    static var options: [Option] { [] }
    static var operands: Operands { .nothing }
    static var forms: [[String]] { [[operands.subcommand ?? ""] + options.map(\.synopsis) + [operands.synopsis]] }

    /// What `--help` prints.
    static var help: String {
        [Help.usage(name, forms), about, Help.list(options.map { ($0.word, $0.summary) }), afterword]
            .filter { !$0.isEmpty }.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined(separator: "\n")
    }

    /// Does what `arguments` ask.
    static func run(
        _ arguments: ArraySlice<String>, _ output: inout StandardOutput
    ) throws(CommandFailure) -> ExitStatus {
        guard !Option.isHelp(among: arguments) else {
            output.print(help)
            return .success
        }
        return try run(Arguments(arguments, command: name, options, mostOperands: operands.most), &output)
    }
}
