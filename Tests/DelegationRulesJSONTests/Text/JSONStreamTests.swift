import DelegationRulesJSON
import Testing

@Suite("An input is taken apart into its texts")
struct JSONStreamTests {
    static let kind = JSONTextKind(noun: "record", longest: 100)

    struct Input: CustomTestStringConvertible {
        let text: String
        let pieces: [String]

        init(_ text: String, _ pieces: String...) {
            self.text = text
            self.pieces = pieces
        }

        var testDescription: String { text.debugDescription }
    }

    @Test("however much comes in at a time", arguments: lineInputs + valueInputs + arrayInputs)
    func form(input: Input) {
        let bytes = Array(input.text.utf8)
        for sizes in [[bytes.count + 1], [1], [2], [3], [7], [1, 5, 2, 11]] {
            #expect(SplitPiece.split(bytes, Self.kind, sizes: sizes).map(\.description) == input.pieces)
        }
        #expect(PlainSplitter.split(bytes, Self.kind).map(\.description) == input.pieces)
    }

    @Test("each as soon as it is complete", arguments: timelyInputs)
    func timely(parts: [String], counts: [Int]) {
        var stream = JSONStream(Self.kind)
        for (part, count) in zip(parts, counts) {
            stream.append { $0 += part.utf8 }
            var pieces = 0
            while stream.next() != nil { pieces += 1 }
            #expect(pieces == count, "after \(part.debugDescription)")
        }
    }

    private static let timelyInputs: [([String], [Int])] = [
        (["{}", "\n", "{", "}", "\n", "no", "\n"], [0, 1, 0, 0, 1, 0, 1]),
        (["{\n", "}", "\n{\"a\":", "{}}", "1", " "], [0, 1, 0, 1, 0, 1]),
        (["[", "{", "}", ",", "[]", ",", ",", "]"], [0, 0, 1, 0, 1, 0, 1, 1]),
        (["{\n\"a\":1", "]", "\n", "{", "\n}"], [0, 1, 0, 0, 1]),
        (["{\n\"a\":\n{\n},", "\n{", "\n}"], [0, 2, 1]),
    ]

    @Test("and keeps no more of it than a piece may have", arguments: ["{}\n", "{\n}\n", "[", "[{} no "])
    func memory(beginning: String) {
        for unit in ["x", " ", "\n", "\"x\",", "{\n", "{\"a\":\n"] {
            var stream = JSONStream(Self.kind)
            stream.append { $0 += beginning.utf8 }
            for _ in 0..<1_000 {
                while stream.next() != nil {}
                stream.append { $0 += unit.utf8 }
                guard stream.bytes.count > Self.kind.longest + unit.utf8.count + 1 else { continue }
                Issue.record("\(stream.bytes.count) bytes of \(unit.debugDescription)")
                break
            }
        }
    }

    private static let long = String(repeating: "x", count: 98)
    private static let deep = String(repeating: "[", count: 129)
    private static let tooLong = "(expected one record of at most 100 bytes, found a longer text)"
    private static let hole = "(expected one record in the array)"
    private static let noComma = "(expected ',' or ']' after one record of the array)"
    private static let noEnd = "(expected ']' at the end of the array, found the end)"
    private static let notTheEnd = "(expected the end of the input after the array)"

    private static let lineInputs = [
        Input(""), Input(" \n\t\r\n"), Input("\u{FEFF}"), Input("\u{FEFF}\n"),
        Input("{}", "1: {}"), Input("{} ", "1: {} "), Input("\u{FEFF}{}\n", "1: {}"), Input("12", "1: 12"),
        Input("\"a\"\n\"b\"", "1: \"a\"", "2: \"b\""), Input("{}\r\n{}\r\n", "1: {}\r", "2: {}\r"),
        Input("\n\n{\"a\":1}\n  \n {}\n\n", "3: {\"a\":1}", "5: {}"),
        Input("{} {}\n{}", "1: {} {}", "2: {}"), Input("{}\n[\n{}", "1: {}", "2: [", "3: {}"),
        Input("{}\n{\n}\n", "1: {}", "2: {", "3: }"), Input("no record\n{}\n", "1: no record", "2: {}"),
        Input("{\"a\" 1}\n{}\n", "1: {\"a\" 1}", "2: {}"), Input("}\n{}\n", "1: }", "2: {}"),
        Input("{\"a\":\"b\n{}\n", "1: {\"a\":\"b", "2: {}"), Input("{\"a\":\"\\\n{}\n", "1: {\"a\":\"\\", "2: {}"),
        Input("{\"a\":\"\n{\"a\":\"\n{}", "1: {\"a\":\"", "2: {\"a\":\"", "3: {}"), Input("{\"a\":", "1: {\"a\":"),
        Input("\"\(long)\"\n\"\(long)x\"\n{}", "1: \"\(long)\"", "2: \(tooLong)", "3: {}"),
        Input("\"\(long)x\"\n{}\n", "1: \(tooLong)", "2: {}"), Input("\"\(long)xx\" {}\n{}", "1: \(tooLong)", "2: {}"),
        Input("\(long)\(long)\n1\n", "1: \(tooLong)", "2: 1"), Input("{}\n\(long)\(long)", "1: {}", "2: \(tooLong)"),
        Input("{}\n\(String(repeating: " ", count: 300))1\n", "1: {}", "2: 1"),
        Input("\u{FEFF}\u{FEFF}1\n", "1: \u{FEFF}1"),
        Input("\(deep)\n{}\n", "1: \(tooLong)", "2: {}", "3: \(noEnd)"),
        Input("{}\n\u{FEFF}{}", "1: {}", "2: \u{FEFF}{}"),
        Input("{\n{} {}\n{}\n", "1: {\n", "2: {} {}", "3: {}"),
    ]

