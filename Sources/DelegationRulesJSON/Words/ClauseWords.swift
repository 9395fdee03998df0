import DelegationRules

extension Clause {
    /// What a clause is called that a report contradicts.
    package static let contestedWord = "contested"

    /// The clause for a person: what it says, on what evidence, and where that can be read.
    package var paragraph: String {
        var paragraph = "\(statement)\n    [\(id)] \(evidence.name)\n\(sources.lines)"
        if isContested { paragraph += "    \(Self.contestedWord) by\n\(contestedBy.lines)" }
        return paragraph
    }
}

extension Clauses {
    /// The clauses as a list, each with its sources.
    package var list: String {
        var list = ""
        for clause in self {
            list += "  - \(clause.statement)\n      [\(clause.id)] \(clause.evidence.name): \(clause.sources.list)\n"
            if clause.isContested { list += "      \(Clause.contestedWord) by \(clause.contestedBy.list)\n" }
        }
        return list
    }

    /// Their ids, with `separator` between them.
    func ids(_ separator: String = ", ") -> String { map { $0.id }.joined(separator: separator) }
}

extension Clause.Source {
    /// The page or the thread, and the section of the page.
    fileprivate var title: String { section.map { "\(document), \"\($0)\"" } ?? document }
}

extension Clause.Sources {
    /// The sources in one line.
    fileprivate var list: String { map { $0.title }.joined(separator: "; ") }

    /// A line for each source, with its address.
    fileprivate var lines: String {
        map { source in "      \(source.title)\(source.url.map { ": \($0)" } ?? "")\n" }.joined()
    }
}
