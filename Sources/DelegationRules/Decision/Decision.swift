// How Graph and Exchange decide, from top to bottom in the order in which they do. Each step below `prediction`
// asks one question, answers it, and names the clauses that answered, each with the condition on which it applies.
//
// The steps are inlined, so that what several of them ask is worked out once.

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

        var checks = Checks()
        checks.run(tokenCarriesSomething)
        checks.run(tokenFitsPath)
        checks.run(permissionIsHeld)
        checks.run(pathNamesMailbox)
        checks.run(policyLetsAppIn)
        checks.run(pathMailboxMayBeOpened)
        checks.run(fromAddressMayBeUsed)
        if checks.anyFailed.holds { return checks.rejection }
        if isDraft.holds { return Prediction(.drafted(in: mailboxOwner), because: checks.clauses) }

        var clauses = checks.clauses
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

    /// Cites that an alias finds the path mailbox, in a check that asks whose mailbox that is. A refusal keeps the clauses
    /// of its own check alone, so every such check cites it.
    @inline(__always) private func citePath(_ check: inout Check, if isAsked: Condition) {
        check.cite(.aliasFindsMailbox, if: isAsked & isByAlias & !pathIsRefused)
    }

    /// Cites what makes the message somebody else's, likewise in every check that asks for that.
    @inline(__always) private func citeSource(_ check: inout Check, if isAsked: Condition) {
        check.cite(.pathMailboxIsFrom, if: isAsked & isDelegated & isFromByPath)
        check.cite(.mimeFromIsFrom, if: isAsked & isDelegated & isFromInMIME)
    }
}

// MARK: The checks, in Graph's order

extension Situation {
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
        check.cite(.draftNeedsMailReadWrite, if: isDraft)
        check.cite(.appSendsAsPathMailbox, if: isSend & isApp)
        check.cite(.ownMailNeedsMailSend, if: isSend & isUser & !isDelegated)
        check.cite(.delegatedMailNeedsMailSendShared, if: isSend & isUser & isDelegated)
        check.cite(.draftIsSentWithoutBody, if: operation(is: .sendDraft))
        check.cite(.replyIsSend, if: operation(is: .reply))
        check.cite(.createReplyIsDraft, if: operation(is: .createReply))
        citeSource(&check, if: isUser & isSend)

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
        citePath(&check, if: .always)
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
        citePath(&check, if: isShut)
        check.cite(.accessPolicyShutsMailbox, if: isShut)
        check.fail(.blockedByAccessPolicy, citing: .blockedByPolicyIsAccessDenied, if: isShut)
        return check
    }

    /// 6. May the sending user open that mailbox?
    @inline(__always) private var pathMailboxMayBeOpened: Check {
        var check = Check()
        check.cite(.fromPathNeedsFullAccess, if: isThroughDelegator)
        citePath(&check, if: isThroughDelegator)
        citeSource(&check, if: isThroughDelegator)
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
        citePath(&check, if: isDelegated)
        citeSource(&check, if: isDelegated)
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
        clauses.insert(.fromMayBeAnyRecipient, if: isDelegated & !isFromUser & !isFromMailUserOrContact)
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
