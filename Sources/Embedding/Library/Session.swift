import DelegationRulesAccess
import DelegationRulesJSON
import DelegationRulesReplay

/// A tenant, and the drafts that were created in it so far.
///
/// It may be asked from several threads at once: those whose answers depend on the drafts take turns.
final class Session {
    let tenant: Tenant?
    private var drafts = Drafts()
    private let turn = Lock()

    init(_ tenant: Tenant?) {
        self.tenant = tenant
    }

    /// The answer to a question in JSON, as one line of it.
    func answer(to question: [UInt8]) -> [UInt8] {
        var writer = JSONWriter()
        do throws(InvalidText) {
            var reader = JSONReader(question)
            let question = try SessionQuestion(&reader)
            if question.concernsDrafts {
                turn.begin()
                defer { turn.end() }
                try question.write(to: &writer, in: tenant, &drafts)
            } else {
                var none = Drafts()
                try question.write(to: &writer, in: tenant, &none)
            }
        } catch {
            writer.removeAll()
            writer.invalid(error, id: JSONReader(question).id(), line: nil)
        }
        return writer.bytes
    }
}
