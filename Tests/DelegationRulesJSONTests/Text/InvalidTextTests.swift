import DelegationRulesJSON
import Testing

@Suite("What is wrong with a JSON text")
struct InvalidTextTests {
    private enum Key: String, CaseIterable {
        case id, kind, parts, props
    }

    private enum Kind: String, CaseIterable {
        case user, app
    }

    private static let keys = JSONNames(of: Key.self)
    private static let kinds = JSONNames(of: Kind.self)

    /// Reads a record of which each part can be wrong.
    private static func read(_ reader: inout JSONReader) throws(InvalidText) {
        try reader.object(keys) { (key, reader) throws(InvalidText) in
            switch key {
            case .id: _ = try reader.text()
            case .kind: _ = try reader.value(among: kinds)
            case .parts: try reader.array { (_, reader) throws(InvalidText) in try read(&reader) }
            case .props: try reader.skip(caseFolded: true)
            }
        }
    }

    struct Refusal: CustomTestStringConvertible {
        let text: String
        let path: String
        let message: String
        /// What stands where it turned out.
        let rest: String

        init(_ text: String, _ path: String, _ message: String, at rest: String) {
            self.text = text
            self.path = path
            self.message = message
            self.rest = rest
        }

        var testDescription: String { text }
    }

    @Test("is told with the way to it", arguments: refusals)
    func refusal(refusal: Refusal) {
        let before = "[null,"
        let bytes = Array((before + refusal.text + "{}").utf8)
        let range = before.utf8.count..<bytes.count - 2
        let error = #expect(throws: InvalidText.self) {
            var reader = JSONReader(bytes, at: range)
            try Self.read(&reader)
            try reader.end(of: "record")
        }
        #expect(error?.path == refusal.path)
        #expect(error?.message == refusal.message)
        let rest = error.map { String(decoding: bytes[$0.offset..<range.upperBound], as: UTF8.self) }
        #expect(rest == refusal.rest)
    }

    private static let refusals = [
        Refusal("", "", "expected an object, found the end", at: ""),
        Refusal("null", "", "expected an object, found null", at: "null"),
        Refusal("{", "", "expected a key, found the end", at: ""),
        Refusal("{]", "", "expected a key, found ']'", at: "]"),
        Refusal(#"{"id":"a",}"#, "", "expected a key, found '}'", at: "}"),
        Refusal(#"{"id":"a" "kind"}"#, "", "expected ',' or '}', found a string", at: #""kind"}"#),
        Refusal("{}}", "", "expected the end of the record, found '}'", at: "}"),
        Refusal(#"{"id" "a"}"#, "id", "expected ':', found a string", at: #""a"}"#),
        Refusal(#"{"id":1}"#, "id", "expected a string, found a number", at: "1}"),
        Refusal(#"{"id":}"#, "id", "expected a string, found '}'", at: "}"),
        Refusal(
            #"{"form":1}"#, "form", "unknown key; expected one of id, kind, parts, props", at: #""form":1}"#),
        Refusal(#"{"id":"a","\u0069d":2}"#, "id", "repeated key; expected it once", at: #""\u0069d":2}"#),
        Refusal(
            #"{"kind":"App"}"#, "kind", #"unknown value "App"; expected one of user, app"#, at: #""App"}"#),
        Refusal(#"{"parts":{}}"#, "parts", "expected an array, found an object", at: "{}}"),
        Refusal(#"{"parts":[{}{}]}"#, "parts", "expected ',' or ']', found an object", at: "{}]}"),
        Refusal(#"{"parts":[{},]}"#, "parts[1]", "expected an object, found ']'", at: "]}"),
        Refusal(
            #"{"parts":[{},{"parts":[{},{},{"kind":[]}]}]}"#, "parts[1].parts[2].kind",
            "expected a string, found an array", at: "[]}]}]}"),
        Refusal(#"{"props":{"a":[1,[tru]]}}"#, "props.a[1][0]", "expected true or false, found 't'", at: "tru]]}}"),
        Refusal(#"{"props":[01]}"#, "props[0]", "expected a number without leading zeros, found a number", at: "1]}"),
        Refusal(#"{"props":-}"#, "props", "expected a digit, found '}'", at: "}"),
        Refusal(#"{"props":nul}"#, "props", "expected null, found 'n'", at: "nul}"),
        Refusal(#"{"props":}"#, "props", "expected a value, found '}'", at: "}"),
        Refusal(
            #"{"props":{"a":1,"b":2,"a":3}}"#, "props.a", "repeated key, whatever its letter case; expected it once",
            at: #""a":3}}"#),
        Refusal(
            #"{"props":{"Message":1,"x":{"é":1,"É":2},"MESSAGE":3}}"#, "props.MESSAGE",
            "repeated key, whatever its letter case; expected it once", at: #""MESSAGE":3}}"#),
        Refusal(
            "{\"id\":\"a\nb\"}", "id", "expected a string without control characters, found the byte 0x0A",
            at: "\nb\"}"),
        Refusal(#"{"id":"a"#, "id", "expected the string's closing quote, found the end", at: ""),
        Refusal(#"{"id":"\x"}"#, "id", "unknown escape in a string", at: #""}"#),
        Refusal(#"{"id":"\uD800"}"#, "id", "half a surrogate pair in a string", at: #""}"#),
        Refusal(#"{"id":"\u12"}"#, "id", "expected four hexadecimal digits after \\u", at: #""}"#),
        Refusal(
            "{\"a\\n\u{202E}\":1}", "a\\u{a}\\u{202e}", "unknown key; expected one of id, kind, parts, props",
            at: "\"a\\n\u{202E}\":1}"),
        Refusal(
            "{\"\u{301}.[\":1}", "\u{301}.[", "unknown key; expected one of id, kind, parts, props",
            at: "\"\u{301}.[\":1}"),
        Refusal("é", "", "expected an object, found the byte 0xC3", at: "é"),
    ]
}
