import DelegationRulesJSON
import Testing

@Suite("The JSON reader")
struct JSONReaderTests {
    private static func reader(_ text: String) -> JSONReader { JSONReader(Array(text.utf8)) }

    @Test("tells the kind of the next value", arguments: kinds)
    func kind(text: String, kind: JSONKind?) {
        var reader = Self.reader(text)
        #expect(reader.peek() == kind)
    }

    private static let kinds: [(String, JSONKind?)] = [
        (" {", .object), ("\n[", .array), ("\"", .string), ("-", .number), ("0", .number), ("9", .number),
        ("true", .boolean), ("false", .boolean), ("null", .null), ("", nil), (" ", nil), ("}", nil), ("+1", nil),
    ]

    @Test("reads each kind of value, one behind the other")
    func values() throws {
        var reader = Self.reader(
            #" { "s" : "a\u00e9\n😹" , "n" : [ -1.50e3, 42, -7 ], "b":[true,false,null] , "e":{}} "#)
        var keys: [String] = []
        var numbers: [String] = []
        try reader.object { (key, reader) throws(InvalidText) in
            keys.append(reader.text(of: key))
            switch keys.last {
            case "s": #expect(try reader.text() == "aé\n😹")
            case "n":
                try reader.array { (index, reader) throws(InvalidText) in
                    switch index {
                    case 0: numbers.append(String(decoding: reader.bytes[try reader.number()], as: UTF8.self))
                    default: numbers.append(String(try reader.integer()))
                    }
                }
            case "b":
                try reader.array { (index, reader) throws(InvalidText) in
                    let boolean = reader.consumeNull() ? nil : try reader.boolean()
                    #expect(boolean == (index == 2 ? nil : index == 0))
                }
            default: #expect(try String(decoding: reader.bytes[reader.skip()], as: UTF8.self) == "{}")
            }
        }
        try reader.end(of: "text")
        #expect(keys == ["s", "n", "b", "e"])
        #expect(numbers == ["-1.50e3", "42", "-7"])
    }

    @Test("reads whole numbers up to the largest", arguments: [Int(Int32.min), -1, 0, 1, Int(Int32.max)])
    func integers(integer: Int) throws {
        var reader = Self.reader("[\(integer)]")
        try reader.array { (_, reader) throws(InvalidText) in #expect(try reader.integer() == integer) }
    }

    @Test("takes nothing else for a whole number", arguments: ["1.0", "1e2", "2147483648", "\"1\"", "null"])
    func noIntegers(text: String) {
        var reader = Self.reader(text)
        let error = #expect(throws: InvalidText.self) { try reader.integer() }
        #expect(error?.offset == 0)
    }

    @Test("reads many texts in the same bytes")
    func move() throws {
        var reader = Self.reader(#"["a"]["b""#)
        for (range, isWhole) in [(0..<5, true), (5..<9, false), (1..<4, true)] {
            reader.move(to: range)
            #expect(((try? reader.skip()) != nil) == isWhole)
        }
    }

    @Test("compares what a string says, not how it is spelled", arguments: sayings)
    func says(text: String, name: String, isSame: Bool, isSameFolded: Bool) throws {
        var reader = Self.reader(text)
        let string = try reader.string()
        #expect(reader.says(string, name) == isSame)
        #expect(reader.says(string, name, caseFolded: true) == isSameFolded)
        let names = NameTable(["x", name])
        #expect(reader.place(of: string, among: names) == (isSame ? 1 : nil))
        #expect(reader.place(of: string, among: names, caseFolded: true) == (isSameFolded ? 1 : nil))
    }

    private static let sayings = [
        (#""from""#, "from", true, true), (#""FROM""#, "from", false, true), (#""\u0066rom""#, "from", true, true),
        (#""\u0046rom""#, "from", false, true), (#""fro""#, "from", false, false), (#""""#, "from", false, false),
        (#""""#, "", true, true), (#""\u004b""#, "k", false, true), ("\"\u{212A}\"", "k", false, false),
        ("\"e\u{301}\"", "\u{E9}", false, false), (#""\/""#, "/", true, true), ("\"@\"", "`", false, false),
    ]

    @Test("finds a member of a text that is wrong elsewhere", arguments: memberTexts)
    func member(text: String, id: String?) {
        var reader = Self.reader(text).member("id")
        #expect(reader.flatMap { _ in try? reader?.text() } == id)
    }

    private static let memberTexts = [
        (#"{"id":"a"}"#, "a"), (#" { "x" : [ {"id":"b"} , "]" ] , "\u0069d" : "a" , } no"#, "a"),
        (#"{"x":01,"y":no,"z":{"a":1,"a":2},"id":"a"#, nil), (#"{"x":01,"y":no,"z":{"a":1,"a":2},"id":"a""#, "a"),
        (#"{"x":{"id":"a"}}"#, nil), (#"{"x":[}],"id":"a"}"#, nil), (#"{"id" "a"}"#, nil), (#"{"ID":"a"}"#, nil),
        ("", nil), ("{", nil), ("[]", nil), (#"{"x":"#, nil), (#"{"id":1}"#, nil), (#"{"x":1 "id":"a"}"#, nil),
    ]

    @Test("shows at most sixty characters of a string, none of which breaks the line", arguments: excerpts)
    func excerpt(text: String, excerpt: String) throws {
        var reader = Self.reader("\"" + text + "\"")
        let string = try reader.string()
        #expect(reader.excerpt(of: string) == excerpt)
    }

    private static let excerpts = [
        ("", ""), ("a", "a"), (#"a\n\u2028b"#, "a\\u{a}\\u{2028}b"),
        ("\u{85}\u{7F}\u{202E}", "\\u{85}\\u{7f}\\u{202e}"),
        (#"\u2066\u200f\u061c\u2029"#, "\\u{2066}\\u{200f}\\u{61c}\\u{2029}"),
        (String(repeating: "k", count: 60), String(repeating: "k", count: 60)),
        (String(repeating: "k", count: 1_000_000), String(repeating: "k", count: 60) + "…"),
        (String(repeating: "😹", count: 61), String(repeating: "😹", count: 60) + "…"),
        (String(repeating: #"\ud83d\ude39"#, count: 1_000), String(repeating: "😹", count: 60) + "…"),
    ]

    /// Names of all lengths around those of machine words, most of which are the same at their beginning and end.
    private static let manyNames = (0..<16).map { "name-\($0)" } + (1...40).map { String(repeating: "n", count: $0) }

    @Test("finds each of many names, and no other, wherever in a text it ends", arguments: manyNames)
    func names(name: String) throws {
        let names = NameTable(Self.manyNames)
        for behind in ["", "]", ",\"n\",\"n\",\"n\",\"n\"]"] {
            for spelling in [name, "\\u006e" + name.dropFirst()] {
                var reader = Self.reader("\"\(spelling)\"\(behind)")
                #expect(try reader.place(among: names) == Self.manyNames.firstIndex(of: name))
                #expect(reader.position == spelling.utf8.count + 2)
            }
        }
        var others = (0..<name.count).map { position in
            let cut = name.index(name.startIndex, offsetBy: position)
            return name[..<cut] + "X" + name[cut...].dropFirst() + "\""
        }
        others += [name[...], name + "X\"", name + "\\\"\"", name + "\\"]
        for other in others {
            for behind in ["", String(repeating: " ", count: 50)] {
                var reader = Self.reader("\"" + other + behind)
                #expect(throws: InvalidText.self, "\(other)") { try reader.place(among: names) }
            }
        }
    }

    @Test("finds keys in any order, each once")
    func keys() throws {
        let keys = NameTable(Self.manyNames)
        for texts in [Self.manyNames, Self.manyNames.reversed()] {
            let members = texts.map { "\"\($0)\" : null" }.joined(separator: " , ")
            var places: [Int] = []
            var reader = Self.reader("{ \(members) }")
            try reader.object(keys) { (place, reader) throws(InvalidText) in
                places.append(place)
                try reader.null()
            }
            #expect(places.map { Self.manyNames[$0] } == texts)
            for key in ["n", "name-15", "X"] {
                var reader = Self.reader("{\(members),\"\(key)\":null}")
                #expect(throws: InvalidText.self) {
                    try reader.object(keys) { (_, reader) throws(InvalidText) in try reader.null() }
                }
            }
        }
    }

    @Test("tells which of 64 keys comes again, and has no room for more")
    func mostKeys() async {
        let texts = (0..<64).map { "key-\($0)" }
        let members = texts.map { "\"\($0)\":null" }.joined(separator: ",")
        for key in texts {
            var reader = Self.reader("{\(members),\"\(key)\":null}")
            let error = #expect(throws: InvalidText.self) {
                try reader.object(NameTable(texts)) { (_, reader) throws(InvalidText) in try reader.null() }
            }
            #expect(error?.description == "\(key): repeated key; expected it once")
        }
        await #expect(processExitsWith: .failure) { _ = NameTable((0...64).map { "key-\($0)" }) }
    }

    @Test("reads no name beyond the end of its text")
    func namesAtTheEnd() {
        let names = NameTable(["abcdefgh"])
        for end in 0..<10 {
            var reader = JSONReader(Array("\"abcdefgh\"        ".utf8), at: 0..<end)
            #expect(throws: InvalidText.self) { try reader.place(among: names) }
        }
    }
}
