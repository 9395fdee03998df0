import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay
import SpecCorpus
import Testing

@Suite("Predictions in JSON")
struct WritingTests {
    @Test("are valid JSON that says what the prediction says, for every scenario")
    func everyPrediction() throws {
        let predictions = Set(Scenario.all.map(\.prediction))
        #expect(predictions.count > 50)
        for prediction in predictions {
            let json = try JSONValue(parsing: prediction.json())
            #expect(json["status"] == prediction.outcome.status.map { .number(Double($0)) })
            #expect(json["clauses"] == .array(prediction.clauses.map { .string($0.id) }))
            #expect(json["basis"]?.text == prediction.basis.name)
            let contested = prediction.contested.map { JSONValue.string($0.id) }
            #expect(json["contested"] == (contested.isEmpty ? nil : .array(contested)))
            switch prediction.outcome {
            case .accepted(let authorship, let copies):
                #expect(json["outcome"]?.text == "accepted")
                #expect(json["sender"]?.text == authorship.sender.name)
                #expect(json["from"]?.text == authorship.from.name)
                let folders = [Party.sendingUser, .from].filter {
                    copies.contains($0 == .from ? .from : .sendingUser)
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
        let json = try JSONValue(parsing: InvalidScenario(message: text).json(line: 3))
        #expect(json["error"]?["message"]?.text == text)
        #expect(json["error"]?["line"] == .number(3))
        #expect(json["error"]?["path"]?.text == "")
    }

    @Test("are the same from the writer that keeps them, with an id and without, for every record")
    func keptPredictions() throws {
        var writer = PredictionWriter()
        for record in ScenarioRecord.all {
            for id in ["", #""id":"\u00e9","#] {
                var answer: [UInt8] = []
                try writer.answer(Array("{\(id)\(record.json.dropFirst())".utf8).span, to: &answer)
                let expected = record.scenario.prediction.json(id: id.isEmpty ? nil : Array(#""\u00e9""#.utf8)[...])
                guard String(decoding: answer, as: UTF8.self) != expected + "\n" else { continue }
                Issue.record("\(record.json): \(String(decoding: answer, as: UTF8.self))")
                return
            }
        }
    }
}
