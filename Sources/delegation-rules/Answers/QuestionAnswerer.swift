import DelegationRulesAccess
import DelegationRulesJSON
import DelegationRulesReplay

/// Answers questions as a session without a tenant does.
struct QuestionAnswerer: Answerer {
    let form = AnswerForm.json
    let kind: TextKind

    func answer(
        _ reader: inout JSONReader, line: Int, of input: InputName, _ writer: inout JSONWriter
    ) throws(InvalidText) -> Never? {
        var drafts = Drafts()
        try SessionQuestion(&reader).write(to: &writer, in: nil, &drafts)
        writer.endLine()
        return nil
    }
}
