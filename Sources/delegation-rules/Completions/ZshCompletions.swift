/// Completions for zsh, in the words of its `_arguments`.
enum ZshCompletions {
    /// It works as a file in `fpath`, the first call of which defines what it then calls, and as a text that is evaluated.
    static var script: String {
        """
        #compdef delegation-rules
        # \(Shell.zsh.title)

        _delegation-rules-cases() { # The folder may stand right behind the command.
            local folder=${(Q)words[2]}
            [[ $folder != -* ]] || folder=
            compadd "$@" - ${(f)"$(\(Shell.caseIDs(in: "${folder:+\"$folder\"}")))"}
        }

        _delegation-rules() {
            local curcontext=$curcontext state line
            typeset -A opt_args
            _arguments -C \\
        \(DelegationRulesCommand.options.map { "        '(- *)\(specification(of: $0))' \\\n" }.joined())\
                '1:command:->command' '*::argument:->argument'
            case $state in
            command)
                local commands=(
        \(DelegationRulesCommand.commands.map { "            '\($0.name):\($0.summary.quotable)'" }.joined(separator: "\n"))
                )
                _describe command commands
                ;;
            argument)
                case $words[1] in
        \(DelegationRulesCommand.commands.map(arguments).joined(separator: "\n"))
                esac
                ;;
            esac
        }

        if [[ $funcstack[1] == _delegation-rules ]]; then _delegation-rules "$@"; else compdef _delegation-rules delegation-rules; fi

        """
    }

    private static func arguments(of command: any Command.Type) -> String {
        let specifications = command.completedOptions.map(specification) + operands(of: command)
        return "        \(command.name))\n            _arguments -S"
            + specifications.map { " \\\n                '\($0)'" }.joined() + "\n            ;;"
    }

    /// What tells of an option, for single quotes.
    private static func specification(of option: Option) -> String {
        let explanation = "[\(option.gist.escaping("[]").quotable)]"
        guard let value = option.value else { return option.name + explanation }
        // A value may stand behind an equals sign where the option has a long name.
        return option.name + (option.name.hasPrefix("--") ? "=" : "") + explanation
            + ":\(value.name.lowercased().escaping(":")):\(action(for: value))"
    }

    private static func operands(of command: any Command.Type) -> [String] {
        let first = command.operands.subcommand.map { ["1:command:(\($0))"] } ?? []
        return switch command.operands.kind {
        case .nothing: []
        case .files(let endings): first + ["*:file:\(files(endings))"]
        case .folder: ["1:folder:_files -/"]
        }
    }

    private static func action(for value: Option.Value) -> String {
        switch value {
        case .file(_, let endings): files(endings)
        case .choice: "(\(value.choices.map(\.name).joined(separator: " ")))"
        case .list(_, let names): "_sequence compadd - \(names.joined(separator: " "))"
        case .caseIDs: "_sequence _delegation-rules-cases"
        case .anything: " "
        }
    }

    /// Files with one of the endings, in one pattern each: in parentheses, one alone would be something else.
    private static func files(_ endings: [String]) -> String {
        "_files -g \"\(endings.map { "*.\($0)" }.joined(separator: " "))\""
    }
}

extension String {
    /// The text as it stands between single quotes.
    fileprivate var quotable: String {
        split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    }
}
