/// One check: the clauses it applies, and the error if it fails.
struct Check {
    private(set) var clauses = Clauses()
    private(set) var fails = Condition.never
    private(set) var refusal = PackedPrediction.invalid

    /// The check applies `clause` where `condition` holds.
    @inline(__always) mutating func cite(_ clause: Clause, if condition: Condition) {
        clauses.insert(clause, if: condition)
    }

    /// The check fails with `error`, as `clause` says, where `condition` holds; of several errors only one applies.
    @inline(__always) mutating func fail(_ error: GraphError, citing clause: Clause, if condition: Condition) {
        cite(clause, if: condition)
        fails = fails | condition
        refusal = condition.holds ? .rejected(error) : refusal
    }
}

/// The checks run so far.
struct Checks {
    /// What all of them applied.
    private(set) var clauses = Clauses()
    /// Whether one of them failed.
    private(set) var fail = Condition.never
    private var severalFail = Condition.never
    private var first = Check()

    @inline(__always) mutating func run(_ check: Check) {
        clauses.formUnion(check.clauses)
        first = fail.holds ? first : check
        severalFail = severalFail | fail & check.fails
        fail = fail | check.fails
    }

    /// The first check that failed gives the answer, and its clauses alone decided it.
    ///
    /// When another failed after it, the order decided which error is seen: that is a clause of its own, and inferred.
    var rejection: Prediction {
        var clauses = first.clauses
        clauses.insert(.firstFailingCheckAnswers, if: severalFail)
        return Prediction(first.refusal, because: clauses)
    }
}
