import DelegationRules

/// The decision table for people: one table for each token and operation, in which values that make no difference are
/// merged and columns that make none are left out.
public enum DecisionTable {
    /// The tables as a Markdown document: what `Specs/decision-table.md` holds.
    public static var markdown: String {
        var text = """
            # Decision table

            Made by `delegation-rules table --format markdown`; do not edit. It shows what comes out, for every
            scenario there is. `delegation-rules predict --explain` tells by which clauses.

            Each table is read from left to right. A dash means that the fact makes no difference in that row.
            *from* is the kind of the from address, `own` being the sending user's. In a result, *sender*, *from* and
            *Sent Items* name the sending user or the from user.

            """
        for tokenType in 0..<Scenario.Fact.tokenType.valueCount {
            for operation in operations {
                var start = PackedScenario(rawValue: 0)
                start[.tokenType] = tokenType
                start[.operation] = operation
                text += "\n## \(title(of: start))\n\n\(table(start))"
            }
        }
        return text
    }

    /// The operations, those that send first.
    private static var operations: [UInt8] {
        let all = Array(0..<Scenario.Fact.operation.valueCount)
        return all.filter { $0 != draft } + [draft]
    }

    /// The number of the operation that creates a draft.
    private static let draft = Scenario.Operation.Kind.createDraft.rawValue

    private static func title(of start: PackedScenario) -> String {
        let token = start[.tokenType] == Scenario.Token.Kind.user.rawValue ? "User" : "Application"
        return "\(token) token, `\(Scenario.Fact.operation.name(start[.operation]))`"
    }

    private static func table(_ start: PackedScenario) -> String {
        let columns = DecisionColumn.all(beside: start)
        let rows = rows(columns[...], of: start)
        let shown = columns.indices.filter { index in rows.contains { $0.cells[index] != DecisionColumn.any } }
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
    private static func rows(_ columns: ArraySlice<DecisionColumn>, of scenario: PackedScenario) -> [Row] {
        guard let column = columns.first else {
            return [Row(cells: [], result: scenario.scenario?.prediction.cell ?? "no scenario")]
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
            let label = groups.count == 1 ? DecisionColumn.any : group.labels.joined(separator: ", ")
            return group.rows.map { Row(cells: [label] + $0.cells, result: $0.result) }
        }
    }
}

extension Prediction {
    /// What comes out, in one cell of a table.
    fileprivate var cell: String {
        switch outcome {
        case .accepted(let message):
            let folders = [(SentItems.sendingUser, Party.sendingUser), (.from, .from)]
                .filter { message.sentItems.contains($0.0) }.map(\.1.words)
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
