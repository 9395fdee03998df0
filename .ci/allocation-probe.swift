// Linked with the core and with no allocator: if a decision or advice could allocate, the link would fail.

@c(decide) public func decide(_ bits: UInt32) -> UInt64 {
    let packed = PackedScenario(rawValue: bits)
    guard let scenario = packed.scenario else { return 0 }
    let prediction = scenario.prediction
    var answer = packed.prediction.rawValue ^ packed.clauses.bits ^ prediction.clauses.bits
    for clause in prediction.contested {
        answer ^= UInt64(clause.rawValue)
    }
    let goal = Advice.Goal(.accepted(sender: .from, sentItems: .from))
    for changes in scenario.advice(for: goal) {
        answer ^= changes.bits
    }
    answer ^= scenario.obstacles(to: goal).bits
    return answer ^ UInt64(prediction.basis.rawValue) ^ UInt64(truncatingIfNeeded: prediction.outcome.status ?? 0)
}
