/// One check: the clauses it applies, and the error if it fails.
struct Check {
    private(set) var clauses = Clauses()
    private(set) var hasFailed = Condition.never
    private(set) var refusal = PackedPrediction.invalid

    /// The check applies `clause` where `condition` holds.
    @inline(__always) mutating func cite(_ clause: Clause, if condition: Condition = .always) {
        clauses.insert(clause, if: condition)
    }

    /// The check applies all of `clauses`, where `condition` holds.
    @inline(__always) mutating func cite(_ clauses: Clauses, if condition: Condition = .always) {
        self.clauses.formUnion(Clauses(bits: clauses.bits & (0 &- condition.bit)))
    }

    /// The check fails with `error`, as `clause` says, where `condition` holds; of several errors only one applies.
    @inline(__always) mutating func fail(_ error: GraphError, citing clause: Clause, if condition: Condition) {
        cite(clause, if: condition)
        hasFailed = hasFailed | condition
        refusal = condition.holds ? .rejected(error) : refusal
    }
}

/// Some checks, in Graph's order.
///
/// Whoever asks for them asks for little at a time, and inlined only that is worked out.
struct Checks {
    /// What all of them applied.
    private(set) var clauses = Clauses()
    /// How many of them failed.
    private var failures: UInt64 = 0
    /// The first that failed, or the last one as long as none has.
    private var deciding = Check()

    /// Whether one of them failed.
    var anyFailed: Bool { failures != 0 }

    @inline(__always) mutating func run(_ check: Check) {
        clauses.formUnion(check.clauses)
        deciding = anyFailed ? deciding : check
        failures &+= check.hasFailed.bit
    }

    /// The first check that failed gives the answer, and its clauses alone decided it.
    ///
    /// When another failed after it, here or among the `later` ones, the order decided which error is seen: that is a
    /// clause of its own, and inferred.
    @inline(__always) func rejection(before later: Checks = Checks()) -> Prediction {
        var clauses = deciding.clauses
        clauses.insert(.firstFailingCheckAnswers, if: Condition(1, isBelow: failures &+ later.failures))
        return Prediction(deciding.refusal, because: clauses)
    }
}
