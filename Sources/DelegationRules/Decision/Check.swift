/// The result of one check: the clauses it applied, and the error if it failed.
struct Check {
    let clauses: Clauses
    let error: GraphError?

    static func passes(_ clauses: Clauses) -> Check {
        Check(clauses: clauses, error: nil)
    }

    static func fails(_ error: GraphError, _ clauses: Clauses) -> Check {
        Check(clauses: clauses, error: error)
    }
}

/// The checks run so far: the first that fails gives the answer, and its clauses alone decided it.
///
/// When another fails after it, the order decided which error is seen: that is a clause of its own, and inferred.
struct Checks {
    var clauses = Clauses()
    var error: GraphError?

    mutating func run(_ check: Check) {
        switch (error, check.error) {
        case (nil, nil): clauses.formUnion(check.clauses)
        case (nil, let failure?): (error, clauses) = (failure, check.clauses)
        case (.some, nil): break
        case (.some, .some): clauses.insert(.firstFailingCheckAnswers)
        }
    }
}

extension Prediction.Silence {
    /// The clause that says so.
    var clause: Clause {
        switch self {
        case .thirdMailbox: .thirdMailboxUnspecified
        case .noSignedInUser: .noSignedInUserUnspecified
        }
    }
}
