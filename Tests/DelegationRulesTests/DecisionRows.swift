/// A delegated mail scenario, in the names of the wire format.
struct PlainScenario: Sendable {
    var tokenType: String
    var permissions: Set<String>
    var mailbox: String
    var operation: String
    var from: String
    var grants: Set<String>
    var saveToSentItems: Bool
    var alwaysSaveCopy: Set<String>
}

/// What Microsoft Graph answers to a scenario, in the names of the wire format.
struct PlainAnswer: Equatable, Sendable {
    var outcome: String
    var status: Int?
    var sender: String?
    var from: String?
    var sentItems: [String]?
    var draftsOf: String?
    var errorCode: String?
}

/// A second, independent statement of how Microsoft Graph decides delegated mail: plain rows, naively interpreted.
///
/// The knowledge is in the text tables of this file. The tables are read one after the other, and within a table the
/// first row that matches wins. The first line of each table names its columns:
///
/// - `name` is a condition on the scenario (`saved` is its `saveToSentItems`, `switches` its `alwaysSaveCopy`), or on
///   what an earlier table concluded.
/// - `>name` is a conclusion that the later tables can test.
/// - `=name` is a part of the answer.
/// - `note` says in a few words why the row is there, and decides nothing.
///
/// A condition cell is written so:
///
/// - `*`, or nothing: anything will do.
/// - `a,b` in a column of one value: one of these.
/// - `a,b` in a column that holds a set (`permissions`, `grants`, `switches`): all of these.
/// - `!x`: not x; `!x,!y`: neither x nor y.
///
/// An empty answer cell leaves that part of the answer out; the `sentItems` cell `none` means no folder at all.
enum DecisionRows {
    /// Answers one scenario from the first matching row of each table.
    static func answer(_ scenario: PlainScenario) -> PlainAnswer {
        var known = Vocabulary.bits(of: scenario)
        var parts: [String: String] = [:]
        for table in tables {
            let match = table.first { $0.matches(known) }
            guard let row = match else { preconditionFailure("No row matches \(scenario)") }
            known |= row.concluded
            parts.merge(row.parts) { earlier, _ in preconditionFailure("Answered twice: \(earlier)") }
        }
        guard let outcome = parts["outcome"] else { preconditionFailure("No outcome for \(scenario)") }
        return PlainAnswer(
            outcome: outcome, status: parts["status"].flatMap { Int($0) },
            sender: parts["sender"], from: parts["from"],
            sentItems: parts["sentItems"].map { $0.split(separator: ",").map(String.init).filter { $0 != "none" } },
            draftsOf: parts["draftsOf"], errorCode: parts["errorCode"])
    }

    /// The tables in the order they are read; the verdict's table is written in several pieces, in check order.
    private static let tables: [[Row]] = [
        [silences, sendPermissions, draftPermissions, mailboxesAndRights].flatMap(Row.parse),
        Row.parse(responses), Row.parse(manners), Row.parse(copies),
    ]
}

/// What no source says, and the token that does not fit the path: decided before everything else.
private let silences = """
    token | mailbox      | >verdict    | note
    user  | another      | unspecified | path is neither the signed-in user nor the from user
    app   | signedInUser | unspecified | an application has no signed-in user
    app   | me           | BadRequest  | token does not fit the path
    """

/// The Graph permissions that sending asks for; an application's `.Shared` permissions count for nothing.
private let sendPermissions = """
    token | operation    | from | permissions                  | >verdict          | note
    user  | !createDraft | own  | !Mail.Send,!Mail.Send.Shared | ErrorAccessDenied | missing permission
    user  | !createDraft | !own | !Mail.Send.Shared            | ErrorAccessDenied | missing shared permission
    app   | !createDraft | *    | !Mail.Send                   | ErrorAccessDenied | missing application permission
    """

/// The Graph permissions that creating a draft asks for, by whose mailbox is to hold it.
private let draftPermissions = """
    token | mailbox | operation   | from | permissions                            | >verdict          | note
    user  | from    | createDraft | !own | !Mail.ReadWrite.Shared                 | ErrorAccessDenied | no permission
    user  | *       | createDraft | *    | !Mail.ReadWrite,!Mail.ReadWrite.Shared | ErrorAccessDenied | no permission
    app   | *       | createDraft | *    | !Mail.ReadWrite                        | ErrorAccessDenied | no permission
    """

