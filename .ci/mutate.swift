// What a mutant of the core answers, for .ci/mutate, which compiles this into one module with it:
//
//     program corpus <NUMBERS    everything about the packed scenarios on standard input, one a line
//     program all FILE           a hash of the answers to each 65,536 patterns of the 2^28 there are, in bytes
import Foundation

/// The same scenario, made of its typed parts.
func rebuilt(_ scenario: Scenario) -> PackedScenario {
    PackedScenario(
        Scenario(token: scenario.token, path: scenario.path, operation: scenario.operation, from: scenario.from))
}

func explained(_ packed: PackedScenario) -> String {
    guard let prediction = packed.scenario?.prediction else {
        return "\(packed.prediction.rawValue) \(packed.clauses.bits)"
    }
    var text = "\(PackedPrediction(prediction).rawValue) \(packed.prediction.rawValue) \(packed.clauses.bits)"
    text += " \(packed.scenario.map(rebuilt)?.rawValue ?? 0)"
    text += " \(prediction.outcome) \(prediction.outcome.name) \(prediction.outcome.status ?? 0) \(prediction.basis.name)"
    switch prediction.outcome {
    case .rejected(let error): text += " \(error.code) \(error.name) \(error.message)"
    case .unspecified(let silence): text += " \(silence.reason)"
    case .accepted(let message):
        text += " \(message.sender.name) \(message.from.name) \(message.sentItems.rawValue) \(message.authorship)"
    case .drafted(let party): text += " \(party.name)"
    }
    for clause in prediction.clauses {
        text += "\n  \(clause.id) \(clause.evidence.name) \(Array(clause.sources)) \(Array(clause.contestedBy))"
    }
    return text + " \(Array(prediction.contested))"
}

switch CommandLine.arguments[1] {
case "corpus":
    while let line = readLine(), let number = UInt32(line) { print(explained(PackedScenario(rawValue: number))) }
    // Which scenarios there are, in what order.
    let scenarios = Scenario.all.reduce(into: (count: 0, hash: 0 as UInt64)) { all, scenario in
        all.count += 1
        all.hash = (all.hash ^ UInt64(PackedScenario(scenario).rawValue)) &* 0x2545_F491_4F6C_DD1D
    }
    print(scenarios, PackedScenario.all.prefix(1 << 16).reduce(0) { $0 &* 31 &+ $1.rawValue })
default:
    // By their bits and not by Scenario.all: which scenarios that has is a mutant's to say.
    var answers = [UInt64](repeating: 0, count: 1 << 12)
    for bits in UInt32(0)..<1 << 28 {
        let packed = PackedScenario(rawValue: bits)
        let prediction = packed.prediction.rawValue
        if prediction == 0 { continue }
        // A multiplication by an odd number keeps what differs different.
        let answer = (prediction &* 0x9E37_79B9_7F4A_7C15) ^ packed.clauses.bits
        answers[Int(bits >> 16)] = (answers[Int(bits >> 16)] ^ answer ^ UInt64(bits)) &* 0x2545_F491_4F6C_DD1D
    }
    try answers.withUnsafeBytes { try Data($0).write(to: URL(filePath: CommandLine.arguments[2])) }
}
