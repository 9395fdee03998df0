import DelegationRules

extension JSONReader {
    /// Reads a scenario; facts that mean nothing beside the others are read too, and decide nothing.
    package mutating func scenario() throws(InvalidText) -> (id: QuotedString?, scenario: PackedScenario) {
        var id: QuotedString?
        var scenario = PackedScenario(rawValue: 0)
        // A bit for each fact that is stated, and for each object that is there.
        var stated: UInt64 = 0
        var groups: UInt64 = 0
        let names = ContractNames.all
        try object(names.top) { (member, reader) throws(InvalidText) in
            switch member {
            case .id: id = try reader.string()
            case .fact(let fact):
                scenario[fact] = try reader.number(of: fact)
                stated |= fact.bit
            case .group(let number):
                let keys = names.groups[number]
                groups |= 1 << UInt64(number)
                try reader.object(keys) { (fact, reader) throws(InvalidText) in
                    scenario[fact] = try reader.number(of: fact)
                    stated |= fact.bit
                }
                for fact in keys.values where fact.isRequired && stated & fact.bit == 0 {
                    throw reader.error("missing; expected \(fact.expectation)").inside(fact.keyParts.name)
                }
            }
        }
        for (place, member) in names.top.values.enumerated() {
            switch member {
            case .id: break
            case .fact(let fact): try check(fact, stated, in: scenario)
            case .group(let number):
                guard groups & 1 << UInt64(number) != 0 else {
                    throw error("missing; expected an object").inside(names.top.names[place])
                }
            }
        }
        return (id, scenario)
    }

    /// Throws where `fact` is stated and must not be, or is not and must.
    private func check(
        _ fact: Scenario.Fact, _ stated: UInt64, in scenario: PackedScenario
    ) throws(InvalidText) {
        if stated & fact.bit == 0 {
            if fact.isRequired { throw error("missing; expected \(fact.expectation)").inside(fact.keyParts.name) }
        } else if let needs = fact.needs ?? fact.needs(of: scenario[fact]), scenario[needs.fact] != needs.value {
            let name = needs.fact.value(needs.value).map { $0.name } ?? ""
            let value = fact.needs == nil ? fact.value(scenario[fact]).map { "\($0.name) " } ?? "" : ""
            throw error("\(value)expected only with the \(needs.fact.keyParts.name) \(name)")
                .inside(fact.keyParts.name)
        }
    }

    /// Reads the value of `fact`: its number, or the bits of its members.
    private mutating func number(of fact: Scenario.Fact) throws(InvalidText) -> UInt8 {
        if fact == .permissions { return try permissions().rawValue }
        switch fact.field.shape {
        case .choice: return try value(among: ContractNames.all[fact])
        case .set: return try set(of: ContractNames.all[fact])
        case .flag(let whenZero): return try boolean() == whenZero ? 0 : 1
        case .number: return UInt8(clamping: try integer())
        }
    }

    /// Reads an array of strings that each spell one of `names`, as a bit for each.
    package mutating func set(of names: JSONNames<UInt8>) throws(InvalidText) -> UInt8 {
        var bits: UInt8 = 0
        try elements { (reader) throws(InvalidText) in
            bits |= 1 << (try reader.value(among: names))
        }
        return bits
    }
}

extension Scenario.Fact {
    fileprivate var bit: UInt64 { 1 << UInt64(rawValue) }
}
