import DelegationRules

/// The decision table for people: step by step in Graph's order, each step with a table for each part of the scenarios
/// that it treats apart.
public enum DecisionTable {
    /// The tables as a Markdown document: what `Specs/decision-table.md` holds.
    public static var markdown: String {
        var text = """
            # Decision table

            Made by `delegation-rules table --format markdown`; do not edit. It shows what comes out, for every
            scenario there is. `delegation-rules predict --explain` tells by which clauses.

            The steps follow each other in Graph's order: a scenario stops at the first that gives a result, and else
            goes on to the next. In each step one row fits, that of its token and operation in which every cell does. A
            dash fits whatever the fact is, and so does the lack of a column: \(factsWithoutColumn)
            decide at most which clauses are cited. In a result, *sender*, *from* and *Sent Items* name the sending
            user or the from user.

            """
        var undecided = decisions
        for (number, stage) in DecisionStage.all.enumerated() {
            text += "\n## \(number + 1). \(stage.title)\n"
            for (part, columns) in stage.tables {
                let folding = Folding(undecided.filter { part.contains($0.scenario) }, columns, giving: stage.outcomes)
                text += (part.heading.map { "\n### \($0)\n" } ?? "") + "\n" + folding.table
                undecided.removeAll { part.contains($0.scenario) && folding.result(of: $0.scenario) != nil }
            }
        }
        return text
    }

    /// A scenario with what comes out.
    typealias Decision = (scenario: PackedScenario, outcome: Prediction.Outcome)

    /// The scenarios, each with what comes out, in which what no table has a column for is at its default.
    private static var decisions: [Decision] {
        let scenarios = Scenario.all.lazy.filter { scenario in
            factsWithoutColumns.allSatisfy { PackedScenario(scenario)[$0] == 0 }
        }
        return scenarios.map { (PackedScenario($0), $0.prediction.outcome) }
    }

    private static let factsWithoutColumns = Scenario.Fact.allCases.filter { fact in
        // The operation stands above the tables.
        fact != .operation
            && !DecisionStage.all.contains { $0.tables.contains { $0.columns.contains { $0.fact == fact } } }
    }

    private static var factsWithoutColumn: String {
        factsWithoutColumns.map { "`\($0.key)`" }.joined(separator: " and ")
    }
}
