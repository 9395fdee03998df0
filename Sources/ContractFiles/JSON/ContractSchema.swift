import DelegationRules

/// The definitions of the contract to which the JSON Schemas that are written by hand refer.
enum ContractSchema {
    static var document: JSON {
        [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": "contract.schema.json",
            "$comment": .string(ContractFile.origin),
            "title": "Contract",
            "description": "What the contract names, for the other schemas to refer to.",
            "$defs": [
                "party": values(
                    of: .sender, "One of the two parties. Where they are the same, it is called sendingUser."),
                "sentItems": [
                    "description": "Whose Sent Items keep a copy, the sending user first.",
                    "enum": .array(subsets(of: names(of: .sentItems)).map { .array($0.map(JSON.string)) }),
                ],
                "evidence": values(of: .basis, "A kind of evidence, the strongest first."),
                "outcome": values(of: .outcome, "What comes out of a scenario.", without: 0),
                "error": error,
                "fact": fact,
                "edit": ["description": "What changes, and to what.", "oneOf": .array(edits)],
                "packedPrediction": number(
                    "Of 64 bits, those that mean something; 0 where the scenario is none.",
                    bits: ContractRow.parts.width),
                "packedClauses": number(
                    "A bit for each clause, in the order of clauses.json.", bits: Clauses.all.count),
            ],
        ]
    }

    // MARK: Predictions

    private static func names(of part: Prediction.Part) -> [String] {
        ContractRow.parts.first { $0.key == part.key }?.names ?? []
    }

    private static func values(of part: Prediction.Part, _ description: String, without count: Int = -1) -> JSON {
        .object([
            ("description", .string(description)),
            ("enum", .array(names(of: part).enumerated().filter { $0.offset != count }.map { .string($0.element) })),
        ])
    }

    private static func subsets(of names: [String]) -> [[String]] {
        (0..<1 << names.count).map { bits in names.indices.filter { bits >> $0 & 1 == 1 }.map { names[$0] } }
    }

    /// The status and the error of a refusal, which go together.
    private static var error: JSON {
        let errors = GraphError.all.map { error in
            [
                "properties": [
                    "status": ["const": .number(error.status)],
                    "error": ["const": ["code": .string(error.code), "message": .string(error.message)]],
                ]
            ] as JSON
        }
        return [
            "description": "An error of Graph's with its status; in the message, {id} stands for the id in the path.",
            "oneOf": .array(errors),
        ]
    }

    private static func number(_ description: String, bits: Int) -> JSON {
        ["description": .string(description), "type": "integer", "minimum": 0, "maximum": .number(1 << bits - 1)]
    }

    // MARK: Changes

    /// The keys of the facts, and of the objects that hold some.
    private static var fact: JSON {
        var keys = ContractRow.facts.map(\.key)
        for key in keys where key.contains(".") {
            let outer = String(key.prefix { $0 != "." })
            if !keys.contains(outer) { keys.append(outer) }
        }
        return [
            "description": "A key of a scenario that holds a fact, or several.", "enum": .array(keys.map(JSON.string)),
        ]
    }

    /// What can change: for each fact, the values that can be added, removed or set.
    private static var edits: [JSON] {
        Scenario.Fact.allCases.flatMap { fact in
            var values = verbs.map { (verb: $0, values: [JSON]()) }
            for change in Advice.Changes.all where change.fact == fact {
                let place =
                    switch change.edit {
                    case .set: 0
                    case .add: 1
                    case .remove: 2
                    }
                values[place].values.append(name(of: change.edit.number, of: fact))
            }
            return values.filter { !$0.values.isEmpty }.map { edit(of: fact, $0.verb, $0.values) }
        }
    }

    private static let verbs = ["set", "add", "remove"]

    private static func edit(of fact: Scenario.Fact, _ verb: String, _ values: [JSON]) -> JSON {
        var properties: [(String, JSON)] = [
            ("key", ["const": .string(fact.key)]), (verb, ["enum": .array(values)]),
        ]
        for other in verbs where other != verb {
            properties.append((other, false))
        }
        return ["required": [.string(verb)], "properties": .object(properties)]
    }

    private static func name(of number: UInt8, of fact: Scenario.Fact) -> JSON {
        if case .flag(let whenZero) = fact.field.shape { return .boolean((number == 0) == whenZero) }
        return fact.value(number).map { .string($0.name) } ?? .null
    }
}
