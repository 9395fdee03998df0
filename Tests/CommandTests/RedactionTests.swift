import Foundation
import SpecCorpus
import Testing

@Suite("check --redact")
struct RedactionTests {
    /// Everything by which somebody could be known stands in here, in some place that a report quotes.
    private static let tenant = #"""
        {"recipients": [
          {"address": "secret.adele@contoso.com", "recipientTypeDetails": "UserMailbox", "id": "5ecre700-0000-4000-8000-000000000001"},
          {"address": "secret.allan@contoso.com", "recipientTypeDetails": "UserMailbox", "sendAs": ["secret-group"], "fullAccess": ["secret-group"]},
          {"address": "secret-team@contoso.com", "aliases": ["secret-group"], "recipientTypeDetails": "MailUniversalSecurityGroup", "members": ["secret.adele@contoso.com"]}],
         "accessPolicies": [{"appId": "5ecre700-0000-4000-8000-00000000000a", "accessRight": "DenyAccess", "scope": "secret-group"}],
         "roleAssignments": [{"appId": "5ecre700-0000-4000-8000-00000000000b", "role": "Application Mail.Send", "scope": "secret-group"}]}
        """#

    private static func exchange(
        _ token: String, _ url: String, from: String? = nil, id: String = "secret-id", recorded: String
    ) -> String {
        let from = from.map { #""from": {"emailAddress": {"address": "\#($0)", "name": "Secret"}}, "# } ?? ""
        return #"""
            {"id": "\#(id)", "token": \#(token), "recorded": \#(recorded), "request": {"method": "POST", "url": "\#(url)", "headers": {"Content-Type": "application/json", "X": "secret"}, "body": {"message": {\#(from)"subject": "secret", "toRecipients": [{"emailAddress": {"address": "secret@fabrikam.com"}}]}}}}
            """#
    }

    private static let user =
        #"{"type": "user", "user": "SECRET.adele@contoso.com", "permissions": ["Mail.Send.Shared"]}"#
    private static func app(_ letter: String) -> String {
        #"{"type": "app", "appId": "5ecre700-0000-4000-8000-00000000000\#(letter)", "permissions": ["Mail.Send"]}"#
    }
    private static let refused =
        #"{"status": 403, "body": {"error": {"code": "ErrorSendAsDenied", "message": "secret"}}}"#
    private static let accepted = #"{"status": 202}"#

    /// One difference after another, each of which quotes something else; and texts that cannot be read.
    private static let traffic = [
        exchange(user, "/me/sendMail", from: "secret.allan@contoso.com", recorded: refused),
        exchange(
            user, "/users/secret.allan@contoso.com/sendMail", from: "Secret.Allan@contoso.com", id: "SECRET-id",
            recorded: refused),
        exchange(user, "/me/sendMail", from: "secret.nobody@contoso.com", id: "secret@contoso.com", recorded: accepted),
        exchange(user, "/users/secret.nowhere/sendMail", recorded: accepted),
        exchange(app("a"), "/users/secret.adele@contoso.com/sendMail", recorded: accepted),
        exchange(
            app("b"), "/users/secret.adele@contoso.com/sendMail",
            recorded: #"{"status": 403, "body": {"error": {"code": "secret@contoso.com"}}}"#),
        exchange(
            #"{"type": "user", "user": "secret.stranger@contoso.com", "permissions": []}"#, "/me/sendMail",
            recorded: accepted),
        #"{"secret": 1}"#, #"{"id": "secret", "request": {"method": "secret"}}"#, "secret",
    ].joined(separator: "\n")

    private static func run(_ options: String...) throws -> CommandResult {
        try Command.withTemporaryFolder { folder in
            let (tenant, file) = (folder.appending(path: "tenant.json"), folder.appending(path: "secret.jsonl"))
            try Data(Self.tenant.utf8).write(to: tenant)
            try Data(traffic.utf8).write(to: file)
            return try Command.run(["check", "--tenant", tenant.path] + options + [file.path])
        }
    }

    @Test("tells nothing by which anybody could be known", arguments: [["--redact"], ["--redact", "--explain"]])
    func nothing(options: [String]) throws {
        let open = try Command.withTemporaryFolder { _ in try Self.run(options.count == 1 ? "--" : "--explain") }
        let closed = try options.count == 1 ? Self.run("--redact") : Self.run("--redact", "--explain")
        #expect(open.output.contains("secret") && open.output.contains("5ecre7"))
        for text in [closed.output, closed.errors] {
            #expect(text.range(of: "secret", options: .caseInsensitive) == nil)
            #expect(!text.contains("5ecre7") && !text.contains("contoso") && !text.contains("fabrikam"))
        }
        // But for the names, it is the same report.
        #expect(closed.status == 65 && open.status == 65)
        #expect(closed.lines.count == open.lines.count && closed.errorLines.count == open.errorLines.count)
    }

    @Test("says the same for the same")
    func consistent() throws {
        let answers = try Self.run("--redact").answers
        let differences = Array(answers.filter { $0["recorded"] != nil })
        #expect(differences.map { $0["entry"] } == [1, 2, 3, 4, 5, 6].map { .number($0) })
        #expect(differences.allSatisfy { $0["file"]?.text == "file-1" })
        let ids = differences.map { $0["id"]?.text ?? "" }
        #expect(Set(ids.enumerated().filter { $0.offset != 2 }.map(\.element)).count == 1)
        #expect(ids[0].hasPrefix("id-") && ids[2].hasPrefix("address-"))
        let instructions = differences.map { difference in
            (difference["advice"]?.elements ?? []).flatMap { $0["changes"]?.elements ?? [] }.map {
                $0["how"]?.text ?? ""
            }
        }
        #expect(!instructions[0].isEmpty && instructions[0] == instructions[1])
        #expect(differences[5]["recorded"]?["code"]?.text == ids[2])
    }
}
