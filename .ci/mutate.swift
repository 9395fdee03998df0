// What a mutant of the core answers, for .ci/mutate, which compiles this into one module with it:
//
//     program corpus <NUMBERS    everything about the packed scenarios on standard input, one a line
//     program all FILE           two numbers for each scenario there is, in bytes
import Foundation

func explained(_ packed: PackedScenario) -> String {
    guard let prediction = packed.scenario?.prediction else {
        return "\(packed.prediction.rawValue) \(packed.clauses.bits)"
    }
    var text = "\(PackedPrediction(prediction).rawValue) \(packed.prediction.rawValue) \(packed.clauses.bits)"
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
default:
    var answers: [UInt64] = []
    for scenario in Scenario.all {
        let prediction = scenario.prediction
        answers.append(PackedPrediction(prediction).rawValue)
        answers.append(prediction.clauses.bits)
    }
    try answers.withUnsafeBytes { try Data($0).write(to: URL(filePath: CommandLine.arguments[2])) }
}
