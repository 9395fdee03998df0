import DelegationRulesAccess
import DelegationRulesReplay
import Foundation
import SpecCorpus
import Testing

@Suite("who")
struct WhoCommandTests {
    private static let tenantFile = "Specs/tenants/fabrikam.json"

    @Test("prints the rows that a question is answered with")
    func rows() throws {
        let result = try Command.run("who", "--tenant", Self.tenantFile)
        #expect(result.status == 0 && result.errors == "")
        let tenant = try Command.text(of: Self.tenantFile)
        let answer = try JSONValue(parsing: WhoQuestion(json: #"{"who": {}}"#).json(in: Tenant(json: tenant)))
        #expect(try answer["rows"]?.elements == result.answers)
        #expect(result.lines.count == 40)
    }

    @Test("reads the tenant from standard input where no file is named")
    func standardInput() throws {
        let tenant = try Command.text(of: Self.tenantFile)
        let arguments = ["who", "--from", "b.ito@fabrikam.com", "--app", "55555555-5555-5555-5555-555555555555"]
        let result = try Command.run(arguments, input: tenant.utf8)
        #expect(try result == Command.run(arguments + ["--tenant", Self.tenantFile]))
        #expect(try result.answers.map { $0["mailbox"]?.text } == ["ada@fabrikam.com", "ben@fabrikam.com"])
    }

    @Test("has a line of CSV for each way to send, with as many fields as its first line names")
    func csv() throws {
        let result = try Command.run("who", "--tenant", Self.tenantFile, "--format", "csv")
        let ways = try Command.run("who", "--tenant", Self.tenantFile).answers.compactMap {
            $0["ways"]?.elements?.count
        }
        #expect(result.lines.count == 1 + ways.reduce(0, +))
        // None of these names has a comma or a quotation mark.
        for line in result.lines { #expect(line.split(separator: ",", omittingEmptySubsequences: false).count == 12) }
        #expect(
            result.lines.contains(
                "ada@fabrikam.com,,,ben@fabrikam.com,SendAs FullAccess,SendAs: in person; FullAccess: in person,0,from,from,"
                    + "ben@fabrikam.com,Mail.Send.Shared,delegated-mail-needs-mail-send-shared from-path-needs-full-access "
                    + "sending-right-required graph-sets-sender send-as-hides-sender accepted-has-no-body "
                    + "own-path-keeps-senders-copy from-path-keeps-from-copy"))
    }

    @Test("quotes what would be taken for CSV, and lets no name begin a line")
    func quoting() throws {
        let tenant = #"""
            {"recipients": [{"address": "a,\"b\"\n@contoso.com", "recipientTypeDetails": "UserMailbox"},
             {"address": "c@contoso.com", "recipientTypeDetails": "UserMailbox", "sendAs": ["a,\"b\"\n@contoso.com"]}]}
            """#
        let csv = try Command.run("who", "--format", "csv", input: tenant)
        #expect(csv.lines.count == 2)
        #expect(csv.lines.last?.hasPrefix(#""a,""b""\u{a}@contoso.com",,,c@contoso.com,SendAs,"#) == true)
        let text = try Command.run("who", "--format", "text", input: tenant)
        #expect(text.lines.contains(#"  Without a trace: a,"b"\u{a}@contoso.com."#))
    }

    @Test(
        "names the option at fault",
        arguments: [
            (
                ["--from", "nobody@fabrikam.com"],
                #"--from: nobody is called "nobody@fabrikam.com"; expected a recipient of the tenant"#
            ),
            (["--sender", "x"], #"--sender: nobody is called "x"; expected a recipient of the tenant"#),
        ])
    func unknown(arguments: [String], message: String) throws {
        for format in ["jsonl", "csv", "text"] {
            let result = try Command.run(["who", "--tenant", Self.tenantFile, "--format", format] + arguments)
            #expect(result.status == 65 && result.output == "" && result.errors == "delegation-rules: \(message)\n")
        }
    }

    @Test("tells of a sender, and of an application, for a person")
    func text() throws {
        let sender = try Command.run(
            "who", "--tenant", Self.tenantFile, "--sender", "ben@fabrikam.com", "--format", "text")
        #expect(
            sender.output == """
                ben@fabrikam.com can send as one other.
                  On behalf of: info@fabrikam.com.
                  Through /me, the sender alone keeps a copy.
                  A token must carry Mail.Send.Shared.


                """)
        let app = "33333333-3333-3333-3333-333333333333"
        let from = try Command.run(
            "who", "--tenant", Self.tenantFile, "--from", "info@fabrikam.com", "--format", "text")
        #expect(from.output.contains("; \(app) by its role; "))
        let whole = try Command.run("who", "--tenant", Self.tenantFile, "--app", app, "--format", "text")
        #expect(
            whole.lines.first
                == "Application \(app) can act as three mailboxes, and send as somebody else in seven ways.")
        #expect(whole.output.contains("  By its role alone, whatever the token carries: info@fabrikam.com.\n"))
    }
}
