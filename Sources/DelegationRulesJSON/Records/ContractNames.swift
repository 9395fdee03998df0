import DelegationRules

/// The names of the contract's table, laid out for reading: JSON has each fact under its key, some of them in objects.
final class ContractNames: Sendable {
    /// What the values of each fact are called, by the raw value of the fact.
    private let values: [JSONNames<UInt8>]
    /// What an object at the top of a scenario holds.
    let top: JSONNames<Member>
    /// What each object in it holds.
    let groups: [JSONNames<Scenario.Fact>]

    /// What stands under a key at the top of a scenario.
    enum Member: Hashable, Sendable {
        case id
        case fact(Scenario.Fact)
        /// The facts that stand in an object of their own, by its place among ``groups``.
        case group(Int)
    }

    /// The names of the table.
    static let all = ContractNames()

    private init() {
        values = Scenario.Fact.allCases.map { fact in
            JSONNames((0..<fact.valueCount).compactMap { number in fact.value(number).map { ($0.name, number) } })
        }
        var top: [(name: String, value: Member)] = [("id", .id)]
        var groups: [(name: String, facts: [(name: String, value: Scenario.Fact)])] = []
        for fact in Scenario.Fact.allCases {
            let (group, name) = fact.keyParts
            guard let group else {
                top.append((name, .fact(fact)))
                continue
            }
            if groups.last?.name != group {
                top.append((group, .group(groups.count)))
                groups.append((group, []))
            }
            groups[groups.count - 1].facts.append((name, fact))
        }
        self.top = JSONNames(top)
        self.groups = groups.map { JSONNames($0.facts) }
    }

    /// What the values of `fact` are called.
    subscript(fact: Scenario.Fact) -> JSONNames<UInt8> { values[Int(fact.rawValue)] }
}

extension Scenario.Fact {
    /// The keys of the facts, and then of the objects that hold some, with the facts that stand there.
    package static let keys: JSONNames<Scenario.Facts> = {
        var keys = allCases.map { (name: $0.key, value: Scenario.Facts($0)) }
        let (top, groups) = (ContractNames.all.top, ContractNames.all.groups)
        for (name, member) in zip(top.names, top.values) {
            guard case .group(let number) = member else { continue }
            keys.append((name, groups[number].values.reduce(into: Scenario.Facts()) { $0.insert($1) }))
        }
        return JSONNames(keys)
    }()

    /// The name of the object that the fact stands in, if it stands in one, and its name there.
    var keyParts: (group: String?, name: String) {
        let parts = key.split(separator: ".")
        return parts.count == 1 ? (nil, String(parts[0])) : (String(parts[0]), String(parts[1]))
    }

    /// The named values that the bits of a set stand for.
    package func values(in bits: UInt8) -> [ContractValue] {
        (0..<valueCount).filter { bits & 1 << $0 != 0 }.compactMap { value($0) }
    }

    /// Whether the organisation says it, and not the request.
    package var isOfTenant: Bool {
        switch self {
        case .grants, .alwaysSaveCopy, .accessPolicy, .exchangeRoles: true
        case .tokenType, .permissions, .mailbox, .alias, .operation, .from, .fromSource, .saveToSentItems: false
        }
    }

    /// What a message says that a scenario lacks.
    var expectation: String {
        switch field.shape {
        case .choice: "one of \(ContractNames.all[self].list)"
        case .set: self == .permissions ? "an array of Graph permissions" : "an array"
        case .flag: "true or false"
        case .number: "a number"
        }
    }
}

extension Prediction.Part {
    /// What the values are called; an invalid scenario has no prediction.
    package var names: JSONNames<UInt8> {
        let first: UInt8 = self == .outcome ? 1 : 0
        return JSONNames((first..<8).compactMap { number in value(number).map { ($0.name, number) } })
    }
}

extension ContractField.Shape {
    /// What a flag says whose field holds `number`; `nil` where the field holds no flag.
    package func boolean(_ number: UInt8) -> Bool? {
        guard case .flag(let whenZero) = self else { return nil }
        return (number == 0) == whenZero
    }
}
