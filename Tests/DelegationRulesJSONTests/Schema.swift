import SpecCorpus

/// One JSON Schema, read: the rules that a value must keep, each of them.
struct Schema {
    let rules: [Rule]

    /// What one keyword asks for; a rule about objects, arrays, strings or numbers lets other values pass.
    enum Rule {
        case never
        case reference(String)
        case all([Schema]), any([Schema]), one([Schema]), not(Schema)
        case condition(Schema, then: Schema?, otherwise: Schema?)
        case type(TypeName), values([JSONValue])
        case minimum(Double), maximum(Double), minLength(Int), pattern(Pattern)
        case items(Schema), minItems(Int), uniqueItems
        case required([String]), properties([String: Schema]), others(Schema, besides: Set<String>)
    }

    /// A regular expression, as it is written and as it is run.
    struct Pattern {
        let text: String
        let regex: Regex<AnyRegexOutput>
    }

    /// A name that `type` can have.
    enum TypeName: String {
        case object, array, string, boolean, integer, number

        /// Whether `value` is of the type.
        func holds(_ value: JSONValue) -> Bool {
            switch (self, value) {
            case (.object, .object), (.array, .array), (.string, .string), (.boolean, .boolean), (.number, .number):
                true
            case (.integer, .number(let number)): number == number.rounded()
            default: false
            }
        }
    }

    /// The addresses to which `$ref` leads from here.
    var targets: [String] { rules.flatMap(\.targets) }
}

extension Schema.Rule {
    fileprivate var targets: [String] {
        switch self {
        case .reference(let target): [target]
        case .all(let schemas), .any(let schemas), .one(let schemas): schemas.flatMap(\.targets)
        case .condition(let condition, let then, let otherwise):
            [condition, then, otherwise].compactMap(\.self).flatMap(\.targets)
        case .not(let schema), .items(let schema), .others(let schema, _): schema.targets
        case .properties(let schemas): schemas.values.flatMap(\.targets)
        case .never, .type, .values, .minimum, .maximum, .minLength, .pattern, .minItems, .uniqueItems, .required: []
        }
    }
}

// MARK: Reading

extension Schema {
    /// Reads a schema of the document `file`, to which its references are relative.
    init(_ value: JSONValue, file: String) throws(SchemaError) {
        switch value {
        case .boolean(let isAllowed): rules = isAllowed ? [] : [.never]
        case .object:
            let keywords = value.members ?? [:]
            // The order means nothing, but cheap rules settle most alternatives before a pattern has to run.
            let cheap: Set<String> = ["type", "const", "enum", "required"]
            let others = keywords.keys.filter { !cheap.contains($0) }
            var rules: [Rule] = []
            for keyword in keywords.keys.filter(cheap.contains) + others.sorted() {
                if let rule = try Rule(keyword, in: keywords, file: file) { rules.append(rule) }
            }
            self.rules = rules
        default: throw SchemaError("\(file): expected a schema, found \(value)")
        }
    }
}

extension Schema.Rule {
    /// Reads one keyword; `nil` for a keyword that asks for nothing, or that is read with another.
    fileprivate init?(_ keyword: String, in keywords: [String: JSONValue], file: String) throws(SchemaError) {
        guard let value = keywords[keyword] else { return nil }
        let argument = Argument(value: value, place: "\(file): \(keyword)", file: file)
        switch keyword {
        case "title", "description", "default", "$comment": return nil
        case "$schema":
            try argument.expect("https://json-schema.org/draft/2020-12/schema")
            return nil
        case "$id":
            try argument.expect(file)
            return nil
        case "$defs":
            // The checker reads the definitions by address; this finds those deeper down, where none has an address.
            guard keywords["$id"] != nil else { throw SchemaError("\(argument.place) inside a schema") }
            return nil
        case "$ref": self = .reference(try argument.target)
        case "allOf": self = .all(try argument.schemas)
        case "anyOf": self = .any(try argument.schemas)
        case "oneOf": self = .one(try argument.schemas)
        case "not": self = .not(try argument.schema)
        case "if":
            var branches: [String: Schema] = [:]
            for key in ["then", "else"] {
                if let branch = keywords[key] { branches[key] = try Schema(branch, file: file) }
            }
            self = .condition(try argument.schema, then: branches["then"], otherwise: branches["else"])
        case "then", "else":
            guard keywords["if"] != nil else { throw SchemaError("\(argument.place) without if") }
            return nil
        case "type":
            guard let type = Schema.TypeName(rawValue: try argument.text) else { throw argument.unexpected }
            self = .type(type)
        case "const": self = .values([value])
        case "enum": self = .values(try argument.elements)
        case "minimum": self = .minimum(try argument.number)
        case "maximum": self = .maximum(try argument.number)
        case "minLength": self = .minLength(Int(try argument.number))
        case "pattern": self = .pattern(try argument.pattern)
        case "items": self = .items(try argument.schema)
        case "minItems": self = .minItems(Int(try argument.number))
        case "uniqueItems":
            guard value == .boolean(true) else { throw argument.unexpected }
            self = .uniqueItems
        case "required": self = .required(try argument.texts)
        case "properties": self = .properties(try argument.schemasByKey)
        case "additionalProperties":
            var known: Set<String> = []
            if let properties = keywords["properties"]?.members { known = Set(properties.keys) }
            self = .others(try argument.schema, besides: known)
        default: throw SchemaError("\(file): the keyword \(keyword) is unknown to this checker")
        }
    }
}

/// The value of a keyword, as what the keyword takes it for.
private struct Argument {
    let value: JSONValue
    let place: String
    let file: String

    var unexpected: SchemaError { SchemaError("\(place): unexpected \(value)") }

    func expect(_ text: String) throws(SchemaError) {
        guard value == .string(text) else { throw unexpected }
    }

    var text: String {
        get throws(SchemaError) {
            guard let text = value.text else { throw unexpected }
            return text
        }
    }

    var elements: [JSONValue] {
        get throws(SchemaError) {
            guard let elements = value.elements, !elements.isEmpty else { throw unexpected }
            return elements
        }
    }

    var texts: [String] {
        get throws(SchemaError) {
            let elements = try elements
            let texts = elements.compactMap(\.text)
            guard texts.count == elements.count else { throw unexpected }
            return texts
        }
    }

    var number: Double {
        get throws(SchemaError) {
            guard case .number(let number) = value else { throw unexpected }
            return number
        }
    }

    var schema: Schema {
        get throws(SchemaError) { try Schema(value, file: file) }
    }

    var schemas: [Schema] {
        get throws(SchemaError) {
            var schemas: [Schema] = []
            for element in try elements { schemas.append(try Schema(element, file: file)) }
            return schemas
        }
    }

    var schemasByKey: [String: Schema] {
        get throws(SchemaError) {
            guard let members = value.members else { throw unexpected }
            var schemas: [String: Schema] = [:]
            for (key, member) in members { schemas[key] = try Schema(member, file: file) }
            return schemas
        }
    }

    /// The address of a `$ref`, which names its file even where it leads to a definition of the same one.
    var target: String {
        get throws(SchemaError) {
            let reference = try text
            return reference.hasPrefix("#") ? file + reference : reference
        }
    }

    /// The pattern, which in JSON Schema speaks of code points and not of what a reader sees as one character.
    var pattern: Schema.Pattern {
        get throws(SchemaError) {
            let text = try text
            guard let regex = try? Regex(text) else { throw unexpected }
            return Schema.Pattern(text: text, regex: regex.matchingSemantics(.unicodeScalar))
        }
    }
}
