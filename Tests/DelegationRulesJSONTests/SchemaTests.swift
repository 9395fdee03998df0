import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay
import SpecCorpus
import TestSupport
import Testing

/// The files of the corpus, and what this engine reads and writes, keep to the schemas.
@Suite struct SchemaTests {
    let checker: SchemaChecker

    init() throws {
        checker = try SpecFiles.schemaChecker()
    }

    @Test func thereAreFilesToCheck() {
        #expect(SpecFiles.names(in: "schema").count == 14)
        #expect(SpecFiles.names(in: "cases").count >= 13)
        #expect(SpecFiles.names(in: "examples").count >= 3)
        #expect(SpecFiles.names(in: "advice").count >= 5)
        #expect(SpecFiles.names(in: "examples/advice").count >= 3)
        #expect(SpecFiles.names(in: "who").count >= 4)
        #expect(SpecFiles.names(in: "audit").count >= 6)
        #expect(SpecFiles.names(in: "exchanges").count >= 12)
        #expect(SpecFiles.names(in: "tenants").count >= 2)
        #expect(SpecFiles.names(in: "checks").count >= 5)
    }

    /// The files of each folder, with the schema that they keep to.
    private static let files = [
        ("advice", "advice"), ("audit", "audit"), ("cases", "cases"), ("checks", "checks"), ("examples", "scenario"),
        ("tenants", "tenant"), ("who", "who"),
    ].flatMap { folder, schema in SpecFiles.names(in: folder).map { ($0, "\(schema).schema.json") } }

    @Test(arguments: files)
    func fileKeepsToItsSchema(_ file: String, schema: String) throws {
        #expect(try checker.problems(of: SpecFiles.value(file), by: schema) == [])
    }

    @Test(arguments: SpecFiles.names(in: "examples/advice"))
    func exampleIsQuestion(_ file: String) throws {
        let question = try SpecFiles.value(file)
        #expect(try checker.problems(of: question, by: "advice.schema.json#/$defs/question") == [])
        #expect(throws: Never.self) { try AdviceQuestion(json: question.line) }
    }

    /// What the reader of questions refuses, the schema refuses as well; it does not look into exchanges.
    @Test func badQuestionIsNone() throws {
        for badCase in try SpecFiles.value("advice/bad-input.json")["cases"]?.elements ?? [] {
            let question = try #require(badCase["question"])
            let isAboutExchange = badCase["answer"]?["error"]?["path"]?.text?.hasPrefix("exchange.") == true
            let problems = try checker.problems(of: question, by: "advice.schema.json#/$defs/question")
            #expect(problems.isEmpty == isAboutExchange, "\(badCase["id"]?.text ?? "")")
        }
    }

    @Test func clausesKeepToTheirSchema() throws {
        let clauses = try SpecFiles.value("clauses.json")
        #expect(try checker.problems(of: clauses, by: "clauses.schema.json") == [])
        #expect((clauses["clauses"]?.elements?.count ?? 0) >= 30)
    }

    @Test func packedCasesKeepToTheirSchema() throws {
        let packed = try SpecFiles.value("packed.json")
        #expect(try checker.problems(of: packed, by: "packed.schema.json") == [])
        #expect((packed["cases"]?.elements?.count ?? 0) >= 170)
    }

    /// Bad input is the one place where the schema of cases lets a scenario pass that is none. All of it is refused:
    /// what JSON Schema cannot see (a repeated key, broken JSON or UTF-8) cannot stand in a file of cases either.
    @Test func badInputIsNoScenario() throws {
        let cases = try SpecFiles.value("cases/bad-input.json")["cases"]?.elements ?? []
        #expect(cases.count >= 24)
        for badCase in cases {
            let scenario = try #require(badCase["scenario"])
            let problems = try checker.problems(of: scenario, by: "scenario.schema.json")
            #expect(!problems.isEmpty, "\(badCase["id"]?.text ?? "a case without id") is a scenario by its schema")
        }
    }
}

// MARK: The engine

extension SchemaTests {
    /// Every some-thousandth scenario, as reading them all takes too long. The number is prime and so shares no factor with
    /// the number of values of any key: every three keys still meet in every combination of their values.
    @Test func writtenScenariosAreScenarios() throws {
        let chosen = PackedScenario.all.enumerated().filter { $0.offset.isMultiple(of: 3_203) }.map(\.element.json)
        #expect(chosen.count == 9_208)
        for text in chosen {
            let problems = try checker.problems(of: JSONValue(parsing: text), by: "scenario.schema.json")
            #expect(problems.isEmpty, "\(text): \(problems)")
        }
    }

