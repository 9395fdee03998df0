import DelegationRulesJSON

/// The arguments of one command: its options, and what is left.
struct Arguments {
    /// The value of each option that was given; empty where it takes none.
    private var values: [String: String] = [:]
    private(set) var operands: [String] = []

    /// Parses `arguments` of `command`, or of none: `options`, and at most `mostOperands` other words.
    init(
        _ arguments: ArraySlice<String>, command: String?, _ options: [Option], mostOperands: Int?
    ) throws(CommandFailure) {
        let beginning = command.map { "\($0): " } ?? ""
        let help = "see delegation-rules \(command.map { "\($0) " } ?? "")--help"
        var rest = arguments
        while let argument = rest.popFirst() {
            let (name, inlineValue) = Self.split(argument)
            if argument == "--" {
                operands += rest
                rest = []
            } else if options.contains(where: { $0.value == nil && $0.name == argument }) {
                values[argument] = ""
            } else if options.contains(where: { $0.value != nil && $0.name == name }) {
                guard let value = inlineValue ?? rest.popFirst() else {
                    throw .usage("\(beginning)\(name) needs a value; \(help)")
                }
                values[name] = value
            } else if argument.hasPrefix("-"), argument != "-" {
                throw .usage("\(beginning)unknown option '\(name.excerpt)'; \(help)")
            } else {
                operands.append(argument)
            }
        }
        if let mostOperands, operands.count > mostOperands {
            throw .usage("\(beginning)unexpected argument '\(operands[mostOperands].excerpt)'; \(help)")
        }
    }

    /// Whether `option` was given.
    func has(_ option: Option) -> Bool { self[option] != nil }

    /// The value that was given for `option`.
    subscript(option: Option) -> String? { values[option.name] }

    /// The value of `option`, which must be one of its choices; its default, if there is one, where none was given.
    func choice(_ option: Option) throws(CommandFailure) -> String? {
        guard case .choice(_, let first, _) = option.value else { preconditionFailure("\(option.name) has choices") }
        guard let value = self[option] else { return first?.name }
        let names = option.value?.choices.map(\.name) ?? []
        guard names.contains(value) else {
            let expected = names.joined(separator: ", ", last: " or ")
            throw .usage("\(option.name): unknown value '\(value.excerpt)'; expected \(expected)")
        }
        return value
    }

    private static func split(_ argument: String) -> (name: String, value: String?) {
        guard argument.hasPrefix("--"), let equals = argument.firstIndex(of: "=") else { return (argument, nil) }
        return (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
    }
}
