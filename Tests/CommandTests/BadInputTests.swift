import SpecCorpus
import Testing

@Suite("predict tells what is wrong with bad input, and answers the rest")
struct BadInputTests {
    struct BadLine: CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        /// The key at fault.
        let path: String

        init(_ name: String, _ text: String, at path: String) {
            self.init(name, Array(text.utf8), at: path)
        }

        init(_ name: String, _ bytes: [UInt8], at path: String) {
            self.name = name
            self.bytes = bytes
            self.path = path
        }

        var testDescription: String { name }
    }

    @Test("on a line between two good ones", arguments: badLines)
    func badLine(badLine: BadLine) throws {
        let text =
            Array((Question.good("a") + "\n").utf8) + badLine.bytes + Array(("\n" + Question.good("b") + "\n").utf8)
        let result = try Command.run(["predict"], input: text)
        #expect(result.status == 65)
        let answers = try result.answers
        try #require(answers.count == 3)
        #expect(answers[0]["id"]?.text == "a" && answers[0]["outcome"]?.text == "accepted")
        #expect(answers[2]["id"]?.text == "b" && answers[2]["outcome"]?.text == "accepted")
        let error = try #require(answers[1]["error"])
        #expect(answers[1]["outcome"]?.text == "invalid")
        #expect(error["path"]?.text == badLine.path)
        #expect(error["line"] == .number(2))
        let place = badLine.path.isEmpty ? "" : "\(badLine.path): "
        let message = try #require(error["message"]?.text)
        #expect(result.errorLines == ["delegation-rules: standard input:2: \(place)\(message)"])
    }

    private static let token = #""token":{"type":"user","permissions":["Mail.Send"]}"#
    private static let endpoint = #""endpoint":{"mailbox":"me","operation":"sendMail"}"#

    private static let badLines = [
        BadLine("truncated", "{\(token),\"endpoint\":{\"mailbox\":", at: "endpoint.mailbox"),
        BadLine("truncated in a string", #"{"token":{"type":"us"#, at: "token.type"),
        BadLine("an empty object", "{}", at: "token"),
        BadLine("a number", "12", at: ""),
        BadLine("null", "null", at: ""),
        BadLine("words", "no scenario", at: ""),
        BadLine("two scenarios on a line", "{\(token),\(endpoint)} {\(token),\(endpoint)}", at: ""),
        BadLine("an array among lines", "[{\(token),\(endpoint)}]", at: ""),
        BadLine(
            "a wrong type inside", #"{"token":{"type":"user","permissions":"Mail.Send"},\#(endpoint)}"#,
            at: "token.permissions"),
        BadLine("an unknown key", "{\(token),\(endpoint),\"grant\":[]}", at: "grant"),
        BadLine(
            "an unknown key inside", #"{\#(token),"endpoint":{"path":"me","operation":"sendMail"}}"#,
            at: "endpoint.path"),
        BadLine("a repeated key", "{\(token),\(endpoint),\(endpoint)}", at: "endpoint"),
        BadLine(
            "a typo", #"{"token":{"type":"user","permissions":["Mail.Sent"]},\#(endpoint)}"#, at: "token.permissions"),
        BadLine(
            "saveToSentItems on a draft",
            #"{\#(token),"endpoint":{"mailbox":"me","operation":"sendDraft"},"saveToSentItems":false}"#,
            at: "saveToSentItems"),
        BadLine("a lone surrogate", #"{"id":"\uDC00",\#(token),\#(endpoint)}"#, at: "id"),
        BadLine(
            "invalid UTF-8", Array(#"{"id":""#.utf8) + [0xC3, 0x28] + Array("\",\(token),\(endpoint)}".utf8), at: "id"),
        BadLine("NUL bytes", [0, 0, 0], at: ""),
        BadLine("a NUL in a string", Array("{\"id\":\"".utf8) + [0] + Array("\",\(token),\(endpoint)}".utf8), at: "id"),
        BadLine("100,000 arrays", String(repeating: "[", count: 100_000), at: ""),
        BadLine(
            "100,000 objects", "{\(token),\(endpoint),\"grants\":" + String(repeating: "{\"a\":", count: 100_000),
            at: "grants"),
        BadLine("10 MB of one key", "{\"" + String(repeating: "k", count: 10_000_000) + "\":1}", at: ""),
        BadLine("10 MB of nothing much", String(repeating: " ", count: 10_000_000) + "x", at: ""),
    ]

    struct BrokenArray: CustomTestStringConvertible {
        let name: String
        let text: String
        let answers: [String]

        var testDescription: String { name }
    }

    @Test("in an array", arguments: brokenArrays)
    func array(array: BrokenArray) throws {
        let result = try Command.run("predict", input: array.text)
        #expect(result.status == 65)
        #expect(try result.answers.map { $0["id"]?.text ?? $0["outcome"]?.text } == array.answers)
        #expect(result.errorLines.count == array.answers.count { $0 == "invalid" })
    }

    private static let a = Question.good("a")
    private static let b = Question.good("b")
    private static let c = Question.good("c")

    private static let brokenArrays = [
        BrokenArray(name: "that never ends", text: "[\n\(a),\n\(b)", answers: ["a", "b", "invalid"]),
        BrokenArray(name: "with a comma missing", text: "[\n\(a)\n\(b)\n]", answers: ["a", "invalid", "b"]),
        BrokenArray(name: "with a comma too many", text: "[\n\(a),\n]", answers: ["a", "invalid"]),
        BrokenArray(
            name: "with a comma too many on its only line", text: "[\(a),,\(b),\(c)]",
            answers: ["a", "invalid", "b", "c"]),
        BrokenArray(name: "with commas alone", text: "[,,]", answers: ["invalid", "invalid", "invalid"]),
        BrokenArray(
            name: "with words on its only line", text: "[\(a) or,\(b) \(c)]",
            answers: ["a", "invalid", "b", "invalid", "c"]),
        BrokenArray(
            name: "with too long a scenario on its only line",
            text: #"[\#(a),{"id":"\#(String(repeating: "x", count: 3 << 20))","grants":["SendAs"]},\#(b),\#(c)]"#,
            answers: ["a", "invalid", "b", "c"]),
        BrokenArray(
            name: "with too long a scenario that breaks off",
            text: "[\(a),{\"id\":\"\(String(repeating: "x", count: 3 << 20))\",\n\(b),\(c)]",
            answers: ["a", "invalid", "b", "c"]),
        BrokenArray(name: "with a comma first", text: "[,\n\(a)]", answers: ["invalid", "a"]),
        BrokenArray(name: "with a number in it", text: "[1,\(a)]", answers: ["invalid", "a"]),
        BrokenArray(
            name: "with a truncated scenario", text: "[\n{\"token\":{\n\(a),\n\(b)\n]", answers: ["invalid", "a", "b"]),
        BrokenArray(name: "with something behind it", text: "[\(a)]\n\(b)\n", answers: ["a", "invalid"]),
        BrokenArray(name: "that only begins", text: "[", answers: ["invalid"]),
        BrokenArray(name: "of arrays", text: "[[[[", answers: ["invalid", "invalid"]),
    ]

    @Test("where the first of several laid-out objects breaks off")
    func brokenObject() throws {
        let text = "{\n  \"token\": {\n" + Question.pretty("a") + "\n" + Question.pretty("b")
        let result = try Command.run("predict", input: text)
        #expect(result.status == 65)
        #expect(result.errorLines.count == 1)
        #expect(result.errorLines.first?.hasPrefix("delegation-rules: standard input:3: token: ") == true)
    }

    @Test("where a bracket or a comma too many stands between objects over several lines", arguments: ["}", "]", ","])
    func strayCharacter(character: String) throws {
        let text = Question.pretty("a") + character + "\n" + Question.pretty("b")
        let result = try Command.run("predict", input: text)
        #expect(result.status == 65)
        #expect(try result.answers.map { $0["id"]?.text ?? $0["outcome"]?.text } == ["a", "invalid", "b"])
        #expect(
            result.errorLines
                == ["delegation-rules: standard input:14: expected an object, found '\(character)'"])
    }

    @Test("and goes on with the next file")
    func nextFile() throws {
        let result = try Command.run("predict", "-", "Specs/examples/example-1.json", input: "{")
        #expect(result.status == 65)
        #expect(try result.answers.map { $0["outcome"]?.text } == ["invalid", "accepted"])
    }

    @Test("with the id of the scenario, where it has one")
    func id() throws {
        let result = try Command.run("predict", input: #"{"from": "nobody", "id": "case-7"}"#)
        #expect(try result.answers.map { $0["id"]?.text } == ["case-7"])
    }

    @Test("for a person, on both outputs")
    func explained() throws {
        let result = try Command.run("predict", "--explain", input: "{}\n" + Question.good("a") + "\n")
        #expect(result.status == 65)
        #expect(result.errorLines == ["delegation-rules: standard input:1: token: missing; expected an object"])
        #expect(
            result.output.hasPrefix("line 1: invalid.\n  token: missing; expected an object\n\na: accepted (202).\n"))
    }
}
