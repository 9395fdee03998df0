// What the page calls in its WebAssembly module besides: a text goes in and a text comes out, each as bytes in memory.

import DelegationRulesJSON

/// All that the page shows of a question of `count` bytes, as JSON that a zero ends.
@c(delegation_rules_explore) public func explore(
    _ question: UnsafePointer<CChar>, _ count: Int
) -> UnsafeMutablePointer<CChar> {
    var writer = JSONWriter()
    do throws(InvalidText) {
        writer.page(try PageQuestion(json: unsafe hostBytes(question, count)))
    } catch {
        writer.invalid(error, id: nil, line: nil)
    }
    return unsafe hostText(writer.bytes)
}
