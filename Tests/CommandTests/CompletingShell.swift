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

    /// What it offers for the last word of `line`, in the folder of the package: of a value behind an equals sign and of
    /// a list the last part, of a path the last component, since not every shell repeats what stands before.
    func completions(of line: String) throws -> Set<String> {
        guard let path, let executable = Command.executable else { throw Command.NotFound() }
        return try Command.withTemporaryFolder { folder in
            let script = folder.appending(path: "completions")
            try Data(Command.run("--completions", rawValue).output.utf8).write(to: script)
            let driver = folder.appending(path: "driver")
            try Data(self.driver.utf8).write(to: driver)
            let process = Process()
            process.executableURL = URL(filePath: path)
            process.arguments = options + [driver.path, script.path, folder.appending(path: "answers").path, line]
            process.currentDirectoryURL = Command.package
            process.environment = [
                "PATH":
                    "\(executable.deletingLastPathComponent().path):\(ProcessInfo.processInfo.environment["PATH"] ?? "")",
                "HOME": folder.path, "TERM": "xterm",
            ]
            let output = Pipe()
            process.standardOutput = output
            process.standardInput = FileHandle.nullDevice
            try process.run()
            let data = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return Set(
                String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { candidate in
                    candidate.prefix { $0 != "\t" }.split { "=,/".contains($0) }.last.map(String.init)
                })
        }
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
            [[ $3 != *[\\ =] ]] || COMP_WORDS+=("")
            [[ $3 != *= ]] || unset 'COMP_WORDS[-1]'
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