/// Whether the path names a mailbox, who may open it, and who may send from the address; then all is well.
private let mailboxesAndRights = """
    token | mailbox | operation    | from              | grants                | >verdict          | note
    *     | from    | *            | microsoft365Group | *                     | ErrorInvalidUser  | group is no user
    *     | from    | *            | distributionList  | *                     | ErrorInvalidUser  | list is no user
    user  | from    | *            | !own              | !FullAccess           | ErrorAccessDenied | cannot open it
    *     | *       | createDraft  | *                 | *                     | drafted           | draft is no send
    user  | *       | !createDraft | !own              | !SendAs,!SendOnBehalf | ErrorSendAsDenied | no sending right
    app   | another | !createDraft | !own              | !SendAs,!SendOnBehalf | ErrorSendAsDenied | no sending right
    *     | *       | !createDraft | *                 | *                     | accepted          | nothing refuses
    """

/// How each verdict is answered, and whose Drafts folder holds a draft.
private let responses = """
    verdict           | token | mailbox | from | =outcome    | =status | =errorCode        | =draftsOf   | note
    unspecified       | *     | *       | *    | unspecified |         |                   |             | silence
    BadRequest        | *     | *       | *    | rejected    | 400     | BadRequest        |             | wrong token
    ErrorAccessDenied | *     | *       | *    | rejected    | 403     | ErrorAccessDenied |             | no access
    ErrorInvalidUser  | *     | *       | *    | rejected    | 404     | ErrorInvalidUser  |             | no mailbox
    ErrorSendAsDenied | *     | *       | *    | rejected    | 403     | ErrorSendAsDenied |             | no right
    drafted           | user  | from    | !own | drafted     | 201     |                   | from        | theirs
    drafted           | *     | *       | *    | drafted     | 201     |                   | sendingUser | own path
    accepted          | *     | *       | *    | accepted    | 202     |                   |             | sent
    """

/// In what manner an accepted message is sent, and whom recipients see.
private let manners = """
    verdict   | token | mailbox | from | grants       | >manner  | =sender     | =from       | note
    !accepted | *     | *       | *    | *            | unsent   |             |             | nothing is sent
    accepted  | *     | *       | own  | *            | own      | sendingUser | sendingUser | one's own address
    accepted  | app   | from    | *    | *            | own      | sendingUser | sendingUser | app acts as the mailbox
    accepted  | *     | *       | *    | SendAs       | sentAs   | from        | from        | send as wins over both
    accepted  | *     | *       | *    | SendOnBehalf | onBehalf | sendingUser | from        | on behalf of
    """

/// Which Sent Items folders keep a copy: the default one, and the one an administrator switched on.
private let copies = """
    manner   | mailbox | from             | saved | switches     | =sentItems       | note
    unsent   | *       | *                | *     | *            |                  | nothing is sent
    own      | *       | *                | yes   | *            | sendingUser      | own mail, switches do nothing
    *        | from    | *                | yes   | *            | from             | path is the from user, listed once
    *        | *       | distributionList | yes   | *            | sendingUser      | a list has no folder
    *        | *       | distributionList | no    | *            | none             | a list has no folder
    sentAs   | *       | *                | yes   | SentAs       | sendingUser,from | default and administrator's copy
    onBehalf | *       | *                | yes   | SendOnBehalf | sendingUser,from | default and administrator's copy
    *        | *       | *                | yes   | *            | sendingUser      | default copy alone
    sentAs   | *       | *                | no    | SentAs       | from             | administrator's copy is kept
    onBehalf | *       | *                | no    | SendOnBehalf | from             | administrator's copy is kept
    *        | *       | *                | no    | *            | none             | copy declined
    """

/// One column that conditions can test, with all its values and how a scenario is asked for each.
private struct Column: Sendable {
    /// How many of a column's values hold at once, or that an earlier table concludes it.
    enum Kind { case one, set, concluded }

    var name: String
    var kind: Kind
    var values: [String]
    var holds: @Sendable (PlainScenario, String) -> Bool = { _, _ in false }
}

