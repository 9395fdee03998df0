import DelegationRulesJSON
import Testing

@Suite("The JSON writer")
struct JSONWriterTests {
    private static func text(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("places commas, and puts each text on a line")
    func layout() {
        let text = Self.text { writer in
            writer.object { writer in
                writer.member("a", string: "x")
                writer.member("b", strings: [])
                writer.member("c", strings: ["y", "z"])
                writer.key("d")
                writer.object { _ in }
                writer.key("e")
                writer.array { writer in
                    writer.integer(-1)
                    writer.array { writer in writer.null() }
                    writer.object { writer in writer.member("f", integer: 2) }
                    writer.boolean(false)
                }
                writer.member("g", boolean: true)
            }
            writer.endLine()
            writer.string("h")
        }
        #expect(
            text == #"{"a":"x","b":[],"c":["y","z"],"d":{},"e":[-1,[null],{"f":2},false],"g":true}"# + "\n\"h\"")
    }

    @Test("goes on behind what is there, and begins anew")
    func behind() {
        var writer = JSONWriter(behind: Array("x: ".utf8))
        writer.array { writer in writer.string("a") }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"x: ["a"]"#)
        writer.removeAll()
        writer.integer(1)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "1")
    }

    @Test("lets an error through")
    func failure() {
        var writer = JSONWriter()
        let error = #expect(throws: InvalidText.self) {
            try writer.object { (_) throws(InvalidText) in throw InvalidText("no", at: 1) }
        }
        #expect(error?.message == "no")
    }

    @Test("escapes what has to be, and what could forge a line", arguments: escapes)
    func escape(text: String, expected: String) throws {
        #expect(Self.text { $0.string(text) } == "\"\(expected)\"")
        #expect(Self.text { $0.key(text) } == "\"\(expected)\":")
        var reader = JSONReader(Array("\"\(expected)\"".utf8))
        #expect(try Array(reader.text().utf8) == Array(text.utf8))
    }

    private static let escapes = [
        ("", ""), ("plain /text", "plain /text"), ("\"\\", #"\"\\"#), ("\n\r\t", #"\n\r\t"#),
        ("\u{0}\u{1F}\u{8}\u{C}", #"\u0000\u001f\u0008\u000c"#), ("é€😹\u{10FFFF}", "é€😹\u{10FFFF}"),
        ("a\u{2028}\u{2029}b", #"a\u2028\u2029b"#),
        ("\u{7F}\u{80}\u{85}\u{9F}\u{A0}", "\\u007f\\u0080\\u0085\\u009f\u{A0}"),
        ("\u{202E}\u{2066}\u{61C}\u{200F}", #"\u202e\u2066\u061c\u200f"#),
    ]

    @Test("puts a sound value on one line as it is spelled", arguments: raws)
    func raw(text: String, expected: String) throws {
        let bytes = Array(("[" + text + "]").utf8)
        var reader = JSONReader(bytes)
        var range = 0..<0
        try reader.array { (_, reader) throws(InvalidText) in range = try reader.skip() }
        #expect(Self.text { $0.raw(bytes, at: range) } == expected)
        #expect(
            Self.text { writer in
                writer.object { writer in
                    writer.member("a", raw: bytes, at: range)
                    writer.member("b", raw: bytes, at: range)
                }
            } == "{\"a\":\(expected),\"b\":\(expected)}")
    }

    private static let raws = [
        ("1", "1"), (" -1.50E+03 ", "-1.50E+03"), ("\"a b\\u0061\\/\"", "\"a b\\u0061\\/\""),
        ("\r\n{ \"a b\" :\t[ 1 , 2.0,\n{ } ] }\n", "{\"a b\":[1,2.0,{}]}"), (#""\" \\""#, #""\" \\""#),
        (#"["\\", " ", "\\\" "]"#, #"["\\"," ","\\\" "]"#), ("\"é€😹 \u{A0}\"", "\"é€😹 \u{A0}\""),
        ("\"a\u{2028}\u{85}\u{7F}\u{202E}\"", #""a\u2028\u0085\u007f\u202e""#),
        ("123456789012345678901234567890.10", "123456789012345678901234567890.10"), ("null", "null"),
    ]
}
