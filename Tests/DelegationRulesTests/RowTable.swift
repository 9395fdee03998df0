import Testing

/// What is known of a scenario: its facts, and what the tables read so far concluded and answered.
struct Conclusion {
    /// A bit for each value, as ``Vocabulary`` counts them: those of facts, and those that tables concluded.
    private(set) var facts: UInt64
    private(set) var concluded: UInt64 = 0
    /// The parts of the answer, in the contract's packed form, but for the basis.
    private(set) var packed: UInt64 = 0

    /// What is known at first of the scenario that the contract packs so.
    init(_ contractBits: UInt32) {
        facts = Vocabulary.facts(of: contractBits)
    }

    fileprivate mutating func add(_ row: RowTable.Row) {
        concluded |= row.concluded
        packed |= row.packed
    }

    /// Tells a table whether several checks fail.
    mutating func countFailures() {
        concluded |= (concluded & Vocabulary.fails).nonzeroBitCount > 1 ? Vocabulary.severalFail : 0
    }

    /// The answer, in the names of the wire format.
    var answer: PlainAnswer {
        func number(_ part: PlainPart) -> Int { Int(packed >> part.position & (1 << part.width - 1)) }
        func name(_ part: PlainPart, with outcome: String) -> String? {
            self.outcome == outcome ? part.values[number(part)] : nil
        }
        let folders = PlainPart.sentItems.values.enumerated().filter { number(.sentItems) >> $0.offset & 1 == 1 }
        return PlainAnswer(
            outcome: outcome, status: number(.status) == 0 ? nil : number(.status),
            sender: name(.sender, with: "accepted"), from: name(.from, with: "accepted"),
            sentItems: outcome == "accepted" ? folders.map(\.element) : nil,
            draftsOf: name(.draftsOf, with: "drafted"),
            errorCode: name(.error, with: "rejected").map { String($0.prefix { $0 != "(" }) })
    }

    private var outcome: String { PlainPart.outcome.values[Int(packed & 0b111)] }
}

/// A part of a prediction, as the contract packs it.
struct PlainPart: Sendable {
    let name: String
    let position: UInt64
    let width: UInt64
    let values: [String]

    static let outcome = PlainPart(
        name: "outcome", position: 0, width: 3,
        values: ["invalid", "accepted", "drafted", "rejected", "unspecified"])
    static let sender = PlainPart(name: "sender", position: 3, width: 1, values: parties)
    static let from = PlainPart(name: "from", position: 4, width: 1, values: parties)
    /// The one part that is a set.
    static let sentItems = PlainPart(name: "sentItems", position: 5, width: 2, values: parties)
    static let draftsOf = PlainPart(name: "draftsOf", position: 7, width: 1, values: parties)
    static let error = PlainPart(
        name: "error", position: 8, width: 4,
        values: [
            "none", "ErrorSendAsDenied", "ErrorAccessDenied", "BadRequest", "ErrorInvalidUser",
            "ErrorGroupIsUsedInNonGroupURI", "MailboxNotEnabledForRESTAPI", "ErrorAccessDenied(policy)",
            "NoPermissionsInAccessToken",
        ])
    static let basis = PlainPart(
        name: "basis", position: 12, width: 3, values: ["documented", "reference", "observed", "inferred"])
    /// The one part that is a number.
    static let status = PlainPart(name: "status", position: 15, width: 10, values: [])

    static let all = [outcome, sender, from, sentItems, draftsOf, error, basis, status]
    private static let parties = ["sendingUser", "from"]

    /// The bits of what a cell says.
    func bits(_ cell: String) -> UInt64 {
        let numbers = cell.split(separator: ",").map { name in
            guard let number = values.isEmpty ? Int(name) : values.firstIndex(of: String(name)) else {
                preconditionFailure("Unknown \(self.name) \(name)")
            }
            return UInt64(name: name, number, in: self)
        }
        return numbers.reduce(0, |) << position
    }
}

extension UInt64 {
    /// The number of a value of a part, a bit where that is a set.
    fileprivate init(name: Substring, _ number: Int, in part: PlainPart) {
        self = part.name == PlainPart.sentItems.name ? 1 << UInt64(number) : UInt64(number)
    }
}

/// One column that conditions can test, with all its values, each of which has a bit.
private struct Column: Sendable {
    let name: String
    /// Whether several values can hold at once.
    let isSet: Bool
    let isConcluded: Bool
    let values: [String]
    /// The place of the first value's bit.
    let first: Int

    /// The bits of some values; one that the rows do not know has none.
    func bits(_ names: [String]) -> UInt64 {
        names.reduce(0) { bits, name in
            guard let number = values.firstIndex(of: name) else {
                Issue.record("the rows know no \(self.name) \(name); PlainScenario.swift has the values that they know")
                return bits
            }
            return bits | 1 << UInt64(first + number)
        }
    }
}

