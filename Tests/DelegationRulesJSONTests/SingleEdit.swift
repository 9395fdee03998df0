import SpecCorpus

/// A document in which one place was changed: something removed, something added, or a number put there.
struct SingleEdit {
    /// What was done and where, such as `- .token.type`.
    let name: String
    /// The document afterwards.
    let document: JSONValue

    /// All edits of `value`, which stands at `path`.
    static func all(of value: JSONValue, at path: String = "") -> [SingleEdit] {
        // No schema here has a place for this number, not even where it has one for others.
        var edits = [SingleEdit(name: "# \(path)", document: .number(-0.5))]
        switch value {
        case .object:
            let members = value.members ?? [:]
            func edit(_ key: String, to member: JSONValue?, name: String) {
                var edited = members
                edited[key] = member
                edits.append(SingleEdit(name: name, document: .object(members: edited)))
            }
            edit("surplus", to: .null, name: "+ \(path).surplus")
            for (key, member) in members {
                edit(key, to: nil, name: "- \(path).\(key)")
                for inner in all(of: member, at: "\(path).\(key)") { edit(key, to: inner.document, name: inner.name) }
            }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                for inner in all(of: element, at: "\(path)[\(index)]") {
                    var edited = elements
                    edited[index] = inner.document
                    edits.append(SingleEdit(name: inner.name, document: .array(edited)))
                }
            }
        case .null, .boolean, .number, .string: break
        }
        return edits
    }
}

extension SoundDocument {
    /// The edits after which the document still keeps to its schema: what may be left out, and the scenario of bad
    /// input, which may be anything.
    var allowedEdits: Set<String> {
        switch self {
        case .scenario: ["- .id", "- .from", "- .grants", "- .saveToSentItems", "- .alwaysSaveCopy"]
        case .draftScenario: ["- .from", "- .grants"]
        case .accepted, .drafted, .sendAsDenied, .accessDenied, .badRequest, .invalidUser, .unspecified:
            ["- .id", "- .contested"]
        case .invalid: ["- .id", "- .error.line"]
        case .specCase: ["- .sources[0].section"]
        case .caseFile: ["- .cases[0].sources[0].section"]
        case .badInput: ["# .scenario"]
        case .smallestScenario, .clauseList, .clause, .contestedClause: []
        }
    }
}
