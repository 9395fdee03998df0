import DelegationRules
import DelegationRulesAccess
import DelegationRulesJSON
import DelegationRulesReplay
import SpecCorpus
import Testing

extension SpecCase {
    /// What this engine answers to the line, without the command.
    var answer: JSONValue {
        get throws {
            do {
                switch kind {
                case .scenario:
                    let read = try IdentifiedScenario(json: line)
                    return try JSONValue(parsing: try #require(read.scenario.scenario).prediction.json(id: read.id))
                case .exchange:
                    let exchange = try Exchange(json: line)
                    return try JSONValue(parsing: exchange.result(in: nil).json(id: exchange.id))
                case .advice:
                    let question = try AdviceQuestion(json: line)
                    return try JSONValue(parsing: question.answer().json(id: question.id))
                case .audit: return try JSONValue(parsing: AuditQuestion(json: line).json())
                case .who: return try JSONValue(parsing: WhoQuestion(json: line).json())
                case .check: return try JSONValue(parsing: SpecCase.answer(lines: report))
                }
            } catch let error as InvalidText {
                var writer = JSONWriter()
                writer.invalid(error, id: JSONReader(Array(line.utf8)).id(), line: 1)
                return try JSONValue(parsing: writer.bytes)
            }
        }
    }
}

extension SpecCase {
    /// The report on recorded traffic, line by line.
    private var report: [String] {
        var writer = JSONWriter()
        var tally = CheckTally()
        var drafts = Drafts()
        for (index, line) in line.split(separator: "\n").enumerated() {
            tally.entries += 1
            do throws(InvalidText) {
                let exchange = try Exchange(json: String(line))
                for send in try exchange.checked(in: nil, &drafts) {
                    tally.count(send)
                    guard send.verdict == .differs else { continue }
                    writer.difference(Difference(send, id: exchange.id, file: "", entry: index + 1) { $0 })
                }
            } catch {
                writer.invalid(error, id: JSONReader(Array(line.utf8)).id(), line: index + 1)
                writer.endLine()
            }
        }
        writer.summary(tally)
        return String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
