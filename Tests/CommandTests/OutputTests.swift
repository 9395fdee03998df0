import DelegationRules
import DelegationRulesJSON
import Foundation
import SpecCorpus
import Testing

@Suite("What the command prints")
struct OutputTests {
    struct Explanation: CustomTestStringConvertible {
        let name: String
        let scenario: String
        /// The lines before the clauses.
        let verdict: String

        var testDescription: String { name }
    }

    @Test("predict --explain gives the verdict, the recipients' view and the copies first", arguments: explanations)
    func explanation(explanation: Explanation) throws {
        let result = try Command.run("predict", "--explain", input: explanation.scenario)
        #expect(result.status == 0 && result.errors == "")
        let parts = result.output.components(separatedBy: "\n\n  Why:\n")
        try #require(parts.count == 2)
        #expect(parts[0] == explanation.verdict)
        let scenario = try IdentifiedScenario(json: explanation.scenario)
        let prediction = try #require(scenario.scenario.scenario).prediction
        for clause in prediction.clauses {
            #expect(parts[1].contains("  - \(clause.statement)\n      [\(clause.id)] \(clause.evidence.name): "))
            for source in clause.sources {
                #expect(parts[1].contains(source.document))
            }
        }
        let evidence = explanation.name == "silence" ? "none" : prediction.basis.name
        #expect(parts[1].contains("\n\n  Evidence: \(evidence). "))
        #expect(parts[1].contains(" A report contradicts ") == !prediction.contested.isEmpty)
    }

    /// The command keeps what it wrote of a prediction for the next one, which must not show.
    @Test("predict says of every scenario what the library says, and gives each id back as it is written")
    func everyScenario() throws {
        var questions = ""
        var expected: [String] = []
        for (number, packed) in PackedScenario.all.enumerated() {
            guard let prediction = packed.scenario?.prediction else { continue }
            let id = number.isMultiple(of: 3) ? "" : #""id":"\u00e9\/\#(number)","#
            questions += "{\(id)\(packed.json.dropFirst())\n"
            expected.append("{\(id)\(prediction.json().dropFirst())")
        }
        let result = try Command.run("predict", input: questions)
        #expect(result.status == 0 && result.errors == "")
        let answers = result.output.utf8.split(separator: UInt8(ascii: "\n"))
        #expect(answers.count == 98_304)
        for (answer, expected) in zip(answers, expected) where !answer.elementsEqual(expected.utf8) {
            Issue.record("\(Substring(answer)) instead of \(expected)")
            return
        }
    }

    private static func scenario(_ token: String, _ endpoint: String, _ rest: String = "") -> String {
        "{\"token\":{\(token)},\"endpoint\":{\(endpoint)}\(rest)}"
    }

    private static let shared = #""type":"user","permissions":["Mail.Send.Shared"]"#
    private static let send = #""mailbox":"me","operation":"sendMail""#

