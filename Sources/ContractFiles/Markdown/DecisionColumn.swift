import DelegationRules

/// One column of the decision table: a fact of the scenario, or one member of it where it is a set, and the values that
/// it can have.
struct DecisionColumn {
    /// What stands in the cell of a fact that makes no difference.
    static let any = "–"

    let title: String
    let fact: Scenario.Fact
    /// The values, each with the bits that it puts into the fact's field.
    let values: [(label: String, bits: UInt8)]

    /// The columns of the table of a token and an operation, those of `scenario`, in the order in which they are read:
    /// what makes the most difference first, and then what is checked first.
    static func all(beside scenario: PackedScenario) -> [DecisionColumn] {
        let first: [Scenario.Fact] = [.mailbox, .from, .permissions, .grants]
        let decided: [Scenario.Fact] = [.tokenType, .operation]
        let others = Scenario.Fact.allCases.filter { !first.contains($0) && !decided.contains($0) }
        return (first + others).flatMap { columns(of: $0, beside: scenario) }
    }

    private static func columns(of fact: Scenario.Fact, beside scenario: PackedScenario) -> [DecisionColumn] {
        let numbers = 0..<fact.valueCount
        if let needs = fact.needs, scenario[needs.fact] != needs.value { return [] }
        switch fact.field.shape {
        case .choice, .number:
            let title = String(fact.key.split(separator: ".").last ?? "")
            return [DecisionColumn(title: title, fact: fact, values: numbers.map { (fact.name($0), $0) })]
        case .set:
            return order(numbers, of: fact).map { number in
                DecisionColumn(title: title(number, of: fact), fact: fact, values: [("yes", 1 << number), ("no", 0)])
            }
        case .flag(let whenZero):
            let values = [(label: "\(whenZero)", bits: 0 as UInt8), ("\(!whenZero)", 1)]
            return [DecisionColumn(title: fact.key, fact: fact, values: values)]
        }
    }

    /// The members of a set in the order of their columns: Full Access is asked for before the rights to send.
    private static func order(_ numbers: Range<UInt8>, of fact: Scenario.Fact) -> [UInt8] {
        let isFullAccess = { (number: UInt8) in fact == .grants && fact.name(number) == "FullAccess" }
        return numbers.filter(isFullAccess) + numbers.filter { !isFullAccess($0) }
    }

    private static func title(_ number: UInt8, of fact: Scenario.Fact) -> String {
        let name = fact.name(number)
        if fact == .grants { return name.wordsOfName.map { $0 == "On" ? "on" : $0 }.joined(separator: " ") }
        return fact == .alwaysSaveCopy ? "\(name) switch" : name
    }
}

extension Scenario.Fact {
    /// The name of the value with that number, of which there is one.
    func name(_ number: UInt8) -> String {
        value(number)?.name ?? String(number)
    }
}
