import SpecCorpus
import Testing

/// The schemas refuse what is wrong, and the checker sees it.
@Suite struct SchemaRejectionTests {
    @Test func thereAreBrokenDocuments() {
        #expect(BrokenDocument.all.count >= 130)
        let broken = Set(BrokenDocument.all.map(\.sound))
        #expect(broken == Set(SoundDocument.allCases).subtracting([.smallestScenario]))
    }

    /// What is made of these documents is then broken for one reason alone.
    @Test(arguments: SoundDocument.allCases)
    func soundDocumentKeepsToItsSchema(_ sound: SoundDocument) throws {
        #expect(try SpecFiles.schemaChecker().problems(of: sound.value, by: sound.schema) == [])
    }

    @Test(arguments: BrokenDocument.all)
    func brokenDocumentIsRefused(_ broken: BrokenDocument) throws {
        let problems = try SpecFiles.schemaChecker().problems(of: broken.value, by: broken.sound.schema)
        #expect(!problems.isEmpty, "\(broken.why)")
    }

    /// Whatever place of a sound document is touched, the schema says whether that may be.
    @Test(arguments: SoundDocument.allCases)
    func editIsRefusedUnlessAllowed(_ sound: SoundDocument) throws {
        let checker = try SpecFiles.schemaChecker()
        let edits = try SingleEdit.all(of: sound.value)
        #expect(edits.count >= 10)
        var allowed: Set<String> = []
        for edit in edits where try checker.problems(of: edit.document, by: sound.schema).isEmpty {
            allowed.insert(edit.name)
        }
        #expect(allowed == sound.allowedEdits)
    }
}

/// The checker knows its keywords, and admits which it does not.
@Suite struct SchemaCheckerTests {
    /// Each keyword with a value that keeps to it and one that does not.
    @Test(
        arguments: [
            (#"false"#, nil, #"1"#),
            (#"{"type": "object"}"#, #"{}"#, #"[]"#),
            (#"{"type": "integer"}"#, #"2.0"#, #"2.5"#),
            (#"{"type": "boolean"}"#, #"false"#, #"0"#),
            (#"{"const": {"a": [1]}}"#, #"{"a": [1]}"#, #"{"a": []}"#),
            (#"{"enum": [1, "a"]}"#, #""a""#, #""A""#),
            (#"{"minimum": 1}"#, #"1"#, #"0"#),
            (#"{"maximum": 1}"#, #"1"#, #"2"#),
            (#"{"minLength": 1}"#, #""a""#, #""""#),
            (#"{"pattern": "b$"}"#, #""ab""#, #""ab\n""#),
            (#"{"pattern": "^[^\\r\\n]$"}"#, #""\u0301""#, #""e\u0301""#),
            (#"{"items": {"type": "string"}}"#, #"["a"]"#, #"["a", 1]"#),
            (#"{"minItems": 1}"#, #"[1]"#, #"[]"#),
            (#"{"uniqueItems": true}"#, #"[1, "1"]"#, #"[1, 1.0]"#),
            (#"{"required": ["a"]}"#, #"{"a": null}"#, #"{"b": 1}"#),
            (#"{"properties": {"a": {"const": 1}}}"#, #"{"b": 2}"#, #"{"a": 2}"#),
            (#"{"properties": {"a": true}, "additionalProperties": false}"#, #"{"a": 1}"#, #"{"a": 1, "b": 1}"#),
            (#"{"additionalProperties": {"const": 1}}"#, #"{"a": 1}"#, #"{"a": 2}"#),
            (#"{"allOf": [{"minimum": 1}, {"const": 2}]}"#, #"2"#, #"1"#),
            (#"{"anyOf": [{"minimum": 1}, {"const": 0}]}"#, #"0"#, #"-1"#),
            (#"{"oneOf": [{"minimum": 1}, {"const": 2}]}"#, #"1"#, #"2"#),
            (#"{"not": {"const": 1}}"#, #"2"#, #"1"#),
            (#"{"if": {"minimum": 5}, "then": {"const": 7}, "else": {"const": 1}}"#, #"7"#, #"6"#),
            (#"{"if": {"minimum": 5}, "then": {"const": 7}, "else": {"const": 1}}"#, #"1"#, #"2"#),
            (##"{"$id": "a", "$ref": "#/$defs/one", "$defs": {"one": {"const": 1}}}"##, #"1"#, #"2"#),
            (#"{"$ref": "other#/$defs/two"}"#, #"2"#, #"1"#),
            (#"{"$ref": "other", "minimum": 2}"#, #"3"#, #"1"#),
        ] as [(String, String?, String)])
    func keywordIsChecked(schema: String, good: String?, bad: String) throws {
        let other = try JSONValue(parsing: #"{"$id": "other", "$defs": {"two": {"const": 2}}}"#)
        let checker = try SchemaChecker(["a": JSONValue(parsing: schema), "other": other])
        if let good { #expect(try checker.problems(of: JSONValue(parsing: good), by: "a") == []) }
        #expect(try checker.problems(of: JSONValue(parsing: bad), by: "a") != [])
    }

    /// Neither a constraint that the checker does not know nor one that is written wrongly may be passed over.
    @Test(arguments: [
        #"{"maxItems": 1}"#, #"{"properties": {"a": {"anyOf": [{"multipleOf": 1}]}}}"#, #"{"patternProperties": {}}"#,
        #"{"$id": "a", "$defs": {"unused": {"format": "email"}}}"#, #"{"not": {"$defs": {}}}"#, #"{"then": true}"#,
        #"{"if": true, "else": {"Const": 1}}"#, #"{"type": "text"}"#, #"{"type": ["string", "array"]}"#, #"7"#,
        #"{"enum": []}"#, #"{"required": "a"}"#, #"{"required": ["a", 1]}"#, #"{"properties": []}"#,
        #"{"pattern": "("}"#, #"{"minLength": "1"}"#, #"{"uniqueItems": false}"#, #"{"items": [true]}"#,
        #"{"$ref": "b"}"#, ##"{"$ref": "#/$defs/none"}"##, #"{"items": {"not": {"$ref": "a#/properties/b"}}}"#,
        #"{"$id": "b"}"#, #"{"$schema": "http://json-schema.org/draft-07/schema#"}"#,
    ])
    func unknownOrBrokenKeywordIsAnError(_ schema: String) throws {
        let document = try JSONValue(parsing: schema)
        #expect(throws: SchemaError.self) { try SchemaChecker(["a": document]) }
    }

    @Test func unknownSchemaIsAnError() throws {
        #expect(throws: SchemaError.self) { try SchemaChecker([:]).problems(of: .null, by: "a") }
    }
}
