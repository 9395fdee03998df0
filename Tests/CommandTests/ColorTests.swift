import Foundation
import Testing

@Suite("Colours on a terminal")
struct ColorTests {
    /// What is printed for people.
    private static let forPeople = [
        ["predict", "--explain", "Specs/examples/support-mailbox.json", "Specs/examples/example-2.json"],
        ["replay", "--explain", "--tenant", "Specs/tenants/contoso.json", "Specs/examples/requests.jsonl"],
        ["advise", "--explain", "Specs/examples/advice/send-as-denied.json"],
        ["check", "--explain", "--tenant", "Specs/tenants/contoso.json", "Specs/examples/documented-examples.har"],
        ["compare", "--explain", "Specs/examples/example-1.json", "Specs/examples/example-2.json"],
        ["compare", "--explain", "--tenants", "Specs/tenants/contoso.json", "Specs/tenants/fabrikam.json"],
        ["who", "--format", "text", "--tenant", "Specs/tenants/contoso.json"],
        ["audit", "--tenant", "Specs/tenants/contoso.json"], ["clauses"],
        ["verify", "--only", "example-1"], ["verify", "--only", "example-1", "--against", "cat"], ["--help"],
        ["compare", "--help"],
    ]

    @Test("set apart what is printed for people, and change no word of it", arguments: forPeople)
    func people(arguments: [String]) throws {
        let plain = try Command.run(arguments)
        let colored = try Command.runOnTerminal(arguments)
        #expect(colored.status == plain.status)
        #expect(colored.output.contains("\u{1B}[1"))
        #expect(colored.output.withoutColors == plain.output)
        #expect(!plain.output.contains("\u{1B}") && !plain.errors.contains("\u{1B}"))
        #expect(colored.errors == plain.errors)
    }

    /// What programs read, which people may look at as well.
    @Test(
        "leave alone what is printed for programs",
        arguments: [
            ["predict", "Specs/examples/support-mailbox.json"],
            ["replay", "--tenant", "Specs/tenants/contoso.json", "Specs/examples/requests.jsonl"],
            ["advise", "Specs/examples/advice/send-as-denied.json"],
            ["check", "--tenant", "Specs/tenants/contoso.json", "Specs/examples/documented-examples.har"],
            ["compare", "Specs/examples/example-1.json", "Specs/examples/example-2.json"],
            ["compare", "--tenants", "Specs/tenants/contoso.json", "Specs/tenants/fabrikam.json"],
            ["who", "--tenant", "Specs/tenants/contoso.json"],
            ["who", "--format", "csv", "--tenant", "Specs/tenants/contoso.json"],
            ["audit", "--format", "jsonl", "--tenant", "Specs/tenants/contoso.json"],
            ["audit", "--format", "sarif", "--tenant", "Specs/tenants/contoso.json"],
            ["tenant", "import", "Specs/examples/exports/recipients.json"], ["clauses", "--format", "json"],
            ["table", "--format", "markdown"], ["verify", "--list"], ["--completions", "bash"], ["--version"],
        ])
    func programs(arguments: [String]) throws {
        let shown = try Command.runOnTerminal(arguments)
        #expect(!shown.output.isEmpty && !shown.output.contains("\u{1B}"))
    }

    struct Case: CustomTestStringConvertible {
        let arguments: [String]
        var input = ""
        let shown: String

        var testDescription: String { shown.debugDescription }
    }

