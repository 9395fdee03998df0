import DelegationRules

/// The JSON Schema of a scenario.
enum ScenarioSchema {
    static var document: JSON {
        .object(
            [
                ("$schema", "https://json-schema.org/draft/2020-12/schema"),
                ("$id", "scenario.schema.json"),
                ("$comment", .string(ContractFile.origin)),
                ("title", "Scenario"),
                (
                    "description",
                    """
                    One delegated-mail request and the facts that decide it. A repeated key is an error too, which JSON \
                    Schema cannot see.
                    """
                ),
            ] + object(of: ContractRow.facts, others: [("id", id)]) + [
                ("allOf", .array(ContractRow.facts.flatMap(needs))), ("$defs", ["permission": permission]),
            ])
    }

    private static let id: JSON = ["description": "Any string; the prediction echoes it.", "type": "string"]

    /// What the objects are about in which some facts lie.
    private static let descriptions = [
        "token": "The access token of the request.", "endpoint": "The path of the request.",
    ]

    /// The rules of the object in which `facts` lie, whose keys begin with `prefix`, and `others` before them.
    private static func object(
        of facts: [ContractRow], prefix: String = "", others: [(String, JSON)] = []
    ) -> [(String, JSON)] {
        var properties = others
        var required: [String] = []
        for fact in facts {
            let key = String(fact.key.dropFirst(prefix.count).prefix { $0 != "." })
            if fact.isRequired, !required.contains(key) { required.append(key) }
            guard !properties.contains(where: { $0.0 == key }) else { continue }
            let inner = facts.filter { $0.key.hasPrefix("\(prefix)\(key).") }
            let description = descriptions[key].map { [("description", JSON.string($0))] } ?? []
            let rules = description + object(of: inner, prefix: "\(prefix)\(key).")
            properties.append((key, inner.isEmpty ? value(of: fact) : .object(rules)))
        }
        let keys: [(String, JSON)] = required.isEmpty ? [] : [("required", .array(required.map(JSON.string)))]
        return [("type", "object")] + keys + [("additionalProperties", false), ("properties", .object(properties))]
    }

    /// The rules of the value of one fact, and what it is where JSON leaves it out.
    private static func value(of row: ContractRow) -> JSON {
        var rules: [(String, JSON)] = [("description", .string(row.description { $0 }.sentence))]
        var whenAbsent: JSON = .null
        switch row.field.shape {
        case .choice:
            rules.append(("enum", .array(row.names.map(JSON.string))))
            whenAbsent = .string(row.names[0])
        case .set:
            rules += [
                ("type", "array"),
                (
                    "items",
                    row.key == Scenario.Fact.permissions.key
                        ? ["$ref": "#/$defs/permission"] : ["enum": .array(row.names.map(JSON.string))]
                ),
            ]
            whenAbsent = []
        case .flag(let whenZero):
            rules.append(("type", "boolean"))
            whenAbsent = .boolean(whenZero)
        case .number: rules.append(("type", "integer"))
        }
        return .object(row.isRequired ? rules : rules + [("default", whenAbsent)])
    }

    private static var permission: JSON {
        let names = alternatives(ContractRow.row(.permissions).names + Scenario.Token.Permissions.idleMailNames)
        let resource = "^(https://\(alternatives(Scenario.Token.Permissions.graphHosts))/)?"
        return [
            "description": """
            A Graph permission by its name, or by a scope's full form: the URL of a Graph host before it. Beside those \
            that decide stand Graph's other names that begin with Mail.; of these, as of any other, it counts alone that \
            there is one. One that begins with Mail. in any letter case and is none of Graph's is a typo.
            """,
            "type": "string",
            "anyOf": [
                ["pattern": .string("\(resource)\(names)$")],
                ["not": ["pattern": .string("\(resource)[Mm][Aa][Ii][Ll]\\.")]],
            ],
        ]
    }

    /// A pattern that any of `names` matches, which have no special character but the full stop.
    private static func alternatives(_ names: [String]) -> String {
        "(\(names.map { $0.replacing(".", with: "\\.") }.joined(separator: "|")))"
    }

    /// That a fact, or a value of it, stands only beside the value that it needs.
    private static func needs(of row: ContractRow) -> [JSON] {
        let present: JSON = ["required": [.string(row.key)]]
        let ofFact = row.needs.map { ["if": present, "then": condition($0.key, $0.name)] as JSON }
        let ofValues = row.needsOfValues.map { number, need in
            let isValue = condition(row.key, row.label(number))
            return ["if": ["allOf": [present, isValue]], "then": condition(need.key, need.name)] as JSON
        }
        return (ofFact.map { [$0] } ?? []) + ofValues
    }

    /// That the fact with that key has that value.
    private static func condition(_ key: String, _ value: String) -> JSON {
        key.split(separator: ".").reversed().reduce(["const": .string(value)] as JSON) { inner, key in
            ["properties": .object([(String(key), inner)])]
        }
    }
}
