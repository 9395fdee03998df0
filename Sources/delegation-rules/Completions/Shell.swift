/// A shell that can complete what is typed behind `delegation-rules`.
enum Shell: String, CaseIterable {
    case bash, zsh, fish

    /// The script that teaches it to.
    var completions: String {
        switch self {
        case .bash: BashCompletions.script
        case .zsh: ZshCompletions.script
        case .fish: FishCompletions.script
        }
    }

    /// What the script says of itself.
    var title: String {
        "delegation-rules \(DelegationRulesCommand.version): completions for \(rawValue), as --completions prints them"
    }

    /// What prints the ids of the cases, one a line, in the corpus that lies in `folder`, words of a shell's; here where
    /// that comes to none.
    static func caseIDs(in folder: String) -> String {
        "delegation-rules verify \(folder) --list 2>/dev/null | cut -d ' ' -f 2-"
    }
}

extension Command {
    /// All options that it takes.
    static var completedOptions: [Option] { options + [.help] }
}

extension String {
    /// The text with a backslash before each of `letters`.
    func escaping(_ letters: String) -> String {
        reduce(into: "") { text, letter in text += letters.contains(letter) ? "\\\(letter)" : String(letter) }
    }
}
