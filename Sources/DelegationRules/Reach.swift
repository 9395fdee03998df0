/// What is done at every scenario that changes lead to.
protocol ReachVisitor {
    /// Whether no scenario that these changes, or more besides, lead to is of interest any longer.
    func isDone(with changes: Changes) -> Bool
    /// Called with each scenario, and the changes that lead there.
    mutating func visit(_ scenario: Scenario, reachedBy changes: Changes)
}

extension Scenario {
    /// Visits every scenario that differs from this one in other facts than those in `kept`; each once, and only after
    /// all those that a part of its changes leads to.
    func visitReach<Visitor: ReachVisitor>(keeping kept: Facts, _ visitor: inout Visitor) {
        visitReach(from: .tokenKind, with: Changes(), keeping: kept, &visitor)
    }

    private func visitReach<Visitor: ReachVisitor>(
        from choice: Choice?, with changes: Changes, keeping kept: Facts, _ visitor: inout Visitor
    ) {
        guard let choice else {
            visitor.visit(self, reachedBy: changes)
            return
        }
        visitReach(from: choice.next, with: changes, keeping: kept, &visitor)
        for change in self.changes(in: choice) where kept.isDisjoint(with: change.fact) {
            let more = changes.union(Changes(change))
            if visitor.isDone(with: more) { continue }
            var changed = self
            changed.apply(change)
            changed.visitReach(from: choice.next, with: more, keeping: kept, &visitor)
        }
    }
}

/// The choices that a set of changes consists of: in each, one change is made or none.
///
/// The token comes before its permissions, and the operation before `saveToSentItems`, because they decide what can be
/// chosen there. What mostly matters comes before what rarely does, so that a search can stop early.
enum Choice: UInt8 {
    case tokenKind
    case path
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
}

extension Scenario {
    /// The changes of which `choice` makes one at most. An application token is offered no `.Shared` permission, which
    /// would mean nothing in it.
    func changes(in choice: Choice) -> Changes {
        let isUserToken = token.kind == .user
        return switch choice {
        case .tokenKind: Changes(isUserToken ? .useAppToken : .useUserToken)
        case .mailSend:
            token.permissions.contains(.mailSend)
                ? Changes(.removeMailSend) : Changes(.addMailSend)
        case .mailSendShared:
            token.permissions.contains(.mailSendShared)
                ? Changes(.removeMailSendShared) : isUserToken ? Changes(.addMailSendShared) : Changes()
        case .mailReadWrite:
            token.permissions.contains(.mailReadWrite)
                ? Changes(.removeMailReadWrite) : Changes(.addMailReadWrite)
        case .mailReadWriteShared:
            token.permissions.contains(.mailReadWriteShared)
                ? Changes(.removeMailReadWriteShared)
                : isUserToken ? Changes(.addMailReadWriteShared) : Changes()
        case .path:
            switch path {
            case .me: Changes(.throughSignedInUser, .throughFrom, .throughAnother)
            case .signedInUser: Changes(.throughMe, .throughFrom, .throughAnother)
            case .from: Changes(.throughMe, .throughSignedInUser, .throughAnother)
            case .another: Changes(.throughMe, .throughSignedInUser, .throughFrom)
            }
        case .operation:
            switch operation {
            case .sendMail: Changes(.createDraft, .sendDraft)
            case .createDraft: Changes(.sendDirectly, .sendDraft)
            case .sendDraft: Changes(.sendDirectly, .createDraft)
            }
        case .sendAs:
            switch from.recipient?.sendingRights.contains(.sendAs) {
            case nil: Changes()
            case true?: Changes(.removeSendAs)
            case false?: Changes(.addSendAs)
            }
        case .sendOnBehalf:
            switch from.recipient?.sendingRights.contains(.sendOnBehalf) {
            case nil: Changes()
            case true?: Changes(.removeSendOnBehalf)
            case false?: Changes(.addSendOnBehalf)
            }
        case .fullAccess:
            switch from.recipient?.fullAccess {
            case nil: Changes()
            case true?: Changes(.removeFullAccess)
            case false?: Changes(.addFullAccess)
            }
        case .sentAsCopy:
            switch from.recipient?.alwaysSaveCopy?.contains(.sentAs) {
            case nil: Changes()
            case true?: Changes(.turnOffSentAsCopy)
            case false?: Changes(.turnOnSentAsCopy)
            }
        case .sendOnBehalfCopy:
            switch from.recipient?.alwaysSaveCopy?.contains(.sendOnBehalf) {
            case nil: Changes()
            case true?: Changes(.turnOffSendOnBehalfCopy)
            case false?: Changes(.turnOnSendOnBehalfCopy)
            }
        case .saveToSentItems:
            switch operation {
            case .sendMail(saveToSentItems: true): Changes(.declineCopy)
            case .sendMail(saveToSentItems: false): Changes(.saveCopy)
            case .createDraft, .sendDraft: Changes()
            }
        }
    }
}
