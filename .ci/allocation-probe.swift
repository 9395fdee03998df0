// Linked with the core and with no allocator: if a decision or advice could allocate, the link would fail.

@c(decide) public func decide(_ position: Int32) -> UInt64 {
    let prediction = Scenario.all[Int(position)].prediction
    var answer = prediction.clauses.bits
    for clause in prediction.contested {
        answer ^= UInt64(clause.rawValue)
    }
    let goal = Goal(.accepted(sender: .from, sentItems: .from))
    for changes in Scenario.all[Int(position)].advice(for: goal) {
        answer ^= changes.bits
    }
    answer ^= Scenario.all[Int(position)].obstacles(to: goal).bits
    let packed = PackedScenario(rawValue: UInt32(truncatingIfNeeded: position))
    answer ^= packed.prediction.rawValue ^ packed.clauses.bits
    return answer ^ UInt64(prediction.basis.rawValue) ^ UInt64(truncatingIfNeeded: prediction.outcome.status ?? 0)
}
