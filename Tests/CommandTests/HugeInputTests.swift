import Testing

/// Inputs whose time was once the square of their length, or could well be: each takes a second or two, or minutes.
@Suite("predict gets through broken input of any length", .timeLimit(.minutes(10)))
struct HugeInputTests {
    struct Huge: CustomTestStringConvertible {
        let name: String
        let unit: String
        let count: Int
        /// What stands before the units, with one good scenario, `a`, in it or none.
        var before = ""
        /// What stands behind them, with one good scenario, `b`, in it or none.
        var behind = ""
        /// How many answers there are.
        let answers: ClosedRange<Int>

        var testDescription: String { name }
    }

    @Test("and answers what is sound", arguments: inputs)
    func huge(huge: Huge) throws {
        let text = huge.before + String(repeating: huge.unit, count: huge.count) + huge.behind
        let result = try Command.run("predict", input: text)
        #expect(result.status == 65)
        let lines = result.lines
        #expect(huge.answers.contains(lines.count), "\(lines.count) answers")
        #expect(result.errorLines.count == lines.count { $0.contains(#""outcome":"invalid""#) })
        for (id, place) in [("a", huge.before), ("b", huge.behind)] where place.contains(Question.good(id)) {
            #expect(lines.contains { $0.hasPrefix(#"{"id":"\#(id)","outcome":"accepted","#) })
        }
    }

    @Test(
        "of exchanges as well, which may be far longer",
        arguments: [("{\"request\":\n", 5_000), (" {\"request\":[\n", 5_000), ("xxxxx", 4_000_000)])
    func exchanges(unit: String, count: Int) throws {
        for before in ["", "["] {
            let text = before + (unit.hasPrefix("x") ? "{\"id\":\"" : "") + String(repeating: unit, count: count)
            let result = try Command.run("replay", input: text)
            #expect(result.status == 65)
            #expect((1...count + 1).contains(result.lines.count))
            #expect(result.errorLines.count == result.lines.count)
        }
    }

    private static let a = Question.good("a")
    private static let b = Question.good("b")

    private static let inputs = [
        Huge(name: "brackets, one a line", unit: "[\n", count: 30_000, answers: 1...30_001),
        Huge(name: "objects cut off, one a line", unit: "{\"token\":\n", count: 20_000, answers: 20_000...20_000),
        Huge(
            name: "objects cut off in an array", unit: "{\"token\":\n", count: 20_000, before: "[",
            answers: 20_000...20_001),
        Huge(
            name: "objects cut off, the next one on a line of its own", unit: "{\"id\":1,\n\"token\":\n", count: 10_000,
            before: "[", answers: 10_000...20_001),
        Huge(
            name: "objects in an object that never ends", unit: "{},\"token\":\n", count: 10_000,
            before: "[{\"token\":\n", answers: 10_000...30_010),
        Huge(
            name: "strings that never end", unit: "{\"id\":\"\n", count: 20_000, before: "[\n\(a),\n",
            behind: "\(b)\n]", answers: 20_002...20_002),
        Huge(name: "words", unit: "word\n", count: 50_000, before: "[\(a) ", behind: "\(b)]", answers: 3...3),
        Huge(
            name: "a line, behind what is broken", unit: "word ", count: 2_000_000, before: "[\(a) no\n",
            behind: "\n\(b)]", answers: 3...3),
        Huge(
            name: "an indentation, behind what is broken", unit: "     ", count: 2_000_000, before: "[\(a) no\n",
            behind: "\(b)]", answers: 3...3),
        Huge(
            name: "an indentation inside an object", unit: "     ", count: 2_000_000,
            before: "{\n\"id\":\"c\",", behind: "}\n", answers: 1...2),
        Huge(
            name: "line breaks inside an object", unit: "\n\n\n\n\n", count: 500_000,
            before: "{\n\"id\":\"c\",", behind: "}\n\n\(b)\n", answers: 2...2),
        Huge(
            name: "an id", unit: "xxxxx", count: 2_000_000, before: "\(a)\n{\"id\":\"", behind: "\"}\n\(b)\n",
            answers: 3...3),
        Huge(
            name: "empty lines, then words", unit: "\n", count: 5_000_000, before: "\(a)\n", behind: "word\n\(b)\n",
            answers: 3...3),
        Huge(
            name: "commas missing", unit: "\(b)\n", count: 5_000, before: "[\n\(a)\n", behind: "]\n",
            answers: 10_001...10_001),
    ]
}
