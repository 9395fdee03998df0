import DelegationRules
import DelegationRulesJSON

/// Answers scenarios with predictions.
struct PredictionAnswerer: Answerer {
    let form: AnswerForm
    var kind: TextKind { .scenario }

    /// What was written of predictions before: there are few that differ.
    private var written: [Prediction: [UInt8]] = [:]

    init(_ form: AnswerForm) {
        self.form = form
    }

    mutating func answer(
        _ reader: inout JSONReader, line: Int, of input: InputName, _ writer: inout JSONWriter
    ) throws(InvalidText) -> Never? {
        let (id, packed) = try reader.whole(kind) { (reader) throws(InvalidText) in try reader.scenario() }
        guard form == .json else {
            let title = Explanation.title(id.map { reader.text(of: $0) }, line: line)
            writer.text(Explanation(of: packed, title: title).text)
            return nil
        }
        guard let scenario = packed.scenario else { preconditionFailure("what was read is a scenario") }
        let prediction = scenario.prediction
        writer.object { writer in
            if let id { writer.member("id", raw: reader.bytes, at: id.literal) }
            if let members = written[prediction] { return writer.append(written: members) }
            var members = JSONWriter()
            members.members(of: prediction)
            written[prediction] = members.bytes
            writer.append(written: members.bytes)
        }
        writer.endLine()
        return nil
    }
}
