/// Completions for bash: what each word can be follows from the command and the word before.
enum BashCompletions {
    static var script: String {
        """
        # \(Shell.bash.title)

        _delegation_rules_words() { # WORD ...
            local word
            for word; do [[ $word != "$current"* ]] || COMPREPLY+=("$word"); done
        }

        _delegation_rules_list() { # WORD ..., of which some can follow each other with commas between them
            local word before=
            [[ $current != *,* ]] || before=${current%,*},
            for word; do _delegation_rules_words "$before$word"; done
            compopt -o nospace 2>/dev/null
        }

        _delegation_rules_cases() { # The folder may stand right behind the command.
            local id ids=() folder=${COMP_WORDS[2]}
            [[ $folder != -* ]] || folder=
            while IFS= read -r id; do
                printf -v id %q "$id" # An id may hold anything, and what is completed is run.
                ids+=("$id")
            done < <(\(Shell.caseIDs(in: "${folder:+\"$folder\"}")))
            _delegation_rules_list "${ids[@]}"
        }

        _delegation_rules_paths() { # COMPGEN'S OPTION ...
            local path
            while IFS= read -r path; do COMPREPLY+=("$path"); done < <(compgen "$@" -- "$current")
        }

        _delegation_rules_files() { # ENDING ...: files with such an ending, or any where there is none
            local ending
            if [[ $current == *[\\"\\'\\\\\\$]* ]]; then
                compopt -o default 2>/dev/null # Readline knows what stands in quotes.
                return
            fi
            compopt -o filenames 2>/dev/null
            for ending; do _delegation_rules_paths -f -X "!*.$ending"; done
            if ((${#COMPREPLY[@]})); then _delegation_rules_paths -d; else _delegation_rules_paths -f; fi
        }

        _delegation_rules() {
            local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command= words
            # An equals sign between an option and its value is a word by itself.
            if [[ $current == = ]]; then current=; elif [[ $before == = ]]; then before=${COMP_WORDS[COMP_CWORD - 2]}; fi
            COMPREPLY=()
            ((COMP_CWORD < 2)) || command=${COMP_WORDS[1]}
            words=" ${COMP_WORDS[*]:1:COMP_CWORD - 1} "
            if [[ $words != *" -- "* ]]; then
                case "$command $before" in
        \(values)
                esac
                if [[ $current == -* ]]; then
                    case $command in
                    "") _delegation_rules_words \(DelegationRulesCommand.options.map(\.name).joined(separator: " ")) ;;
        \(options)
                    esac
                    return
                fi
            fi
            case $command in
            "") _delegation_rules_words \(DelegationRulesCommand.commands.map { $0.name }.joined(separator: " ")) ;;
        \(operands)
            esac
        }

        complete -F _delegation_rules delegation-rules

        """
    }

    private static var values: String {
        let own = DelegationRulesCommand.options.map { ($0.name, $0) }
        let others = DelegationRulesCommand.commands.flatMap { command in command.options.map { (command.name, $0) } }
        return (own + others).compactMap { command, option in
            option.value.map { "        \"\(command) \(option.name)\") \(completion(of: $0)); return ;;" }
        }.joined(separator: "\n")
    }

    private static var options: String {
        DelegationRulesCommand.commands.map { command in
            let names = command.completedOptions.map(\.name).joined(separator: " ")
            return "            \(command.name)) _delegation_rules_words \(names) ;;"
        }.joined(separator: "\n")
    }

    private static var operands: String {
        DelegationRulesCommand.commands.compactMap { command in
            guard let files = completion(of: command.operands) else { return nil }
            guard let word = command.operands.subcommand else { return "    \(command.name)) \(files) ;;" }
            return """
                    \(command.name))
                        if [[ $words == *" \(word) "* ]]; then \(files); else _delegation_rules_words \(word); fi
                        ;;
                """
        }.joined(separator: "\n")
    }

    private static func completion(of value: Option.Value) -> String {
        switch value {
        case .file(_, let endings): "_delegation_rules_files \(endings.joined(separator: " "))"
        case .choice: "_delegation_rules_words \(value.choices.map(\.name).joined(separator: " "))"
        case .list(_, let names): "_delegation_rules_list \(names.joined(separator: " "))"
        case .caseIDs: "_delegation_rules_cases"
        case .anything: ":"
        }
    }

    private static func completion(of operands: Operands) -> String? {
        switch operands.kind {
        case .nothing: nil
        case .files(let endings): "_delegation_rules_files \(endings.joined(separator: " "))"
        case .folder: "compopt -o filenames 2>/dev/null; _delegation_rules_paths -d"
        }
    }
}
