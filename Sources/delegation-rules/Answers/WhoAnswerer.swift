import DelegationRulesAccess
import DelegationRulesJSON

/// Answers questions who may send as whom, each of which brings its tenant.
struct WhoAnswerer: Answerer {
    let form = AnswerForm.json
    let kind = TextKind.who

    func answer(
        _ reader: inout JSONReader, line: Int, _ writer: inout JSONWriter
    ) throws(InvalidText) -> Never? {
        let question = try reader.whole(kind) { (reader) throws(InvalidText) in try reader.whoQuestion() }
        writer.text(try question.json())
        writer.endLine()
        return nil
    }
}
