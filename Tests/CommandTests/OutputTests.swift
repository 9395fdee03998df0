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
    @Test("predict says of scenarios what the library says, and gives each id back as it is written")
    func manyScenarios() throws {
        var questions = ""
        var expected: [String] = []
        // One in some hundred of all: the number is prime, so that every value of every fact meets the others.
        for (number, packed) in PackedScenario.all.enumerated() where number.isMultiple(of: 307) {
            guard let prediction = packed.scenario?.prediction else { continue }
            let id = number.isMultiple(of: 3) ? "" : #""id":"\u00e9\/\#(number)","#
            questions += "{\(id)\(packed.json.dropFirst())\n"
            expected.append("{\(id)\(prediction.json().dropFirst())")
        }
        let result = try Command.run("predict", input: questions)
        #expect(result.status == 0 && result.errors == "")
        let answers = result.output.utf8.split(separator: UInt8(ascii: "\n"))
        #expect(answers.count == expected.count && answers.count > 90_000)
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

    /// Every scenario is predicted as one in the table: without the facts that make no difference, taken out in any order.
    @Test("table prints the scenarios that others come down to, and no other", .timeLimit(.minutes(10)))
    func table() throws {
        var printed: Set<PackedScenario> = []
        for line in try Self.printedTable.get() {
            let row = try #require(line.wholeMatch(of: /\{"scenario":(.*),"prediction":.*\}/)).output
            #expect(printed.insert(try IdentifiedScenario(json: String(row.1)).scenario).inserted)
        }
        for scenario in Scenario.all {
            let (packed, prediction) = (PackedScenario(scenario), scenario.prediction)
            let isInTable = printed.contains(packed)
            let smaller = Self.smaller(packed).first { $0.scenario?.prediction == prediction }
            guard isInTable != (smaller == nil) else { continue }
            Issue.record("\(packed.json) \(isInTable ? "is in the table" : "is not in the table")")
            return
        }
    }

    /// The scenario with one fact put back to its default, or without one value of a set.
    private static func smaller(_ scenario: PackedScenario) -> [PackedScenario] {
        (UInt32(0)..<28).compactMap { position in
            let bit = UInt32(1) << position
            guard scenario.rawValue & bit != 0 else { return nil }
            let fields = Scenario.Fact.allCases.map(\.field)
            let choice = fields.first {
                $0.shape == .choice && ($0.position..<$0.position + $0.width) ~= UInt8(position)
            }
            let bits = choice.map { (1 << UInt32($0.width) - 1) << UInt32($0.position) } ?? bit
            return PackedScenario(rawValue: scenario.rawValue & ~bits)
        }
    }

    @Test("predict answers what the table says")
    func tableAgreesWithPredict() throws {
        let rows = try Self.printedTable.get()
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
        let file = try Command.text(of: "Specs/decision-table.md")
        #expect(
            try Command.run("table", "--format", "markdown").output == file,
            "write it anew with: delegation-rules table --format markdown")
    }

    @Test("clauses --format json is Specs/clauses.json")
    func clauses() throws {
        let file = try Command.text(of: "Specs/clauses.json")
        #expect(try Command.run("clauses", "--format", "json").output == file)
        #expect(try Command.run("clauses").output.contains("[send-as-wins] reference\n"))
    }
}
