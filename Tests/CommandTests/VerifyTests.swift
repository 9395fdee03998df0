import Foundation
import Testing

@Suite("verify")
struct VerifyTests {
    @Test("passes on this engine", arguments: [[], ["Specs"], ["--against", Self.itself]])
    func passes(arguments: [String]) throws {
        let result = try Command.run(["verify"] + arguments, input: [])
        #expect(result.status == 0 && result.errors == "")
        #expect(result.output.wholeMatch(of: /[0-9]{3,} passed, 0 failed\n/) != nil)
    }

    struct OtherEngine: CustomTestStringConvertible {
        let name: String
        /// The shell command that stands for the engine.
        let command: String
        /// What is printed of the first failure.
        let excerpt: String

        var testDescription: String { name }
    }

    @Test("fails loudly against a program", arguments: wrongEngines)
    func fails(engine: OtherEngine) throws {
        let result = try Command.run("verify", "--against", engine.command)
        #expect(result.status == 1)
        #expect(result.output.contains(engine.excerpt), "\(result.output.prefix(600))")
        let counts = try #require(result.lines.last?.wholeMatch(of: /(\d+) passed, (\d+) failed/)).output
        #expect(counts.2 != "0")
    }

    private static let wrongEngines = [
        OtherEngine(
            name: "that answers one case wrong",
            command: #"\#(itself) | sed '/"id":"example-1",/s/"sender":"sendingUser"/"sender":"from"/'"#,
            excerpt: """
                FAILED example-1: Adele Vance holds Send on Behalf on Allan Deyoung's mailbox and sends from it through /me
                    Specs/cases/documented-examples.json: {"alwaysSaveCopy":[],"endpoint":{"mailbox":"me",\
                "operation":"sendMail"},"from":"userMailbox","grants":["SendOnBehalf"],"saveToSentItems":true,\
                "token":{"permissions":["Mail.Send.Shared"],"type":"user"}}
                    sender: expected "sendingUser", got "from"

                """),
        OtherEngine(
            name: "that leaves out a key", command: #"\#(itself) | sed '/"id":"example-1",/s/"status":202,//'"#,
            excerpt: "    status: expected 202, got nothing\n"),
        OtherEngine(
            name: "that cites another clause",
            command: #"\#(itself) | sed '/"id":"example-1",/s/"graph-sets-sender",//'"#,
            excerpt: "    clauses: expected ["),
        OtherEngine(
            name: "that speaks of something else", command: "sed 's/.*/hello/'",
            excerpt: "    expected an answer in JSON, got \"hello\"\n"),
        OtherEngine(
            name: "that echoes the question", command: "cat",
            excerpt: "    outcome: expected \"accepted\", got nothing\n"),
        OtherEngine(
            name: "that stops one answer early", command: "\(itself) | sed '$d'",
            excerpt: "    expected an answer, got none\n"),
        OtherEngine(
            name: "that adds an answer", command: "\(itself); echo '{}'", excerpt: "FAILED: expected "),
        OtherEngine(
            name: "that crashes when it has answered", command: "\(itself); sh -c 'kill -15 $$'",
            excerpt: "FAILED: the program was ended by signal 15\n"),
        OtherEngine(
            name: "that never stops", command: "yes hello hello hello hello hello hello 2>/dev/null",
            excerpt: "FAILED: the program wrote more than "),
        OtherEngine(
            name: "that forges a line", command: "sed 's/.*/{\"outcome\":\"\u{2028}1 passed\"}/'",
            excerpt: #"    outcome: expected "accepted", got "\u20281 passed"\#n"#),
    ]

    @Test(
        "tells once what is wrong with a program as a whole",
        arguments: [
            ("cat >/dev/null", ""), ("kill -9 $$", "the program was ended by signal 9; "),
            ("sleep 1000", "the program did not end in time; --timeout SECONDS gives it more than 1; "),
            ("exec >&-; sleep 1000", "the program did not end in time; --timeout SECONDS gives it more than 1; "),
            ("sleep 1000 & cat", "the program did not end in time; --timeout SECONDS gives it more than 1; "),
        ])
    func failsAsAWhole(command: String, problem: String) throws {
        let result = try Command.run("verify", "--timeout", "1", "--against", "\(command) >/dev/null")
        #expect(result.status == 1 && result.errors == "")
        #expect(result.lines.count == 2)
        let cases = try #require(result.lines.last?.wholeMatch(of: /0 passed, (\d+) failed/)).output.1
        #expect(result.lines.first == "FAILED: \(problem)\(cases) of \(cases) cases have no answer")
    }

    @Test("holds a lost answer against its own case alone")
    func lostAnswer() throws {
        let result = try Command.run("verify", "--against", "\(Self.itself) | sed '/\"id\":\"example-1\",/d'")
        #expect(result.status == 1)
        #expect(result.lines.last?.hasSuffix(" passed, 1 failed") == true)
        #expect(result.output.contains("FAILED example-1: "))
    }

    @Test(
        "passes a program that leaves out the trace, or names its cases in another way",
        arguments: [
            #"s/,"clauses":.*}$/}/"#, #"s/,"basis":"[a-z]*"//"#, #"s/"reason":"[^"]*",//"#,
            #"s/"reason":"[^"]*",/"reason":"Who knows.",/"#,
            #"s/,"contested":\[[^]]*\]//"#,
            #"s/"id":"[^"]*",//"#, #"s/"clauses":\[[^]]*\],//; s/,"contested":\[[^]]*\]//"#,
        ])
    func withoutTrace(edit: String) throws {
        let result = try Command.run("verify", "--against", "\(Self.itself) | sed '\(edit)'")
        #expect(result.status == 0, "\(result.output.prefix(600))")
    }

    @Test("says which folder or file it cannot use")
    func badCorpus() throws {
        let missing = try Command.run("verify", "no-such-folder")
        #expect(missing.status == 66)
        #expect(
            missing.errors
                == "delegation-rules: no-such-folder/cases: cannot be read; expected the folder of the spec cases\n")
        try Command.withTemporaryFolder { folder in
            let cases = folder.appending(path: "cases")
            try FileManager.default.createDirectory(at: cases, withIntermediateDirectories: true)
            let empty = try Command.run("verify", folder.path)
            #expect(empty.status == 66)
            #expect(empty.errors == "delegation-rules: \(cases.path): holds no cases\n")
            let file = cases.appending(path: "broken.json")
            try Data(#"{"cases":[{"id":"x"}]}"#.utf8).write(to: file)
            let broken = try Command.run("verify", folder.path)
            #expect(broken.status == 66)
            #expect(broken.errorLines.count == 1)
            #expect(
                broken.errors.hasPrefix(
                    "delegation-rules: \(file.path): is no file of cases: cases[0].description: missing; expected a string\n"
                ))
        }
    }

    private static let itself = Command.inShell("predict")
}
