import DelegationRules
import DelegationRulesJSON
import Foundation
import SpecCorpus
import TestSupport
import Testing

/// A case of `Specs/packed.json`.
struct PackedCase: Decodable, CustomTestStringConvertible {
    let id: String
    let scenario: UInt32
    let prediction: UInt64
    let clauses: UInt64

    var testDescription: String { id }
}

@Suite("The corpus of the packed form")
struct PackedCorpusTests {
    private struct File: Decodable {
        let cases: [PackedCase]
    }

    private static let file = Result {
        try JSONDecoder().decode(File.self, from: Data(contentsOf: URL(filePath: "\(specs)/packed.json")))
    }
    private static let cases = (try? file.get().cases) ?? []

    @Test("holds the engine to every case", arguments: cases)
    func engine(packedCase: PackedCase) {
        let scenario = PackedScenario(rawValue: packedCase.scenario)
        #expect(scenario.prediction.rawValue == packedCase.prediction)
        #expect(scenario.clauses.bits == packedCase.clauses)
        #expect((scenario.scenario == nil) == (packedCase.prediction == 0))
    }

    @Test("has every scenario of the corpus, packed as the contract says")
    func whole() throws {
        _ = try Self.file.get()
        #expect(Set(Self.cases.map(\.id)).count == Self.cases.count)
        let packed = Dictionary(uniqueKeysWithValues: Self.cases.map { ($0.id, $0.scenario) })
        let scenarios = try SpecCorpus(path: specs).cases.filter {
            $0.kind == .scenario && $0.expected["outcome"]?.text != "invalid"
        }
        #expect(scenarios.count > 150)
        for specCase in scenarios {
            let answer = try IdentifiedScenario(json: specCase.line).scenario
            let bits = answer.rawValue
            #expect(
                packed[specCase.id] == bits,
                """
                expected in Specs/packed.json, if it is right: {"id": "\(specCase.id)", "scenario": \(bits), \
                "prediction": \(answer.prediction.rawValue), "clauses": \(answer.clauses.bits)}
                """)
        }
        #expect(Self.cases.count { $0.prediction == 0 } == Self.cases.count - scenarios.count)
    }
}
