import Foundation
import Testing

/// Every sentence that `advise --explain` can say about a scenario, to be read: `Tests/advice-sentences.txt`.
@Suite("Sentences of advice")
struct AdviceSentenceTests {
    private static let goals = [
        "{}", #"{"sender":"from"}"#, #"{"sender":"sendingUser"}"#, #"{"sentItems":[]}"#,
        #"{"sentItems":["sendingUser","from"]}"#, #"{"outcome":"drafted"}"#, #"{"outcome":"rejected"}"#,
        #"{"outcome":"unspecified"}"#,
    ]

    /// Scenarios of every kind: with none of the permissions, grants and switches and with all, in every combination
    /// with the rest; of the paths that are refused one stands for all.
    private static let scenarios: [String] = {
        let tokens = ["user", "app"].flatMap { type in
            ["", #""Mail.Send","Mail.Send.Shared","Mail.ReadWrite","Mail.ReadWrite.Shared""#].map { permissions in
                #""token":{"type":"\#(type)","permissions":[\#(permissions)]}"#
            }
        }
        let accesses = ["", #","accessPolicy":"blocks""#, #","exchangeRoles":["Mail.Send","Mail.ReadWrite"]"#]
        let mailboxes =
            ["me", "signedInUser", "from", "another", "group"].map { ($0, "") }
            + [("from", #","fromSource":"path""#)]
        let operations = [
            #""sendMail"},"saveToSentItems":true"#, #""sendMail"},"saveToSentItems":false"#, #""createDraft"}"#,
            #""sendDraft"}"#, #""reply"}"#, #""createReply"}"#,
        ]
        let kinds = [
            "own", "ownAlias", "userMailbox", "sharedMailbox", "resourceMailbox", "microsoft365Group",
            "distributionList", "mailUser", "mailContact", "unknown",
        ]
        let held = [
            "", #","grants":["SendAs","SendOnBehalf","FullAccess"],"alwaysSaveCopy":["SentAs","SendOnBehalf"]"#,
        ]
        var scenarios: [String] = []
        for token in tokens {
            for access in accesses where access.isEmpty || token.contains("app") {
                for (mailbox, source) in mailboxes {
                    for operation in operations {
                        let endpoint = #""endpoint":{"mailbox":"\#(mailbox)","operation":\#(operation)"#
                        for kind in kinds {
                            for grants in held {
                                scenarios.append(
                                    #"{\#(token),\#(endpoint),"from":"\#(kind)"\#(source)\#(access)\#(grants)}"#)
                            }
                        }
                    }
                }
            }
        }
        return scenarios
    }()

    private static let explanations = Result {
        let questions = scenarios.flatMap { scenario in goals.map { #"{"scenario":\#(scenario),"goal":\#($0)}"# } }
        return try blocks(of: Command.run("advise", "--explain", input: questions.joined(separator: "\n")))
    }

    /// The explanations, each of which begins at the left margin with its line.
    private static func blocks(of result: CommandResult) throws -> [[Substring]] {
        try #require(result.status == 0 && result.errors == "")
        var blocks: [[Substring]] = []
        for line in result.output.split(separator: "\n") {
            if line.hasPrefix("line ") { blocks.append([]) }
            blocks[blocks.count - 1].append(line)
        }
        return blocks
    }

    /// The sentence on a line of an explanation that tells who has to do something; `nil` where it tells none.
    private static func sentence(on line: Substring) -> Substring? {
        let text = line.drop { " 0123456789.".contains($0) }
        return ["The developer ", "The mailbox owner ", "An administrator "].contains { text.hasPrefix($0) }
            ? text : nil
    }

    @Test("are those that were read, and no others")
    func sentences() throws {
        let blocks = try Self.explanations.get()
        #expect(blocks.count == Self.scenarios.count * Self.goals.count)
        let said = Set(blocks.joined().compactMap { Self.sentence(on: $0).map(String.init) })
        let known = try Set(Command.text(of: "Tests/advice-sentences.txt").split(separator: "\n").map(String.init))
        #expect(said.subtracting(known).sorted() == [], "said, but not in advice-sentences.txt")
        #expect(known.subtracting(said).sorted() == [], "in advice-sentences.txt, but never said")
    }

    @Test("explain each placeholder in them once, be it in advice or beside a prediction")
    func placeholders() throws {
        let predicted = try Self.blocks(
            of: Command.run("predict", "--explain", input: Self.scenarios.joined(separator: "\n")))
        var explained = Set<String>()
        for block in try Self.explanations.get() + predicted {
            let lines = block.filter { $0.contains("The ") || $0.contains("To have it ") || $0.contains("An ") }
            for name in Self.placeholders
            where lines.contains(where: { $0.contains(name) && !$0.contains("Graph says: ") }) {
                let meanings = block.filter { $0.hasPrefix("  {") && $0.contains("\(name): ") }
                #expect(meanings.count == 1, "\(name) in \(block.joined(separator: "\n"))")
                explained.insert(name)
            }
        }
        #expect(explained.count == Self.placeholders.count)
    }

    private static let placeholders = [
        "{another}", "{app}", "{from}", "{group}", "{message-id}", "{policy}", "{scope}", "{sendingUser}",
    ]

    @Test("read otherwise in each way of an explanation")
    func twice() throws {
        for block in try Self.explanations.get() {
            var ways: [[Substring]] = []
            for line in block where Self.sentence(on: line) != nil {
                if line.drop(while: { $0 == " " }).first?.isNumber == true { ways.append([]) }
                ways[ways.count - 1].append(Self.sentence(on: line) ?? "")
            }
            #expect(Set(ways).count == ways.count, "\(block.joined(separator: "\n"))")
        }
    }

    @Test("name whom a change affects besides, and that comes behind a copy switch")
    func others() throws {
        let question = """
            {"id":"x","goal":{"sentItems":["sendingUser","from"],"keep":["token"]},"exchange":{"tenant":{"recipients":[
            {"address":"AdeleV@contoso.com","recipientTypeDetails":"UserMailbox"},
            {"address":"helpdesk@contoso.com","recipientTypeDetails":"MailUniversalSecurityGroup","members":["AdeleV@contoso.com"]},
            {"address":"support@contoso.com","recipientTypeDetails":"SharedMailbox","sendAs":["helpdesk@contoso.com"],
            "sendOnBehalf":["AdeleV@contoso.com"],"messageCopyForSendOnBehalfEnabled":true}]},
            "token":{"type":"user","user":"AdeleV@contoso.com","permissions":["Mail.Send.Shared"]},"request":{"method":"POST",
            "url":"/me/sendMail","body":{"message":{"toRecipients":[{"emailAddress":{"address":"MeganB@contoso.com"}}],
            "from":{"emailAddress":{"address":"support@contoso.com"}}}}}}}
            """
        let result = try Command.run("advise", "--explain", input: question.replacing("\n", with: ""))
        #expect(result.status == 0 && result.errors == "")
        let sentences = result.lines.compactMap { Self.sentence(on: $0[...]) }
        #expect(
            sentences == [
                "An administrator lets support@contoso.com keep what is sent with Send As: Set-Mailbox "
                    + "support@contoso.com -MessageCopyForSentAsEnabled $true",
                "An administrator takes Send As on support@contoso.com from everybody in helpdesk@contoso.com: "
                    + "Remove-RecipientPermission support@contoso.com -Trustee helpdesk@contoso.com -AccessRights SendAs",
            ])
    }
}
