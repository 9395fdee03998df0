import Foundation
import SpecCorpus
import Testing

@Suite("replay")
struct ReplayCommandTests {
    private static let tenant = "Specs/tenants/contoso.json"

    @Test("answers each exchange in the tenant of --tenant, with the stamp that was asked for")
    func answers() throws {
        let input =
            Question.exchange("a", from: "AllanD@contoso.com") + "\n"
            + Question.exchange("b", from: "PattiF@contoso.com")
        let result = try Command.run(
            "replay", "--tenant", Self.tenant, "--request-id", "24e7991e", "--date=2019-01-16T18:53:25", input: input)
        #expect(result.status == 0 && result.errors == "")
        let answers = try result.answers
        try #require(answers.count == 2)
        #expect(answers[0]["id"]?.text == "a" && answers[0]["outcome"]?.text == "accepted")
        #expect(answers[0]["sentItems"] == .array([.string("AdeleV@contoso.com")]))
        let innerError = answers[1]["response"]?["body"]?["error"]?["innerError"]
        #expect(innerError?["request-id"]?.text == "24e7991e" && innerError?["date"]?.text == "2019-01-16T18:53:25")
        #expect(
            result.lines[1].contains(
                #""innerError":{"request-id":"24e7991e","date":"2019-01-16T18:53:25"}}}},"outcome":"rejected","#))
    }

    @Test("reads exchanges laid out over several lines, with a tenant inside")
    func laidOut() throws {
        let tenant = try Command.text(of: Self.tenant)
        let exchange = try JSONValue(parsing: Question.exchange("a", from: "AllanD@contoso.com"))
        guard case .object(var members) = exchange else { return }
        members["tenant"] = try JSONValue(parsing: tenant)
        let text = try JSONValue.object(members).laidOut
        let result = try Command.run("replay", input: text + "\n" + text + "\n[")
        #expect(try result.answers.map { $0["outcome"]?.text } == ["accepted", "accepted", "invalid"])
        let array = try Command.run("replay", input: "[" + text + ",\n" + text + "]")
        #expect(try array.answers.map { $0["outcome"]?.text } == ["accepted", "accepted"])
    }

    @Test("tells what is wrong with bad exchanges, and answers the rest")
    func badInput() throws {
        let good = Question.exchange("b", from: "AllanD@contoso.com")
        let lines = [
            "{\"id\":\"a\",\"request\":{}}", good, "{\"request\":", "\u{0}",
            "[" + String(repeating: "[", count: 100_000),
            String(repeating: "{\"a\":", count: 100_000), good,
        ]
        let result = try Command.run(
            "replay", "--tenant", Self.tenant, input: good + "\n" + lines.joined(separator: "\n"))
        #expect(result.status == 65)
        let answers = try result.answers
        #expect(answers.map { $0["id"]?.text } == ["b", "a", "b", nil, nil, nil, nil, "b"])
        #expect(answers[1]["error"]?["path"]?.text == "request.method")
        #expect(answers[1]["error"]?["line"] == .number(2))
        #expect(result.errorLines.count == 5)
        #expect(
            result.errorLines[0]
                == "delegation-rules: standard input:2: request.method: missing; expected an HTTP method, such as POST")
        #expect(result.errorLines.allSatisfy { $0.utf8.count < 500 })
    }

    @Test("needs a tenant, and says which file is none")
    func tenants() throws {
        let input = Question.exchange("a", from: "AllanD@contoso.com")
        let without = try Command.run("replay", input: input)
        #expect(without.status == 65)
        #expect(without.errors.hasPrefix("delegation-rules: standard input:1: tenant: missing; "))
        let missing = try Command.run("replay", "--tenant", "no-such-file", input: input)
        #expect(missing.status == 66 && missing.output == "")
        let wrong = try Command.run("replay", "--tenant", "Specs/clauses.json", input: input)
        #expect(wrong.status == 65 && wrong.output == "")
        #expect(
            wrong.errors
                == "delegation-rules: Specs/clauses.json: clauses: unknown key; expected one of recipients, "
                + "accessPolicies, roleAssignments, sendFromAliasEnabled\n")
    }

    @Test("answers each line as soon as it has come in")
    func coprocess() throws {
        let engine = try Coprocess("replay", "--tenant", Self.tenant)
        for round in 0..<50 {
            try engine.write(Question.exchange("round-\(round)", from: "AllanD@contoso.com") + "\n")
            let answer = try #require(engine.readLine(seconds: 30))
            #expect(answer.hasPrefix("{\"id\":\"round-\(round)\",") && answer.hasSuffix("}"))
        }
        #expect(try engine.close() == 0)
    }
}
