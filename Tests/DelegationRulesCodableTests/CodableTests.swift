import DelegationRules
import DelegationRulesCodable
import DelegationRulesJSON
import Foundation
import Testing

@Suite("Coding in the contract's JSON")
struct CodableTests {
    private static func coded<Value: Codable>(_ value: Value) throws -> Value {
        try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
    }

    private static func decoded<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(json.utf8))
    }

    @Test("reads what the writer writes, and the reader reads what is coded")
    func scenarios() throws {
        // The number is prime, so that every value of every fact meets the others.
        for (number, scenario) in PackedScenario.all.enumerated() where number.isMultiple(of: 2_999) {
            // The writer names another permission only where there is no other to name.
            if scenario[.permissions] > 0b1_0000 { continue }
            #expect(try Self.decoded(PackedScenario.self, scenario.json) == scenario)
            let text = String(decoding: try JSONEncoder().encode(scenario), as: UTF8.self)
            #expect(try IdentifiedScenario(json: text).scenario == scenario)
            #expect(try Self.decoded(Scenario.self, text) == scenario.scenario)
        }
    }

    @Test("brings every prediction there is back, and reads what the writer writes")
    func predictions() throws {
        for prediction in Set(Scenario.all.map { $0.prediction }) {
            #expect(try Self.coded(prediction) == prediction)
            #expect(try Self.decoded(Prediction.self, prediction.json(id: "a")) == prediction)
        }
    }

    @Test("brings every clause back, as its id", arguments: Array(Clauses.all))
    func clauses(clause: Clause) throws {
        #expect(try JSONEncoder().encode([clause]) == Data("[\"\(clause.id)\"]".utf8))
        #expect(try Self.coded([clause: 1]) == [clause: 1])
    }

    @Test("goes through other formats as well")
    func propertyList() throws {
        let scenario = try #require(Scenario.all.first { $0.path.mailbox == .from && $0.from != .own })
        let list = try PropertyListEncoder().encode([scenario])
        #expect(try PropertyListDecoder().decode([Scenario].self, from: list) == [scenario])
        let prediction = try PropertyListEncoder().encode([scenario.prediction])
        #expect(try PropertyListDecoder().decode([Prediction].self, from: prediction) == [scenario.prediction])
    }

    private static func message(_ refusing: () throws -> some Any) -> String? {
        let error = #expect(throws: DecodingError.self) { try refusing() }
        guard case .dataCorrupted(let context)? = error else { return nil }
        return context.debugDescription
    }

    @Test(
        "is strict about scenarios, and says where",
        arguments: [
            ("7", "expected an object, found a number"), ("{}", "token: missing; expected an object"),
            (#"{"token":{"type":"user"}}"#, "token.permissions: missing; expected an array of Graph permissions"),
            (
                #"{"token":{"type":"user","permissions":[],"form":true}}"#,
                "token.form: unknown key; expected one of type, permissions"
            ),
            (#"{"token":{"type":"user","permissions":[1.5]}}"#, "token.permissions: expected a string, found a number"),
            (#"{"token":null}"#, "token: expected an object, found null"),
            (
                #"{"from":"me"}"#,
                "from: unknown value \"me\"; expected one of own, ownAlias, userMailbox, sharedMailbox, resourceMailbox, "
                    + "microsoft365Group, distributionList, mailUser, mailContact, unknown"
            ),
        ])
    func badScenario(json: String, message: String) {
        #expect(Self.message { try Self.decoded(Scenario.self, json) } == message)
    }

    /// A prediction of each kind, each with one thing wrong in it.
    @Test(
        "takes no prediction that is not whole or contradicts itself",
        arguments: [
            ("\"status\":202", "\"status\":201", "status"), ("\"status\":202", "\"status\":1226", "status"),
            ("\"status\":202,", "", "status"),
            ("\"sender\":\"sendingUser\"", "\"sender\":\"me\"", "sender"),
            ("\"sender\":\"sendingUser\",", "", "sender"), ("\"from\":\"from\",", "", "from"),
            ("\"from\":\"from\"", "\"from\":\"from\",\"draftsOf\":\"from\"", "draftsOf"),
            ("\"from\":\"from\"", "\"from\":\"from\",\"reason\":\"None\"", "reason"),
            ("\"sender\":\"sendingUser\",\"from\":\"from\"", "\"sender\":\"from\",\"from\":\"sendingUser\"", "from"),
            ("\"basis\":\"documented\"", "\"basis\":\"inferred\"", "basis"),
            (",\"contested\":[\"delegated-mail-needs-mail-send-shared\"]", "", "contested"),
            ("\"clauses\":[", "\"clauses\":[\"no-clause\",", "clauses[0]"),
            ("accepted\"", "invalid\"", "outcome"), ("accepted\"", "drafted\"", "sender"),
        ])
    func badPrediction(sound: String, wrong: String, path: String) throws {
        let scenario = Scenario(
            token: .user(.mailSendShared), path: .me, operation: .sendMail(saveToSentItems: true),
            from: .somebodyElse(.mailbox(.init(.user, sendingRights: .sendOnBehalf))))
        let json = scenario.prediction.json()
        try #require(json.contains(sound))
        let message = try #require(
            Self.message { try Self.decoded(Prediction.self, json.replacing(sound, with: wrong)) })
        #expect(message.hasPrefix(path + ": "), "\(message)")
    }

    @Test("takes no error but Graph's, and no reason but that of the clauses")
    func badTexts() throws {
        for scenario in Scenario.all.lazy.filter({ $0.from == .own }).prefix(500) {
            let json = scenario.prediction.json()
            let wrong = json.replacing("Access is denied.", with: "Denied.").replacing("An application", with: "A")
            if wrong != json { #expect(throws: DecodingError.self) { try Self.decoded(Prediction.self, wrong) } }
        }
        #expect(throws: DecodingError.self) { try Self.decoded(Clause.self, "\"no-clause\"") }
    }
}
