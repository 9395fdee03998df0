import DelegationRulesJSON
import Testing

@Suite("The JSON reader keeps to RFC 8259")
struct JSONGrammarTests {
    struct Text: CustomTestStringConvertible {
        let bytes: [UInt8]
        let testDescription: String

        init(_ text: String) {
            self.init(bytes: Array(text.utf8), text)
        }

        init(bytes: [UInt8], _ name: String) {
            self.bytes = bytes
            testDescription = name
        }
    }

    private static func skip(_ bytes: [UInt8]) throws(InvalidText) {
        var reader = JSONReader(bytes)
        try reader.skip()
        try reader.end(of: "text")
    }

    @Test("and takes what it allows", arguments: soundTexts.map { Text($0) })
    func sound(text: Text) throws {
        try Self.skip(text.bytes)
        // The text may stand among others.
        var reader = JSONReader(Array("]\"".utf8) + text.bytes + Array("\"1".utf8), at: 2..<text.bytes.count + 2)
        try reader.skip()
        try reader.end(of: "text")
    }

    @Test("and nothing else", arguments: unsoundTexts.map { Text($0) } + invalidUTF8)
    func unsound(text: Text) {
        let error = #expect(throws: InvalidText.self) { try Self.skip(text.bytes) }
        #expect((0...text.bytes.count).contains(error?.offset ?? -1))
        #expect(error?.message.contains("\n") == false)
    }

    @Test("of which no beginning is taken for the whole", arguments: soundTexts.map { Text($0) })
    func truncated(text: Text) {
        // Of a number, a beginning may well be one.
        guard let first = text.bytes.first(where: { $0 > 0x20 }), "[{\"".utf8.contains(first) else { return }
        let last = text.bytes.lastIndex { $0 > 0x20 } ?? 0
        for count in 0..<last {
            guard (try? Self.skip(Array(text.bytes[..<count]))) != nil else { continue }
            Issue.record("\(count) bytes were taken")
        }
    }

    private static let soundTexts = [
        "[]", "{}", "0", "-0", "null", "true", "false", "\"\"", " [] ", "\t\n\r {\n}\t", "[[]]", "[{}]", "[[] ]",
        "[null, 1, \"1\", {}]", "[1\n]", " [1]", "[1,null,null,null,2]", "[2] ", "\" \"", "[\"a\"]",
        "123", "123e65", "0e+1", "0e1", " 4", "-0.000000000000000000000000000000000000000000000001", "20e1", "-123",
        "-1",
        "1E22", "1E-2", "1E+2", "123e45", "123.456e78", "1e-2", "1e+2", "123.456789", "-237462374673276894279832",
        "[123.456e-789]", "[0.4e006]", "1.5e+9999", "[1E400]",
        #"{"asd":"sdf", "dfg":"fgh"}"#, #"{"asd":"sdf"}"#, #"{"":0}"#, #"{"foo\u0000bar": 42}"#,
        #"{ "min": -1.0e+28, "max": 1.0e+28 }"#, #"{"x":[{"id": "xxxxxxxxxx"}], "id": "xxxxxxxxxx"}"#, #"{"a":[]}"#,
        "{\n\"a\": \"b\"\n}", #"{"a":{"a":{"a":1}},"b":{"a":1}}"#, #"[{"a":1},{"a":1}]"#,
        #"["\u0060\u012a\u12AB"]"#, #"["\uD801\udc37"]"#, #"["\ud83d\ude39\ud83d\udc8d"]"#, #"["\"\\\/\b\f\n\r\t"]"#,
        #"["\\u0000"]"#, #"["\""]"#, #"["a/*b*/c/*d//e"]"#, #"["\\a"]"#, #"["\\n"]"#, #"["\u0012"]"#, #"["\uFFFF"]"#,
        #"["\uDBFF\uDFFF"]"#, #"["new\u00A0line"]"#, #"["\u0000"]"#, #"["\u002c"]"#, #"["\uD834\uDd1e"]"#,
        #"["\u0821"]"#, #"["\u0123"]"#, #"["\u005C"]"#, #"["\u0022"]"#, #"["\u200B"]"#, #"["\u2064"]"#,
        #"["\uFDD0"]"#, #"["\uFFFE"]"#, #"["\uA66D"]"#, "[\"asd \"]", "\"\u{10FFFF}\"", "\"\u{FFFF}\"",
        "\"\u{2028}\u{2029}\"", "\"\u{7F}\"", "\"π\"", "\"𛿿\"", "\"€𝄞\"", "\"\u{E000}\u{D7FF}\u{800}\u{80}\u{10000}\"",
    ]