    @Test(
        "say the same as the words that they are on",
        arguments: [
            Case(
                arguments: ["predict", "--explain", "Specs/examples/example-1.json"],
                shown: "\u{1B}[1mexample-1: \u{1B}[0m\u{1B}[1;32maccepted\u{1B}[0m (202).\n"),
            Case(
                arguments: ["predict", "--explain", "Specs/examples/example-1.json"],
                shown: "\n  \u{1B}[1mWhy:\u{1B}[0m\n"),
            Case(
                arguments: ["predict", "--explain", "Specs/examples/example-1.json"],
                shown: "\n      \u{1B}[1;33mcontested\u{1B}[0m by "),
            Case(
                arguments: ["predict", "--explain", "Specs/examples/example-2.json"],
                shown: "\u{1B}[1mexample-2: \u{1B}[0m\u{1B}[1;31mrefused\u{1B}[0m (403 ErrorSendAsDenied).\n"),
            Case(
                arguments: ["predict", "--explain"], input: "{}",
                shown: "\u{1B}[1mline 1: \u{1B}[0m\u{1B}[1;31minvalid\u{1B}[0m.\n"),
            Case(
                arguments: ["replay", "--explain", "--tenant", "Specs/tenants/contoso.json"],
                input: #"{"token":{"type":"app","permissions":["Mail.Send"]},"request":{"method":"GET","url":"/me"}}"#,
                shown: "\u{1B}[1mline 1: \u{1B}[0m\u{1B}[1;33munspecified\u{1B}[0m.\n"),
            Case(
                arguments: ["advise", "--explain", "Specs/examples/advice/send-as-denied.json"],
                shown: "\n     Then: \u{1B}[1;32maccepted\u{1B}[0m (202).\n"),
            Case(
                arguments: ["compare", "--explain", "Specs/examples/example-1.json", "Specs/examples/example-2.json"],
                shown: "\n  Specs/examples/example-2.json: \u{1B}[1;31mrefused\u{1B}[0m (403 ErrorSendAsDenied).\n"),
            Case(
                arguments: ["compare", "--explain", "--tenants"]
                    + ["contoso", "fabrikam"].map { "Specs/tenants/\($0).json" },
                shown: "\n\u{1B}[1;32m+\u{1B}[0m ada@fabrikam.com can now send as"),
            Case(
                arguments: ["compare", "--explain", "--tenants"]
                    + ["contoso", "fabrikam"].map { "Specs/tenants/\($0).json" },
                shown: "\n\u{1B}[1;31m-\u{1B}[0m AdeleV@contoso.com can no longer send as"),
            Case(
                arguments: ["compare", "--explain", "--tenants", "-", "Specs/tenants/contoso.json"],
                input: (try? Command.text(of: "Specs/tenants/contoso.json"))?
                    .replacing(
                        "\"sendOnBehalf\": [\"AdeleV@contoso.com\"]", with: "\"sendAs\": [\"AdeleV@contoso.com\"]")
                    ?? "",
                shown: "\n\u{1B}[1;33m!\u{1B}[0m AdeleV@contoso.com "),
            Case(
                arguments: ["predict", "--explain"],
                input: Question.good("d").replacing("Mail.Send", with: "Mail.ReadWrite")
                    .replacing("sendMail", with: "createDraft"),
                shown: "\u{1B}[1md: \u{1B}[0m\u{1B}[1;32mdrafted\u{1B}[0m (201).\n"),
            Case(
                arguments: ["check", "--explain", "--tenant", "Specs/tenants/contoso.json"]
                    + ["Specs/examples/documented-examples.har"],
                shown: "  delegated-mail-needs-mail-send-shared \u{1B}[1;33m(contested)\u{1B}[0m\n"),
            Case(arguments: ["verify", "--only", "example-1"], shown: "\u{1B}[1;32m1 passed, 0 failed\u{1B}[0m\n"),
            Case(
                arguments: ["verify", "--only", "example-1", "--against", "cat"],
                shown: "\u{1B}[1;31mFAILED\u{1B}[0m example-1: "),
            Case(
                arguments: ["audit", "--tenant", "Specs/tenants/contoso.json"],
                shown: "\n\u{1B}[1mboth-sending-rights: 1\u{1B}[0m\n"),
            Case(arguments: ["audit", "--help"], shown: "\n  \u{1B}[1m--tenant FILE\u{1B}[0m        the tenant; "),
        ])
    func words(example: Case) throws {
        let result = try Command.runOnTerminal(example.arguments, input: example.input)
        #expect("\n\(result.output)".contains(example.shown), "\(result.output)")
    }

    /// An id can look like an outcome, or bring colours of its own.
    @Test("cannot be given by what is asked")
    func hostileID() throws {
        let id = #"a: refused (403).\u001b[31m: refused"#
        let question = Question.good(id)
        let shown = try Command.runOnTerminal(["predict", "--explain"], input: question).output
        let line = #"a: refused (403).\u{1b}[31m: refused: "#
        #expect(shown.hasPrefix("\u{1B}[1m\(line)\u{1B}[0m\u{1B}[1;32maccepted\u{1B}[0m (202).\n"))
    }

    @Test(
        "are none where the terminal or the environment wants none",
        arguments: [
            ["TERM": "dumb"], [:], ["TERM": ""], ["TERM": "xterm", "NO_COLOR": "1"],
            ["TERM": "xterm", "NO_COLOR": "0"],
        ])
    func none(environment: [String: String]) throws {
        for stream in [Command.Shown.output, .errors] {
            let result = try Command.runOnTerminal(
                ["predict", "--explain", "Specs/examples/example-1.json", "no-such-file"], showing: stream,
                environment: environment)
            #expect(result.output.hasPrefix("example-1: accepted (202).\n"))
            #expect(result.errors.hasPrefix("delegation-rules: no-such-file: cannot be read: "))
        }
    }

    @Test("are there where NO_COLOR is empty")
    func emptyVariable() throws {
        let result = try Command.runOnTerminal(["--help"], environment: ["TERM": "xterm", "NO_COLOR": ""])
        #expect(result.output.hasPrefix("\u{1B}[1musage: delegation-rules COMMAND\u{1B}[0m "))
    }

    @Test("are decided for each stream by itself")
    func streams() throws {
        let arguments = ["predict", "--explain", "Specs/examples/example-1.json", "no-such-file"]
        let output = try Command.runOnTerminal(arguments)
        #expect(output.output.contains("\u{1B}") && !output.errors.contains("\u{1B}"))
        let errors = try Command.runOnTerminal(arguments, showing: .errors)
        #expect(!errors.output.contains("\u{1B}"))
        #expect(errors.errors.hasPrefix("\u{1B}[1mdelegation-rules:\u{1B}[0m no-such-file: cannot be read: "))
    }

    /// What is wrong and what is good to know are told apart by their words.
    @Test("are the same for all messages")
    func notes() throws {
        let result = try Command.runOnTerminal(
            ["tenant", "import", "Specs/examples/exports/recipients.json", "no-such-file"], showing: .errors)
        let read = try Command.runOnTerminal(
            ["tenant", "import", "Specs/examples/exports/recipients.json"], showing: .errors)
        for line in (result.errors + read.errors).split(separator: "\n") {
            #expect(line.hasPrefix("\u{1B}[1mdelegation-rules:\u{1B}[0m ") && line.count { $0 == "\u{1B}" } == 2)
        }
        #expect(result.status == 66 && read.status == 0)
    }
}

extension String {
    /// The text without what sets colours.
    fileprivate var withoutColors: String { replacing(/\x1B\[[0-9;]*m/, with: "") }
}
