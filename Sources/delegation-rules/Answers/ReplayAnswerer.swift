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
    var memory: Drafts { Drafts() }

    init(_ form: AnswerForm, in tenant: Tenant?) {
        self.form = form
        self.tenant = tenant
    }

    mutating func answer(
        _ reader: inout JSONReader, line: Int, of input: InputName, _ writer: inout JSONWriter
    ) throws(InvalidText) -> Exchange? {
        let exchange = try reader.whole(kind) { (reader) throws(InvalidText) in try reader.exchange() }
        if exchange.concernsDrafts { return exchange }
        write(try exchange.result(in: tenant, stamp: stamp), to: exchange, line: line, of: input, &writer)
        return nil
    }

    mutating func finish(
        _ exchange: Exchange, line: Int, of input: InputName, _ drafts: inout Drafts, _ writer: inout JSONWriter
    ) throws(InvalidText) {
        write(try exchange.result(in: tenant, stamp: stamp, &drafts), to: exchange, line: line, of: input, &writer)
    }

    private mutating func write(
        _ result: ReplayResult, to exchange: Exchange, line: Int, of input: InputName, _ writer: inout JSONWriter
    ) {
        guard form == .json else {
            return writer.text(result.explanation(title: input.title(exchange.id, line: line)))
        }
        results.write(result, id: exchange.id, to: &writer)
        writer.endLine()
    }

    private var stamp: ResponseStamp {
        ResponseStamp(requestID: requestID ?? ResponseStamp.randomID, date: date ?? ResponseStamp.currentDate)
    }
}
