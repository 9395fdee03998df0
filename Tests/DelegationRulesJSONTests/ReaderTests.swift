import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay
import SpecCorpus
import Testing

@Suite("The scenario reader")
struct ReaderTests {
    private static let endpoint = #""endpoint":{"mailbox":"me","operation":"sendMail"}"#
    private static let token = #""token":{"type":"user","permissions":["Mail.Send"]}"#

    @Test("reads what is left out as the contract says")
    func defaults() throws {
        let scenario = try IdentifiedScenario(json: "{\(Self.token),\(Self.endpoint)}")
        #expect(scenario.id == nil)
        #expect(
            scenario.scenario
                == PackedScenario(
                    Scenario(
                        token: .user(.mailSend), path: .me, operation: .sendMail(saveToSentItems: true),
                        from: .own)))
    }

    @Test("reads back every scenario that is written")
    func roundTrip() throws {
        // The number is prime, so that every value of every fact meets the others.
        for (number, scenario) in PackedScenario.all.enumerated() where number.isMultiple(of: 499) {
            var written = scenario
            // The writer names another permission only where there is no other to name.
            if scenario[.permissions] > 0b1_0000 { written[.permissions] &= 0b1111 }
            let read = try IdentifiedScenario(json: scenario.json).scenario
            guard read != written else { continue }
            Issue.record("\(scenario.json) was read as \(read)")
            return
        }
    }

    @Test("knows what the id says, and a prediction echoes that")
    func id() throws {
        let scenario = try IdentifiedScenario(json: #"{"id":"\u0061\/é",\#(Self.token),\#(Self.endpoint)}"#)
        #expect(scenario.id == "a/é")
        let answer = try #require(scenario.scenario.scenario).prediction.json(id: scenario.id)
        #expect(answer.hasPrefix(#"{"id":"a/é","outcome":"accepted""#))
    }

    struct Refusal: CustomTestStringConvertible {
        let why: String
        let json: String
        let path: String
        let message: String

        var testDescription: String { why }
    }

    @Test("names the key and what was expected", arguments: refusals)
    func refusal(refusal: Refusal) {
        let error = #expect(throws: InvalidText.self) { try IdentifiedScenario(json: refusal.json) }
        #expect(error?.path == refusal.path)
        #expect(error?.message == refusal.message)
        #expect(error?.message.contains("\n") == false)
    }

    @Test(
        "names the key whose value is of the wrong type",
        arguments: [
            ("id", "7"), ("token", "[]"), ("token.type", "null"), ("token.permissions", "\"Mail.Send\""),
            ("endpoint", "true"), ("endpoint.mailbox", "{}"), ("endpoint.operation", "[\"sendMail\"]"), ("from", "7"),
            ("grants", "\"SendAs\""), ("saveToSentItems", "\"true\""), ("alwaysSaveCopy", "{}"),
        ])
    func wrongType(key: String, value: String) throws {
        let path = key.split(separator: ".").map(String.init)
        let scenario = try #require(SoundDocument.scenario.value.setting(path[...], to: JSONValue(parsing: value)))
        let error = #expect(throws: InvalidText.self) { try IdentifiedScenario(json: scenario.line) }
        #expect(error?.path == key)
    }

    private static let refusals = [
        Refusal(why: "nothing", json: "", path: "", message: "expected an object, found the end"),
        Refusal(why: "null", json: "null", path: "", message: "expected an object, found null"),
        Refusal(
            why: "no token", json: "{\(endpoint)}", path: "token", message: "missing; expected an object"),
        Refusal(
            why: "no endpoint", json: "{\(token)}", path: "endpoint", message: "missing; expected an object"),
        Refusal(
            why: "no token type", json: #"{"token":{"permissions":[]},\#(endpoint)}"#, path: "token.type",
            message: "missing; expected one of user, app"),
        Refusal(
            why: "no permissions", json: #"{"token":{"type":"app"},\#(endpoint)}"#, path: "token.permissions",
            message: "missing; expected an array of Graph permissions"),
        Refusal(
            why: "a typo", json: #"{"token":{"type":"user","permissions":["Mail.Sent"]},\#(endpoint)}"#,
            path: "token.permissions",
            message: "\"Mail.Sent\" is no permission of Graph's; expected one of Mail.Send, Mail.Send.Shared, "
                + "Mail.ReadWrite, Mail.ReadWrite.Shared, Mail.Read, Mail.Read.Shared, Mail.ReadBasic, "
                + "Mail.ReadBasic.Shared, Mail.ReadBasic.All"),
        Refusal(
            why: "an unknown key", json: #"{\#(token),\#(endpoint),"form":"own"}"#, path: "form",
            message: "unknown key; expected one of id, token, endpoint, from, fromSource, grants, saveToSentItems, "
                + "alwaysSaveCopy, accessPolicy, exchangeRoles"),
        Refusal(
            why: "a repeated key", json: #"{\#(token),\#(token),\#(endpoint)}"#, path: "token",
            message: "repeated key; expected it once"),
        Refusal(
            why: "a repeated key, escaped", json: #"{\#(token),"\u0074oken":1,\#(endpoint)}"#, path: "token",
            message: "repeated key; expected it once"),
        Refusal(
            why: "a wrong type", json: #"{\#(token),\#(endpoint),"grants":"SendAs"}"#, path: "grants",
            message: "expected an array, found a string"),
        Refusal(
            why: "an unknown value", json: #"{\#(token),\#(endpoint),"from":"nobody"}"#, path: "from",
            message: "unknown value \"nobody\"; expected one of own, ownAlias, userMailbox, sharedMailbox, "
                + "resourceMailbox, microsoft365Group, distributionList, mailUser, mailContact, unknown"),
        Refusal(
            why: "an id that is no string", json: #"{"id":1,\#(token),\#(endpoint)}"#, path: "id",
            message: "expected a string, found a number"),
        Refusal(
            why: "a string for a boolean", json: #"{\#(token),\#(endpoint),"saveToSentItems":"false"}"#,
            path: "saveToSentItems", message: "expected true or false, found a string"),
        Refusal(
            why: "saveToSentItems on a draft",
            json: #"{\#(token),"endpoint":{"mailbox":"me","operation":"createDraft"},"saveToSentItems":true}"#,
            path: "saveToSentItems", message: "expected only with the operation sendMail"),
        Refusal(
            why: "from taken of a path that is not the from user's",
            json: #"{\#(token),\#(endpoint),"fromSource":"path"}"#,
            path: "fromSource", message: "path expected only with the mailbox from"),
        Refusal(
            why: "something behind it", json: "{\(token),\(endpoint)}}", path: "",
            message: "expected the end of the scenario, found '}'"),
        Refusal(
            why: "a comma too many", json: "{\(token),\(endpoint),}", path: "", message: "expected a key, found '}'"),
        Refusal(
            why: "a lone surrogate", json: #"{"id":"\uD800",\#(token),\#(endpoint)}"#, path: "id",
            message: "half a surrogate pair in a string"),
        Refusal(
            why: "a control character", json: "{\"id\":\"\u{0}\",\(token),\(endpoint)}", path: "id",
            message: "expected a string without control characters, found the byte 0x00"),
        Refusal(
            why: "a byte-order mark inside", json: "\u{FEFF}{\(token),\(endpoint)}", path: "",
            message: "expected an object, found the byte 0xEF"),
    ]

    @Test(
        "refuses what is no UTF-8",
        arguments: [
            [0xFF], [0x80], [0xC0, 0xAF], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
        ] as [[UInt8]])
    func invalidUTF8(bytes: [UInt8]) {
        let text = Array(#"{"id":""#.utf8) + bytes + Array("\",\(Self.token),\(Self.endpoint)}".utf8)
        let error = #expect(throws: InvalidText.self) { try IdentifiedScenario(json: text) }
        #expect(error?.path == "id")
        #expect(error?.message == "invalid UTF-8 in a string")
    }

    @Test("gives an error its scenario's id, wherever that stands, and the line")
    func idOfRefused() {
        let last = #"{"token":{"type":"nobody","permissions":[[{"a":"\""}]]},"id":"x-1"}"#
        let error = #expect(throws: InvalidText.self) { try IdentifiedScenario(json: last) }
        var writer = JSONWriter()
        if let error { writer.invalid(error, id: JSONReader(Array(last.utf8)).id(), line: 7) }
        let answer = String(decoding: writer.bytes, as: UTF8.self)
        #expect(answer.hasPrefix(#"{"id":"x-1","outcome":"invalid","error":{"path":"token.type""#))
        #expect(answer.hasSuffix(#""line":7}}"#))
        #expect(JSONReader(Array(#"{"ID":"x""#.utf8)).id() == nil)
    }

    @Test("survives any depth and length", arguments: ["[", "{\"token\":", "{\"id\":", "[{\"a\":"])
    func depth(opening: String) {
        let deep = String(repeating: opening, count: 100_000)
        #expect(throws: InvalidText.self) { try IdentifiedScenario(json: deep) }
        let inside = "{\(Self.token),\(Self.endpoint),\"grants\":[" + deep
        #expect(throws: InvalidText.self) { try IdentifiedScenario(json: inside) }
    }

    @Test("shows at most sixty characters of a bad value, none of which breaks the line")
    func excerpts() {
        let long = "{\"" + String(repeating: "k", count: 1_000_000) + "\":1}"
        let error = #expect(throws: InvalidText.self) { try IdentifiedScenario(json: long) }
        #expect(error?.path == String(repeating: "k", count: 60) + "…")
        let split = #expect(throws: InvalidText.self) { try IdentifiedScenario(json: #"{"a\n\u2028b":1}"#) }
        #expect(split?.path == "a\\u{a}\\u{2028}b")
    }

    @Test("gathers the path of what is wrong in what a question holds")
    func pathInQuestion() {
        let inScenario = #expect(throws: InvalidText.self) {
            try AdviceQuestion(json: #"{"scenario":{"token":{"":1}}}"#)
        }
        #expect(inScenario?.path == "scenario.token.")
        let inExchange = #expect(throws: InvalidText.self) {
            try AdviceQuestion(json: #"{"exchange":{"draft":"\x"}}"#)
        }
        #expect(inExchange?.path == "exchange.draft")
    }
}
