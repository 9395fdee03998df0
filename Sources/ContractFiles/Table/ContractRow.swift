import DelegationRules

/// A row of the contract's table, a fact's or a part's, with all that the generated files say of it.
struct ContractRow: Sendable {
    /// A value that must be so for the row to mean anything.
    struct Need: Sendable {
        let key: String
        let number: Int
        let name: String
    }

    /// The key in JSON.
    let key: String
    let field: ContractField
    /// The values, in the order of their numbers or bits; one without a name is none of the named, or any other.
    let values: [(name: String?, meaning: String)]
    /// Whether JSON without the key is an error.
    let isRequired: Bool
    let needs: Need?
    /// What single values need, by their numbers.
    let needsOfValues: [(number: Int, need: Need)]
    /// Whether JSON has the key where the fact is what it is taken to be without it.
    let isAlwaysWritten: Bool
    let words: RowWords

    /// The facts of a scenario, as JSON orders them.
    static let facts = Scenario.Fact.allCases.map { fact in
        ContractRow(
            key: fact.key, field: fact.field,
            values: values { fact.value($0) } + (fact == .permissions ? [(nil, "any other permission")] : []),
            isRequired: fact.isRequired,
            needs: fact.needs.flatMap { Need($0.fact.key, $0.value, $0.fact.value) },
            needsOfValues: (0..<fact.valueCount).compactMap { number in
                fact.needs(of: number).flatMap { Need($0.fact.key, $0.value, $0.fact.value) }
                    .map { (Int(number), $0) }
            },
            isAlwaysWritten: fact.isAlwaysWritten, words: fact.words)
    }

    /// The parts of a prediction, as JSON orders them.
    static let parts = Prediction.Part.allCases.map { part in
        ContractRow(
            key: part.key, field: part.field,
            values: part == .error ? [(nil, "no error")] + errors : values { part.value($0) },
            isRequired: false, needs: part.needs.flatMap { Need($0.part.key, $0.value, $0.part.value) },
            needsOfValues: [], isAlwaysWritten: true, words: part.words)
    }

    /// The row of `fact`.
    static func row(_ fact: Scenario.Fact) -> ContractRow { facts[Int(fact.rawValue)] }
    /// The row of `part`.
    static func row(_ part: Prediction.Part) -> ContractRow { parts[Int(part.rawValue)] }

    private static func values(_ value: (UInt8) -> ContractValue?) -> [(name: String?, meaning: String)] {
        counted(value).map { ($0.name, $0.meaning) }
    }

    private static var errors: [(name: String?, meaning: String)] {
        CaseSet<GraphError>.all.map { ($0.name, "\($0.status) \($0.code)") }
    }

    /// The names of the values.
    var names: [String] { values.compactMap(\.name) }

    /// What a value is called where each has to be called something.
    func label(_ number: Int) -> String { values[number].name ?? (field.shape == .set ? "other" : "none") }

    /// What the row is about, with its values and what they mean, each name as `quoted` has it.
    func description(_ quoted: (String) -> String) -> String {
        let values = values.compactMap { value in value.name.map { "\(quoted($0)) (\(value.meaning))" } }
            .joined(separator: ", ")
        return switch field.shape {
        case .choice: "\(words.description): \(values)"
        case .set: "\(words.description): any of \(values)"
        case .flag: "\(words.description): \(quoted("true")), \(quoted("false"))"
        case .number: words.description
        }
    }

    /// The largest number that the field may have.
    var largest: Int {
        switch field.shape {
        case .choice: values.count - 1
        case .set, .flag, .number: mask
        }
    }

    /// The bits of the field, at the lower end of a number.
    var mask: Int { 1 << Int(field.width) - 1 }

    /// The field's highest bit.
    var lastBit: Int { Int(field.position + field.width) - 1 }
}

extension ContractRow.Need {
    fileprivate init?(_ key: String, _ number: UInt8, _ value: (UInt8) -> ContractValue?) {
        guard let value = value(number) else { return nil }
        self.init(key: key, number: Int(number), name: value.name)
    }
}

extension [ContractRow] {
    /// How many bits all rows take together.
    var width: Int { (map(\.lastBit).max() ?? -1) + 1 }
}

/// Every element that there is for a number, counted from 0.
func counted<Element>(_ element: (UInt8) -> Element?) -> [Element] {
    var elements: [Element] = []
    while let next = element(UInt8(elements.count)) { elements.append(next) }
    return elements
}
