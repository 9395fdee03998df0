import DelegationRules

extension DecisionTable {
    /// The scenarios in which each fact that is not at its default makes a difference, to what comes out or to the
    /// clauses, with their predictions.
    ///
    /// There are thousands of these and millions of others. Each of the others is predicted as one of these: that without
    /// the facts, one after the other, that make no difference.
    public static var decisiveScenarios: some Sequence<(scenario: PackedScenario, prediction: Prediction)> {
        Scenario.all.lazy.map { (PackedScenario($0), $0.prediction) }.filter { $0.isDecisive(for: $1) }
    }
}

extension PackedScenario {
    /// Whether no fact can be put back to its default, nor a value be left out of a set, without another prediction.
    fileprivate func isDecisive(for prediction: Prediction) -> Bool {
        Self.facts.allSatisfy { fact in
            let number = self[fact]
            guard number != 0 else { return true }
            guard fact.field.shape == .set else { return differs(from: prediction, with: fact, being: 0) }
            return (0..<fact.field.width).allSatisfy { bit in
                number >> bit & 1 == 0 || differs(from: prediction, with: fact, being: number & ~(1 << bit))
            }
        }
    }

    private static let facts = Scenario.Fact.allCases

    private func differs(from prediction: Prediction, with fact: Scenario.Fact, being number: UInt8) -> Bool {
        var other = self
        other[fact] = number
        return other.scenario?.prediction != prediction
    }
}
