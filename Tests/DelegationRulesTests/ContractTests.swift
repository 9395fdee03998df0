import DelegationRules
import Testing

/// The table of the contract holds together; the independent rows hold it to the decision.
@Suite("The contract's table")
struct ContractTests {
    @Test("gives each fact and each part bits of its own, and leaves none between them")
    func fields() {
        #expect(bits(of: Scenario.Fact.allCases.map(\.field)) == Array(0..<28))
        #expect(bits(of: Prediction.Part.allCases.map(\.field)) == Array(0..<25))
    }

    private func bits(of fields: [ContractField]) -> [UInt8] {
        fields.flatMap { $0.position..<$0.position + $0.width }.sorted()
    }

    @Test("has a row for every value of every fact that a scenario can have")
    func values() {
        let facts = Scenario.Fact.allCases
        var seen = [UInt32](repeating: 0, count: facts.count)
        for scenario in PackedScenario.all {
            for (index, fact) in facts.enumerated() { seen[index] |= 1 << UInt32(scenario[fact]) }
        }
        for (fact, seen) in zip(facts, seen) {
            let numbers = (0..<UInt8(32)).filter { seen >> UInt32($0) & 1 == 1 }
            let patterns = Array(0..<UInt8(1) << fact.field.width)
            switch fact.field.shape {
            case .choice: #expect(numbers == Array(0..<fact.valueCount))
            // That there is any other permission has no name: it has hundreds.
            case .set where fact == .permissions: #expect(numbers == patterns && fact.valueCount == 4)
            case .set: #expect(numbers == patterns && fact.valueCount == fact.field.width)
            case .flag, .number: #expect(numbers == patterns && fact.valueCount == 0)
            }
            #expect(fact.value(fact.valueCount) == nil && fact.value(.max) == nil)
        }
    }

    @Test("has a row for every value of every part that a prediction can have")
    func parts() {
        let predictions = Set(Scenario.every.lazy.map { PackedPrediction($0.prediction) }).union([.invalid])
        for part in Prediction.Part.allCases {
            let numbers = Set(predictions.map { $0[part] })
            let named = (UInt8(0)..<8).prefix { part.value($0) != nil }
            switch part.field.shape {
            case .choice where part == .error: #expect(numbers == Set(0...8))
            case .choice: #expect(numbers == Set(named.map(UInt16.init)))
            case .set: #expect(named.count == Int(part.field.width) && numbers == [0, 1, 2, 3])
            case .flag, .number: #expect(part == .status && numbers == [0, 201, 202, 400, 401, 403, 404])
            }
        }
        #expect(GraphError(rawValue: 7) != nil && GraphError(rawValue: 8) == nil)
    }

    @Test("names each key and each value once, and says what each value means")
    func names() {
        #expect(Set(Scenario.Fact.allCases.map(\.key)).count == Scenario.Fact.allCases.count)
        #expect(Set(Prediction.Part.allCases.map(\.key)).count == Prediction.Part.allCases.count)
        let facts = Scenario.Fact.allCases.map { fact in (0..<fact.valueCount).compactMap { fact.value($0) } }
        let parts = Prediction.Part.allCases.map { part in (UInt8(0)..<8).compactMap { part.value($0) } }
        for values in facts + parts {
            #expect(Set(values.map(\.name)).count == values.count)
            #expect(values.allSatisfy { !$0.name.isEmpty && !$0.meaning.isEmpty })
        }
    }

    @Test("states a fact only where what it needs holds")
    func needs() throws {
        for fact in Scenario.Fact.allCases {
            let ofValues = (0..<fact.valueCount).map { (value: $0, needs: fact.needs(of: $0)) }
            let needs =
                [(value: nil, needs: fact.needs)] + ofValues.map { (value: Optional($0.value), needs: $0.needs) }
            for (value, needs) in needs {
                guard let needs else { continue }
                #expect(!fact.isRequired && needs.fact.value(needs.value) != nil)
                let broken = PackedScenario.all.first { scenario in
                    let isStated = value.map { scenario[fact] == $0 } ?? (scenario[fact] != 0)
                    return isStated && scenario[needs.fact] != needs.value
                }
                #expect(broken == nil)
            }
        }
    }

    @Test("cuts off what does not fit into a field", arguments: Scenario.Fact.allCases)
    func overflow(fact: Scenario.Fact) {
        var scenario = PackedScenario(rawValue: 0)
        scenario[fact] = .max
        #expect(scenario.rawValue == (1 << UInt32(fact.field.width) - 1) << UInt32(fact.field.position))
        scenario[fact] = 0
        #expect(scenario.rawValue == 0)
    }
}
