import DelegationRulesJSON
import DelegationRulesReplay

/// Holds recorded answers against predicted ones, writes where they differ, and counts.
struct CheckAnswerer: Answerer {
    /// What is known of the exchanges before.
    struct Memory {
        var drafts = Drafts()
        /// What to call those who are named, if not by their names.
        var redaction: Redaction?
    }

    /// An exchange that depends on those before it, or in which something differs.
    enum Unfinished {
        case unchecked(Exchange)
        case different([CheckedSend], id: String?)
    }

    let form: AnswerForm
    /// The tenant of every exchange that brings none.
    let tenant: Tenant?
    let isRedacted: Bool
    private var tally = CheckTally()

    var kind: TextKind { .exchange }
    var memory: Memory { Memory(redaction: isRedacted ? Redaction() : nil) }

    init(_ form: AnswerForm, in tenant: Tenant?, isRedacted: Bool) {
        self.form = form
        self.tenant = tenant
        self.isRedacted = isRedacted
    }

    mutating func answer(
        _ reader: inout JSONReader, line: Int, of input: InputName, _ writer: inout JSONWriter
    ) throws(InvalidText) -> Unfinished? {
        // Of an archive it is known how many entries it has, most of which are passed over.
        if input.entryCount == nil { tally.entries += 1 }
        let exchange = try reader.whole(kind) { (reader) throws(InvalidText) in try reader.exchange() }
        if exchange.concernsDrafts { return .unchecked(exchange) }
        var none = Drafts()
        let differences = count(try exchange.checked(in: tenant, &none))
        return differences.isEmpty ? nil : .different(differences, id: exchange.id)
    }

    mutating func finish(
        _ text: Unfinished, line: Int, of input: InputName, _ memory: inout Memory, _ writer: inout JSONWriter
    ) throws(InvalidText) {
        switch text {
        case .unchecked(let exchange):
            let differences = count(try exchange.checked(in: tenant, &memory.drafts))
            write(differences, id: exchange.id, line: line, of: input, &memory, &writer)
        case .different(let differences, let id): write(differences, id: id, line: line, of: input, &memory, &writer)
        }
    }

    /// Counts `sends`, and returns those that differ.
    private mutating func count(_ sends: [CheckedSend]) -> [CheckedSend] {
        for send in sends { tally.count(send) }
        return sends.filter { $0.verdict == .differs }
    }

    private func write(
        _ sends: [CheckedSend], id: String?, line: Int, of input: InputName, _ memory: inout Memory,
        _ writer: inout JSONWriter
    ) {
        for send in sends {
            let difference = Difference(
                send, id: id, file: input.name, entry: input.entry(line: line)
            ) { memory.redaction?.name($0) ?? $0 }
            if form == .json {
                writer.difference(difference)
            } else {
                writer.text(difference.explanation(title: "\(input.name.onOneLine), \(input.title(nil, line: line))"))
            }
        }
    }

    /// What was counted since this was asked before.
    mutating func takeTally() -> CheckTally {
        defer { tally = CheckTally() }
        return tally
    }
}