/// Every column with its values; each value has a bit of its own, counted in the order written here.
private enum Vocabulary {
    static let columns: [Column] = [
        Column(name: "token", kind: .one, values: ["user", "app"]) { $0.tokenType == $1 },
        Column(
            name: "permissions", kind: .set,
            values: ["Mail.Send", "Mail.Send.Shared", "Mail.ReadWrite", "Mail.ReadWrite.Shared"]
        ) { $0.permissions.contains($1) },
        Column(name: "mailbox", kind: .one, values: ["me", "signedInUser", "from", "another"]) { $0.mailbox == $1 },
        Column(name: "operation", kind: .one, values: ["sendMail", "createDraft", "sendDraft"]) { $0.operation == $1 },
        Column(
            name: "from", kind: .one,
            values: ["own", "userMailbox", "sharedMailbox", "resourceMailbox", "microsoft365Group", "distributionList"]
        ) { $0.from == $1 },
        Column(name: "grants", kind: .set, values: ["SendAs", "SendOnBehalf", "FullAccess"]) { $0.grants.contains($1) },
        Column(name: "saved", kind: .one, values: ["yes", "no"]) { $0.saveToSentItems == ($1 == "yes") },
        Column(name: "switches", kind: .set, values: ["SentAs", "SendOnBehalf"]) { $0.alwaysSaveCopy.contains($1) },
        Column(name: "verdict", kind: .concluded, values: errors + ["unspecified", "drafted", "accepted"]),
        Column(name: "manner", kind: .concluded, values: ["unsent", "own", "sentAs", "onBehalf"]),
    ]
    private static let errors = ["BadRequest", "ErrorAccessDenied", "ErrorInvalidUser", "ErrorSendAsDenied"]

    private static let bitOfValue: [String: UInt64] = {
        let values = columns.flatMap { column in column.values.map { "\(column.name) \($0)" } }
        return Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, 1 << UInt64($0)) })
    }()

    /// Returns the bits of the values that hold in a scenario.
    static func bits(of scenario: PlainScenario) -> UInt64 {
        var (bits, next): (UInt64, UInt64) = (0, 1)
        for column in columns {
            let before = bits
            for value in column.values {
                bits |= column.holds(scenario, value) ? next : 0
                next <<= 1
            }
            precondition(column.kind != .one || bits != before, "Unknown \(column.name) in \(scenario)")
        }
        return bits
    }

    /// Returns the bits of some values of a column.
    static func bits(_ column: String, _ values: [String]) -> UInt64 {
        values.reduce(0) { bits, value in
            guard let bit = bitOfValue["\(column) \(value)"] else { preconditionFailure("Unknown \(column) \(value)") }
            return bits | bit
        }
    }
}

/// One row in compact form: the bits it asks for, the bits it refuses, and what it says.
private struct Row: Sendable {
    var required: UInt64 = 0
    var forbidden: UInt64 = 0
    var concluded: UInt64 = 0
    var parts: [String: String] = [:]

    /// Tells whether all that is asked for is known, and nothing that is refused.
    func matches(_ known: UInt64) -> Bool { known & required == required && known & forbidden == 0 }

    /// Reads a table: a line of column names, then a row a line.
    static func parse(_ table: String) -> [Row] {
        let lines = table.split(separator: "\n").map { line in
            line.split(separator: "|", omittingEmptySubsequences: false).map { cell in cell.filter { $0 != " " } }
        }
        return lines.dropFirst().map { cells in
            precondition(cells.count == lines[0].count && cells.last != "", "Ragged row or no note: \(cells)")
            var row = Row()
            for (heading, cell) in zip(lines[0], cells) where heading != "note" && cell != "*" && cell != "" {
                row.add(heading, cell)
            }
            return row
        }
    }

    /// Adds what one cell says, under its column's heading.
    private mutating func add(_ heading: String, _ cell: String) {
        let name = heading.filter { $0 != ">" && $0 != "=" }
        let terms = cell.split(separator: ",").map(String.init)
        let wanted = terms.filter { !$0.hasPrefix("!") }
        let refused = terms.filter { $0.hasPrefix("!") }.map { String($0.dropFirst()) }
        switch heading.first {
        case "=": parts[name] = cell
        case ">": concluded |= Vocabulary.bits(name, wanted)
        default:
            guard let column = Vocabulary.columns.first(where: { $0.name == name }) else {
                preconditionFailure("Unknown column \(name)")
            }
            let isSet = column.kind == .set
            let others = isSet || wanted.isEmpty ? [] : column.values
            required |= isSet ? Vocabulary.bits(name, wanted) : 0
            forbidden |= Vocabulary.bits(name, others) & ~Vocabulary.bits(name, wanted) | Vocabulary.bits(name, refused)
        }
    }
}
