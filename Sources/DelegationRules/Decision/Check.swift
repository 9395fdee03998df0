/// One check: the clauses it applies, and the error if it fails.
struct Check {
    private(set) var clauses = Clauses()
    private(set) var hasFailed = Condition.never
    private(set) var refusal = PackedPrediction.invalid

    /// The check applies `clause` where `condition` holds.
    @inline(__always) mutating func cite(_ clause: Clause, if condition: Condition) {
        clauses.insert(clause, if: condition)
    }

    /// The check fails with `error`, as `clause` says, where `condition` holds; of several errors only one applies.
    @inline(__always) mutating func fail(_ error: GraphError, citing clause: Clause, if condition: Condition) {
        cite(clause, if: condition)
        hasFailed = hasFailed | condition
        refusal = condition.holds ? .rejected(error) : refusal
    }
}

/// The checks run so far.
struct Checks {
    /// What all of them applied.
    private(set) var clauses = Clauses()
    /// Whether one of them failed.
    private(set) var anyFailed = Condition.never
    private var severalFailed = Condition.never
    /// The first that failed, or the last one as long as none has.
    private var deciding = Check()

    @inline(__always) mutating func run(_ check: Check) {
        clauses.formUnion(check.clauses)
        deciding = anyFailed.holds ? deciding : check
        severalFailed = severalFailed | anyFailed & check.hasFailed
        anyFailed = anyFailed | check.hasFailed
    }

    /// The first check that failed gives the answer, and its clauses alone decided it.
    ///
    /// When another failed after it, the order decided which error is seen: that is a clause of its own, and inferred.
    var rejection: Prediction {
        var clauses = deciding.clauses
        clauses.insert(.firstFailingCheckAnswers, if: severalFailed)
        return Prediction(deciding.refusal, because: clauses)
    }
}
