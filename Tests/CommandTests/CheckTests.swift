import Foundation
import SpecCorpus
import Testing

@Suite("check")
struct CheckTests {
    private static let archive = "Specs/examples/documented-examples.har"
    private static let contoso = ["--tenant", "Specs/tenants/contoso.json"]

    /// The archive of the source document's examples, with other texts in it.
    private static func changed(_ changes: (String, String)...) throws -> String {
        var text = try Command.text(of: archive)
        for (old, new) in changes {
            try #require(text.contains(old))
            text = text.replacing(old, with: new)
        }
        return text
    }

    private static func run(_ options: [String], _ text: String) throws -> CommandResult {
        try Command.run(["check"] + contoso + options, input: text.utf8)
    }

    @Test("finds nothing where all came as predicted")
    func agrees() throws {
        let result = try Command.run(["check"] + Self.contoso + [Self.archive])
        #expect(result.status == 0 && result.errors == "" && result.lines.count == 1)
        let summary = try #require(result.answers[0]["summary"])
        #expect(["entries", "sends", "agree", "differ"].map { summary[$0] } == [2, 2, 2, 0].map { .number($0) })
    }

    @Test("finds exactly what was changed")
    func differs() throws {
        let first = try Self.run([], Self.changed((#""status": 202"#, #""status": 403"#)))
        #expect(first.status == 1 && first.errors == "" && first.lines.count == 2)
        #expect(try first.answers[0]["entry"] == .number(0) && first.answers[0]["file"]?.text == "standard input")
        let second = try Self.run([], Self.changed(("ErrorSendAsDenied", "ErrorAccessDenied")))
        #expect(second.status == 1 && second.errors == "" && second.lines.count == 2)
        #expect(try second.answers[0]["entry"] == .number(1))
        #expect(
            try second.answers[0]["recorded"]
                == .object(["status": .number(403), "code": .string("ErrorAccessDenied")]))
    }

    @Test("counts entries over several files, and what goes elsewhere as well")
    func counts() throws {
        let text = try Self.changed(("https://graph.microsoft.com/v1.0/me/sendmail", "https://example.com/"))
        let line = #"{"request": {"method": "GET", "url": "/me"}, "recorded": {"status": 200}}"#
        let result = try Command.withTemporaryFolder { folder in
            let file = folder.appending(path: "lines.jsonl")
            try Data((line + "\n" + line + "\n").utf8).write(to: file)
            return try Command.run(
                ["check"] + Self.contoso + [Self.archive, "-", file.path, Self.archive], input: text.utf8)
        }
        let summary = try #require(result.answers[0]["summary"])
        #expect(result.status == 0)
        #expect(["entries", "sends", "agree"].map { summary[$0] } == [8, 4, 4].map { .number($0) })
    }

    @Test("knows drafts from one file to the next")
    func drafts() throws {
        let token =
            #""token": {"type": "user", "user": "AdeleV@contoso.com", "permissions": ["Mail.Send", "Mail.ReadWrite"]}"#
        let created = #"""
            {\#(token), "request": {"method": "POST", "url": "/me/messages", "body": {"toRecipients": [{}]}},
             "recorded": {"status": 201, "body": {"id": "AAMk"}}}
            """#
        let sent =
            #"{\#(token), "request": {"method": "POST", "url": "/me/messages/AAMk/send"}, "recorded": {"status": 202}}"#
        try Command.withTemporaryFolder { folder in
            let file = folder.appending(path: "created.json")
            try Data(created.utf8).write(to: file)
            let result = try Command.run(["check"] + Self.contoso + [file.path, "-"], input: sent.utf8)
            #expect(result.status == 0)
            #expect(try result.answers[0]["summary"]?["agree"] == .number(2))
        }
    }

    @Test("is not whole where something cannot be read")
    func invalid() throws {
        let text = try Self.changed((#""status": 202"#, #""status": 403"#))
        let unreadable = try Self.run([], text + "x")
        #expect(unreadable.status == 65 && unreadable.errors.contains("expected the end of the archive"))
        #expect(try unreadable.answers.map { $0["outcome"]?.text } == ["invalid", nil])
        let missing = try Command.run(["check"] + Self.contoso + ["-", "no-such-file"], input: text.utf8)
        #expect(missing.status == 66 && missing.lines.count == 2)
    }

    @Test("tells a person what would explain an answer")
    func explains() throws {
        let result = try Self.run(["--explain"], Self.changed((#""status": 202"#, #""status": 403"#)))
        #expect(result.status == 1)
        #expect(result.lines[0] == "standard input, entry 0: Graph answered 403 where 202 was predicted.")
        #expect(result.lines[1] == "  POST /me/sendMail, sent by AdeleV@contoso.com, from AllanD@contoso.com.")
        #expect(result.output.contains("[sending-right-required]") && !result.output.contains("[graph-sets-sender]"))
        #expect(
            result.lines.contains {
                $0.hasPrefix(
                    "  1. The mailbox owner takes Send on Behalf on AllanD@contoso.com from AdeleV@contoso.com: ")
            })
        #expect(
            result.lines.contains("2 entries, of which 2 are sends or drafts: 1 answered as predicted, 1 otherwise."))
        #expect(result.lines.contains("        1             1  sending-right-required"))
        let nothing = try Self.run(["--explain"], Self.changed(("ErrorSendAsDenied", "ErrorQuotaExceeded")))
        #expect(
            nothing.lines.contains(
                "  No grant, policy or role would explain the answer. No clause leads to 403 ErrorQuotaExceeded."))
    }
}
