import DelegationRules

extension PackedScenario: Codable {
    /// Reads a scenario in the JSON of the contract; an unknown key or value, or a missing one, is an error.
    public init(from decoder: any Decoder) throws {
        self.init(rawValue: 0)
        let top = try decoder.container(keyedBy: ContractKey.self)
        try top.expectKeys(Scenario.Fact.allCases.map(\.path[0]) + ["id"])
        for fact in Scenario.Fact.allCases {
            var container = top
            for group in fact.path.dropLast() {
                guard top.contains(ContractKey(group)) else { continue }
                container = try top.nestedContainer(keyedBy: ContractKey.self, forKey: ContractKey(group))
                try container.expectKeys(Scenario.Fact.allCases.filter { $0.path[0] == group }.map(\.path[1]))
            }
            self[fact] = try container.number(of: fact, at: ContractKey(fact.path[fact.path.count - 1]))
        }
        for fact in Scenario.Fact.allCases {
            guard let needs = fact.needs, self[needs.fact] != needs.value,
                top.contains(ContractKey("\(fact.key)"))
            else { continue }
            let name = needs.fact.value(needs.value).map { "\($0.name)" } ?? ""
            throw DecodingError.dataCorruptedError(
                forKey: ContractKey("\(fact.key)"), in: top,
                debugDescription: "expected only with the \(needs.fact.path[needs.fact.path.count - 1]) \(name)")
        }
    }

    /// Writes the scenario in the JSON of the contract, with every key that it can have.
    public func encode(to encoder: any Encoder) throws {
        var top = encoder.container(keyedBy: ContractKey.self)
        var groups: [String: KeyedEncodingContainer<ContractKey>] = [:]
        for fact in Scenario.Fact.allCases {
            if let needs = fact.needs, self[needs.fact] != needs.value { continue }
            if fact.path.count == 1 {
                try top.encode(self, fact)
            } else {
                let key = ContractKey(fact.path[0])
                var group = groups[key.stringValue] ?? top.nestedContainer(keyedBy: ContractKey.self, forKey: key)
                try group.encode(self, fact)
                groups[key.stringValue] = group
            }
        }
    }
}

extension Scenario: Codable {
    /// Reads a scenario in the JSON of the contract; facts that mean nothing beside the others are left out.
    public init(from decoder: any Decoder) throws {
        guard let scenario = try PackedScenario(from: decoder).scenario else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "expected a scenario"))
        }
        self = scenario
    }

    /// Writes the scenario in the JSON of the contract.
    public func encode(to encoder: any Encoder) throws {
        try PackedScenario(self).encode(to: encoder)
    }
}

extension Scenario.Fact {
    /// The key, and that of the object it stands in before it.
    fileprivate var path: [String] { "\(key)".split(separator: ".").map(String.init) }

    /// The number of the value that is called `name`.
    fileprivate func number(named name: String) -> UInt8? {
        (0..<valueCount).first { number in value(number).map { "\($0.name)" } == name }
    }
}

extension KeyedDecodingContainer<ContractKey> {
    /// The number of the value of `fact` under `key`, or the bits of its members.
    fileprivate func number(of fact: Scenario.Fact, at key: ContractKey) throws -> UInt8 {
        guard fact.isRequired || contains(key) else { return 0 }
        switch fact.field.shape {
        case .choice:
            let name = try decode(String.self, forKey: key)
            guard let number = fact.number(named: name) else { throw unknown(name, of: fact, at: key) }
            return number
        case .set:
            return try decode([String].self, forKey: key).reduce(0) { bits, name in
                if let number = fact.number(named: name) { return bits | 1 << number }
                // Graph has hundreds of permissions that play no part.
                guard fact == .permissions, !name.lowercased().hasPrefix("mail.") else {
                    throw unknown(name, of: fact, at: key)
                }
                return bits
            }
        case .flag(let whenZero): return try decode(Bool.self, forKey: key) == whenZero ? 0 : 1
        case .number: return try decode(UInt8.self, forKey: key)
        }
    }

    private func unknown(_ name: String, of fact: Scenario.Fact, at key: ContractKey) -> DecodingError {
        let names = (0..<fact.valueCount).compactMap { fact.value($0).map { "\($0.name)" } }
        return .dataCorruptedError(
            forKey: key, in: self,
            debugDescription: "unknown value \(name.debugDescription); expected one of \(names.joined(separator: ", "))")
    }
}
