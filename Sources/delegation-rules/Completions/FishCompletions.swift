/// Completions for fish: a line for each option and each command.
enum FishCompletions {
    static var script: String {
        """
        # \(Shell.fish.title)

        function __delegation_rules_is # COMMAND: whether that is typed already; none where it is empty
            set -l words (commandline -opc)
            set -l command (string match -v -- '-*' "$words[2]")
            test "$command" = "$argv[1]"
        end

        function __delegation_rules_expects # WORD: whether that must come before the files
            not contains -- $argv[1] (commandline -opc)
        end

        function __delegation_rules_list # WORD ..., of which some can follow each other with commas between them
            set -l typed (string replace -r -- '^--[^=]*=' '' (commandline -ct))
            printf '%s\\n' (string replace -r -- '[^,]*$' '' "$typed")$argv
        end

        function __delegation_rules_cases # The folder may stand right behind the command.
            set -l words (commandline -opc)
            __delegation_rules_list (\(Shell.caseIDs(in: "(string match -r -- '^[^-].*' \"$words[3]\")")))
        end

        complete -c delegation-rules -f

        \(DelegationRulesCommand.options.map { line("__delegation_rules_is ''", $0) }.joined())
        \(DelegationRulesCommand.commands.map(lines).joined(separator: "\n"))
        """
    }

    private static func lines(for command: any Command.Type) -> String {
        let isCommand = "__delegation_rules_is \(command.name)"
        return
            "complete -c delegation-rules -n \"__delegation_rules_is ''\" -a \(command.name) -d \(command.summary.quoted)\n"
            + command.completedOptions.map { line(isCommand, $0) }.joined()
            + operands(of: command).map { condition, files in
                "complete -c delegation-rules -n \"\(isCommand)\(condition)\" \(files)\n"
            }.joined()
    }

    private static func line(_ condition: String, _ option: Option) -> String {
        let name = option.name.hasPrefix("--") ? "-l \(option.name.dropFirst(2))" : "-s \(option.name.dropFirst())"
        return "complete -c delegation-rules -n \"\(condition)\" \(name)\(option.value.map(argument) ?? "") "
            + "-d \(option.gist.quoted)\n"
    }

    private static func argument(for value: Option.Value) -> String {
        switch value {
        case .file: " -r -F"
        case .choice: " -x -a '\(value.choices.map(\.name).joined(separator: " "))'"
        case .list(_, let names): " -x -a '(__delegation_rules_list \(names.joined(separator: " ")))'"
        case .caseIDs: " -x -a '(__delegation_rules_cases)'"
        case .anything: " -x"
        }
    }

    private static func operands(of command: any Command.Type) -> [(condition: String, files: String)] {
        let kinds: [(String, String)] =
            switch command.operands.kind {
            case .nothing: []
            case .files: [("", "-F")]
            case .folder: [("", "-a '(__fish_complete_directories)'")]
            }
        guard let word = command.operands.subcommand else { return kinds }
        return [("; and __delegation_rules_expects \(word)", "-a \(word)")]
            + kinds.map { ("; and not __delegation_rules_expects \(word)", $1) }
    }
}

extension String {
    /// The text in single quotes.
    fileprivate var quoted: String { "'\(escaping("'\\"))'" }
}