    private static let unsoundTexts = [
        "", " ", "\u{FEFF}", "\u{FEFF}{}", "\u{2060}", "[1 true]", "[\"\": 1]", "[\"\"],", "[,1]", "[1,,2]",
        "[\"x\",,]",
        "[\"x\"]]", "[\"\",]", "[\"x\"", "[x", "[3[4]]", "[1:2]", "[,]", "[-]", "[   , \"\"]", "[\"a\",\n4\n,1,",
        "[1,]",
        "[1,,]", "[\"a\u{B}\"\\f]", "[*]", "[\"\"", "[1,", "[1,\n1\n,1", "[{}", "[fals]", "[nul]", "[tru]", "[false",
        "fals", "tru", "nul", "True", "NULL", "nulll", "truefalse", "[undefined]", "[NaN]", "[Infinity]", "[-Infinity]",
        "[++1234]", "[+1]", "[+Inf]", "[-01]", "[-1.0.]", "[-2.]", "[-NaN]", "[.-1]", "[.2e-3]", "[0.1.2]", "[0.3e+]",
        "[0.3e]", "[0.e1]", "[0E+]", "[0E]", "[0e+]", "[0e]", "[1.0e+]", "[1.0e-]", "[1.0e]", "[1 000.0]", "[1eE2]",
        "[2.e+3]", "[2.e-3]", "[2.e3]", "[9.e+]", "[1+2]", "[0x1]", "[0x42]", "[- 1]", "[-012]", "[-.123]", "[-1x]",
        "[1ea]", "[1.]", "[.123]", "[1.2a-3]", "[1.8011670033376514H-308]", "[012]", "00", "-", "-a", "1.", "1e", "--1",
        "[\u{FF11}]", "[1_000]", "[0X1F]",
        #"["x", truth]"#, "{[", #"{"x", null}"#, #"{"x"::"b"}"#, #"{"a":"a" 123}"#, "{key: 'value'}", #"{"a" b}"#,
        #"{:"b"}"#, #"{"a" "b"}"#, #"{"a":"#, #"{"a""#, "{1:1}", "{9999E9999:1}", "{null:null,null:null}",
        #"{"id":0,,,,,}"#, "{'a':0}", #"{"id":0,}"#, #"{"a":"b"}/**/"#, #"{"a":"b"}//"#, #"{"a":"b"}/"#,
        #"{"a":"b",,"c":"d"}"#, #"{a: "b"}"#, #"{"a":"a"#, #"{ "foo" : "bar", "a" }"#, #"{"a":"b"}#"#, "{", "}", "[",
        "]",
        ":", ",", "{]", "[}", #"{"a":1"#, #"{"a":1]"#, "[1}", #"{"a":true} "x""#, "[][]", "[],", "1 2", "{}}", "{} {}",
        " ]", #"["\uD800\"]"#, #"["\uD800\u"]"#, #"["\uD800\u1"]"#, #"["\uD800\u1x"]"#, #"["\uD800"]"#, #"["\uDC00"]"#,
        #"["\uDC00\uD800"]"#, #"["\uD800\uD800"]"#, #"["\uD800\u0041"]"#, #"["\uD800a"]"#, #"["\uDBFF\n"]"#, "[é]",
        #"["\x00"]"#, #"["\\\"]"#, "[\"\\\u{9}\"]", "[\"\\🌀\"]", #"["\"]"#, #"["\u00A"]"#, #"["\u00G0"]"#,
        #"["\u+123"]"#,
        #"["\u 123"]"#, #"["\a"]"#, #"["\'"]"#, #"["\U0041"]"#, "[\"\\é\"]", #"[\n]"#, "\"", "['single']", "abc",
        #"["\"#,
        #"["\u"#, #"["\uD800\"#, "[\"a\u{0}a\"]", "[\"new\nline\"]", "[\"\t\"]", "[\"\u{1F}\"]", "\"\\", "[\u{C}]",
        "[\u{A0}]", "[\u{2028}]", "[1\u{0}]", "{}\u{0}", "<.>", "[<null>]", "[True]", "[a\u{E5}]", "@",
        "[{\"\":[{\"\":",
        "/* */[]", "[/**/]", "[1]//", "{\"a\":/*b*/1}", "{\"a\":1}garbage", "2@", "{}}", "{\"\":", "{\"a\":/**/\"b\"}",
        #"{"a":1,"a":1}"#, #"{"a":1,"\u0061":1}"#, #"[{"b":{"":1,"":2}}]"#, #"{"\ud83d\ude39":1,"😹":1}"#,
    ]

    private static let invalidUTF8 = [
        [0xFF], [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80],
        [0xE0, 0x9F, 0xBF],
        [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
        [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
        [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFC, 0x83, 0xBF, 0xBF, 0xBF, 0xBF], [0xFE], [0xE9],
    ].map { (bytes: [UInt8]) in
        Text(bytes: [0x22] + bytes + [0x22], bytes.map { String($0, radix: 16) }.joined(separator: " "))
    }

    @Test("however the brackets are nested, up to a depth", arguments: ["[", "{\"a\":", "[{\"b\":"])
    func depth(opening: String) throws {
        let brackets = opening.utf8.count { "[{".utf8.contains($0) }
        func nested(_ count: Int) -> [UInt8] {
            let closing = opening.reversed().compactMap { ["[": "]", "{": "}"][$0] }.joined()
            return Array(
                (String(repeating: opening, count: count) + "1" + String(repeating: closing, count: count)).utf8)
        }
        let deepest = JSONReader.deepestNesting / brackets
        try Self.skip(nested(deepest))
        for count in [deepest + 1, 100_000] {
            let error = #expect(throws: InvalidText.self) { try Self.skip(nested(count)) }
            #expect(error?.message == "expected at most 128 arrays and objects in each other, found more")
        }
        let sideBySide = "[" + String(repeating: "[{}],", count: 1_000) + "[]]"
        try Self.skip(Array(sideBySide.utf8))
    }
}
