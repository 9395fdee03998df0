import DelegationRules

extension JSONWriter {
    /// Writes a scenario, with every key that it can have but those that say what holds without them.
    package mutating func scenario(_ scenario: PackedScenario) {
        object { writer in
            let names = ContractNames.all
            for (place, member) in names.top.values.enumerated() {
                switch member {
                case .id: break
                case .fact(let fact): writer.member(names.top.names[place], fact, of: scenario)
                case .group(let number):
                    writer.object(names.top.names[place]) { writer in
                        let keys = names.groups[number]
                        for (name, fact) in zip(keys.names, keys.values) { writer.member(name, fact, of: scenario) }
                    }
                }
            }
        }
    }

    private mutating func member(_ name: String, _ fact: Scenario.Fact, of scenario: PackedScenario) {
        if let needs = fact.needs, scenario[needs.fact] != needs.value { return }
        let (names, number) = (ContractNames.all[fact], scenario[fact])
        if number == 0, !fact.isAlwaysWritten { return }
        if fact == .permissions, number == Scenario.Token.Permissions.other.rawValue {
            // Any of the others stands for all of them.
            return member(name, strings: [Scenario.Token.Permissions.idleMailNames[0]])
        }
        switch fact.field.shape {
        case .choice: member(name, string: names.name(of: number))
        case .set:
            array(name) { writer in
                for (name, bit) in zip(names.names, names.values) where number & 1 << bit != 0 { writer.string(name) }
            }
        case .flag(let whenZero): member(name, boolean: (number == 0) == whenZero)
        case .number: member(name, integer: Int(number))
        }
    }
}

extension PackedScenario {
    /// The scenario as one JSON object on one line.
    public var json: String {
        JSONWriter.text { $0.scenario(self) }
    }
}
