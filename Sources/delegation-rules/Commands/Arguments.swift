import DelegationRulesJSON

/// The arguments of one command: its options, and what is left.
struct Arguments {
    private(set) var flags: Set<String> = []
    private(set) var values: [String: String] = [:]
    private(set) var operands: [String] = []

    /// Parses `arguments`, of which those in `knownFlags` stand alone, those in `knownValues` take a value, and of the others
    /// there may be so many.
    init(
        _ arguments: ArraySlice<String>, command: String, _ knownFlags: Set<String>, _ knownValues: Set<String>,
        mostOperands: Int?
    ) throws(CommandFailure) {
        var rest = arguments
        while let argument = rest.popFirst() {
            let (name, inlineValue) = Self.split(argument)
            if argument == "--" {
                operands += rest
                rest = []
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
        if let mostOperands, operands.count > mostOperands {
            throw .usage(
                "\(command): unexpected argument '\(operands[mostOperands].excerpt)'; see delegation-rules \(command) --help"
            )
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

    private static func split(_ argument: String) -> (name: String, value: String?) {
        guard argument.hasPrefix("--"), let equals = argument.firstIndex(of: "=") else { return (argument, nil) }
        return (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
    }
}
