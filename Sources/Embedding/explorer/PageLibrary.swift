// What the page calls in its WebAssembly module: a text goes in and a text comes out, each as bytes in memory.

import DelegationRulesJSON

/// Room for a text of `count` bytes.
@c(delegation_rules_reserve) public func reserve(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    .allocate(capacity: count)
}

/// Gives back the room of a text.
@c(delegation_rules_release) public func release(_ text: UnsafeMutablePointer<UInt8>) {
    unsafe text.deallocate()
}

/// All that the page shows of a question of `count` bytes, as JSON that a zero ends.
@c(delegation_rules_explore) public func explore(
    _ question: UnsafePointer<UInt8>, _ count: Int
) -> UnsafeMutablePointer<UInt8> {
    var writer = JSONWriter()
    do throws(InvalidText) {
        writer.page(try PageQuestion(json: unsafe Array(UnsafeBufferPointer(start: question, count: count))))
    } catch {
        writer.invalid(error, id: nil, line: nil)
    }
    let answer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: writer.bytes.count + 1)
    _ = unsafe answer.initialize(from: writer.bytes + [0])
    return unsafe answer.baseAddress.unsafelyUnwrapped
}