/// Every column with its values; the bits of facts and those of conclusions are counted apart.
private enum Vocabulary {
    private static let conclusions = [
        ("act", ["send", "draft"]), ("place", ["own", "theirs", "nobodys", "silent", "group", "notEnabled", "noUser"]),
        ("mail", ["own", "delegated"]), ("fails", checks), ("several", ["yes"]),
        ("verdict", checks + ["unspecified", "drafted", "accepted"]),
        ("manner", ["unsent", "own", "sentAs", "onBehalf"]),
    ]
    private static let checks = ["empty", "misfit", "permission", "path", "policy", "access", "right"]

    static let columns: [Column] = {
        var columns: [Column] = []
        for (isConcluded, list) in [(false, PlainFact.all.map { ($0.name, $0.values) }), (true, conclusions)] {
            var first = 0
            for (name, values) in list {
                let isSet = name == "fails" || PlainFact.all.contains { $0.name == name && $0.kind == .set }
                columns.append(
                    Column(name: name, isSet: isSet, isConcluded: isConcluded, values: values, first: first))
                first += values.count
            }
            precondition(first <= UInt64.bitWidth)
        }
        return columns
    }()

    static func column(_ name: String) -> Column {
        if let column = columns.first(where: { $0.name == name }) { return column }
        Issue.record("the rows know no \(name); PlainScenario.swift has the facts that they know")
        return Column(name: name, isSet: false, isConcluded: false, values: [], first: 0)
    }

    static let fails = column("fails").bits(checks)
    static let severalFail = column("several").bits(["yes"])

    /// The bits of the facts in a scenario, as the contract packs it.
    static func facts(of contractBits: UInt32) -> UInt64 {
        var facts: UInt64 = 0
        for (field, first) in fields {
            let number = UInt64(field.number(in: contractBits))
            facts |= (field.kind == .set ? number : 1 << number) << first
        }
        return facts
    }

    private static let fields = PlainFact.all.map { ($0, UInt64(column($0.name).first)) }
}

/// What a row asks for: the bits of facts and of conclusions of which it wants all, and those of which it wants none.
struct RowCondition: Sendable {
    private var wanted: (facts: UInt64, concluded: UInt64) = (0, 0)
    private var refused: (facts: UInt64, concluded: UInt64) = (0, 0)
    /// The bits of a set of facts of which it wants any.
    private var anyOf: UInt64?

    /// The condition that all of `cells` state.
    init(_ cells: [(heading: String, cell: String)]) {
        for (heading, cell) in cells where cell != "*" && cell != "" { add(Vocabulary.column(heading), cell) }
    }

    func holds(in conclusion: Conclusion) -> Bool {
        conclusion.facts & wanted.facts == wanted.facts && conclusion.concluded & wanted.concluded == wanted.concluded
            && conclusion.facts & refused.facts == 0 && conclusion.concluded & refused.concluded == 0
            && anyOf.map { conclusion.facts & $0 != 0 } != false
    }

    private mutating func add(_ column: Column, _ cell: String) {
        if cell == "any", column.isSet {
            anyOf = column.bits(column.values)
            return
        }
        let terms =
            cell == "none" && column.isSet
            ? column.values.map { "!\($0)" } : cell.split(separator: ",").map(String.init)
        let named = column.bits(terms.filter { !$0.hasPrefix("!") })
        let excluded = column.bits(terms.filter { $0.hasPrefix("!") }.map { String($0.dropFirst()) })
        let others = column.isSet || named == 0 ? 0 : column.bits(column.values) & ~named
        let all = column.isSet || terms == column.values ? named : 0
        if column.isConcluded {
            wanted.concluded |= all
            refused.concluded |= others | excluded
        } else {
            wanted.facts |= all
            refused.facts |= others | excluded
        }
    }
}

/// A table of rows, of which the first that matches says what it says.
struct RowTable: Sendable {
    fileprivate struct Row: Sendable {
        let condition: RowCondition
        var concluded: UInt64 = 0
        var packed: UInt64 = 0
    }

    private let rows: [Row]

    /// Reads a table: a line of column names, then a row a line.
    init(_ table: String) {
        let lines = table.split(separator: "\n").map { line in
            line.split(separator: "|", omittingEmptySubsequences: false).map { cell in
                String(cell.filter { $0 != " " })
            }
        }
        rows = lines.dropFirst().map { cells in
            precondition(cells.count == lines[0].count && cells.last != "", "Ragged row or no note: \(cells)")
            let named = zip(lines[0], cells).filter { $0.0 != "note" && $0.1 != "" }
            var row = Row(condition: RowCondition(named.filter { $0.0.first != ">" && $0.0.first != "=" }))
            for (heading, cell) in named {
                let name = String(heading.dropFirst())
                if heading.first == ">" { row.concluded |= Vocabulary.column(name).bits([cell]) }
                if heading.first == "=", cell != "none" { row.packed |= PlainPart.named(name).bits(cell) }
            }
            return row
        }
    }

    /// Adds what the first row that matches says; there must be one.
    func apply(to conclusion: inout Conclusion) {
        for row in rows where row.condition.holds(in: conclusion) { return conclusion.add(row) }
        preconditionFailure("No row matches \(conclusion)")
    }
}

extension PlainPart {
    fileprivate static func named(_ name: String) -> PlainPart {
        guard let part = all.first(where: { $0.name == name }) else { preconditionFailure("Unknown part \(name)") }
        return part
    }
}
