import DelegationRules

extension Clauses {
    /// Every clause there is as a JSON document, one clause a line: what `Specs/clauses.json` holds.
    public static var register: String {
        let lines = all.map { "    " + $0.json.dense }
        return "{\n  \"clauses\": [\n" + lines.joined(separator: ",\n") + "\n  ]\n}\n"
    }
}

extension Clause {
    fileprivate var json: JSON {
        var members: [(String, JSON)] = [
            ("id", .string(id)), ("statement", .string(statement)), ("evidence", .string(evidence.name.description)),
            ("sources", sources.json), ("contested", .boolean(isContested)),
        ]
        if isContested { members.append(("contestedBy", contestedBy.json)) }
        return .object(members)
    }
}

extension Clause.Sources {
    fileprivate var json: JSON {
        .array(
            map { source in
                let document = ("document", JSON.string(source.document))
                return .object([document] + (source.section.map { [("section", JSON.string($0))] } ?? []))
            })
    }
}
