// How Graph and Exchange decide, from top to bottom in the order in which they do. Each step below `prediction`
// asks one question, answers it, and names the clauses that answered, each with the condition on which it applies.
//
// The steps are inlined, so that what several of them ask is worked out once, and what nobody asks not at all.

extension Scenario {
    /// What Microsoft Graph does with this request, and by which clauses.
    ///
    /// Every scenario has exactly one prediction. A refusal is a prediction too; nothing is thrown. A refusal cites the
    /// check that failed; what passed before it did not decide.
    public var prediction: Prediction { Situation(packed).prediction }
}

extension Situation {
    /// The decision itself.
    var prediction: Prediction {
        let silence = silence
        if !silence.isEmpty { return Prediction(.unspecified, because: silence) }

        if requestChecks.anyFailed { return requestChecks.rejection(before: rightsChecks) }
        if rightsChecks.anyFailed { return rightsChecks.rejection() }

        var clauses = requestChecks.clauses.union(rightsChecks.clauses)
        if isDraft.holds { return Prediction(.drafted(in: mailboxOwner), because: clauses) }

        clauses.insert(.acceptedHasNoBody)
        let (sender, from) = authorship(citing: &clauses)
        let sentItems = defaultCopy(citing: &clauses).union(administratorsCopy(citing: &clauses))
        return Prediction(.accepted(sender: sender, from: from, sentItems: sentItems), because: clauses)
    }

    /// Where the sources are silent, whatever permissions and grants are held.
    var silence: Clauses {
        var clauses = Clauses()
        clauses.insert(.thirdMailboxUnspecified, if: isUser & path(is: .another))
        clauses.insert(.noSignedInUserUnspecified, if: isApp & path(is: .signedInUser))
        return clauses
    }

    /// Through whose mailbox the message goes.
    private var mailboxOwner: Prediction.Party { isThroughDelegator.holds ? .from : .sendingUser }

    /// That an alias finds the path mailbox. A refusal keeps the clauses of its own check alone, so every check that fails
    /// for what that mailbox is cites it.
    @inline(__always) private var aliasClauses: Clauses {
        var clauses = Clauses()
        clauses.insert(.aliasFindsMailbox, if: isByAlias & !pathIsRefused)
        return clauses
    }

    /// What makes the message somebody else's, likewise.
    @inline(__always) private var sourceClauses: Clauses {
        var clauses = Clauses()
        clauses.insert(.pathMailboxIsFrom, if: isDelegated & isFromByPath)
        clauses.insert(.mimeFromIsFrom, if: isDelegated & isFromInMIME)
        return clauses
    }
}

// MARK: The checks, in Graph's order

extension Situation {
    /// What is checked of the request itself. Most refusals come from here, and the clauses on rights are not worked out
    /// for them.
    @inline(__always) private var requestChecks: Checks {
        var checks = Checks()
        checks.run(tokenCarriesSomething)
        checks.run(tokenFitsPath)
        checks.run(permissionIsHeld)
        checks.run(pathNamesMailbox)
        checks.run(policyLetsAppIn)
        return checks
    }

    /// What is checked of the rights that the sending user holds on the from address.
    @inline(__always) private var rightsChecks: Checks {
        var checks = Checks()
        checks.run(pathMailboxMayBeOpened)
        checks.run(fromAddressMayBeUsed)
        return checks
    }

    /// 1. Does the token carry anything?
    @inline(__always) private var tokenCarriesSomething: Check {
        var check = Check()
        check.fail(.noPermissionsInAccessToken, citing: .emptyTokenIsRefused, if: isEmptyToken)
        return check
    }

    /// 2. Does the token fit the path?
    @inline(__always) private var tokenFitsPath: Check {
        var check = Check()
        check.fail(.badRequest, citing: .meNeedsUserToken, if: isApp & path(is: .me))
        return check
    }

    /// 3. Does the token carry a Graph permission for the operation, or does an Exchange role give it?
    @inline(__always) private var permissionIsHeld: Check {
        var check = Check()
        let ofUsers: Clause = isDelegated.holds ? .delegatedMailNeedsMailSendShared : .ownMailNeedsMailSend
        let ofSends: Clause = isApp.holds ? .appSendsAsPathMailbox : ofUsers
        check.cite(isDraft.holds ? .draftNeedsMailReadWrite : ofSends)
        check.cite(.draftIsSentWithoutBody, if: operation(is: .sendDraft))
        check.cite(.replyIsSend, if: operation(is: .reply))
        check.cite(.createReplyIsDraft, if: operation(is: .createReply))
        check.cite(sourceClauses, if: isUser & isSend)

        // A send is somebody else's matter if it is from there, a draft only if it lies there as well. A path that is
        // refused is nobody's mailbox.
        let concernsOthers = isSend & isDelegated | isThroughDelegator
        check.cite(.refusedPathIsNobodys, if: isUser & isDraft & isDelegated & pathIsRefused)
        let (plain, shared) = permission
        let isConsented = isApp & plain | isUser & (shared | plain & !concernsOthers)
        // Of an empty token it was said already that the permission is missing.
        let isMissing = !isConsented & !roleGivesPermission & !isEmptyToken
        check.cite(.exchangeRoleGivesPermission, if: roleGivesPermission & (!isConsented | policyBlocks))
        check.fail(.accessDenied, citing: .missingPermissionIsAccessDenied, if: isMissing)
        check.cite(.sharedPermissionsNeedUserToken, if: isMissing & isApp & shared)
        return check
    }

