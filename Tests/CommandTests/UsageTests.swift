import DelegationRulesAccess
import Foundation
import Testing

@Suite("The command line")
struct UsageTests {
    @Test(
        "answers --help on standard output",
        arguments: [[]] + Command.names.map { [$0] })
    func help(command: [String]) throws {
        for option in ["--help", "-h"] {
            let result = try Command.run(command + [option])
            #expect(result.status == 0 && result.errors == "")
            let name = command.first.map { " \($0)" } ?? ""
            #expect(result.output.hasPrefix("usage: delegation-rules\(name) "))
        }
    }

    @Test(
        "answers --version, wherever it stands",
        arguments: [["--version"], ["predict", "--version"], ["verify", "Specs", "--version"]])
    func version(arguments: [String]) throws {
        let result = try Command.run(arguments)
        #expect(result.status == 0 && result.errors == "")
        #expect(result.output.wholeMatch(of: /delegation-rules \d+\.\d+\.\d+\n/) != nil)
    }

    @Test("names every command in its help")
    func commands() throws {
        #expect(Command.names.count == 11)
    }

    @Test(
        "answers --help whatever else is wrong",
        arguments: [
            ["predict", "--explian", "--help"], ["table", "--help", "--format"], ["verify", "a", "b", "-h"],
            ["--completions", "--help"], ["--completions", "bash", "--help"], ["--completions", "bash", "-h"],
        ])
    func helpFirst(arguments: [String]) throws {
        let result = try Command.run(arguments)
        #expect(result.status == 0 && result.errors == "")
        let command = arguments[0].hasPrefix("-") ? "COMMAND" : arguments[0]
        #expect(result.output.hasPrefix("usage: delegation-rules \(command) "))
    }

