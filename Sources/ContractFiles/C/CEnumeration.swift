import DelegationRules

/// An enumeration of C: the named values of one row, or of several that share them.
struct CEnumeration {
    private let row: ContractRow
    private let names: RowWords.Enumeration

    /// The enumeration of the values of `row`; `nil` where they have no names.
    init?(_ row: ContractRow) {
        guard let names = row.words.enumeration else { return nil }
        self.row = row
        self.names = names
    }

    /// The enumerations of `rows`, each once.
    static func all(of rows: [ContractRow]) -> [CEnumeration] {
        var all: [CEnumeration] = []
        for enumeration in rows.compactMap(CEnumeration.init) {
            guard !all.contains(where: { $0.names == enumeration.names }) else { continue }
            all.append(enumeration)
        }
        return all
    }

    /// The type.
    var type: String { "enum delegation_rules_\(names.name)" }

    /// The parameter of a function that takes one of the values.
    var parameter: String { names.name }

    /// The constant of the value with that number.
    func constant(_ number: Int) -> String {
        let name = row.label(number).constantCase
        let prefix = names.prefix + "_"
        // ErrorSendAsDenied is an error by its own name.
        return "DELEGATION_RULES_" + (name.hasPrefix(prefix) ? name : prefix + name)
    }

    /// The declaration.
    var text: String {
        let description = names.description ?? row.words.description
        let isSet = row.field.shape == .set
        let constants = row.values.indices.map { number in
            "\(constant(number)) = \(isSet ? 1 << number : number),"
        }
        return """
            /* \((isSet ? description + "; any of them" : description).sentence) */
            \(type) {
            \(zip(constants, row.values.map(\.meaning)).linesOfC)};

            """
    }
}

extension Sequence where Element == (String, String) {
    /// Declarations, a line each, with what they mean in a column of comments.
    var linesOfC: String {
        let width = map(\.0.count).max() ?? 0
        return map { "    \($0)\(String(repeating: " ", count: width - $0.count)) /* \($1) */\n" }.joined()
    }
}
