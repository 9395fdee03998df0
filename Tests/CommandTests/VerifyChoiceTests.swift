import Foundation
import SpecCorpus
import Testing

@Suite("verify, of some cases")
struct VerifyChoiceTests {
    private static let ids = Result {
        try SpecCorpus(path: Command.package.appending(path: "Specs").path).cases.map(\.id)
    }

    @Test("lists every case with its folder")
    func list() throws {
        let result = try Command.run("verify", "--list")
        #expect(result.status == 0 && result.errors == "")
        #expect(result.lines.map { String($0.split(separator: " ")[1]) } == (try Self.ids.get()))
        #expect(result.lines.contains("cases example-1") && result.lines.contains("exchanges http-example-1"))
    }

    /// A pattern is what a regular expression makes of it.
    @Test(
        "chooses by patterns",
        arguments: [
            "example-?", "example-*", "*-1", "*", "**", "*e*a*?", "?*?*?-*", "*-*-*-*-*-*", "example-1",
            "e?ample-1,*-copy",
            "example-2,example-1",
        ])
    func patterns(list: String) throws {
        let expressions = try list.split(separator: ",").map { pattern in
            try Regex(String(pattern).replacing("?", with: ".").replacing("*", with: ".*"))
        }
        let chosen = try Self.ids.get().filter { id in expressions.contains { id.wholeMatch(of: $0) != nil } }
        #expect(try listed(["--only", list]) == chosen)
        let others = try Self.ids.get().filter { !chosen.contains($0) }
        if !others.isEmpty { #expect(try listed(["--skip", list]) == others) }
    }

    private func listed(_ options: [String]) throws -> [String] {
        let result = try Command.run(["verify", "--list"] + options)
        #expect(result.status == 0 && result.errors == "")
        return result.lines.map { String($0.split(separator: " ")[1]) }
    }

    @Test("runs what was chosen, and nothing else")
    func run() throws {
        let both = try Command.run("verify", "--only", "*example-?", "--skip", "advise-*,http-*")
        #expect(both.status == 0 && both.output == "2 passed, 0 failed\n")
        let wrong = try Command.run("verify", "--only", "example-1", "--against", "cat")
        #expect(wrong.status == 1 && wrong.lines.last == "0 passed, 1 failed")
    }

    @Test(
        "takes a choice of nothing for a mistake",
        arguments: [
            (
                ["--only", "exmaple-1"],
                #"verify: --only: no case is called "exmaple-1"; verify --list prints what they are called"#
            ),
            (
                ["--skip", "example-1,"],
                #"verify: --skip: no case is called ""; verify --list prints what they are called"#
            ),
            (["--only", "example-1", "--skip", "example-*"], "verify: --only and --skip leave no case to run"),
            (
                ["--only", "example-1", "--against-replay", "cat"],
                "verify: none of the chosen cases is for that program"
            ),
        ])
    func nothing(options: [String], message: String) throws {
        let result = try Command.run(["verify"] + options)
        #expect(result.status == 64 && result.output == "")
        #expect(result.errors == "delegation-rules: \(message)\n")
    }
}