    /// An option stands alone, or takes a value: the next word, or what stands behind an equals sign if its name is long.
    @Test("tells of every option that it reads, and reads every one that it tells of", arguments: Command.names)
    func options(command: String) throws {
        let help = try Command.run([command, "--help"]).output
        let listed = help.matches(of: #/\n  (--?[a-z-]+)( [A-Z]\S*)? /#).map {
            (String($0.output.1), $0.output.2 != nil)
        }
        #expect(!listed.isEmpty)
        let usage = help.components(separatedBy: "\n\n")[0]
        for (option, takesValue) in listed {
            #expect(usage.contains("\(option) ") || usage.contains("\(option)]"), "\(option)")
            let unknown = "\(command): unknown option '--no-such-option'"
            if takesValue {
                #expect(try Command.run([command, option]).errors.contains("\(command): \(option) needs a value"))
                #expect(
                    try Command.run([command, option, "x", "--no-such-option"]).errors.contains(unknown), "\(option)")
            } else {
                #expect(try Command.run([command, option, "--no-such-option"]).errors.contains(unknown), "\(option)")
            }
            guard option.hasPrefix("--") else { continue }
            let behindSign = try Command.run([command, "\(option)=x", "--no-such-option"]).errors
            #expect(behindSign.contains(takesValue ? unknown : "unknown option '\(option)'"), "\(option)")
        }
    }

    @Test("keeps a message on one line, whatever the file is called")
    func oneLine() throws {
        let result = try Command.run(["predict", "no\nsuch\u{1B}[31mfile"])
        #expect(result.status == 66)
        #expect(result.errorLines.count == 1)
        #expect(result.errors.hasPrefix(#"delegation-rules: no\u{a}such\u{1b}[31mfile: cannot be read: "#))
    }

    struct Misuse: CustomTestStringConvertible {
        let arguments: [String]
        let message: String

        var testDescription: String { (["delegation-rules"] + arguments).joined(separator: " ") }
    }

    @Test("refuses what it does not know, in one line", arguments: misuses)
    func wrongUsage(misuse: Misuse) throws {
        let result = try Command.run(misuse.arguments)
        #expect(result.status == 64)
        #expect(result.output == "")
        #expect(result.errors == "delegation-rules: \(misuse.message)\n")
    }

    private static let anyCommand: String =
        Command.names.dropLast().joined(separator: ", ") + " or " + (Command.names.last ?? "")
    private static let misuses: [Misuse] = [
        Misuse(
            arguments: [],
            message: "expected a command: \(anyCommand); see delegation-rules --help"),
        Misuse(
            arguments: ["foresee"],
            message: "unknown command 'foresee'; expected \(anyCommand)"),
        Misuse(arguments: ["--explain"], message: "unknown option '--explain'; see delegation-rules --help"),
        Misuse(
            arguments: ["--"],
            message: "expected a command: \(anyCommand); see delegation-rules --help"),
        Misuse(
            arguments: ["predict", "--explian"],
            message: "predict: unknown option '--explian'; see delegation-rules predict --help"),
        Misuse(
            arguments: ["check", "--goal"],
            message: "check: unknown option '--goal'; see delegation-rules check --help"),
        Misuse(
            arguments: ["compare", "Specs/tenants/contoso.json"],
            message: "compare: expected two files; see delegation-rules compare --help"),
        Misuse(
            arguments: ["compare", "a", "b", "c"],
            message: "compare: unexpected argument 'c'; see delegation-rules compare --help"),
        Misuse(
            arguments: ["compare", "--exchanges", "a", "--tenant", "b", "c", "d"],
            message: "compare: --tenant goes without --exchanges; see delegation-rules compare --help"),
        Misuse(
            arguments: ["advise", "--goal"],
            message: "advise: unknown option '--goal'; see delegation-rules advise --help"),
        Misuse(arguments: ["tenant"], message: "tenant: expected import; see delegation-rules tenant --help"),
        Misuse(arguments: ["tenant", "export"], message: "tenant: unknown command 'export'; expected import"),
        Misuse(
            arguments: ["tenant", "import"],
            message: "tenant import: expected a FILE, or - for standard input; see delegation-rules tenant --help"),
        Misuse(
            arguments: ["tenant", "import", "-o"],
            message: "tenant: -o needs a value; see delegation-rules tenant --help"),
        Misuse(
            arguments: ["table", "--format"],
            message: "table: --format needs a value; see delegation-rules table --help"),
        Misuse(
            arguments: ["table", "--format", "csv"],
            message: "--format: unknown value 'csv'; expected jsonl or markdown"),
        Misuse(
            arguments: ["clauses", "--format=xml"], message: "--format: unknown value 'xml'; expected text or json"),
        Misuse(
            arguments: ["clauses", "Specs"],
            message: "clauses: unexpected argument 'Specs'; see delegation-rules clauses --help"),
        Misuse(
            arguments: ["who", "--format", "yaml"],
            message: "--format: unknown value 'yaml'; expected jsonl, csv or text"),
        Misuse(
            arguments: ["audit", "--silence", "both-sending-rights,typo"],
            message: "--silence: unknown finding 'typo'; expected any of "
                + AuditFinding.Kind.allCases.map(\.rawValue).joined(separator: ", ")),
        Misuse(
            arguments: ["verify", "Specs", "Tests"],
            message: "verify: unexpected argument 'Tests'; see delegation-rules verify --help"),
    ]

    @Test("takes what stands behind -- for a file")
    func endOfOptions() throws {
        let result = try Command.run(["predict", "--", "--help"])
        #expect(result.status == 66)
        #expect(result.errors.hasPrefix("delegation-rules: --help: cannot be read: "))
    }

    @Test(
        "says that the output cannot be written", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
        arguments: [["predict", "Specs/examples/example-1.json"], ["table"], ["clauses"], ["verify"], ["--help"]])
    func fullDisk(arguments: [String]) throws {
        let result = try Command.run(arguments, outputPath: "/dev/full")
        #expect(result.status == 74)
        #expect(result.errorLines.count == 1)
        #expect(result.errors.hasPrefix("delegation-rules: standard output: cannot be written: "))
    }

    @Test("ends without a word when its reader has gone")
    func closedPipe() throws {
        let process = try Command.process(["table"])
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try output.fileHandleForReading.close()
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 74)
        #expect(errors.fileHandleForReading.availableData.isEmpty)
    }
}
