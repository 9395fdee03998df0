/// One of the commands of `delegation-rules`.
protocol Command: SendableMetatype {
    /// What it is called by.
    static var name: String { get }
    /// What it does, in a line.
    static var summary: String { get }
    /// What `--help` prints.
    static var help: String { get }
    /// The options that stand alone.
    static var flags: Set<String> { get }
    /// The options that take a value.
    static var valued: Set<String> { get }
    /// How many arguments beside options there may be; `nil` where any number may.
    static var mostOperands: Int? { get }

    /// Does what is asked, unless that is help.
    static func run(_ arguments: Arguments, _ output: inout StandardOutput) throws(CommandFailure) -> ExitStatus
}

extension Command {
    static var flags: Set<String> { [] }
    static var valued: Set<String> { [] }
    static var mostOperands: Int? { nil }

    /// Does what `arguments` ask.
    static func run(
        _ arguments: ArraySlice<String>, _ output: inout StandardOutput
    ) throws(CommandFailure) -> ExitStatus {
        guard !arguments.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) else {
            output.print(help)
            return .success
        }
        return try run(Arguments(arguments, command: name, flags, valued, mostOperands: mostOperands), &output)
    }
}
