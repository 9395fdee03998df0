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
        for kind in [Token.Kind.user, .app] {
            for (heading, operations) in operations {
                let title = "\(kind == .user ? "User" : "Application") token, \(heading)"
                text += "\n## \(title)\n\n\(table(kind, operations))"
            }
        }
        return text
    }

    private static let operations: [(heading: String, operations: [Operation])] = [
        ("`sendMail`", [.sendMail(saveToSentItems: true), .sendMail(saveToSentItems: false)]),
        ("`sendDraft`", [.sendDraft]),
        ("`createDraft`", [.createDraft]),
    ]

    private static func table(_ kind: Token.Kind, _ operations: [Operation]) -> String {
        let columns =
            [Column.path, .from] + Column.permissions + [.fullAccess] + Column.sendingRights
            + [Column.saveToSentItems(operations)] + Column.copySwitches
        let start = ScenarioRecord(token: Token(kind, []), path: .me, operation: operations[0])
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

    /// The rows below `record` as far as it is decided: one for each set of values with the same rows below them.
    private static func rows(_ columns: ArraySlice<Column>, of record: ScenarioRecord) -> [Row] {
        guard let column = columns.first else { return [Row(cells: [], result: record.scenario.prediction.cell)] }
        var groups: [(labels: [String], rows: [Row])] = []
        for value in column.values {
            var decided = record
            value.decide(&decided)
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

/// One column of the decision table: a fact of the scenario, and the values it can have.
private struct Column: Sendable {
    static let any = "–"

    let title: String
    let values: [(label: String, decide: @Sendable (inout ScenarioRecord) -> Void)]

    static let path = Column(
        title: "mailbox",
        values: [
            ("me", { $0.path = .me }), ("signedInUser", { $0.path = .signedInUser }), ("from", { $0.path = .from }),
            ("another", { $0.path = .another }),
        ])

    static let from = Column(
        title: "from",
        values: [
            ("own", { $0.from = .own }), ("userMailbox", { $0.from = .userMailbox }),
            ("sharedMailbox", { $0.from = .sharedMailbox }), ("resourceMailbox", { $0.from = .resourceMailbox }),
            ("microsoft365Group", { $0.from = .microsoft365Group }),
            ("distributionList", { $0.from = .distributionList }),
        ])

    static let permissions = [
        yesOrNo("Mail.Send") { $0.token.permissions.formUnion(.mailSend) },
        yesOrNo("Mail.Send.Shared") { $0.token.permissions.formUnion(.mailSendShared) },
        yesOrNo("Mail.ReadWrite") { $0.token.permissions.formUnion(.mailReadWrite) },
        yesOrNo("Mail.ReadWrite.Shared") { $0.token.permissions.formUnion(.mailReadWriteShared) },
    ]

    static let fullAccess = yesOrNo("Full Access") { $0.grants.formUnion(.fullAccess) }

    static let sendingRights = [
        yesOrNo("Send As") { $0.grants.formUnion(.sendAs) },
        yesOrNo("Send on Behalf") { $0.grants.formUnion(.sendOnBehalf) },
    ]

    static let copySwitches = [
        yesOrNo("SentAs switch") { $0.alwaysSaveCopy.formUnion(.sentAs) },
        yesOrNo("SendOnBehalf switch") { $0.alwaysSaveCopy.formUnion(.sendOnBehalf) },
    ]

    static func saveToSentItems(_ operations: [Operation]) -> Column {
        Column(
            title: "saveToSentItems",
            values: operations.map { operation in
                (operation == .sendMail(saveToSentItems: false) ? "false" : "true", { $0.operation = operation })
            })
    }

    private static func yesOrNo(_ title: String, _ decide: @escaping @Sendable (inout ScenarioRecord) -> Void) -> Column
    {
        Column(title: title, values: [("yes", decide), ("no", { _ in })])
    }
}

extension Prediction {
    /// What comes out, in one cell of a table.
    fileprivate var cell: String {
        switch outcome {
        case .accepted(let authorship, let sentItems):
            let folders = [(SentItems.sendingUser, Party.sendingUser), (.from, .from)]
                .filter { sentItems.contains($0.0) }.map(\.1.words)
            let sender = authorship.sender.words
            let from = authorship.from.words
            return "202; sender: \(sender); from: \(from); "
                + "Sent Items: \(folders.isEmpty ? "none" : folders.joined(separator: ", "))"
        case .drafted(let party): return "201; draft of \(party.words)"
        case .rejected(let error): return "\(error.status) \(error.code)"
        case .unspecified: return "unspecified"
        }
    }
}

extension Party {
    fileprivate var words: String {
        switch self {
        case .sendingUser: "sending user"
        case .from: "from user"
        }
    }
}
