import DelegationRules
import DelegationRulesJSON

/// The decision table for people: one table for each token and operation, in which values that make no difference are
/// merged and columns that make none are left out.
enum DecisionTable {
    /// The tables as a Markdown document.
    static var markdown: String {
        var text = """
            # Decision table

            Made by `delegation-rules table --format markdown`; do not edit. It shows what comes out, for every
            scenario there is. `delegation-rules predict --explain` tells by which clauses.

            Each table is read from left to right. A dash means that the fact makes no difference in that row.
            *from* is the kind of the from address, `own` being the sending user's. In a result, *sender*, *from* and
            *Sent Items* name the sending user or the from user.

            """
        for (tokenType, token) in [(0, "User"), (1, "Application")] as [(UInt8, String)] {
            // What only creates a draft comes last: it sends nothing.
            for operation in [0, 2, 1] as [UInt8] {
                var scenario = PackedScenario(rawValue: 0)
                scenario[.tokenType] = tokenType
                scenario[.operation] = operation
                let name = Scenario.Fact.operation.value(operation).map { "\($0.name)" } ?? ""
                text += "\n## \(token) token, `\(name)`\n\n\(table(of: scenario))"
            }
        }
        return text
    }

    private static func table(of start: PackedScenario) -> String {
        let columns = Column.all(for: start)
        let rows = rows(columns[...], of: start)
        let shown = columns.indices.filter { index in rows.contains { $0.cells[index] != Column.any } }
        var text = line(shown.map { columns[$0].title } + ["result"])
        text += line(Array(repeating: "---", count: shown.count + 1))
        for row in rows {
            text += line(shown.map { row.cells[$0] } + [row.result])
        }
        return text
    }

    private static func line(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |\n"
    }

    private struct Row: Equatable {
        var cells: [String]
        let result: String
    }

    /// The rows below `scenario` as far as it is decided: one for each set of values with the same rows below them.
    private static func rows(_ columns: ArraySlice<Column>, of scenario: PackedScenario) -> [Row] {
        guard let column = columns.first else {
            return [Row(cells: [], result: scenario.scenario?.prediction.cell ?? "")]
        }
        var groups: [(labels: [String], rows: [Row])] = []
        for value in column.values {
            var decided = scenario
            decided[column.fact] |= value.bits
            let rows = rows(columns.dropFirst(), of: decided)
            if let group = groups.firstIndex(where: { $0.rows == rows }) {
                groups[group].labels.append(value.label)
            } else {
                groups.append(([value.label], rows))
            }
        }
        return groups.flatMap { group in
            let label = groups.count == 1 ? Column.any : group.labels.joined(separator: ", ")
            return group.rows.map { Row(cells: [label] + $0.cells, result: $0.result) }
        }
    }
}

/// One column of the decision table: a fact of the scenario, or one of several that hold together, and its values.
private struct Column {
    static let any = "–"

    let fact: Scenario.Fact
    let title: String
    let values: [(label: String, bits: UInt8)]

    /// The columns for scenarios with the token and the operation of `start`, in the order that makes the least rows.
    static func all(for start: PackedScenario) -> [Column] {
        let facts: [Scenario.Fact] = [.mailbox, .from, .permissions, .grants, .saveToSentItems, .alwaysSaveCopy]
        return facts.filter { fact in fact.needs.map { start[$0.fact] == $0.value } ?? true }.flatMap(columns)
    }

    private static func columns(of fact: Scenario.Fact) -> [Column] {
        let names = (0..<fact.valueCount).compactMap { fact.value($0).map { "\($0.name)" } }
        switch fact.field.shape {
        case .choice:
            return [Column(fact: fact, title: fact.name, values: zip(names, 0...).map { ($0, UInt8($1)) })]
        case .flag(let whenZero):
            return [Column(fact: fact, title: fact.name, values: [("\(whenZero)", 0), ("\(!whenZero)", 1)])]
        case .set:
            let columns = zip(names, 0...).map { name, bit in
                let title = fact == .grants ? name.inWords : fact == .alwaysSaveCopy ? "\(name) switch" : name
                return Column(
                    fact: fact, title: title,
                    values: [("yes", 1 << UInt8(bit)), ("no", 0)])
            }
            // Whether the mailbox may be opened at all comes before whether one may send from it.
            return fact == .grants ? [columns[2], columns[0], columns[1]] : columns
        case .number: return []
        }
    }
}

extension String {
    /// The name of a grant as Exchange's documentation writes it: "Send on Behalf" for SendOnBehalf.
    fileprivate var inWords: String {
        reduce(into: "") { $0 += ($1.isUppercase && !$0.isEmpty ? " " : "") + String($1) }
            .replacing(" On ", with: " on ")
    }
}

extension Scenario.Fact {
    /// The last part of the key.
    fileprivate var name: String { "\(key)".split(separator: ".").last.map { String($0) } ?? "" }
}

extension Prediction {
    /// What comes out, in one cell of a table.
    fileprivate var cell: String {
        switch outcome {
        case .accepted(let message):
            let folders = [Party.sendingUser, .from].filter { message.sentItems.contains($0) }.map(\.words)
            return "202; sender: \(message.sender.words); from: \(message.from.words); "
                + "Sent Items: \(folders.isEmpty ? "none" : folders.joined(separator: ", "))"
        case .drafted(let party): return "201; draft of \(party.words)"
        case .rejected(let error): return "\(error.status) \(error.code)"
        case .unspecified: return "unspecified"
        }
    }
}

extension Prediction.Party {
    fileprivate var words: String {
        switch self {
        case .sendingUser: "sending user"
        case .from: "from user"
        }
    }
}
