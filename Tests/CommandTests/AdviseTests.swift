import Foundation
import Testing

@Suite("advise")
struct AdviseTests {
    private static let tenant = "Specs/tenants/contoso.json"

    /// A question on one line: Adele Vance sends from `from`, and wants `goal`.
    private static func question(_ id: String, from: String, goal: String = "{}") -> String {
        #"{"id":"\#(id)","goal":\#(goal),"exchange":\#(Question.exchange("", from: from))}"#
    }

    @Test("answers scenarios and exchanges, each line at once, and what is neither with what is wrong")
    func answers() throws {
        let scenario = #"{"id":"a","scenario":\#(Question.good("s")),"goal":{"sender":"from"}}"#
        let input = [scenario, Self.question("b", from: "PattiF@contoso.com"), #"{"id":"c","goal":{}}"#].joined(
            separator: "\n")
        let result = try Command.run("advise", "--tenant", Self.tenant, input: input)
        #expect(result.status == 65)
        #expect(
            result.errors == "delegation-rules: standard input:3: scenario: missing; expected an object, or exchange\n")
        let answers = try result.answers
        try #require(answers.count == 3)
        #expect(answers.map { $0["id"]?.text } == ["a", "b", "c"])
        #expect(answers[0]["advice"] == .array([]))
        #expect(answers[0]["obstacles"] == .array([.string("own-mail-is-not-delegated")]))
        let change = answers[1]["advice"]?.elements?.first?["changes"]?.elements?.first
        #expect(change?["add"]?.text == "SendOnBehalf" && change?["who"]?.text == "mailboxOwner")
        #expect(change?["how"]?.text?.contains("Set-Mailbox PattiF@contoso.com ") == true)
        #expect(answers[2]["error"]?["path"]?.text == "scenario")
    }

    @Test("--explain names who has to do what, and what comes of it")
    func explanation() throws {
        let input = Self.question("denied", from: "PattiF@contoso.com", goal: #"{"keep":["token"]}"#)
        let result = try Command.run("advise", "--explain", "--tenant", Self.tenant, input: input)
        #expect(result.status == 0 && result.errors == "")
        #expect(
            result.output == """
                denied: 2 ways to have it accepted, the best first.

                  1. The mailbox owner grants AdeleV@contoso.com Send on Behalf on PattiF@contoso.com: in Outlook; or, as an \
                administrator: Set-Mailbox PattiF@contoso.com -GrantSendOnBehalfTo @{Add="AdeleV@contoso.com"}
                     Then: accepted (202).
                       Recipients see AdeleV@contoso.com on behalf of PattiF@contoso.com.
                       A copy is kept in the Sent Items of AdeleV@contoso.com, and nowhere else.
                       Evidence: documented; a report contradicts delegated-mail-needs-mail-send-shared.

                  2. An administrator grants AdeleV@contoso.com Send As on PattiF@contoso.com: Add-RecipientPermission \
                PattiF@contoso.com -Trustee AdeleV@contoso.com -AccessRights SendAs
                     Then: accepted (202).
                       Recipients see PattiF@contoso.com alone, with no trace of AdeleV@contoso.com.
                       A copy is kept in the Sent Items of AdeleV@contoso.com, and nowhere else.
                       Evidence: documented; a report contradicts delegated-mail-needs-mail-send-shared.

                  What an administrator or an owner changes counts after minutes, or up to a day.


                """)
    }

    @Test("--explain says that nothing has to change, or what stands in the way")
    func explanationWithoutAdvice() throws {
        let reached = try Command.run(
            "advise", "--explain", "--tenant", Self.tenant, input: Self.question("x", from: "AllanD@contoso.com"))
        #expect(reached.output.hasPrefix("x: nothing has to change.\n  Then: accepted (202).\n"))
        let missed = try Command.run(
            "advise", "--explain", "--tenant", Self.tenant,
            input: Self.question("x", from: "newsletter@contoso.com", goal: #"{"sentItems":["from"]}"#))
        #expect(missed.output.hasPrefix("x: no change helps to reach the goal.\n\n  In the way:\n  - "))
        #expect(missed.output.contains("\n      [no-mailbox-no-sent-items] documented: "))
    }

    @Test("a refused or unspecified answer is explained with the best advice in one line")
    func bestAdvice() throws {
        let predicted = try Command.run("predict", "--explain", "Specs/examples/example-2.json").output
        #expect(
            predicted.hasSuffix(
                "\n\n  To have it accepted: the mailbox owner grants the signed-in user Send on Behalf on the other "
                    + "user's mailbox (in Outlook; or, as an administrator: Set-Mailbox {from} -GrantSendOnBehalfTo "
                    + "@{Add=\"{sendingUser}\"}).\n  {from}: the address that the message is from; {sendingUser}: the address "
                    + "of the account that sends.\n\n"))
        let accepted = try Command.run("predict", "--explain", "Specs/examples/example-1.json").output
        #expect(!accepted.contains("To have it"))
        let replayed = try Command.run(
            "replay", "--explain", "--tenant", Self.tenant, input: Question.exchange("x", from: "nobody@fabrikam.com"))
        #expect(replayed.output.hasPrefix("x: refused (403 ErrorSendAsDenied).\n"))
        #expect(
            replayed.output.hasSuffix(
                "  To have it accepted: no change helps. Nobody is called nobody@fabrikam.com, so nobody can hold a right "
                    + "there.\n\n"))
    }

    @Test("the corpus can be run on another program", arguments: [("cat", false), ("itself", true)])
    func verify(command: String, passes: Bool) throws {
        let itself = "\(Command.inShell("advise")) | sed 's/\"who\":\"[a-zA-Z]*\",//g'"
        let result = try Command.run("verify", "--against-advise", passes ? itself : command)
        #expect(result.status == (passes ? 0 : 1), "\(result.output.prefix(600))")
        #expect(result.lines.last?.hasPrefix("0 passed") != true || !passes)
    }
}

