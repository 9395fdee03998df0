import DelegationRules

extension Clause {
    /// The clause for a person: what it says, on what evidence, and where.
    package var paragraph: String {
        var paragraph = "\(statement)\n    [\(id)] \(evidence.name): \(sources.list)\n"
        if isContested { paragraph += "    contested by \(contestedBy.list)\n" }
        return paragraph
    }
}

extension Clauses {
    /// The clauses as a list, each with its sources.
    package var list: String {
        var list = ""
        for clause in self {
            for (number, line) in clause.paragraph.split(separator: "\n").enumerated() {
                list += (number == 0 ? "  - " : "  ") + line + "\n"
            }
        }
        return list
    }

    /// Their ids, with `separator` between them.
    func ids(_ separator: String = ", ") -> String { map { $0.id }.joined(separator: separator) }
}

extension Clause.Sources {
    /// The sources in one line.
    fileprivate var list: String {
        map { source in source.section.map { "\(source.document), \"\($0)\"" } ?? source.document }
            .joined(separator: "; ")
    }
}
