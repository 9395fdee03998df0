import DelegationRulesAccess
import Foundation
import SpecCorpus
import Testing

@Suite("Completions", .serialized)
struct CompletionTests {
    @Test("are those of commands", arguments: CompletingShell.installed)
    func commands(shell: CompletingShell) throws {
        #expect(try shell.completions(of: "delegation-rules ") == Set(Command.names))
        #expect(try shell.completions(of: "delegation-rules c") == ["check", "compare", "clauses"])
        let options: Set = ["--completions", "--help", "--version"]
        #expect(try shell.completions(of: "delegation-rules --") == options)
    }

    /// Help tells of every option; a test of its own holds it to what is read.
    @Test("are the options of each command, and their values", arguments: CompletingShell.installed)
    func options(shell: CompletingShell) throws {
        for command in Command.names {
            let help = try Command.run(command, "--help").output
            let options = help.matches(of: /\n  (--[a-z-]+)/).map { String($0.output.1) }
            #expect(try shell.completions(of: "delegation-rules \(command) --") == Set(options + ["--help"]))
            for choice in help.matches(of: /\[(--[a-z]+) ([a-z]+(?:\|[a-z]+)+)\]/) {
                let values = Set(choice.output.2.split(separator: "|").map(String.init))
                let line = "delegation-rules \(command) \(choice.output.1)"
                #expect(try shell.completions(of: line + " ") == values)
                #expect(try shell.completions(of: line + "=") == shell.offer(values, for: line + "="))
            }
        }
    }

    struct Case: CustomTestStringConvertible {
        let line: String
        let completions: Set<String>

        var testDescription: String { "delegation-rules \(line)" }
    }

    @Test("are what may stand at each place", arguments: CompletingShell.installed, cases)
    func places(shell: CompletingShell, example: Case) throws {
        let offered = try shell.completions(of: "delegation-rules \(example.line)")
        #expect(offered == shell.offer(example.completions, for: example.line))
    }

    private static let cases = [
        Case(line: "--completions ", completions: ["bash", "zsh", "fish"]),
        Case(line: "audit --format s", completions: ["sarif"]),
        Case(line: "audit --tenant Specs/tenants/contoso.json --format=j", completions: ["jsonl"]),
        Case(line: "audit --silence app", completions: ["app-may-send-as-anybody"]),
        Case(
            line: "audit --fail-on=both-sending-rights,app",
            completions: ["both-sending-rights,app-may-send-as-anybody"]),
        Case(line: "audit --tenant Specs/tenants/f", completions: ["Specs/tenants/fabrikam.json"]),
        Case(line: "who --tenant=Specs/tenants/f", completions: ["Specs/tenants/fabrikam.json"]),
        Case(line: "who --from ", completions: []),
        Case(
            line: "predict Specs/examples/e",
            completions: Set(["example-1.json", "example-2.json", "exports"].map { "Specs/examples/\($0)" })),
        Case(line: "predict --explain REA", completions: ["README.md"]),
        Case(
            line: "compare Specs/examples/example-1.json Specs/examples/sa",
            completions: ["Specs/examples/sales-group.json"]),
        Case(line: "tenant i", completions: ["import"]),
        Case(
            line: "tenant import Specs/examples/exports/reci", completions: ["Specs/examples/exports/recipients.json"]),
        Case(
            line: "tenant -o tenant.json import Specs/examples/exports/reci",
            completions: ["Specs/examples/exports/recipients.json"]),
        Case(line: "verify Sp", completions: ["Specs"]),
        Case(
            line: "verify --only example-1,http-example-",
            completions: ["example-1,http-example-1", "example-1,http-example-2"]),
        Case(line: "verify --skip http-example-", completions: ["http-example-1", "http-example-2"]),
    ]

    @Test("offer files that end otherwise where there are no others", arguments: CompletingShell.installed)
    func endings(shell: CompletingShell) throws {
        let line = "delegation-rules check Specs/examples/"
        let some: Set = ["Specs/examples/documented-examples.har", "Specs/examples/exports"]
        #expect(try shell.completions(of: line).isSuperset(of: shell.offer(some, for: line)))
        let other = "delegation-rules verify --junit Specs/packed.j"
        #expect(try shell.completions(of: other) == shell.offer(["Specs/packed.json"], for: other))
    }

    /// A corpus may come from anywhere, and shells run what stands in some words.
    @Test("take ids as they are, from the folder behind the command", arguments: CompletingShell.installed)
    func hostileIDs(shell: CompletingShell) throws {
        try Command.withTemporaryFolder { folder in
            let corpus = folder.appending(path: "corpus")
            let cases = corpus.appending(path: "cases")
            try FileManager.default.createDirectory(at: cases, withIntermediateDirectories: true)
            let trace = folder.appending(path: "trace").path
            let ids = ["x$(touch \(trace))", "x`touch \(trace)`", "x*", "x Sources/*", "x';touch \(trace);'"]
            let listed = ids.map {
                #"{"id": "\#($0)", "description": "", "sources": [], "scenario": {}, "prediction": {}}"#
            }.joined(separator: ",")
            try Data("{\"cases\": [\(listed)]}".utf8).write(to: cases.appending(path: "own.json"))
            let line = "delegation-rules verify \(corpus.path) --only x"
            // Other shells put the backslashes there themselves.
            let quoted = ids.map { $0.replacing(/[^A-Za-z0-9\/.-]/) { "\\" + $0.output } }
            #expect(try shell.completions(of: line) == Set(shell == .bash ? quoted : ids))
            #expect(!FileManager.default.fileExists(atPath: trace))
        }
    }

    @Test("end with what is no option behind --", arguments: CompletingShell.installed)
    func endOfOptions(shell: CompletingShell) throws {
        #expect(try shell.completions(of: "delegation-rules predict -- --").isEmpty)
    }

    @Test(
        "are told of in one line where there are none",
        arguments: [
            (["--completions"], "--completions needs a value; see delegation-rules --help"),
            (["--completions", "tcsh"], "--completions: unknown value 'tcsh'; expected bash, zsh or fish"),
            (["--completions="], "--completions: unknown value ''; expected bash, zsh or fish"),
            (["--completions", "bash", "zsh"], "unexpected argument 'zsh'; see delegation-rules --help"),
        ])
    func unknownShell(arguments: [String], message: String) throws {
        let result = try Command.run(arguments)
        #expect(result.status == 64 && result.output.isEmpty)
        #expect(result.errors == "delegation-rules: \(message)\n")
    }
}
