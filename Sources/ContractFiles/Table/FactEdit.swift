import DelegationRules

/// What advice can do with a fact, and with which of its values.
struct FactEdit {
    /// The fact's key in JSON.
    let key: String
    /// The key that says what is done.
    let verb: String
    let values: [JSON]

    static let verbs = ["set", "add", "remove"]

    /// All that there are, in the order of the facts.
    static var all: [FactEdit] {
        Scenario.Fact.allCases.flatMap { fact in
            var values = verbs.map { (verb: $0, values: [JSON]()) }
            for change in Advice.Changes.all where change.fact == fact {
                let place =
                    switch change.edit {
                    case .set: 0
                    case .add: 1
                    case .remove: 2
                    }
                values[place].values.append(name(of: change.edit.number, of: fact))
            }
            return values.filter { !$0.values.isEmpty }
                .map { FactEdit(key: fact.key, verb: $0.verb, values: $0.values) }
        }
    }

    private static func name(of number: UInt8, of fact: Scenario.Fact) -> JSON {
        if case .flag(let whenZero) = fact.field.shape { return .boolean((number == 0) == whenZero) }
        return fact.value(number).map { .string($0.name) } ?? .null
    }
}
