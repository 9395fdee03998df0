// What the page asks besides the three functions of delegation_rules.h: how a goal is reached. A goal is to be accepted
// with, in bits 0 and 1, a sender (0 any, 1 the sending user, 2 the from user), and in bits 2 to 4 Sent Items (0 any,
// or 1 more than their bits in a prediction); or, where bit 5 is set, that a draft is created.

/// The packed scenario once the best set of changes but `index` others is made; all ones where there is no such set.
@c(delegation_rules_advice) public func advice(_ scenario: UInt32, _ goal: UInt32, _ index: UInt32) -> UInt32 {
    guard let scenario = PackedScenario(rawValue: scenario).scenario else { return .max }
    let advice = scenario.advice(for: Goal(packed: goal))
    guard index < advice.count else { return .max }
    return PackedScenario(scenario.applying(advice[Int(index)])).rawValue
}

/// The clauses that stand in the way where the goal is out of reach.
@c(delegation_rules_obstacles) public func obstacles(_ scenario: UInt32, _ goal: UInt32) -> UInt64 {
    PackedScenario(rawValue: scenario).scenario?.obstacles(to: Goal(packed: goal)).bits ?? 0
}

extension Goal {
    fileprivate init(packed goal: UInt32) {
        guard goal >> 5 & 1 == 0 else {
            self.init(.drafted)
            return
        }
        let sender: Party? =
            switch goal & 0b11 {
            case 1: .sendingUser
            case 2: .from
            default: nil
            }
        let copies = UInt8(goal >> 2 & 0b111)
        self.init(.accepted(sender: sender, sentItems: copies == 0 ? nil : SentItems(rawValue: copies - 1)))
    }
}
