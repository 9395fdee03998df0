import DelegationRulesJSON
import DelegationRulesReplay

/// Answers questions with what must change for a goal to be reached.
struct AdviceAnswerer: Answerer {
    let form: AnswerForm
    /// The tenant of every exchange that brings none.
    let tenant: Tenant?

    var kind: TextKind { .question }

    func answer(
        _ reader: inout JSONReader, line: Int, of input: InputName, _ writer: inout JSONWriter
    ) throws(InvalidText) -> Never? {
        let question = try reader.whole(kind) { (reader) throws(InvalidText) in try reader.question() }
        guard form == .json else {
            let title = Explanation.title(question.id, line: line)
            writer.text(try question.explanation(in: tenant, title: title))
            return nil
        }
        let answer = try question.answer(in: tenant)
        writer.object(id: question.id) { $0.members(of: answer) }
        writer.endLine()
        return nil
    }
}
