import DelegationRulesJSON

/// The arguments of one command: its options, and what is left.
struct Arguments {
    /// Whether `--help` was asked for; then nothing else counts.
    let asksForHelp: Bool
    private(set) var flags: Set<String> = []
    private(set) var values: [String: String] = [:]
    private(set) var operands: [String] = []

    /// Parses `arguments`, of which those in `flags` stand alone and those in `valued` take a value.
    init(
        _ arguments: ArraySlice<String>, command: String, flags knownFlags: Set<String> = [],
        valued knownValues: Set<String> = []
    ) throws(CommandFailure) {
        asksForHelp = arguments.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
        guard !asksForHelp else { return }
        var rest = arguments
        while let argument = rest.popFirst() {
            let (name, inlineValue) = Self.split(argument)
            if argument == "--" {
                operands += rest
                return
            } else if knownFlags.contains(argument) {
                flags.insert(argument)
            } else if knownValues.contains(name) {
                guard let value = inlineValue ?? rest.popFirst() else {
                    throw .usage("\(command): \(name) needs a value; see delegation-rules \(command) --help")
                }
                values[name] = value
            } else if argument.hasPrefix("-"), argument != "-" {
                throw .usage("\(command): unknown option '\(name.excerpt)'; see delegation-rules \(command) --help")
            } else {
                operands.append(argument)
            }
        }
    }

    /// The value of `option`, which must be one of `choices`; the first of them where it was not given.
    func choice(_ option: String, of choices: [String]) throws(CommandFailure) -> String {
        let value = values[option] ?? choices[0]
        guard choices.contains(value) else {
            throw .usage("\(option): unknown value '\(value.excerpt)'; expected \(choices.joined(separator: " or "))")
        }
        return value
    }

    /// Throws unless there are at most `count` operands.
    func expectOperands(atMost count: Int, command: String) throws(CommandFailure) {
        guard operands.count <= count else {
            throw .usage(
                "\(command): unexpected argument '\(operands[count].excerpt)'; see delegation-rules \(command) --help")
        }
    }

    private static func split(_ argument: String) -> (name: String, value: String?) {
        guard argument.hasPrefix("--"), let equals = argument.firstIndex(of: "=") else { return (argument, nil) }
        return (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
    }
}