    private static let valueInputs = [
        Input("{\n}", "1: {\n}"), Input("{\n}\n{}\n", "1: {\n}", "3: {}"),
        Input("{\n}{\n} 1 \"a\"", "1: {\n}", "2: {\n}", "3: 1", "3: \"a\""),
        Input(
            "{\n\"a\": {\n\"b\": [\n{\n},\n{\n}\n]\n}\n}\n{\n}\n", "1: {\n\"a\": {\n\"b\": [\n{\n},\n{\n}\n]\n}\n}",
            "11: {\n}"),
        Input("\n{ \"a\":\n1\n, \"b\"\n:\n[ ]\n}", "2: { \"a\":\n1\n, \"b\"\n:\n[ ]\n}"),
        Input("{\n\"a\":\"}\"}\n{}", "1: {\n\"a\":\"}\"}", "3: {}"), Input("{\n}}\n{}", "1: {\n}", "2: }", "3: {}"),
        Input("{\n},\n{\n}", "1: {\n}", "2: ,", "3: {\n}"), Input("{\n} no\n{\n}", "1: {\n}", "2: no", "3: {\n}"),
        Input("{\n\"a\":{\n{\n}\n{}", "1: {\n\"a\":{\n", "3: {\n}", "5: {}"),
        Input("{\"a\":\n{\"b\":1}\n{}\n", "1: {\"a\":\n", "2: {\"b\":1}", "3: {}"),
        Input("{\"a\":\n{\"a\":\n{\"a\":\n", "1: {\"a\":\n", "2: {\"a\":\n", "3: {\"a\":\n"),
        Input("{\"a\":[\n{},\n{\"b\":[\n{}\n", "1: {\"a\":[\n", "2: {}", "3: {\"b\":[\n", "4: {}"),
        Input("{\n\"a\" 1,\n\"b\":2\n}\n{\n}", "1: {\n\"a\" 1", "5: {\n}"),
        Input("{\n\"a\":1]\n}\n{\n}", "1: {\n\"a\":1]", "4: {\n}"),
        Input("{\n\"a\":\"b\n}\n{\n}", "1: {\n\"a\":\"b", "4: {\n}"), Input("{\n", "1: {\n"),
        Input("{\n\"a\":1,\n}\n 1\n{\n}", "1: {\n\"a\":1,\n}", "5: {\n}"),
        Input("{\n\"a\": b c\n}\n {}", "1: {\n\"a\": b c", "4: {}"),
        Input("{\n\"\(long)\":1}\n{}", "1: \(tooLong)", "3: {}"),
        Input("{\n\"\(long)\":1\n\n{}", "1: \(tooLong)", "4: {}"),
        Input("{\n}\n\"\(long)x\" 1\n{}", "1: {\n}", "3: \(tooLong)", "3: 1", "4: {}"),
        Input("{\n}\n{\"\(long)\":\n{},\"a\":{}}", "1: {\n}", "3: \(tooLong)"),
    ]

    private static let arrayInputs = [
        Input("[]"), Input("\u{FEFF} [ ]\n"), Input("[{}]", "1: {}"), Input("[{},{}]\n", "1: {}", "1: {}"),
        Input("[\n{},\n{}\n]", "2: {}", "3: {}"), Input("[ {}\n, {}\n]", "1: {}", "2: {}"),
        Input("[1,\"a\",[],null]", "1: 1", "1: \"a\"", "1: []", "1: null"),
        Input("[{\n\"a\":[]\n},{}]", "1: {\n\"a\":[]\n}", "3: {}"),
        Input("[{},,{},{}]", "1: {}", "1: \(hole)", "1: {}", "1: {}"),
        Input("[,\n{}]", "1: \(hole)", "2: {}"), Input("[{},\n]", "1: {}", "2: \(hole)"),
        Input("[,]", "1: \(hole)", "1: \(hole)"),
        Input("[\n{},\n{}", "2: {}", "3: {}", "3: \(noEnd)"), Input("[", "1: \(noEnd)"),
        Input("[{},", "1: {}", "1: \(noEnd)"),
        Input("[\n{}\n{}\n]", "2: {}", "3: \(noComma)", "3: {}"), Input("[{} {}]", "1: {}", "1: \(noComma)", "1: {}"),
        Input("[{} no, {}\n,\n{}]", "1: {}", "1: \(noComma)", "1: {}", "3: {}"),
        Input("[{} no]", "1: {}", "1: \(noComma)"),
        Input("[\n{\"a\":{\n{},\n{}\n]", "2: {\"a\":{\n", "3: {}", "4: {}"),
        Input("[\n{\"a\":\n{},\n{}\n]", "2: {\"a\":\n", "3: {}", "4: {}"),
        Input("[\n{\"a\" 1},\n{}]", "2: {\"a\" 1", "3: {}"), Input("[{\"a\" 1}]", "1: {\"a\" 1"),
        Input("[}, {}\n,{}]", "1: }"),
        Input("[{}]\n{}\n{}", "1: {}", "2: \(notTheEnd)"), Input("[]]", "1: \(notTheEnd)"),
        Input("[{}},{}]", "1: {}", "1: \(noComma)", "1: {}"), Input("[{} no", "1: {}", "1: \(noComma)"),
        Input("[[[[", "1: [[[", "1: \(noEnd)"), Input("[{\"a\":1", "1: {\"a\":1", "1: \(noEnd)"),
        Input("[\"\(long)\",\"\(long)x\",{}]", "1: \"\(long)\"", "1: \(tooLong)", "1: {}"),
        Input("[\(deep)\n{}]", "1: \(tooLong)", "2: {}"),
    ]
}
