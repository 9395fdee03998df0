import DelegationRules
import DelegationRulesJSON

/// What advice can do with a fact, and with which of its values.
struct FactEdit {
    /// The fact's key in JSON.
    let key: String
    /// The key that says what is done.
    let verb: String
    let values: [JSON]

    /// The verbs, in the order of schemas.
    static let verbs = [Advice.Change.Edit.set(0), .add(0), .remove(0)].map(\.verb)

    /// All that there are, in the order of the facts.
    static var all: [FactEdit] {
        Scenario.Fact.allCases.flatMap { fact in
            let changes = Advice.Changes.all.filter { $0.fact == fact }
            return verbs.map { verb in
                FactEdit(key: fact.key, verb: verb, values: changes.filter { $0.edit.verb == verb }.map(\.value))
            }
        }
        .filter { !$0.values.isEmpty }
    }
}

extension Advice.Change {
    /// The value that is added, removed or set.
    fileprivate var value: JSON { fact.field.shape.boolean(edit.number).map(JSON.boolean) ?? .string(valueName) }
}
