import Foundation
import SpecCorpus
import Testing

@Suite("replay reads HTTP Archives")
struct ArchiveInputTests {
    private static let example = "Specs/examples/documented-examples.har"
    private static let contoso = ["--tenant", "Specs/tenants/contoso.json"]

    @Test("as it reads exchanges")
    func example() throws {
        let text = try Command.text(of: Self.example)
        // In one line or in many, with a byte order mark or without.
        for text in [text, "\u{FEFF}" + text, try JSONValue(parsing: text).line] {
            let result = try Command.run(["replay"] + Self.contoso, input: text.utf8)
            #expect(result.status == 0 && result.errors == "")
            #expect(try result.answers.map { $0["response"]?["status"] } == [.number(202), .number(403)])
        }
    }

    @Test("beside other files")
    func files() throws {
        let files = [Self.example, "Specs/examples/requests.jsonl", Self.example]
        let result = try Command.run(["replay"] + Self.contoso + files)
        #expect(result.status == 0)
        #expect(result.lines.count == 7)
        let explained = try Command.run(["replay", "--explain"] + Self.contoso + files)
        #expect(
            explained.lines.compactMap { $0.prefixMatch(of: /(entry|line) \d/)?.output.0 } == [
                "entry 0", "entry 1", "line 1", "line 2", "line 3", "entry 0", "entry 1",
            ])
    }

    @Test("and names the entry that it cannot answer")
    func entry() throws {
        let result = try Command.run("replay", Self.example)
        let message = "missing; expected an object, or a tenant for all exchanges (--tenant FILE)"
        #expect(result.status == 65)
        #expect(
            result.errorLines
                == [0, 1].map { "delegation-rules: \(Self.example): log.entries[\($0)].tenant: \(message)" })
        #expect(
            try result.answers[1]["error"]
                == .object(["path": .string("log.entries[1].tenant"), "message": .string(message)]))
    }

    @Test("and tells what is wrong with one")
    func broken() throws {
        let text = "{\n\"log\": {\"entries\": [\n{\"request\": 1}]}}"
        let result = try Command.run(["replay", "-", Self.example] + Self.contoso, input: text.utf8)
        #expect(result.status == 65)
        #expect(
            result.errors
                == "delegation-rules: standard input:3: log.entries[0].request: expected an object, found a number\n")
        #expect(try result.answers.map { $0["outcome"]?.text } == ["invalid", "accepted", "rejected"])
        #expect(try result.answers[0]["error"]?["line"] == .number(3))
    }

    @Test("and no other command does")
    func others() throws {
        for arguments in [["predict"], ["advise"]] {
            let result = try Command.run(arguments + [Self.example])
            #expect(result.status == 65)
            #expect(result.errors.contains("this looks like an HTTP Archive, which replay, check and compare take"))
        }
    }
}
