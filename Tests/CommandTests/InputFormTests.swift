import Foundation
import SpecCorpus
import Testing

@Suite("predict reads scenarios however they are laid out")
struct InputFormTests {
    struct Form: CustomTestStringConvertible {
        let name: String
        let text: String
        var ids = ["a", "b"]

        var testDescription: String { name }
    }

    @Test("and answers each, in order", arguments: forms)
    func form(form: Form) throws {
        let result = try Command.run("predict", input: form.text)
        #expect(result.status == 0)
        #expect(result.errors == "")
        #expect(try result.answers.map { $0["id"]?.text } == form.ids)
        #expect(try result.answers.allSatisfy { $0["outcome"]?.text == "accepted" })
    }

    private static let a = Question.good("a")
    private static let b = Question.good("b")

    private static let forms = [
        Form(name: "nothing", text: "", ids: []),
        Form(name: "white space alone", text: " \n\t\r\n", ids: []),
        Form(name: "one object", text: a, ids: ["a"]),
        Form(name: "one object over several lines", text: Question.pretty("a"), ids: ["a"]),
        Form(name: "one object, commas first", text: a.replacing(",\"", with: "\n ,\""), ids: ["a"]),
        Form(name: "objects over several lines", text: Question.pretty("a") + "\n\n" + Question.pretty("b") + "\n"),
        Form(name: "JSON Lines", text: a + "\n" + b + "\n"),
        Form(name: "JSON Lines with no line break at the end", text: a + "\n" + b),
        Form(name: "JSON Lines from Windows", text: "\u{FEFF}" + a + "\r\n" + b + "\r\n"),
        Form(name: "JSON Lines with empty lines", text: "\n\n" + a + "\n  \n" + b + "\n\n"),
        Form(name: "an empty array", text: "[]", ids: []),
        Form(name: "an array of one", text: "[" + a + "]", ids: ["a"]),
        Form(name: "an array on one line", text: "[" + a + "," + b + "]\n"),
        Form(name: "an array of lines", text: "[\n" + a + ",\n" + b + "\n]"),
        Form(name: "an array, commas first", text: "[ " + a + "\n, " + b + "\n]"),
        Form(
            name: "an array over several lines", text: "[" + Question.pretty("a") + ",\n" + Question.pretty("b") + "]"),
    ]

    @Test("from several files, one after the other")
    func files() throws {
        let examples = ["Specs/examples/example-1.json", "Specs/examples/example-2.json"]
        let result = try Command.run("predict", examples[0], "-", examples[1], input: Question.good("a"))
        #expect(result.status == 0)
        #expect(try result.answers.map { $0["id"]?.text } == ["example-1", "a", "example-2"])
    }

    @Test("and answers what can be read when a file cannot")
    func unreadableFile() throws {
        let result = try Command.run("predict", "no-such-file", "Specs/examples/example-1.json", "Specs")
        #expect(result.status == 66)
        #expect(try result.answers.map { $0["id"]?.text } == ["example-1"])
        #expect(result.errorLines.count == 2)
        #expect(result.errorLines[0].hasPrefix("delegation-rules: no-such-file: cannot be read: "))
        #expect(result.errorLines[1].hasPrefix("delegation-rules: Specs: cannot be read: "))
    }

    @Test("the examples of the source document and its group", arguments: ["example-1", "example-2", "sales-group"])
    func examples(name: String) throws {
        let result = try Command.run("predict", "Specs/examples/\(name).json")
        let corpus = try SpecCorpus(path: Command.package.appending(path: "Specs").path).cases
        let id = name == "sales-group" ? "sales-group-send-as" : name
        let expected = try #require(corpus.first { $0.id == id })
        guard case .object(var answer) = try #require(try result.answers.first) else {
            Issue.record("no object")
            return
        }
        #expect(answer.removeValue(forKey: "id") == .string(name))
        #expect(JSONValue.object(answer) == expected.expected)
    }
}
