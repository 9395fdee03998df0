import SpecCorpus
import Testing

@Suite("predict as a co-process", .timeLimit(.minutes(10)))
struct CoprocessTests {
    @Test("answers each line before the next is written")
    func rounds() throws {
        let engine = try Coprocess("predict")
        for round in 0..<100 {
            let isGood = round % 10 != 9
            try engine.write((isGood ? Question.good("round-\(round)") : "no scenario") + "\n")
            let answer = try JSONValue(parsing: try #require(engine.readLine(seconds: 30)))
            #expect(answer["id"]?.text == (isGood ? "round-\(round)" : nil))
            #expect(answer["outcome"]?.text == (isGood ? "accepted" : "invalid"))
            if !isGood { #expect(answer["error"]?["line"] == .number(Double(round + 1))) }
        }
        #expect(engine.readLine(seconds: 0.05) == nil)
        #expect(try engine.close() == 65)
    }

    @Test("waits for a line that comes in pieces, and answers the next at once")
    func pieces() throws {
        let engine = try Coprocess("predict")
        for id in ["a", "b"] {
            let question = Question.good(id)
            for index in stride(from: 0, to: question.count, by: 40) {
                #expect(engine.readLine(seconds: 0.02) == nil)
                try engine.write(String(question.dropFirst(index).prefix(40)))
            }
            #expect(engine.readLine(seconds: 0.02) == nil)
            try engine.write("\n")
            #expect(try JSONValue(parsing: try #require(engine.readLine(seconds: 30)))["id"]?.text == id)
        }
        #expect(try engine.close() == 0)
    }

    @Test("explains each line before the next is written")
    func explained() throws {
        let engine = try Coprocess("predict", "--explain")
        for id in ["a", "b"] {
            try engine.write(Question.good(id) + "\n")
            #expect(engine.readLine(seconds: 30) == "\(id): accepted (202).")
            while let line = engine.readLine(seconds: 30), !line.hasPrefix("  Evidence: ") {}
            #expect(engine.readLine(seconds: 30)?.isEmpty == true)
        }
        #expect(try engine.close() == 0)
    }

    @Test("answers an element of an array as soon as it ends, and an object over several lines at its bracket")
    func otherForms() throws {
        let array = try Coprocess("predict")
        try array.write("[\n" + Question.good("a"))
        #expect(try JSONValue(parsing: try #require(array.readLine(seconds: 30)))["id"]?.text == "a")
        try array.write(",\n" + Question.good("b"))
        #expect(try JSONValue(parsing: try #require(array.readLine(seconds: 30)))["id"]?.text == "b")
        try array.write("\n]\n")
        #expect(try array.close() == 0)

        let object = try Coprocess("predict")
        try object.write(Question.pretty("c"))
        #expect(try JSONValue(parsing: try #require(object.readLine(seconds: 30)))["id"]?.text == "c")
        #expect(try object.close() == 0)
    }
}
