extension PackedScenario {
    /// The clauses that stand in the way of `goal`, where it is out of reach; none where it is not.
    ///
    /// Of all that changes lead to, the predictions that come nearest to the goal are asked by which clauses they miss
    /// it. What they all name stands in the way; where they have nothing in common, all that any of them names does.
    public func obstacles(
        to goal: Advice.Goal, in organization: Advice.Organization = Advice.Organization()
    ) -> Clauses {
        var misses = NearestMisses(of: goal.outcome)
        visitReach(keeping: goal.kept, in: organization, &misses)
        if misses.isReached { return Clauses() }
        return misses.common.isEmpty ? misses.all : misses.common
    }
}

extension Scenario {
    /// The clauses that stand in the way of `goal`, where it is out of reach; none where it is not.
    public func obstacles(
        to goal: Advice.Goal, in organization: Advice.Organization = Advice.Organization()
    ) -> Clauses { packed.obstacles(to: goal, in: organization) }
}

/// The nearest to a goal of all the predictions that miss it.
private struct NearestMisses: ReachVisitor {
    let wanted: Advice.Goal.Outcome
    /// Whether the goal was reached, and nothing missed.
    private(set) var isReached = false
    /// The clauses that all of them name, and those that any of them names.
    private(set) var (common, all) = (Clauses(), Clauses())
    private var nearness = -1

    init(of wanted: Advice.Goal.Outcome) {
        self.wanted = wanted
    }

    func isDone(with changes: Advice.Changes) -> Bool { isReached }

    mutating func visit(_ scenario: PackedScenario, reachedBy changes: Advice.Changes) {
        let situation = Situation(scenario)
        let prediction = situation.prediction
        if wanted.isReached(by: prediction.outcome) {
            isReached = true
            return
        }
        let miss = Miss(prediction, isDraft: situation.isDraft.holds, wanted)
        if miss.nearness > nearness {
            (nearness, common, all) = (miss.nearness, miss.clauses, miss.clauses)
        } else if miss.nearness == nearness {
            common.formIntersection(miss.clauses)
            all.formUnion(miss.clauses)
        }
    }
}

/// How near a prediction comes to a goal that it misses, and the clauses by which it does.
private struct Miss {
    let nearness: Int
    let clauses: Clauses

    init(_ prediction: Prediction, isDraft: Bool, _ wanted: Advice.Goal.Outcome) {
        let isRightOperation =
            switch wanted {
            case .accepted: !isDraft
            case .drafted: isDraft
            case .rejected, .unspecified: false
            }
        switch (prediction.outcome, wanted) {
        case (.accepted(let message), .accepted(let sender?, _)) where sender != message.sender:
            nearness = 10
            clauses = prediction.clauses.intersection(.aboutSender)
        case (.accepted, .accepted):
            nearness = 11
            clauses = prediction.clauses.intersection(.aboutCopies)
        case (.rejected(let error), _) where isRightOperation:
            // The later the check that failed, the nearer.
            nearness = 3 + prediction.checksPassed(before: error)
            clauses = prediction.clauses
        case (.unspecified, _) where isRightOperation: (nearness, clauses) = (2, prediction.clauses)
        case (.accepted, _), (.drafted, _): (nearness, clauses) = (1, prediction.clauses)
        case (.rejected, _), (.unspecified, _): (nearness, clauses) = (0, prediction.clauses)
        }
    }
}

extension Prediction {
    /// How many of the checks passed before the one that failed with `error`.
    fileprivate func checksPassed(before error: GraphError) -> Int {
        switch error {
        case .noPermissionsInAccessToken: 0
        case .badRequest: 1
        case .accessDenied: clauses.contains(.missingPermissionIsAccessDenied) ? 2 : 5
        case .invalidUser, .groupInNonGroupURI, .mailboxNotEnabled: 3
        case .blockedByAccessPolicy: 4
        case .sendAsDenied: 6
        }
    }
}

extension Clauses {
    /// The clauses that decide the `sender` that recipients see.
    fileprivate static var aboutSender: Clauses {
        Clauses(.ownMailIsNotDelegated, .sendAsWins)
            .union(Clauses(.sendOnBehalfShowsSender, .sendAsHidesSender))
    }

    /// The clauses that decide whose Sent Items keep a copy.
    fileprivate static var aboutCopies: Clauses {
        Clauses(.ownMailIsNotDelegated, .ownPathKeepsSendersCopy, .fromPathKeepsFromCopy)
            .union(Clauses(.saveToSentItemsFalse, .administratorsCopy, .copySwitchFollowsSendingRight))
            .union(Clauses(.groupHasMailbox, .noMailboxNoSentItems))
    }
}
