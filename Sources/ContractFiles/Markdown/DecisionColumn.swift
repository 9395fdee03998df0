import DelegationRules
import DelegationRulesJSON

/// One column of a decision table: a fact of the scenario, or what of it matters there.
struct DecisionColumn {
    let title: String
    let fact: Scenario.Fact
    /// What a cell can say of the fact.
    let labels: [String]
    /// Which of these it says where the fact has that number.
    private let label: @Sendable (UInt8) -> Int

    /// Which of the labels says how it is in `scenario`.
    func label(in scenario: PackedScenario) -> Int { label(scenario[fact]) }
}

extension DecisionColumn {
    /// A fact that has one of several values, or is true or false.
    static func choice(_ fact: Scenario.Fact) -> DecisionColumn {
        let labels =
            fact.field.shape.boolean(0).map { ["\($0)", "\(!$0)"] } ?? counted { fact.value($0)?.name }
        return DecisionColumn(title: fact.title, fact: fact, labels: labels) { Int($0) }
    }

    static func permission(_ permission: Scenario.Token.Permissions) -> DecisionColumn {
        .member(UInt8(permission.rawValue.trailingZeroBitCount), of: .permissions)
    }

    static func role(_ role: Scenario.Token.ExchangeRoles) -> DecisionColumn {
        .member(UInt8(role.rawValue.trailingZeroBitCount), of: .exchangeRoles)
    }

    /// Whether a set has the value with that number.
    static func member(_ number: UInt8, of fact: Scenario.Fact) -> DecisionColumn {
        DecisionColumn(title: "\(fact.title): \(fact.value(number)?.name ?? "")", fact: fact, labels: ["yes", "no"]) {
            $0 >> number & 1 == 1 ? 0 : 1
        }
    }

    /// Whether a set has any value at all.
    static func any(_ fact: Scenario.Fact) -> DecisionColumn {
        DecisionColumn(title: fact.title, fact: fact, labels: ["none", "any"]) { $0 == 0 ? 0 : 1 }
    }
}

extension Scenario.Fact {
    /// The fact at the head of a column: its key without the object in which it stands, but for the token's type.
    fileprivate var title: String {
        let words = key.split(separator: ".").map(String.init)
        return words.last == "type" ? words[0] : words.last ?? ""
    }
}