@Suite("compare")
struct CompareTests {
    private static func scenario(_ id: String, _ switches: String) -> String {
        #"{"id":"\#(id)","token":{"type":"user","permissions":["Mail.Send.Shared"]},"endpoint":{"mailbox":"me","operation":"sendMail"},"from":"sharedMailbox","grants":["SendAs"],"alwaysSaveCopy":[\#(switches)]}"#
    }

    /// Runs it on two files with these lines.
    private func compare(_ a: [String], _ b: [String], _ options: String...) throws -> CommandResult {
        try Command.withTemporaryFolder { folder in
            let files = ["a", "b"].map { folder.appending(path: $0).path }
            for (file, lines) in zip(files, [a, b]) {
                try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: file))
            }
            return try Command.run(["compare"] + options + files)
        }
    }

    @Test("prints what differs, with the clauses that decide on one side only")
    func differences() throws {
        let result = try compare(
            [Self.scenario("x", ""), Self.scenario("y", ""), Self.scenario("z", "")],
            [Self.scenario("z", #""SendOnBehalf""#), Self.scenario("y", #""SentAs""#), Self.scenario("x", "")])
        #expect(result.status == 0 && result.errors == "")
        let answers = try result.answers
        try #require(answers.count == 1)
        #expect(answers[0]["id"]?.text == "y")
        #expect(answers[0]["a"]?["sentItems"] == .array([.string("sendingUser")]))
        #expect(answers[0]["b"]?["sentItems"] == .array([.string("sendingUser"), .string("from")]))
        #expect(answers[0]["clauses"]?["a"] == .array([]))
        #expect(
            answers[0]["clauses"]?["b"]
                == .array([.string("administrators-copy"), .string("copy-switch-follows-sending-right")]))
    }

    @Test("compares two tenants by the same exchanges")
    func tenants() throws {
        let tenant = try Command.text(of: "Specs/tenants/contoso.json")
        let changed = tenant.replacing(
            #""displayName": "Sales","#, with: #""displayName": "Sales", "messageCopyForSentAsEnabled": true,"#)
        let exchanges = ["AdeleV", "MeganB"].map { Question.exchange($0, user: $0, from: "sales@contoso.com") }
        try Command.withTemporaryFolder { folder in
            let file = folder.appending(path: "exchanges")
            try Data(exchanges.joined(separator: "\n").utf8).write(to: file)
            let result = try compare([tenant], [changed], "--exchanges", file.path)
            #expect(result.status == 0 && result.errors == "")
            let answers = try result.answers
            #expect(answers.map { $0["id"]?.text } == ["AdeleV"])
            #expect(
                answers.first?["b"]?["sentItems"]
                    == .array([.string("AdeleV@contoso.com"), .string("sales@contoso.com")]))
            let explained = try compare([tenant], [changed], "--explain", "--exchanges", file.path)
            #expect(explained.output.hasSuffix("\n1 of 2 differ.\n"))
            #expect(explained.output.contains("\n    Here alone decide:\n    - An administrator "))
        }
    }

    @Test("tells what has nothing to be compared with, and what is bad")
    func leftOver() throws {
        let result = try compare(
            [Self.scenario("x", ""), Self.scenario("y", "")], [Self.scenario("x", ""), "{}", Self.scenario("z", "")])
        #expect(result.status == 65 && result.output == "")
        #expect(result.errorLines.count == 3)
        #expect(result.errorLines[0].contains("b:2: token: missing; expected an object"))
        #expect(result.errorLines[1].contains("a:2: ") && result.errorLines[1].hasSuffix("none to compare with \"y\""))
        #expect(result.errorLines[2].contains("b:3: ") && result.errorLines[2].hasSuffix("none to compare with \"z\""))
        let missing = try Command.run("compare", "no-such-file", "Specs/examples/example-1.json")
        #expect(missing.status == 66)
    }

    @Test("compares two that are alone, whatever they are called")
    func alone() throws {
        let result = try Command.run(
            "compare", "--explain", "Specs/examples/example-1.json", "Specs/examples/example-2.json")
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("example-1:\n  Specs/examples/example-1.json: accepted (202).\n"))
        #expect(result.output.contains("\n  Specs/examples/example-2.json: refused (403 ErrorSendAsDenied).\n"))
        #expect(result.output.hasSuffix("\n1 of 1 differ.\n"))
    }
}