    @Test func everyPredictionKeepsToItsSchema() throws {
        let predictions = Set(Scenario.all.map { $0.prediction }).map { $0.json() }
        #expect(predictions.count >= 50)
        var outcomes: Set<String> = []
        for text in predictions {
            let prediction = try JSONValue(parsing: text)
            let problems = try checker.problems(of: prediction, by: "prediction.schema.json")
            #expect(problems.isEmpty, "\(text): \(problems)")
            outcomes.insert(prediction["outcome"]?.text ?? "none")
        }
        #expect(outcomes == ["accepted", "drafted", "rejected", "unspecified"])
    }

    /// The answers as a user gets them: with the case's `id`, and for bad input with the error.
    @Test func everyAnswerToCaseKeepsToItsSchema() throws {
        let cases = try SpecCorpus(path: specs).cases.filter { $0.kind == .scenario }
        #expect(cases.count >= 187)
        for specCase in cases {
            let answer = try JSONValue(parsing: Self.answer(to: specCase.line))
            // What is no object has no id.
            if case .object = specCase.question { #expect(answer["id"] == .string(specCase.id)) }
            #expect(try checker.problems(of: answer, by: "prediction.schema.json") == [], "\(specCase.id)")
        }
    }

    private static func answer(to line: String) -> String {
        do throws(InvalidText) {
            let read = try IdentifiedScenario(json: line)
            return read.scenario.scenario?.prediction.json(id: read.id) ?? ""
        } catch {
            var writer = JSONWriter()
            writer.invalid(error, id: JSONReader(Array(line.utf8)).id(), line: 1)
            return String(decoding: writer.bytes, as: UTF8.self)
        }
    }

    @Test(arguments: [nil, 1, 12])
    func answerInBatchKeepsToItsSchema(line: Int?) throws {
        let error = #expect(throws: InvalidText.self) { try IdentifiedScenario(json: "[") }
        var writer = JSONWriter()
        writer.invalid(try #require(error), id: nil, line: line)
        let answer = try JSONValue(parsing: writer.bytes)
        #expect(try checker.problems(of: answer, by: "prediction.schema.json") == [])
    }
}

// MARK: The reader

extension SchemaTests {
    /// Values to put in every place of a scenario: good in one place, bad in most.
    private static let values: [JSONValue?] = [
        nil, .null, .boolean(true), .boolean(false), .number(1), .string(""), .string("user"), .string("APP"),
        .string("me"), .string("from"), .string("own"), .string("sharedMailbox"), .string("sendMail"),
        .string("createDraft"), .string("SendAs"), .object([:]), .object(["type": .string("user")]), .array([]),
        .array([.null]), .array([.number(1)]), .array([.string("")]), .array([.array([])]),
    ]

    /// The same as arrays of one or two strings.
    private static let lists: [JSONValue?] = [
        ["SendAs"], ["SentAs"], ["sendas"], ["FullAccess", "SendAs"], ["SendOnBehalf", "SendOnBehalf"],
        ["Mail.Send"], ["Mail.Send", "Mail.Send"], ["Mail.ReadBasic.All", "User.Read"], ["Mail.Sent"], ["Mail."],
        ["Mail"], ["mail.send"], ["MAIL.READ"], ["mAiL.x"], ["Mailbox.Read"], [" Mail.Sent"], ["User.Mail.Sent"],
        ["https://graph.microsoft.com/Mail.Send"], ["https://microsoftgraph.chinacloudapi.cn/Mail.Sent"],
        ["https://graph.microsoft.com/User.Read"], ["https://graph.microsoft.example/Mail.Sent"],
        ["https://graph.microsoft.com/mail.send"], ["https://graph.microsoft.com//Mail.Sent"],
        ["Mail.Send\n"], ["User.Read", "Mail.Read.All"], ["Mail.Readwrite.Shared"], ["\u{FF2D}ail.Sent"],
    ].map { .array($0.map(JSONValue.string)) }

    /// The schema refuses what this engine refuses, and nothing else.
    @Test(arguments: [
        ["id"], ["token"], ["token", "type"], ["token", "permissions"], ["token", "scope"], ["endpoint"],
        ["endpoint", "mailbox"], ["endpoint", "operation"], ["endpoint", "path"], ["from"], ["grants"],
        ["saveToSentItems"], ["alwaysSaveCopy"], ["grant"], [],
    ])
    func schemaAgreesWithReader(on path: [String]) throws {
        var accepted = 0
        for base in [SoundDocument.scenario, .draftScenario, .smallestScenario] {
            for value in Self.values + Self.lists {
                guard let document = try base.value.setting(path[...], to: value) else { continue }
                let problems = try checker.problems(of: document, by: "scenario.schema.json")
                let text = document.line
                let isRead = (try? IdentifiedScenario(json: text)) != nil
                #expect(problems.isEmpty == isRead, "\(text): \(problems)")
                if isRead { accepted += 1 }
            }
        }
        // Without the unknown or optional key the scenario is sound; as a whole, none of the values is one.
        let isRequired = [[], ["token"], ["endpoint"]].contains(path)
        #expect(isRequired ? accepted == 0 : accepted >= 3)
    }
}
