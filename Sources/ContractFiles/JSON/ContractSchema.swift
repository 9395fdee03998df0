import DelegationRules
import DelegationRulesJSON

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
                    "enum": .array(subsets(of: ContractRow.row(.sentItems).names).map { .array($0.map(JSON.string)) }),
                ],
                "evidence": values(of: .basis, "A kind of evidence, the strongest first."),
                "outcome": values(of: .outcome, "What comes out of a scenario."),
                "error": error,
                "fact": [
                    "description": "A key of a scenario that holds a fact, or several.",
                    "enum": .array(Scenario.Fact.keys.names.map(JSON.string)),
                ],
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

    private static func values(of part: Prediction.Part, _ description: String) -> JSON {
        ["description": .string(description), "enum": .array(part.names.names.map(JSON.string))]
    }

    private static func subsets(of names: [String]) -> [[String]] {
        (0..<1 << names.count).map { bits in names.indices.filter { bits >> $0 & 1 == 1 }.map { names[$0] } }
    }

    /// The status and the error of a refusal, which go together.
    private static var error: JSON {
        let errors = CaseSet<GraphError>.all.map { error in
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

    /// What can change: for each fact, the values that can be added, removed or set.
    private static var edits: [JSON] {
        FactEdit.all.map { edit in
            var properties: [(String, JSON)] = [
                ("key", ["const": .string(edit.key)]), (edit.verb, ["enum": .array(edit.values)]),
            ]
            for other in FactEdit.verbs where other != edit.verb {
                properties.append((other, false))
            }
            return ["required": [.string(edit.verb)], "properties": .object(properties)]
        }
    }
}
