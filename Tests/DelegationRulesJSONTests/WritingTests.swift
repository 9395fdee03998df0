import DelegationRules
import DelegationRulesJSON
import SpecCorpus
import Testing

@Suite("Predictions in JSON")
struct WritingTests {
    @Test("are valid JSON that says what the prediction says, for every scenario")
    func everyPrediction() throws {
        let predictions = Set(Scenario.all.map { $0.prediction })
        #expect(predictions.count > 50)
        for prediction in predictions {
            let json = try JSONValue(parsing: prediction.json())
            #expect(json["status"] == prediction.outcome.status.map { .number(Double($0)) })
            #expect(json["clauses"] == .array(prediction.clauses.map { .string($0.id) }))
            #expect(json["basis"]?.text == prediction.basis.name)
            let contested = prediction.contested.map { JSONValue.string($0.id) }
            #expect(json["contested"] == (contested.isEmpty ? nil : .array(contested)))
            switch prediction.outcome {
            case .accepted(let message):
                #expect(json["outcome"]?.text == "accepted")
                #expect(json["sender"]?.text == message.sender.name)
                #expect(json["from"]?.text == message.from.name)
                let folders = [Prediction.Party.sendingUser, .from].filter {
                    message.sentItems.contains($0 == .from ? Prediction.SentItems.from : .sendingUser)
                }
                #expect(json["sentItems"] == .array(folders.map { .string($0.name) }))
            case .drafted(let party):
                #expect(json["outcome"]?.text == "drafted")
                #expect(json["draftsOf"]?.text == party.name)
            case .rejected(let error):
                #expect(json["outcome"]?.text == "rejected")
                #expect(json["error"] == .object(["code": .string(error.code), "message": .string(error.message)]))
            case .unspecified(let silence):
                #expect(json["outcome"]?.text == "unspecified")
                #expect(json["reason"]?.text == silence.reason)
            }
        }
    }

    @Test("escape what a string cannot hold, in the errors too")
    func escapes() throws {
        let text = "a\"b\\c\n\t\r\u{0}\u{1F}é😀"
        var writer = JSONWriter()
        writer.invalid(InvalidText(text), id: text, line: 3)
        let json = try JSONValue(parsing: writer.bytes)
        #expect(json["id"]?.text == text)
        #expect(json["error"]?["message"]?.text == text)
        #expect(json["error"]?["line"] == .number(3))
        #expect(json["error"]?["path"]?.text == "")
    }

    @Test("cannot be broken by an id, whatever it says", arguments: ["", "\"", "\\", "}\n{", "\u{0}\u{2028}é😀"])
    func ids(id: String) throws {
        for scenario in Scenario.all.lazy.filter({ $0.path.mailbox == .from }).prefix(100) {
            let answer = scenario.prediction.json(id: id)
            let json = try JSONValue(parsing: answer)
            #expect(json["id"]?.text.map { Array($0.utf8) } == Array(id.utf8) && !answer.contains("\n"))
            #expect(answer.hasSuffix(String(scenario.prediction.json().dropFirst())))
        }
    }
}
