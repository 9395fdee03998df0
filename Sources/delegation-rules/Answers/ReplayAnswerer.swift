import DelegationRulesJSON
import DelegationRulesReplay

/// Answers exchanges with what comes of them.
struct ReplayAnswerer: Answerer {
    let form: AnswerForm
    /// The tenant of every exchange that brings none.
    let tenant: Tenant?
    /// What errors bear, if it is not to be told from others.
    var requestID: String?
    var date: String?
    private var results = ResultWriter()

    var kind: TextKind { .exchange }

    init(_ form: AnswerForm, in tenant: Tenant?) {
        self.form = form
        self.tenant = tenant
    }

    mutating func answer(
        _ reader: inout JSONReader, line: Int, _ writer: inout JSONWriter
    ) throws(InvalidText) {
        let exchange = try reader.whole(kind) { (reader) throws(InvalidText) in try reader.exchange() }
        let result = try exchange.result(in: tenant, stamp: stamp)
        guard form == .json else {
            return writer.text(result.explanation(title: Explanation.title(exchange.id, line: line)))
        }
        results.write(result, id: exchange.id, to: &writer)
        writer.endLine()
    }

    private var stamp: ResponseStamp {
        ResponseStamp(requestID: requestID ?? ResponseStamp.randomID, date: date ?? ResponseStamp.currentDate)
    }
}
