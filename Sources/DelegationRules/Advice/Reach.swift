/// What is done at every scenario that changes lead to.
protocol ReachVisitor {
    /// Whether no scenario that these changes, or more besides, lead to is of interest any longer.
    func isDone(with changes: Advice.Changes) -> Bool
    /// Called with each scenario, and the changes that lead there.
    mutating func visit(_ scenario: PackedScenario, reachedBy changes: Advice.Changes)
}

extension PackedScenario {
    /// Visits every scenario that differs from this one in other facts than those in `kept`, as far as the difference can
    /// decide anything; each once, and only after all those that a part of its changes leads to.
    func visitReach<Visitor: ReachVisitor>(keeping kept: Scenario.Facts, _ visitor: inout Visitor) {
        guard scenario != nil else { return }
        Reach(kept: kept).visit(self, from: .tokenType, with: Advice.Changes(), &visitor)
    }
}

/// Everything that changes can make of a scenario.
private struct Reach {
    let kept: Scenario.Facts

    func visit<Visitor: ReachVisitor>(
        _ packed: PackedScenario, from choice: Choice?, with changes: Advice.Changes, _ visitor: inout Visitor
    ) {
        guard let choice else { return visitor.visit(packed, reachedBy: changes) }
        visit(packed, from: choice.next, with: changes, &visitor)
        guard !kept.contains(choice.fact), Situation(packed).isDecided(by: choice) else { return }
        for change in choice.changes {
            var changed = packed
            changed.apply(change)
            let more = changes.union(Advice.Changes(change))
            if changed == packed || visitor.isDone(with: more) { continue }
            visit(changed, from: choice.next, with: more, &visitor)
        }
    }
}

/// The choices that a set of changes consists of: in each, one change is made or none.
///
/// They stand in the order of the checks. The token, the path and the operation come first, because they decide what else
/// can decide anything.
private enum Choice: UInt8 {
    case tokenType
    case mailbox
    case operation
    case mailSendShared
    case mailSend
    case mailReadWrite
    case mailReadWriteShared
    case mailSendRole
    case mailReadWriteRole
    case accessPolicy
    case fullAccess
    case sendOnBehalf
    case sendAs
    case saveToSentItems
    case sentAsCopy
    case sendOnBehalfCopy

    var next: Choice? { Choice(rawValue: rawValue + 1) }

    /// The changes of which one at most is made, all of one fact.
    var changes: Advice.Changes {
        switch self {
        case .tokenType: Advice.Changes(.useUserToken, .useAppToken)
        case .mailbox:
            Advice.Changes(.throughMe, .throughSignedInUser).union(Advice.Changes(.throughFrom, .throughAnother))
        case .operation:
            Advice.Changes(.sendDirectly, .createDraft, .sendDraft).union(Advice.Changes(.reply, .createReply))
        case .mailSendShared: Advice.Changes(.addMailSendShared, .removeMailSendShared)
        case .mailSend: Advice.Changes(.addMailSend, .removeMailSend)
        case .mailReadWrite: Advice.Changes(.addMailReadWrite, .removeMailReadWrite)
        case .mailReadWriteShared: Advice.Changes(.addMailReadWriteShared, .removeMailReadWriteShared)
        case .mailSendRole: Advice.Changes(.addMailSendRole, .removeMailSendRole)
        case .mailReadWriteRole: Advice.Changes(.addMailReadWriteRole, .removeMailReadWriteRole)
        case .accessPolicy: Advice.Changes(.allowByPolicy, .blockByPolicy)
        case .fullAccess: Advice.Changes(.addFullAccess, .removeFullAccess)
        case .sendOnBehalf: Advice.Changes(.addSendOnBehalf, .removeSendOnBehalf)
        case .sendAs: Advice.Changes(.addSendAs, .removeSendAs)
        case .saveToSentItems: Advice.Changes(.saveCopy, .declineCopy)
        case .sentAsCopy: Advice.Changes(.turnOnSentAsCopy, .turnOffSentAsCopy)
        case .sendOnBehalfCopy: Advice.Changes(.turnOnSendOnBehalfCopy, .turnOffSendOnBehalfCopy)
        }
    }

    var fact: Scenario.Fact {
        switch self {
        case .tokenType: .tokenType
        case .mailbox: .mailbox
        case .operation: .operation
        case .mailSendShared, .mailSend, .mailReadWrite, .mailReadWriteShared: .permissions
        case .mailSendRole, .mailReadWriteRole: .exchangeRoles
        case .accessPolicy: .accessPolicy
        case .fullAccess, .sendOnBehalf, .sendAs: .grants
        case .saveToSentItems: .saveToSentItems
        case .sentAsCopy, .sendOnBehalfCopy: .alwaysSaveCopy
        }
    }
}

extension Situation {
    /// Whether a choice can decide anything of the outcome beside the token, the path and the operation.
    ///
    /// Without this every choice would be visited beside every other, and advice would take a hundred times as long. A
    /// search that knows nothing of it finds the same, as a test shows of every scenario.
    fileprivate func isDecided(by choice: Choice) -> Bool {
        let isMatter =
            switch choice {
            case .tokenType, .mailbox, .operation: Condition.always
            case .mailSendShared: isOpen & isSend & isUser
            case .mailSend: isOpen & isSend & (isApp | !isDelegated)
            case .mailReadWrite: isOpen & isDraft & (isApp | !isThroughDelegator)
            case .mailReadWriteShared: isOpen & isDraft & isUser
            case .mailSendRole: isOpen & isSend & isApp
            case .mailReadWriteRole: isOpen & isDraft & isApp
            case .accessPolicy: isOpen & isApp
            case .fullAccess: isOpen & isThroughDelegator
            case .sendOnBehalf, .sendAs: isOpen & isSend & isDelegated & !isFromUnknown
            case .saveToSentItems: isOpen & operation(is: .sendMail)
            case .sentAsCopy, .sendOnBehalfCopy: isOpen & isSend & isDelegated & (isFromMailbox | isFromGroup)
            }
        return isMatter.holds
    }

    /// Whether token and path alone decide nothing yet.
    private var isOpen: Condition {
        let isSilent = Condition(bit: silence.isEmpty ? 0 : 1)
        return !(isSilent | isApp & path(is: .me) | pathIsRefused)
    }
}