    /// 4. Does the path name a user with a mailbox in the cloud?
    @inline(__always) private var pathNamesMailbox: Check {
        var check = Check()
        check.fail(.groupInNonGroupURI, citing: .groupInPathIsRefused, if: pathIsGroup)
        check.fail(.mailboxNotEnabled, citing: .userWithoutMailboxIsNotEnabled, if: pathIsWithoutMailbox)
        check.fail(.invalidUser, citing: .noUserMailboxIsInvalidUser, if: pathIsNoUser)
        return check
    }

    /// 5. Do the organisation's policies let the app at that mailbox? They constrain what Entra consented to, and not
    /// what an Exchange role gives.
    @inline(__always) private var policyLetsAppIn: Check {
        var check = Check()
        let isShut = policyBlocks & permission.plain & !roleGivesPermission
        check.cite(aliasClauses)
        check.cite(.accessPolicyShutsMailbox, if: isShut)
        check.fail(.blockedByAccessPolicy, citing: .blockedByPolicyIsAccessDenied, if: isShut)
        return check
    }

    /// 6. May the sending user open that mailbox?
    @inline(__always) private var pathMailboxMayBeOpened: Check {
        var check = Check()
        check.cite(.fromPathNeedsFullAccess, if: isThroughDelegator)
        check.cite(aliasClauses)
        check.cite(sourceClauses)
        check.fail(
            .accessDenied, citing: .missingFullAccessIsAccessDenied, if: isThroughDelegator & !holdsFullAccess)
        return check
    }

    /// 7. May the sending user send from that address? A draft is not sent yet.
    @inline(__always) private var fromAddressMayBeUsed: Check {
        var check = Check()
        check.cite(.directlyOrByDraft, if: isDelegated & isDraft)
        check.cite(.sendingRightRequired, if: isDelegated & isSend & isUser)
        check.cite(.appNeedsSendingRight, if: isDelegated & isSend & isApp)
        check.cite(.replyMayNameFrom, if: isDelegated & !isFromByPath & isReply)
        check.cite(aliasClauses)
        check.cite(sourceClauses)
        let isRightMissing = isDelegated & isSend & !(holdsSendAs | holdsSendOnBehalf)
        check.cite(.unknownAddressHasNoGrants, if: isDelegated & isFromUnknown)
        check.fail(.sendAsDenied, citing: .missingSendingRightIsSendAsDenied, if: isRightMissing)
        return check
    }

    private var isReply: Condition { operation(is: .reply) | operation(is: .createReply) }
}

// MARK: What an accepted send shows and keeps

extension Situation {
    /// The `sender` and `from` that recipients see.
    @inline(__always) private func authorship(citing clauses: inout Clauses) -> (
        sender: Prediction.Party, from: Prediction.Party
    ) {
        clauses.insert(.ownMailIsNotDelegated, if: !isDelegated)
        clauses.insert(.ownAliasIsOwn, if: isFromOwnAlias)
        clauses.insert(.graphSetsSender, if: isDelegated)
        clauses.insert(.directlyOrByDraft, if: isDelegated & operation(is: .sendDraft))
        clauses.insert(.fromMayBeAnyRecipient, if: isDelegated & !isFromUserMailbox & !isFromMailUserOrContact)
        clauses.insert(.mailUserOrContactMayBeFrom, if: isDelegated & isFromMailUserOrContact)
        clauses.insert(.sendOnBehalfShowsSender, if: isDelegated & !holdsSendAs)
        clauses.insert(.sendAsHidesSender, if: isDelegated & holdsSendAs)
        clauses.insert(.sendAsWins, if: isDelegated & holdsSendAs & holdsSendOnBehalf)
        return (
            sender: (isDelegated & holdsSendAs).holds ? .from : .sendingUser,
            from: isDelegated.holds ? .from : .sendingUser
        )
    }

    private var isFromMailUserOrContact: Condition { from(isIn: CaseSet(.mailUser, .mailContact)) }

    /// The copy in the Sent Items of the mailbox that the message goes through, which the app can decline.
    @inline(__always) private func defaultCopy(citing clauses: inout Clauses) -> Prediction.SentItems {
        let (isSenders, isFroms) = (!declinesCopy & !isThroughDelegator, !declinesCopy & isThroughDelegator)
        clauses.insert(.saveToSentItemsFalse, if: declinesCopy)
        clauses.insert(.ownPathKeepsSendersCopy, if: isSenders)
        clauses.insert(.fromPathKeepsFromCopy, if: isFroms)
        return Prediction.SentItems(sendingUser: isSenders, from: isFroms)
    }

    /// The copy that an administrator made the from mailbox keep, whatever the app asks.
    @inline(__always) private func administratorsCopy(citing clauses: inout Clauses) -> Prediction.SentItems {
        let hasMailbox = isDelegated & (isFromMailbox | isFromGroup)
        let isKept = hasMailbox & (holdsSendAs & keepsSentAs | !holdsSendAs & keepsSendOnBehalf)
        clauses.insert(.noMailboxNoSentItems, if: isDelegated & !(isFromMailbox | isFromGroup))
        clauses.insert(.copySwitchFollowsSendingRight, if: hasMailbox & (keepsSentAs | keepsSendOnBehalf))
        clauses.insert(.administratorsCopy, if: isKept)
        clauses.insert(.groupHasMailbox, if: isKept & isFromGroup)
        return Prediction.SentItems(sendingUser: .never, from: isKept)
    }
}
