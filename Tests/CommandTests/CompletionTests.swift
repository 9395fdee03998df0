import DelegationRulesAccess
import Foundation
import SpecCorpus
import Testing

@Suite("Completions", .serialized)
struct CompletionTests {
    @Test("are those of commands", arguments: CompletingShell.installed)
    func commands(shell: CompletingShell) throws {
        let commands = try Command.run("--help").output.matches(of: #/\n  ([a-z]+) /#).map { String($0.output.1) }
        #expect(commands.count == 11)
        #expect(try shell.completions(of: "delegation-rules ") == Set(commands))
        #expect(try shell.completions(of: "delegation-rules c") == ["check", "compare", "clauses"])
        let options: Set = ["--completions", "--help", "--version"]
        #expect(try shell.completions(of: "delegation-rules --") == options)
    }

    /// Help tells of every option; a test of its own holds it to what is read.
    @Test("are the options of each command, and their values", arguments: CompletingShell.installed)
    func options(shell: CompletingShell) throws {
        for command in try Command.run("--help").output.matches(of: #/\n  ([a-z]+) /#).map({ String($0.output.1) }) {
            let help = try Command.run(command, "--help").output
            let options = help.matches(of: /\n  (--[a-z-]+)/).map { String($0.output.1) }
            #expect(try shell.completions(of: "delegation-rules \(command) --") == Set(options + ["--help"]))
            for choice in help.matches(of: /\[(--[a-z]+) ([a-z]+(?:\|[a-z]+)+)\]/) {
                let values = Set(choice.output.2.split(separator: "|").map(String.init))
                let line = "delegation-rules \(command) \(choice.output.1)"
                for separator in [" ", "="] { #expect(try shell.completions(of: line + separator) == values) }
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
        #expect(try shell.completions(of: "delegation-rules \(example.line)") == example.completions)
    }

    private static let cases = [
        Case(line: "--completions ", completions: ["bash", "zsh", "fish"]),
        Case(line: "audit --format s", completions: ["sarif"]),
        Case(line: "audit --tenant Specs/tenants/contoso.json --format=j", completions: ["jsonl"]),
        Case(line: "audit --silence app", completions: ["app-may-send-as-anybody"]),
        Case(line: "audit --fail-on=both-sending-rights,app", completions: ["app-may-send-as-anybody"]),
        Case(line: "audit --tenant Specs/tenants/f", completions: ["fabrikam.json"]),
        Case(line: "who --tenant=Specs/tenants/f", completions: ["fabrikam.json"]),
        Case(line: "who --from ", completions: []),
        Case(line: "predict Specs/examples/e", completions: ["example-1.json", "example-2.json", "exports"]),
        Case(line: "predict --explain REA", completions: ["README.md"]),
        Case(line: "compare Specs/examples/example-1.json Specs/examples/sa", completions: ["sales-group.json"]),
        Case(line: "tenant i", completions: ["import"]),
        Case(line: "tenant import Specs/examples/exports/reci", completions: ["recipients.json"]),
        Case(line: "tenant -o tenant.json import Specs/examples/exports/reci", completions: ["recipients.json"]),
        Case(line: "verify Sp", completions: ["Specs"]),
        Case(line: "verify --only example-1,http-example-", completions: ["http-example-1", "http-example-2"]),
        Case(line: "verify --skip http-example-", completions: ["http-example-1", "http-example-2"]),
    ]

    @Test("offer files that end otherwise where there are no others", arguments: CompletingShell.installed)
    func endings(shell: CompletingShell) throws {
        let all = try shell.completions(of: "delegation-rules check Specs/examples/")
        #expect(all.contains("documented-examples.har") && all.contains("exports"))
        #expect(try shell.completions(of: "delegation-rules verify --junit Specs/packed.j") == ["packed.json"])
    }

    @Test("end with what is no option behind --", arguments: CompletingShell.installed)
    func endOfOptions(shell: CompletingShell) throws {
        #expect(try shell.completions(of: "delegation-rules predict -- --").isEmpty)
    }

    @Test(
        "are told of in one line where there are none",
        arguments: [
            (["--completions"], "--completions needs a value; see delegation-rules --help"),
            (["--completions", "tcsh"], "--completions: unknown value 'tcsh'; expected bash or zsh or fish"),
            (["--completions="], "--completions: unknown value ''; expected bash or zsh or fish"),
            (["--completions", "bash", "zsh"], "unexpected argument 'zsh'; see delegation-rules --help"),
        ])
    func unknownShell(arguments: [String], message: String) throws {
        let result = try Command.run(arguments)
        #expect(result.status == 64 && result.output.isEmpty)
        #expect(result.errors == "delegation-rules: \(message)\n")
    }
}
