import DelegationRules
import Testing

/// The table of the contract holds together; the independent rows hold it to the decision.
@Suite("The contract's table")
struct ContractTests {
    @Test("gives each fact and each part bits of its own, and leaves none between them")
    func fields() {
        #expect(bits(of: Scenario.Fact.allCases.map(\.field)) == Array(0..<18))
        #expect(bits(of: Prediction.Part.allCases.map(\.field)) == Array(0..<24))
    }

    private func bits(of fields: [ContractField]) -> [UInt8] {
        fields.flatMap { $0.position..<$0.position + $0.width }.sorted()
    }

    @Test("has a row for every value of every fact that a scenario can have")
    func values() {
        for fact in Scenario.Fact.allCases {
            let numbers = Set(PackedScenario.every.map { $0[fact] })
            switch fact.field.shape {
            case .choice: #expect(numbers == Set(0..<fact.valueCount))
            case .set:
                #expect(fact.valueCount == fact.field.width)
                #expect(numbers == Set(0..<UInt8(1) << fact.field.width))
            case .flag, .number: #expect(fact.valueCount == 0 && numbers == Set(0..<UInt8(1) << fact.field.width))
            }
            #expect(fact.value(fact.valueCount) == nil && fact.value(.max) == nil)
        }
    }

    @Test("has a row for every value of every part that a prediction can have")
    func parts() {
        let predictions = Set(PackedScenario.every.map(\.prediction)).union([.invalid])
        for part in Prediction.Part.allCases {
            let numbers = Set(predictions.map { $0[part] })
            let named = (UInt8(0)..<8).prefix { part.value($0) != nil }
            switch part.field.shape {
            case .choice where part == .error: #expect(numbers.allSatisfy { $0 == 0 || error($0) != nil })
            case .choice: #expect(numbers == Set(named.map(UInt16.init)))
            case .set: #expect(named.count == Int(part.field.width) && numbers == [0, 1, 2, 3])
            case .flag, .number: #expect(part == .status && numbers == [0, 201, 202, 400, 403, 404])
            }
        }
        #expect(error(0) == nil && error(5) == nil)
    }

    private func error(_ number: UInt16) -> GraphError? { number == 0 ? nil : GraphError(rawValue: UInt8(number) - 1) }

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
            guard let needs = fact.needs else { continue }
            #expect(!fact.isRequired && needs.fact.value(needs.value) != nil)
            for scenario in PackedScenario.every where scenario[needs.fact] != needs.value {
                #expect(scenario[fact] == 0)
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
