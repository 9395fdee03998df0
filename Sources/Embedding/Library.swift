// The three functions of delegation_rules.h, for C and for WebAssembly. The compiler holds them to that header.

@c @implementation public func delegation_rules_predict(_ scenario: UInt32) -> UInt64 {
    PackedScenario(rawValue: scenario).prediction.rawValue
}

@c @implementation public func delegation_rules_clauses(_ scenario: UInt32) -> UInt64 {
    PackedScenario(rawValue: scenario).clauses.bits
}

@c @implementation public func delegation_rules_version() -> UInt32 {
    DELEGATION_RULES_VERSION
}
