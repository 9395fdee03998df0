// What the page calls in its WebAssembly module besides: a text goes in and a text comes out, each as bytes in memory.

import DelegationRulesJSON
import DelegationRulesReplay

/// All that the page shows of a question for advice of `count` bytes, whose exchange is sent in the tenant of `session`
/// unless it brings one; as JSON that a zero ends.
@c(delegation_rules_explore) public func explore(
    _ session: OpaquePointer, _ question: UnsafePointer<CChar>, _ count: Int
) -> UnsafeMutablePointer<CChar> {
    let session = unsafe Unmanaged<Session>.fromOpaque(UnsafeRawPointer(session)).takeUnretainedValue()
    var writer = JSONWriter()
    do throws(InvalidText) {
        let question = try AdviceQuestion(json: unsafe hostBytes(question, count))
        switch question.subject {
        case .scenario(let stated): writer.page(PageCase(stated: stated, goal: question.goal))
        case .exchange(let exchange):
            do throws(InvalidText) {
                writer.page(try exchange.result(in: session.tenant), goal: question.goal)
            } catch {
                writer.page(error, of: exchange)
            }
        }
    } catch {
        writer.invalid(error, id: nil, line: nil)
    }
    return unsafe hostText(writer.bytes)
}
