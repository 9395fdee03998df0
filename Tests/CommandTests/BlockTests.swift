import Foundation
import Testing

/// Lines are read and answered by the block, and each block by several threads, which nobody must notice.
@Suite("predict answers any number of lines as it would answer each alone", .timeLimit(.minutes(10)))
struct BlockTests {
    /// How the lines of an input end, and whether the last one does.
    struct Form: CustomTestStringConvertible {
        let name: String
        let lineBreak: String
        let endsLastLine: Bool

        var testDescription: String { name }
    }

    private static let forms = [
        Form(name: "with line breaks", lineBreak: "\n", endsLastLine: true),
        Form(name: "with the last line left open", lineBreak: "\n", endsLastLine: false),
        Form(name: "from Windows", lineBreak: "\r\n", endsLastLine: true),
        Form(name: "with empty lines between them", lineBreak: "\n \r\n", endsLastLine: true),
    ]

    /// More than the command takes in at a time.
    private static let count = 20_000
    /// Every so many lines there is one that is no scenario; the number shares no factor with the size of a block.
    private static let distance = 97

    private static func isBad(_ number: Int) -> Bool { number % distance == 0 }

    /// Line `number`; lines are of many lengths, so that blocks and parts end anywhere in them.
    private static func line(_ number: Int) -> String {
        let id = "\(number)-" + String(repeating: "é", count: number % 41)
        return isBad(number) ? #"{"id":"\#(id)","token":{"type":"nobody"}}"# : Question.good(id)
    }

    private static func text(_ form: Form) -> String {
        (0..<count).map(line).joined(separator: form.lineBreak) + (form.endsLastLine ? form.lineBreak : "")
    }

    /// The answers to each line alone.
    private static let answers: (good: String, bad: String) = (
        (try? Command.run("predict", input: Question.good("ID")).output) ?? "",
        (try? Command.run("predict", input: line(0)).errors) ?? ""
    )

    private func check(_ result: CommandResult, linesOfOne: Int = 1) {
        #expect(result.status == 65)
        let answers = result.lines
        #expect(answers.count == Self.count)
        var messages = result.errorLines[...]
        for (number, answer) in answers.enumerated() {
            let line = number * linesOfOne + 1
            let id = "\(number)-" + String(repeating: "é", count: number % 41)
            let isRight =
                Self.isBad(number)
                ? answer.hasPrefix(#"{"id":"\#(id)","outcome":"invalid","#) && answer.hasSuffix(#","line":\#(line)}}"#)
                    && messages.popFirst()
                        == Self.answers.bad.trimmingCharacters(in: .newlines).replacing(":1:", with: ":\(line):")
                : answer + "\n" == Self.answers.good.replacing("ID", with: id)
            guard !isRight else { continue }
            Issue.record("line \(line): \(answer)")
            return
        }
        #expect(messages.isEmpty)
    }

    @Test("in order, with the messages and their lines", arguments: forms)
    func order(form: Form) throws {
        check(
            try Command.run("predict", input: Self.text(form)),
            linesOfOne: form.lineBreak.count { $0.isNewline })
    }

    @Test("from a file as from standard input")
    func file() throws {
        try Command.withTemporaryFolder { folder in
            let file = folder.appending(path: "scenarios.jsonl")
            try Data(Self.text(Self.forms[0]).utf8).write(to: file)
            let fromFile = try Command.run(["predict", file.path])
            let fromInput = try Command.run("predict", input: Self.text(Self.forms[0]))
            #expect(fromFile.output == fromInput.output)
            #expect(fromFile.errors == fromInput.errors.replacing("standard input", with: file.path))
        }
    }

    @Test(
        "however the input is cut into pieces, and each as soon as it is complete", arguments: [1_000, 30_011, 65_537])
    func pieces(size: Int) throws {
        let engine = try Coprocess("predict")
        let text = Array(Self.text(Self.forms[0]).utf8)
        var answered = 0
        for start in stride(from: 0, to: text.count, by: size) {
            let piece = text[start..<min(start + size, text.count)]
            try engine.write(piece)
            for _ in 0..<piece.count(where: { $0 == UInt8(ascii: "\n") }) {
                let answer = engine.readLine(seconds: 30)
                try #require(answer?.hasPrefix(#"{"id":"\#(answered)-"#) == true, "\(answer ?? "no answer")")
                answered += 1
            }
        }
        #expect(answered == Self.count)
        #expect(try engine.close() == 65)
    }

    @Test("with a text that is too long among them")
    func tooLong() throws {
        let long = #"{"id":""# + String(repeating: "x", count: 1 << 20) + #""}"#
        let many = (0..<2_000).map { Question.good("\($0)") }.joined(separator: "\n")
        let result = try Command.run("predict", input: "\(many)\n\(long)\n\(many)\n\(long)")
        #expect(result.status == 65)
        #expect(result.lines.count == 4_002)
        #expect(
            result.errorLines
                == [2_001, 4_002].map {
                    "delegation-rules: standard input:\($0): expected one scenario of at most 1048576 bytes, found a longer text"
                })
    }

    #if os(Linux)
        @Test("and two million lines in the memory that a few take")
        func memory() throws {
            let input = Pipe()
            let process = try Command.process(["predict"])
            process.standardInput = input
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            let lines = Data(String(repeating: Question.good("x") + "\n", count: 10_000).utf8)
            for _ in 0..<200 { try input.fileHandleForWriting.write(contentsOf: lines) }
            let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
            let peak = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
            let kilobytes = try #require(Int(peak.filter(\.isNumber)))
            #expect(kilobytes < 64 << 10)
            try input.fileHandleForWriting.close()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
    #endif
}
