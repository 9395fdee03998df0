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
    func visitReach<Visitor: ReachVisitor>(
        keeping kept: Scenario.Facts, in organization: Advice.Organization, _ visitor: inout Visitor
    ) {
        guard scenario != nil else { return }
        let reach = Reach(kept: kept, organization: organization)
        reach.visit(self, reach.choices(among: .ofRequest), isRequest: true, with: Advice.Changes(), &visitor)
    }
}

/// Everything that changes can make of a scenario.
private struct Reach {
    let kept: Scenario.Facts
    let organization: Advice.Organization

    /// Makes one change in each of `choices`, or none. Once the request is chosen, what it makes worth choosing follows.
    func visit<Visitor: ReachVisitor>(
        _ packed: PackedScenario, _ choices: Choices.Iterator, isRequest: Bool, with changes: Advice.Changes,
        _ visitor: inout Visitor
    ) {
        var rest = choices
        guard let choice = rest.next() else {
            if !isRequest { return visitor.visit(packed, reachedBy: changes) }
            let choices = self.choices(among: Situation(packed).decidingChoices)
            return visit(packed, choices, isRequest: false, with: changes, &visitor)
        }
        visit(packed, rest, isRequest: isRequest, with: changes, &visitor)
        for change in choice.changes {
            var changed = packed
            changed.apply(change, in: organization)
            let more = changes.union(Advice.Changes(change))
            if changed == packed || visitor.isDone(with: more) { continue }
            visit(changed, rest, isRequest: isRequest, with: more, &visitor)
        }
    }

    /// Those of `choices` that are not about what is kept.
    func choices(among choices: Choices) -> Choices.Iterator {
        var free = Choices()
        for choice in choices where !choice.changes.contains(where: { kept.contains($0.fact) }) { free.insert(choice) }
        return free.makeIterator()
    }
}

/// The choices that a set of changes consists of: in each, one change is made or none.
///
/// They stand in the order of the checks, behind the three that make the request and decide what else can decide
/// anything.
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
}

private typealias Choices = CaseSet<Choice>

extension Choices {
    /// The token, the path and the operation.
    fileprivate static var ofRequest: Choices { Choices(.tokenType, .mailbox, .operation) }
}

extension Situation {
    /// The choices that can decide anything of the outcome beside this token, path and operation.
    ///
    /// To visit every choice beside every other would take a hundred times as long. A search that knows nothing of this
    /// finds the same, as a test of all scenarios and goals shows.
    fileprivate var decidingChoices: Choices {
        var choices = Choices()
        // Where the sources are silent, or the path is refused, nothing else counts.
        if !silence.isEmpty || (isApp & path(is: .me) | pathIsRefused).holds { return choices }
        let isDelegatedSend = isSend & isDelegated
        choices.insert(.mailSendShared, if: isSend & isUser)
        choices.insert(.mailSend, if: isSend & (isApp | !isDelegated))
        choices.insert(.mailReadWrite, if: isDraft & !isThroughDelegator)
        choices.insert(.mailReadWriteShared, if: isDraft & isUser)
        choices.insert(.mailSendRole, if: isSend & isApp)
        choices.insert(.mailReadWriteRole, if: isDraft & isApp)
        choices.insert(.accessPolicy, if: isApp)
        choices.insert(.fullAccess, if: isThroughDelegator)
        choices.insert(.sendOnBehalf, if: isDelegatedSend & !isFromUnknown)
        choices.insert(.sendAs, if: isDelegatedSend & !isFromUnknown)
        choices.insert(.saveToSentItems, if: operation(is: .sendMail))
        choices.insert(.sentAsCopy, if: isDelegatedSend & (isFromMailbox | isFromGroup))
        choices.insert(.sendOnBehalfCopy, if: isDelegatedSend & (isFromMailbox | isFromGroup))
        return choices
    }
}
