import DelegationRules
import Testing

/// The clauses that predictions cite, over every scenario: which they are is said here once more, in other words.
@Suite("Predictions cite exactly the clauses that decide")
struct CitationTests {
    @Test("in all 98,304 scenarios", arguments: PlainScenario.tokens)
    func citations(token: PlainScenario.TokenFacts) throws {
        var differences: [String] = []
        for scenario in PlainScenario.all(token) {
            let facts = Facts(scenario)
            let expected = Clauses.all.filter { facts.areDecided(by: $0) }.map(\.id)
            let found = try scenario.typed.prediction.clauses.map(\.id)
            if found != expected {
                differences.append("\(scenario.json)\n  expected: \(expected)\n  found:    \(found)")
            }
        }
        let smallest = differences.min { $0.utf8.count < $1.utf8.count }
        #expect(smallest == nil, "\(differences.count) scenarios differ; the smallest of them is shown")
    }
}

/// What a scenario comes down to, as far as it matters to whether a clause decides it.
private struct Facts {
    let scenario: PlainScenario
    let answer: PlainAnswer

    init(_ scenario: PlainScenario) {
        self.scenario = scenario
        answer = DecisionRows.answer(scenario)
    }

    var isUser: Bool { scenario.tokenType == "user" }
    var isSend: Bool { scenario.operation != "createDraft" }
    var isAccepted: Bool { answer.outcome == "accepted" }
    var isDrafted: Bool { answer.outcome == "drafted" }
    var isUnspecified: Bool { answer.outcome == "unspecified" }

    /// Whether the mail is in somebody else's name: an app on a mailbox acts as that mailbox.
    var isDelegated: Bool { scenario.from != "own" && (isUser || scenario.mailbox == "another") }
    var isThroughFromMailbox: Bool { isUser && scenario.mailbox == "from" && scenario.from != "own" }
    var isFromList: Bool { scenario.from == "distributionList" }
    var isFromGroup: Bool { scenario.from == "microsoft365Group" }

    var usesSendAs: Bool { scenario.grants.contains("SendAs") }
    var matchingSwitchIsOn: Bool { scenario.alwaysSaveCopy.contains(usesSendAs ? "SentAs" : "SendOnBehalf") }

    // The five checks, each on its own.
    var tokenMisfits: Bool { !isUser && scenario.mailbox == "me" }
    var permissionIsMissing: Bool {
        let sufficient: Set<String> =
            switch (isSend, isUser) {
            case (true, true): scenario.from == "own" ? ["Mail.Send", "Mail.Send.Shared"] : ["Mail.Send.Shared"]
            case (true, false): ["Mail.Send"]
            case (false, true) where isThroughFromMailbox: ["Mail.ReadWrite.Shared"]
            case (false, true): ["Mail.ReadWrite", "Mail.ReadWrite.Shared"]
            case (false, false): ["Mail.ReadWrite"]
            }
        return scenario.permissions.isDisjoint(with: sufficient)
    }
    var pathIsNoUser: Bool { scenario.mailbox == "from" && (isFromList || isFromGroup) }
    var fullAccessIsMissing: Bool {
        isThroughFromMailbox && !pathIsNoUser && !scenario.grants.contains("FullAccess")
    }
    var sendingRightIsMissing: Bool {
        isSend && isDelegated && scenario.grants.isDisjoint(with: ["SendAs", "SendOnBehalf"])
    }

    /// Whether the check on the permission gave the answer: it failed, and the one before it did not.
    var isRefusedForPermission: Bool { answer.errorCode == "ErrorAccessDenied" && permissionIsMissing }
    var isRefusedForFullAccess: Bool { answer.errorCode == "ErrorAccessDenied" && !permissionIsMissing }
    var isRefusedForSendingRight: Bool { answer.errorCode == "ErrorSendAsDenied" }
    var failures: Int {
        [tokenMisfits, permissionIsMissing, pathIsNoUser, fullAccessIsMissing, sendingRightIsMissing].count { $0 }
    }
    var reachedPermission: Bool { isAccepted || isDrafted || isRefusedForPermission }

    // One line a clause, long as it is: a clause that is missing here does not compile unnoticed.
    func areDecided(by clause: Clause) -> Bool {
        switch clause {
        case .thirdMailboxUnspecified: isUnspecified && isUser
        case .noSignedInUserUnspecified: isUnspecified && !isUser
        case .meNeedsUserToken: answer.errorCode == "BadRequest"
        case .sharedPermissionsNeedUserToken:
            isRefusedForPermission && !isUser
                && scenario.permissions.contains(isSend ? "Mail.Send.Shared" : "Mail.ReadWrite.Shared")
        case .appSendsAsPathMailbox: reachedPermission && isSend && !isUser
        case .ownMailNeedsMailSend: reachedPermission && isSend && isUser && !isDelegated
        case .delegatedMailNeedsMailSendShared: reachedPermission && isSend && isUser && isDelegated
        case .draftNeedsMailReadWrite: reachedPermission && !isSend
        case .draftIsSentWithoutBody: reachedPermission && scenario.operation == "sendDraft"
        case .missingPermissionIsAccessDenied: isRefusedForPermission
        case .groupInPathIsRefused: answer.errorCode == "ErrorInvalidUser" && isFromGroup
        case .noUserMailboxIsInvalidUser: answer.errorCode == "ErrorInvalidUser"
        case .fromPathNeedsFullAccess: isThroughFromMailbox && (isAccepted || isDrafted || isRefusedForFullAccess)
        case .missingFullAccessIsAccessDenied: isRefusedForFullAccess
        case .sendingRightRequired: isDelegated && isUser && (isAccepted || isRefusedForSendingRight)
        case .appNeedsSendingRight: isDelegated && !isUser && (isAccepted || isRefusedForSendingRight)
        case .missingSendingRightIsSendAsDenied: isRefusedForSendingRight
        case .firstFailingCheckAnswers: answer.outcome == "rejected" && failures > 1
        case .ownMailIsNotDelegated: isAccepted && !isDelegated
        case .fromMayBeAnyRecipient: isAccepted && isDelegated && scenario.from != "userMailbox"
        case .directlyOrByDraft: isDelegated && (isDrafted || isAccepted && scenario.operation == "sendDraft")
        case .graphSetsSender: isAccepted && isDelegated
        case .sendAsWins: isAccepted && isDelegated && scenario.grants.isSuperset(of: ["SendAs", "SendOnBehalf"])
        case .sendOnBehalfShowsSender: isAccepted && isDelegated && !usesSendAs
        case .sendAsHidesSender: isAccepted && isDelegated && usesSendAs
        case .acceptedHasNoBody: isAccepted
        case .ownPathKeepsSendersCopy: isAccepted && scenario.saveToSentItems && !isThroughFromMailbox
        case .fromPathKeepsFromCopy: isAccepted && scenario.saveToSentItems && isThroughFromMailbox
        case .saveToSentItemsFalse: isAccepted && !scenario.saveToSentItems
        case .administratorsCopy: isAccepted && isDelegated && !isFromList && matchingSwitchIsOn
        case .copySwitchFollowsSendingRight:
            isAccepted && isDelegated && !isFromList && !scenario.alwaysSaveCopy.isEmpty
        case .groupHasMailbox: isAccepted && isDelegated && isFromGroup && matchingSwitchIsOn
        case .noMailboxNoSentItems: isAccepted && isDelegated && isFromList
        default: false
        }
    }
}
