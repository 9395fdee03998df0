import Foundation

/// A shell that is asked what it completes.
enum CompletingShell: String, CaseIterable {
    case bash, zsh, fish

    /// Those that are here.
    static let installed = allCases.filter { $0.path != nil }

    private var path: String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(rawValue)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// What it offers for the last word of `line`, in the folder of the package.
    func completions(of line: String) throws -> Set<String> {
        guard let path else { throw Command.NotFound() }
        return try Command.withTemporaryFolder { folder in
            let script = folder.appending(path: "completions")
            try Data(Command.run("--completions", rawValue).output.utf8).write(to: script)
            let driver = folder.appending(path: "driver")
            try Data(self.driver.utf8).write(to: driver)
            let arguments = [driver.path, script.path, folder.appending(path: "answers").path, line]
            let output = try Command.output(
                of: path, options + arguments, environment: ["HOME": folder.path, "TERM": "xterm"])
            return Set(output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }.map(withoutSlash))
        }
    }

    /// The words `candidates`, each with all that stands before it in its word, as this shell offers them for `line`.
    func offer(_ candidates: Set<String>, for line: String) -> Set<String> {
        switch self {
        case .bash: candidates  // An equals sign is a word by itself.
        case .zsh: Set(candidates.map { $0.split { ",/".contains($0) }.last.map(String.init) ?? $0 })
        case .fish:
            Set(candidates.map { (line.firstMatch(of: /(--[a-z-]+=)\S*$/)?.output.1 ?? "") + $0 })
        }
    }

    /// Some shells offer folders with a slash behind them.
    private func withoutSlash(_ candidate: String) -> String {
        candidate.hasSuffix("/") ? String(candidate.dropLast()) : candidate
    }

    /// What keeps it from reading anybody's own settings.
    private var options: [String] {
        switch self {
        case .bash: ["--norc"]
        case .zsh: ["-f"]
        case .fish: ["--no-config"]
        }
    }

    /// What makes it complete a line: it is given the completions, a file to write to, and the line.
    private var driver: String {
        switch self {
        case .bash:
            // The words as bash takes them apart for a completion.
            """
            source "$1"
            read -ra COMP_WORDS <<<"${3//=/ = }"
            [[ $3 != *" " ]] || COMP_WORDS+=("")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            "$(complete -p delegation-rules | sed 's/.*-F \\([^ ]*\\) .*/\\1/')"
            printf '%s\\n' "${COMPREPLY[@]}"

            """
        case .zsh:
            // Another zsh, before a terminal, writes down all that its completion adds; Control-I is the key.
            """
            zmodload zsh/zpty
            cat >$2.setup <<END
            autoload -Uz compinit && compinit -u -d $2.dump
            source $1
            compadd() {
                local -a matches
                [[ " \\$* " == *" -"[OAD]" "* ]] || builtin compadd -O matches "\\$@"
                print -rl -- \\$matches >>$2
                builtin compadd "\\$@"
            }
            ask() { zle complete-word; print END >>$2; }
            zle -N ask
            bindkey "^I" ask
            END
            zpty shell zsh -f -i
            zpty -w shell "source $2.setup"
            zpty -w -n shell "$3"$'\\t'
            repeat 1000; do
                [[ -f $2 && $(tail -1 $2) == END ]] && break
                zpty -r -t shell shown
                sleep 0.02
            done
            zpty -d shell
            grep -v '^END$' $2

            """
        case .fish: "source $argv[1]\ncomplete -C $argv[3]\n"
        }
    }
}
