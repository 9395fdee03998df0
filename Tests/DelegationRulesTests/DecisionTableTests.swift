import DelegationRules
import Foundation
import TestSupport
import Testing

/// `Specs/decision-table.md`, read back as a person reads it, against the engine.
@Suite("The decision table")
struct DecisionTableTests {
    private static let steps = Result {
        try TableReading(String(contentsOf: URL(filePath: "\(specs)/decision-table.md"), encoding: .utf8)).steps
    }

    @Test(
        "says of all 29,491,200 scenarios what the engine does, in one row of each step", .timeLimit(.minutes(10)),
        arguments: PlainToken.all)
    func everyScenario(token: PlainToken) throws {
        let steps = try Self.steps.get()
        try token.forEachScenario { bits in
            let start = Conclusion(bits)
            var found: UInt64?
            for step in steps where found == nil {
                let rows = step.filter { $0.condition.holds(in: start) }
                // A step that treats a part of the scenarios apart has no table for the others.
                guard rows.count <= 1 else { throw Misread("\(rows.count) rows fit \(Self.json(bits))") }
                found = rows.first?.result
            }
            let basis: UInt64 = 0b111 << PlainPart.basis.position
            guard found != PackedScenario(rawValue: bits).prediction.rawValue & ~basis else { return }
            throw Misread("\(Self.json(bits)) is said to be answered \(found.map(String.init) ?? "nowhere")")
        }
    }

    private static func json(_ bits: UInt32) -> String { PlainScenario(contractBits: bits).json }

    @Test("is short enough for a person to read")
    func size() throws {
        let rows = try Self.steps.get().flatMap { $0 }
        #expect((50..<150).contains(rows.count))
    }
}

/// Why the table is not as it should be.
private struct Misread: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// The decision table's rows, in the steps in which they stand.
private struct TableReading {
    struct Row {
        let condition: RowCondition
        /// The prediction without its basis, as the contract packs it; `nil` where the row sends on to the next step.
        let result: UInt64?
    }

    private(set) var steps: [[Row]] = []
    /// What the heading says of all rows below it.
    private var part: [(heading: String, cell: String)] = []
    private var titles: [String] = []

    init(_ markdown: String) throws {
        for line in markdown.split(separator: "\n") {
            if line.hasPrefix("## ") {
                steps.append([])
                (part, titles) = ([], [])
            } else if line.hasPrefix("### ") {
                try readHeading(line)
            } else if line.hasPrefix("| ") {
                try readRow(line.dropFirst(2).dropLast(2).components(separatedBy: " | "))
            }
        }
    }

    /// ### Token `user`, `sendMail`, `sendDraft`
    private mutating func readHeading(_ line: Substring) throws {
        let names = line.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
        guard line.hasPrefix("### Token `"), names.count > 1 else { throw Misread("no heading: \(line)") }
        part = [("token", names[0]), ("operation", names.dropFirst().joined(separator: ","))]
        titles = []
    }

    private mutating func readRow(_ cells: [String]) throws {
        if titles.isEmpty {
            titles = cells
            guard cells.last == "result" else { throw Misread("no result: \(cells)") }
        } else if cells.allSatisfy({ $0 == "---" }) {
            return
        } else {
            guard cells.count == titles.count, !steps.isEmpty else { throw Misread("ragged: \(cells)") }
            let conditions = try zip(titles, cells).dropLast().filter { $0.1 != "–" }.map(Self.condition)
            steps[steps.count - 1].append(
                Row(condition: RowCondition(part + conditions), result: try Self.result(cells[cells.count - 1])))
        }
    }

    /// What a cell asks, in the words of the decision rows.
    private static func condition(_ title: String, _ cell: String) throws -> (heading: String, cell: String) {
        let words = title.components(separatedBy: ": ")
        let column =
            [
                "saveToSentItems": "saved", "alwaysSaveCopy": "switches", "accessPolicy": "policy",
                "exchangeRoles": "roles",
            ][
                words[0]] ?? words[0]
        switch (words.count, cell) {
        case (2, "yes"): return (column, words[1])
        case (2, "no"): return (column, "!" + words[1])
        case (1, "true"): return (column, "yes")
        case (1, "false"): return (column, "no")
        case (1, _):
            let isExcluded = cell.hasPrefix("all but ")
            let names = (isExcluded ? String(cell.dropFirst(8)) : cell).components(separatedBy: ", ")
            return (column, names.map { isExcluded ? "!" + $0 : $0 }.joined(separator: ","))
        default: throw Misread("\(title) cannot be \(cell)")
        }
    }

    private static func result(_ cell: String) throws -> UInt64? {
        if cell == "goes on" { return nil }
        if cell == "unspecified" { return PlainPart.outcome.bits("unspecified") }
        let parts = cell.components(separatedBy: "; ")
        let words = parts[0].components(separatedBy: " ")
        let status = PlainPart.status.bits(words[0])
        func party(_ part: Int, _ prefix: String) throws -> String {
            guard parts.count > part, parts[part].hasPrefix(prefix) else { throw Misread("no result: \(cell)") }
            return parts[part].dropFirst(prefix.count).components(separatedBy: ", ")
                .map { $0 == "sending user" ? "sendingUser" : $0 == "from user" ? "from" : $0 }.joined(separator: ",")
        }
        switch words[0] {
        case "201":
            return try status | PlainPart.outcome.bits("drafted") | PlainPart.draftsOf.bits(party(1, "draft of "))
        case "202":
            let sentItems = try party(3, "Sent Items: ")
            return try status | PlainPart.outcome.bits("accepted") | PlainPart.sender.bits(party(1, "sender: "))
                | PlainPart.from.bits(party(2, "from: "))
                | (sentItems == "none" ? 0 : PlainPart.sentItems.bits(sentItems))
        default:
            let isOfPolicy = words.count > 2 && words[2].contains("AccessPolicy")
            return status | PlainPart.outcome.bits("rejected")
                | PlainPart.error.bits(words[1] + (isOfPolicy ? "(policy)" : ""))
        }
    }
}
