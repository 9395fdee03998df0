import DelegationRules

extension Clauses {
    /// The clauses as a JSON document, one clause a line: the contents of `Specs/clauses.json`.
    public var json: String {
        let lines = map { clause in
            "    " + JSONWriter.text { $0.clause(clause) }
        }
        return "{\n  \"clauses\": [\n" + lines.joined(separator: ",\n") + "\n  ]\n}\n"
    }
}

extension JSONWriter {
    /// Writes a clause with what it rests on.
    fileprivate mutating func clause(_ clause: Clause) {
        object { writer in
            writer.member("id", string: clause.id)
            writer.member("statement", string: clause.statement)
            writer.member("evidence", string: clause.evidence.name)
            writer.key("sources")
            writer.sources(clause.sources)
            writer.member("contested", boolean: clause.isContested)
            if clause.isContested {
                writer.key("contestedBy")
                writer.sources(clause.contestedBy)
            }
        }
    }

    private mutating func sources(_ sources: Clause.Sources) {
        array { writer in
            for source in sources {
                writer.object { writer in
                    writer.member("document", string: source.document)
                    if let section = source.section { writer.member("section", string: section) }
                    if let url = source.url { writer.member("url", string: url) }
                }
            }
        }
    }
}
