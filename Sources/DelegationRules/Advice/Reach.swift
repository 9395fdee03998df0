/// What is done at every scenario that changes lead to.
protocol ReachVisitor {
    /// Whether no scenario that these changes, or more besides, lead to is of interest any longer.
    func isDone(with changes: Advice.Changes) -> Bool
    /// Called with each scenario, and the changes that lead there.
    mutating func visit(_ scenario: PackedScenario, reachedBy changes: Advice.Changes)
}

extension Scenario {
    /// Visits every scenario that differs from this one in other facts than those in `kept`; each once, and only after
    /// all those that a part of its changes leads to.
    func visitReach<Visitor: ReachVisitor>(keeping kept: Facts, _ visitor: inout Visitor) {
        Reach(of: self, keeping: kept).visit(PackedScenario(self), from: .tokenType, with: Advice.Changes(), &visitor)
    }
}

/// Everything that changes can make of a scenario.
private struct Reach {
    /// The bits that mean something beside its from address, which never changes.
    private let meaningfulBits: UInt32
    private let isOwnMail: Bool
    private let kept: Scenario.Facts

    init(of scenario: Scenario, keeping kept: Scenario.Facts) {
        var packed = PackedScenario(scenario)
        packed[.grants] = .max
        packed[.alwaysSaveCopy] = .max
        let carried = packed.scenario.map { PackedScenario($0).rawValue } ?? packed.rawValue
        meaningfulBits = ~packed.rawValue | carried
        isOwnMail = scenario.from == .own
        self.kept = kept
    }

    func visit<Visitor: ReachVisitor>(
        _ packed: PackedScenario, from choice: Choice?, with changes: Advice.Changes, _ visitor: inout Visitor
    ) {
        guard let choice else { return visitor.visit(packed, reachedBy: changes) }
        visit(packed, from: choice.next, with: changes, &visitor)
        for change in choice.changes where !kept.contains(change.fact) {
            let more = changes.union(Advice.Changes(change))
            if visitor.isDone(with: more) { continue }
            if let changed = offer(change, to: packed) { visit(changed, from: choice.next, with: more, &visitor) }
        }
    }

    /// What the change makes of the scenario; `nil` where it makes no difference that somebody could want.
    private func offer(_ change: Advice.Change, to packed: PackedScenario) -> PackedScenario? {
        switch change {
        // An application token is offered no `.Shared` permission, which would mean nothing in it.
        case .addMailSendShared where packed[.tokenType] == 1, .addMailReadWriteShared where packed[.tokenType] == 1:
            return nil
        // The from user of one's own mail is oneself: that path has been offered as the signed-in user's.
        case .throughFrom where isOwnMail: return nil
        default: break
        }
        var changed = packed
        changed.apply(change)
        return (changed.rawValue ^ packed.rawValue) & meaningfulBits == 0 ? nil : changed
    }
}

/// The choices that a set of changes consists of: in each, one change is made or none.
///
/// The token comes before its permissions, and the operation before `saveToSentItems`, because they decide what can be
/// chosen there. What mostly matters comes before what rarely does, so that a search can stop early.
private enum Choice: UInt8 {
    case tokenType
    case mailbox
    case operation
    case mailSendShared
    case mailSend
    case sendOnBehalf
    case sendAs
    case saveToSentItems
    case fullAccess
    case sentAsCopy
    case sendOnBehalfCopy
    case mailReadWrite
    case mailReadWriteShared

    var next: Choice? { Choice(rawValue: rawValue + 1) }

    /// The changes of which one at most is made.
    var changes: Advice.Changes {
        switch self {
        case .tokenType: Advice.Changes(.useUserToken, .useAppToken)
        case .mailbox:
            Advice.Changes(.throughMe, .throughSignedInUser).union(Advice.Changes(.throughFrom, .throughAnother))
        case .operation: Advice.Changes(.sendDirectly, .createDraft, .sendDraft)
        case .mailSend: Advice.Changes(.addMailSend, .removeMailSend)
        case .mailSendShared: Advice.Changes(.addMailSendShared, .removeMailSendShared)
        case .mailReadWrite: Advice.Changes(.addMailReadWrite, .removeMailReadWrite)
        case .mailReadWriteShared: Advice.Changes(.addMailReadWriteShared, .removeMailReadWriteShared)
        case .sendAs: Advice.Changes(.addSendAs, .removeSendAs)
        case .sendOnBehalf: Advice.Changes(.addSendOnBehalf, .removeSendOnBehalf)
        case .fullAccess: Advice.Changes(.addFullAccess, .removeFullAccess)
        case .sentAsCopy: Advice.Changes(.turnOnSentAsCopy, .turnOffSentAsCopy)
        case .sendOnBehalfCopy: Advice.Changes(.turnOnSendOnBehalfCopy, .turnOffSendOnBehalfCopy)
        case .saveToSentItems: Advice.Changes(.saveCopy, .declineCopy)
        }
    }
}
