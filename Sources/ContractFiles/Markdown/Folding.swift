import DelegationRules
import DelegationRulesJSON

/// What columns tell of the outcomes of some scenarios, with values that make no difference folded into one row.
struct Folding {
    private let columns: [DecisionColumn]
    /// By what all columns say, the one outcome there is, or `nil` where there are several.
    private var outcomes: [[UInt8]: Prediction.Outcome?] = [:]

    /// Outcomes that are not among `given` are left to a later step; `nil` gives all.
    init(_ decisions: [DecisionTable.Decision], _ columns: [DecisionColumn], giving given: [Prediction.Outcome]?) {
        self.columns = columns
        for decision in decisions {
            let cells = cells(of: decision.scenario)
            if let known = outcomes[cells] {
                if known != decision.outcome { outcomes[cells] = .some(nil) }
            } else {
                outcomes[cells] = decision.outcome
            }
        }
        guard let given else { return }
        outcomes = outcomes.mapValues { outcome in outcome.flatMap { given.contains($0) ? $0 : nil } }
    }

    /// What comes out of a scenario, as far as the columns tell.
    func result(of scenario: PackedScenario) -> Prediction.Outcome? { outcomes[cells(of: scenario)] ?? nil }

    private func cells(of scenario: PackedScenario) -> [UInt8] { columns.map { UInt8($0.label(in: scenario)) } }

    // MARK: Markdown

    /// The table, without columns that make no difference.
    var table: String {
        let rows = rows(columns[...], outcomes.map { ($0.key[...], $0.value) })
        let shown = columns.indices.filter { index in rows.contains { $0.cells[index] != Self.any } }
        return ContractTables.table(
            shown.map { columns[$0].title } + ["result"],
            rows.map { row in shown.map { row.cells[$0] } + [row.result] })
    }

    /// What stands in the cell of a fact that makes no difference.
    private static let any = "–"

    private struct Row: Equatable {
        var cells: [String]
        let result: String
    }

    /// The rows of the outcomes for what the remaining columns say: one for each set of values with the same rows below
    /// them. What is told of no scenario fits any row.
    private func rows(
        _ columns: ArraySlice<DecisionColumn>, _ outcomes: [(cells: ArraySlice<UInt8>, outcome: Prediction.Outcome?)]
    ) -> [Row] {
        guard let column = columns.first else {
            return outcomes.prefix(1).map { Row(cells: [], result: $0.outcome?.cell ?? "goes on") }
        }
        var groups: [(values: [Int], rows: [Row])] = []
        for value in column.labels.indices {
            let part = outcomes.filter { $0.cells.first == UInt8(value) }.map { ($0.cells.dropFirst(), $0.outcome) }
            let rows = rows(columns.dropFirst(), part)
            guard !rows.isEmpty else { continue }
            if let group = groups.firstIndex(where: { $0.rows == rows }) {
                groups[group].values.append(value)
            } else {
                groups.append(([value], rows))
            }
        }
        return groups.flatMap { group in
            let cell = groups.count == 1 ? Self.any : cell(group.values, in: column, beside: groups.map(\.values))
            return group.rows.map { Row(cells: [cell] + $0.cells, result: $0.result) }
        }
    }

    /// The names of some values of a column; where they are many, those of the other `groups`.
    private func cell(_ values: [Int], in column: DecisionColumn, beside groups: [[Int]]) -> String {
        let others = groups.filter { $0 != values }.flatMap { $0 }.sorted()
        let names = { (values: [Int]) in values.map { column.labels[$0] }.joined(separator: ", ") }
        return values.count > 4 && others.count < values.count ? "all but \(names(others))" : names(values)
    }
}

extension Prediction.Outcome {
    /// What comes out, in one cell of a table.
    fileprivate var cell: String {
        switch self {
        case .accepted(let message):
            let folders = message.sentItems.parties.map(\.words)
            return "202; sender: \(message.sender.words); from: \(message.from.words); "
                + "Sent Items: \(folders.isEmpty ? "none" : folders.joined(separator: ", "))"
        case .drafted(let party): return "201; draft of \(party.words)"
        case .rejected(let error):
            // Of two errors with the same code, the name tells which it is.
            return "\(error.status) \(error.code)" + (error.name == error.code ? "" : " (\(error.name))")
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
