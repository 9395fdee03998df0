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
        switch choice {
        case .tokenKind: Changes(token.kind == .user ? .useAppToken : .useUserToken)
        case .mailSend:
            Changes(token.permissions.contains(.mailSend), off: .removeMailSend, on: .addMailSend)
        case .mailSendShared:
            Changes(holdsShared(.mailSendShared), off: .removeMailSendShared, on: .addMailSendShared)
        case .mailReadWrite:
            Changes(token.permissions.contains(.mailReadWrite), off: .removeMailReadWrite, on: .addMailReadWrite)
        case .mailReadWriteShared:
            Changes(holdsShared(.mailReadWriteShared), off: .removeMailReadWriteShared, on: .addMailReadWriteShared)
        case .path: otherPaths
        case .operation:
            switch operation {
            case .sendMail: Changes(.createDraft, .sendDraft)
            case .createDraft: Changes(.sendDirectly, .sendDraft)
            case .sendDraft: Changes(.sendDirectly, .createDraft)
            }
        case .sendAs:
            Changes(from.recipient?.sendingRights.contains(.sendAs), off: .removeSendAs, on: .addSendAs)
        case .sendOnBehalf:
            Changes(
                from.recipient?.sendingRights.contains(.sendOnBehalf), off: .removeSendOnBehalf, on: .addSendOnBehalf)
        case .fullAccess: Changes(from.recipient?.fullAccess, off: .removeFullAccess, on: .addFullAccess)
        case .sentAsCopy:
            Changes(
                from.recipient?.alwaysSaveCopy?.contains(.sentAs), off: .turnOffSentAsCopy, on: .turnOnSentAsCopy)
        case .sendOnBehalfCopy:
            Changes(
                from.recipient?.alwaysSaveCopy?.contains(.sendOnBehalf), off: .turnOffSendOnBehalfCopy,
                on: .turnOnSendOnBehalfCopy)
        case .saveToSentItems:
            switch operation {
            case .sendMail(saveToSentItems: true): Changes(.declineCopy)
            case .sendMail(saveToSentItems: false): Changes(.saveCopy)
            case .createDraft, .sendDraft: Changes()
            }
        }
    }

    /// The paths to another mailbox, each mailbox by one name: the signed-in user's is `/me`, which `/users/{id}` would
    /// only say at greater length, and one's own is not the from user's besides.
    private var otherPaths: Changes {
        var others = Changes()
        if path != .me { others.insert(.throughMe) }
        if path != .from, from != .own { others.insert(.throughFrom) }
        if path != .another { others.insert(.throughAnother) }
        return others
    }

    /// Whether the token carries a `.Shared` permission; `nil` where there is nothing to choose.
    private func holdsShared(_ permission: Permissions) -> Bool? {
        let isHeld = token.permissions.contains(permission)
        return isHeld || token.kind == .user ? isHeld : nil
    }
}

extension Changes {
    /// The change that turns a fact the other way round; none where there is no such fact.
    fileprivate init(_ isOn: Bool?, off: Change, on: Change) {
        switch isOn {
        case nil: self.init()
        case true?: self.init(off)
        case false?: self.init(on)
        }
    }
}
