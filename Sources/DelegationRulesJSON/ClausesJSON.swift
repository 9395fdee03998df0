import DelegationRules

extension Clauses {
    /// The clauses as a JSON document, one clause a line: the contents of `Specs/clauses.json`.
    public var json: String {
        let lines = map { "    " + $0.json.text }
        return "{\n  \"clauses\": [\n" + lines.joined(separator: ",\n") + "\n  ]\n}\n"
    }
}

extension Clause {
    fileprivate var json: JSONObject {
        var object = JSONObject()
        object.add("id", string: id)
        object.add("statement", string: statement)
        object.add("evidence", string: evidence.name)
        object.add("sources", raw: sources.json)
        object.add("contested", isContested)
        if isContested { object.add("contestedBy", raw: contestedBy.json) }
        return object
    }
}

extension Sources {
    fileprivate var json: String {
        "[" + map { $0.json.text }.joined(separator: ",") + "]"
    }
}

extension Source {
    fileprivate var json: JSONObject {
        var object = JSONObject()
        object.add("document", string: document)
        if let section { object.add("section", string: section) }
        return object
    }
}
