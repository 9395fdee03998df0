import DelegationRulesAccess
import DelegationRulesJSON

/// Answers questions for an audit, each of which brings its tenant.
struct AuditAnswerer: Answerer {
    let form = AnswerForm.json
    let kind = TextKind.audit

    func answer(
        _ reader: inout JSONReader, line: Int, _ writer: inout JSONWriter
    ) throws(InvalidText) -> Never? {
        let question = try reader.whole(kind) { (reader) throws(InvalidText) in try reader.auditQuestion() }
        writer.text(try question.json())
        writer.endLine()
        return nil
    }
}