    private static let explanations = [
        Explanation(
            name: "Send on Behalf",
            scenario: scenario(shared, send, #","from":"userMailbox","grants":["SendOnBehalf"],"id":"example-1""#),
            verdict: """
                example-1: accepted (202).
                  Recipients see the signed-in user on behalf of the other user.
                  A copy is kept in the Sent Items of the signed-in user, and nowhere else.
                """),
        Explanation(
            name: "no right", scenario: scenario(shared, send, #","from":"userMailbox""#),
            verdict: """
                line 1: refused (403 ErrorSendAsDenied).
                  Graph says: The user account which was used to submit this request does not have the right to send \
                mail on behalf of the specified sending account. Cannot submit message.
                  Nothing is sent, and no copy is kept.
                """),
        Explanation(
            name: "Send As, both copies",
            scenario: scenario(
                shared, send, #","from":"sharedMailbox","grants":["SendAs"],"alwaysSaveCopy":["SentAs"]"#),
            verdict: """
                line 1: accepted (202).
                  Recipients see the shared mailbox alone, with no trace of the signed-in user.
                  Copies are kept in the Sent Items of the signed-in user and of the shared mailbox.
                """),
        Explanation(
            name: "the wrong switch",
            scenario: scenario(
                shared, send, #","from":"sharedMailbox","grants":["SendAs"],"alwaysSaveCopy":["SendOnBehalf"]"#),
            verdict: """
                line 1: accepted (202).
                  Recipients see the shared mailbox alone, with no trace of the signed-in user.
                  A copy is kept in the Sent Items of the signed-in user, and nowhere else.
                  MessageCopyForSendOnBehalfEnabled is on and does nothing here: this is sent with Send As.
                """),
        Explanation(
            name: "no copy at all",
            scenario: scenario(
                shared, send, #","from":"distributionList","grants":["SendAs"],"saveToSentItems":false"#),
            verdict: """
                line 1: accepted (202).
                  Recipients see the distribution list alone, with no trace of the signed-in user.
                  No copy is kept in anybody's Sent Items.
                """),
        Explanation(
            name: "the administrator's copy alone",
            scenario: scenario(
                #""type":"app","permissions":["Mail.Send"]"#, #""mailbox":"another","operation":"sendMail""#,
                #","from":"microsoft365Group","grants":["SendAs"],"saveToSentItems":false,"alwaysSaveCopy":["SentAs"]"#),
            verdict: """
                line 1: accepted (202).
                  Recipients see the Microsoft 365 group alone, with no trace of the mailbox in the path.
                  A copy is kept in the Sent Items of the Microsoft 365 group, and nowhere else.
                """),
        Explanation(
            name: "a draft",
            scenario: scenario(
                #""type":"user","permissions":["Mail.ReadWrite.Shared"]"#,
                #""mailbox":"from","operation":"createDraft""#, #","from":"resourceMailbox","grants":["FullAccess"]"#),
            verdict: """
                line 1: drafted (201).
                  The draft lies in the Drafts of the resource mailbox. Nothing is sent yet, and no right to send was \
                asked for.
                """),
        Explanation(
            name: "a refused draft",
            scenario: scenario(#""type":"user","permissions":[]"#, #""mailbox":"me","operation":"createDraft""#),
            verdict: """
                line 1: refused (403 ErrorAccessDenied).
                  Graph says: Access is denied. Check credentials and try again.
                  No draft is created.
                """),
        Explanation(
            name: "no user in the path",
            scenario: scenario(shared, #""mailbox":"from","operation":"sendMail""#, #","from":"distributionList""#),
            verdict: """
                line 1: refused (404 ErrorInvalidUser).
                  Graph says: The requested user '{id}' is invalid. ({id}: the id in the path.)
                  Nothing is sent, and no copy is kept.
                """),
        Explanation(
            name: "silence", scenario: scenario(shared, #""mailbox":"another","operation":"sendMail""#),
            verdict: """
                line 1: unspecified.
                  The sources do not say what a user token gets on a mailbox that is neither the signed-in user's \
                nor the from user's.
                  Whatever you see in one tenant, do not rely on it.
                """),
    ]

    private static let printedTable = Result { try Command.run("table").lines }

    @Test("table prints every scenario with its prediction")
    func table() throws {
        let lines = try Self.printedTable.get()
        let scenarios = Array(PackedScenario.all)
        try #require(lines.count == scenarios.count)
        for index in stride(from: 0, to: lines.count, by: 97) {
            let row = try JSONValue(parsing: lines[index])
            let prediction = try #require(scenarios[index].scenario).prediction
            #expect(row["scenario"] == (try JSONValue(parsing: scenarios[index].json)))
            #expect(row["prediction"] == (try JSONValue(parsing: prediction.json())))
        }
    }

    @Test("predict answers what the table says")
    func tableAgreesWithPredict() throws {
        let rows = try Self.printedTable.get().enumerated().filter { $0.offset % 97 == 0 }.map(\.element)
        try #require(rows.count > 1000)
        var scenarios = ""
        var predictions: [String] = []
        for row in rows {
            let parts = try #require(row.wholeMatch(of: /\{"scenario":(.*),"prediction":(.*)\}/)).output
            scenarios += parts.1 + "\n"
            predictions.append(String(parts.2))
        }
        #expect(try Command.run("predict", input: scenarios).lines == predictions)
    }

    @Test("table --format markdown is Specs/decision-table.md")
    func markdownTable() throws {
        let file = try String(contentsOf: Command.package.appending(path: "Specs/decision-table.md"), encoding: .utf8)
        #expect(
            try Command.run("table", "--format", "markdown").output == file,
            "write it anew with: delegation-rules table --format markdown")
    }

    @Test("clauses --format json is Specs/clauses.json")
    func clauses() throws {
        let file = try String(contentsOf: Command.package.appending(path: "Specs/clauses.json"), encoding: .utf8)
        #expect(try Command.run("clauses", "--format", "json").output == file)
        #expect(try Command.run("clauses").output.contains("[send-as-wins] reference: "))
    }
}
