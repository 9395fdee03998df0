import DelegationRules

/// The tables of `Specs/README.md`.
enum ContractTables {
    static var all: [(name: String, text: String)] {
        [
            ("scenario", scenario), ("outcomes", outcomes), ("errors", errors),
            ("scenario bits", bits("scenario", ContractRow.facts, of: 32)),
            ("prediction bits", bits("prediction", ContractRow.parts, of: 64)),
        ]
    }

    /// A table of Markdown.
    static func table(_ titles: [String], _ rows: [[String]]) -> String {
        let lines = [titles, titles.map { _ in "---" }] + rows
        return lines.map { "| " + $0.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n" }.joined()
    }

    // MARK: JSON

    private static var scenario: String {
        table(
            ["key", "values", "when absent"],
            [["`id`", "any string", "the prediction has no `id`"]]
                + ContractRow.facts.map { ["`\($0.key)`", values(of: $0), whenAbsent($0)] })
    }

    private static func values(of row: ContractRow) -> String {
        var text = row.description { "`\($0)`" }
        if row.key == Scenario.Fact.permissions.key { text += ". \(otherPermissions)" }
        let needs =
            (row.needs.map { ["with `\($0.name)` only"] } ?? [])
            + row.needsOfValues.map { number, need in "`\(row.label(number))` with \(whereNeeded(need)) only" }
        return text + needs.map { "; \($0), elsewhere an error" }.joined()
    }

    /// The value that is needed, with its key, as other facts have values of that name.
    private static func whereNeeded(_ need: ContractRow.Need) -> String { "`\(need.key)` `\(need.name)`" }

    private static var otherPermissions: String {
        let list = { (names: [String]) in names.map { "`\($0)`" }.joined(separator: ", ") }
        let (names, hosts) = (
            list(Scenario.Token.Permissions.idleMailNames), list(Scenario.Token.Permissions.graphHosts)
        )
        return """
            A scope's full form (`https://graph.microsoft.com/Mail.Send`, with the host of any of Graph's clouds, \(hosts)) \
            is the same permission. Of other names it counts alone that there is one; but one that begins with `Mail.`, in any letter case, and is none \
            of Graph's (those that decide, and \(names)) is an error
            """
    }

    private static func whenAbsent(_ row: ContractRow) -> String {
        if row.isRequired { return "an error" }
        return switch row.field.shape {
        case .choice: "`\(row.names[0])`"
        case .set: "none"
        case .flag(let whenZero): "`\(whenZero)`"
        case .number: "0"
        }
    }

    private static var outcomes: String {
        let outcome = ContractRow.row(.outcome)
        // The outcome of what is no scenario comes last: it is the only one that the engine does not predict.
        let rows = outcome.values.dropFirst() + outcome.values.prefix(1)
        return table(
            ["`outcome`", "meaning", "further keys"],
            rows.map { value in
                let name = value.name ?? ""
                return ["`\(name)`", value.meaning, furtherKeys(name)]
            })
    }

    private static func furtherKeys(_ outcome: String) -> String {
        let parts = ContractRow.parts.filter { $0.needs?.name == outcome }.map(key)
        switch outcome {
        case "invalid": return "`error` with `path`, the key at fault, and `message`"
        case "unspecified": return "`reason`: why there is no prediction"
        default: return (["`status`"] + parts).joined(separator: "; ")
        }
    }

    private static func key(_ row: ContractRow) -> String {
        if row.key == Prediction.Part.error.key {
            return "`error` with Graph's `code` and `message`, in which `{id}` stands for the id in the path"
        }
        let values = row.names.map { "`\($0)`" }
        return row.field.shape == .set
            ? "`\(row.key)`, an array of any of \(values.joined(separator: ", ")), in that order: \(row.words.description)"
            : "`\(row.key)`, \(values.joined(separator: " or ")): \(row.words.description)"
    }

    private static var errors: String {
        table(
            ["`code`", "`status`", "`message`"],
            CaseSet<GraphError>.all.map { ["`\($0.code)`", String($0.status), $0.message] })
    }

    // MARK: Bits

    private static func bits(_ title: String, _ rows: [ContractRow], of width: Int) -> String {
        let sorted = rows.sorted { $0.field.position < $1.field.position }
        return table(
            ["\(title) bits", "meaning"],
            sorted.map { [span(Int($0.field.position), $0.lastBit), meaning(of: $0)] } + [
                [span(rows.width, width - 1), "0"]
            ])
    }

    private static func span(_ first: Int, _ last: Int) -> String {
        first == last ? "\(first)" : "\(first)–\(last)"
    }

    private static func meaning(of row: ContractRow) -> String {
        let names = row.values.indices.map { number in
            let need = row.needsOfValues.first { $0.number == number }?.need
            let name = row.values[number].name.map { "`\($0)`" } ?? row.values[number].meaning
            return name + (need.map { " (only with \(whereNeeded($0)))" } ?? "")
        }
        switch row.field.shape {
        case .choice:
            return "`\(row.key)`: " + names.enumerated().map { "\($0) \($1)" }.joined(separator: ", ")
        case .set: return "`\(row.key)`: a bit each for " + names.joined(separator: ", ")
        case .flag(let whenZero):
            return "1: `\(row.key)` is `\(!whenZero)`" + (row.needs.map { "; only with `\($0.name)`" } ?? "")
        case .number: return "`\(row.key)`, or 0"
        }
    }
}
