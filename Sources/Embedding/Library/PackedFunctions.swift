// The packed functions of delegation_rules.h, for C and for WebAssembly. The compiler holds them to that header.

import DelegationRules

/// What comes out of the packed `scenario`; 0 for bits that are no scenario.
@c @implementation public func delegation_rules_predict(_ scenario: UInt32) -> UInt64 {
    PackedScenario(rawValue: scenario).prediction.rawValue
}

/// The same for each of `count` scenarios: a prediction for every one of them is put at the same place.
@c @implementation public func delegation_rules_predict_many(
    _ scenarios: UnsafePointer<UInt32>!, _ predictions: UnsafeMutablePointer<UInt64>!, _ count: Int
) {
    for place in 0..<count {
        unsafe predictions[place] = unsafe PackedScenario(rawValue: scenarios[place]).prediction.rawValue
    }
}

/// The clauses that decided it, a bit each in the order of ``Clause``.
@c @implementation public func delegation_rules_clauses(_ scenario: UInt32) -> UInt64 {
    PackedScenario(rawValue: scenario).clauses.bits
}

/// The version of the library: major, minor and patch, eight bits each.
@c @implementation public func delegation_rules_version() -> UInt32 {
    DELEGATION_RULES_VERSION
}
