// What the page calls in its WebAssembly module besides: a text goes in and a text comes out, each as bytes in memory.

import DelegationRulesJSON
import DelegationRulesReplay

/// The answer to a question of the page's of `count` bytes, whose exchanges are sent in the tenant of `session` unless they
/// bring one; as JSON that a zero ends.
@c(delegation_rules_explore) public func explore(
    _ session: OpaquePointer, _ question: UnsafePointer<CChar>, _ count: Int
) -> UnsafeMutablePointer<CChar> {
    let tenant = unsafe Unmanaged<Session>.fromOpaque(UnsafeRawPointer(session)).takeUnretainedValue().tenant
    var writer = JSONWriter()
    do throws(InvalidText) {
        switch try PageQuestion(json: unsafe hostBytes(question, count)) {
        case .shown(let question, let tried, let before, let missing):
            switch question.subject {
            case .scenario(let stated): writer.page(PageCase(stated: tried ?? stated, goal: question.goal))
            case .exchange(let exchange):
                do throws(InvalidText) {
                    try writer.page(
                        exchange, after: before, in: tenant, goal: question.goal, tried: tried, missing: missing)
                } catch {
                    writer.page(error, of: exchange)
                }
            }
        case .archive(let archive): writer.page(archive)
        case .traffic(let exchanges): writer.page(traffic: exchanges, in: tenant)
        }
    } catch {
        writer.invalid(error, id: nil, line: nil)
    }
    return unsafe hostText(writer.bytes)
}
