// How Graph and Exchange decide, from top to bottom in the order in which they do. Each step below `prediction`
// asks one question, answers it, and names the clauses that answered, each with the condition on which it applies.
//
// The steps are inlined, so that what several of them ask is worked out once.

extension Situation {
    /// What Microsoft Graph does with this request, and by which clauses.
    ///
    /// Every scenario has exactly one prediction. A refusal is a prediction too; nothing is thrown. A refusal cites the
    /// check that failed; what passed before it did not decide.
    var prediction: Prediction {
        let silence = silence
        if !silence.isEmpty { return Prediction(.unspecified, because: silence) }

        var checks = Checks()
        checks.run(tokenFitsPath)
        checks.run(permissionIsHeld)
        checks.run(pathNamesUserMailbox)
        checks.run(pathMailboxMayBeOpened)
        checks.run(fromAddressMayBeUsed)
        if checks.fail.holds { return checks.rejection }
        if isDraft.holds { return Prediction(.drafted(in: mailboxOwner), because: checks.clauses) }

        var clauses = checks.clauses
        clauses.insert(.acceptedHasNoBody)
        let (sender, from) = authorship(citing: &clauses)
        let sentItems = defaultCopy(citing: &clauses).union(administratorsCopy(citing: &clauses))
        return Prediction(.accepted(sender: sender, from: from, sentItems: sentItems), because: clauses)
    }

    /// Where the sources are silent, whatever permissions and grants are held.
    private var silence: Clauses {
        var clauses = Clauses()
        clauses.insert(.thirdMailboxUnspecified, if: isUser & path(is: .another))
        clauses.insert(.noSignedInUserUnspecified, if: isApp & path(is: .signedInUser))
        return clauses
    }

    /// Through whose mailbox the message goes.
    private var mailboxOwner: Prediction.Party { isThroughDelegator.holds ? .from : .sendingUser }
}

// MARK: The checks, in Graph's order

extension Situation {
    /// 1. Does the token fit the path?
    @inline(__always) private var tokenFitsPath: Check {
        var check = Check()
        check.fail(.badRequest, citing: .meNeedsUserToken, if: isApp & path(is: .me))
        return check
    }

    /// 2. Does the token carry a Graph permission for the operation?
    @inline(__always) private var permissionIsHeld: Check {
        var check = Check()
        check.cite(.draftNeedsMailReadWrite, if: isDraft)
        check.cite(.appSendsAsPathMailbox, if: isSend & isApp)
        check.cite(.ownMailNeedsMailSend, if: isSend & isUser & !isDelegated)
        check.cite(.delegatedMailNeedsMailSendShared, if: isSend & isUser & isDelegated)
        check.cite(.draftIsSentWithoutBody, if: operation(is: .sendDraft))

        // A send is somebody else's matter if it is from there, a draft only if it lies there as well.
        let concernsOthers = isDelegated & (isSend | path(is: .from))
        let (plain, shared) = permission
        let isHeld = isApp & plain | isUser & (shared | plain & !concernsOthers)
        check.fail(.accessDenied, citing: .missingPermissionIsAccessDenied, if: !isHeld)
        check.cite(.sharedPermissionsNeedUserToken, if: !isHeld & isApp & shared)
        return check
    }

    /// 3. Does the path name somebody with a user mailbox?
    @inline(__always) private var pathNamesUserMailbox: Check {
        var check = Check()
        check.cite(.groupIsNoUser, if: path(is: .from) & from(is: .microsoft365Group))
        check.fail(.invalidUser, citing: .noUserMailboxIsInvalidUser, if: path(is: .from) & !fromHasUserMailbox)
        return check
    }

    /// 4. May the sending user open that mailbox?
    @inline(__always) private var pathMailboxMayBeOpened: Check {
        var check = Check()
        let isAsked = isThroughDelegator & fromHasUserMailbox
        check.cite(.fromPathNeedsFullAccess, if: isAsked)
        check.fail(.accessDenied, citing: .missingFullAccessIsAccessDenied, if: isAsked & !holdsFullAccess)
        return check
    }

    /// 5. May the sending user send from that address? A draft is not sent yet.
    @inline(__always) private var fromAddressMayBeUsed: Check {
        var check = Check()
        check.cite(.directlyOrByDraft, if: isDelegated & isDraft)
        check.cite(.sendingRightRequired, if: isDelegated & isSend & isUser)
        check.cite(.appNeedsSendingRight, if: isDelegated & isSend & isApp)
        check.fail(
            .sendAsDenied, citing: .missingSendingRightIsSendAsDenied,
            if: isDelegated & isSend & !(holdsSendAs | holdsSendOnBehalf))
        return check
    }
}

// MARK: What an accepted send shows and keeps

extension Situation {
    /// The `sender` and `from` that recipients see.
    @inline(__always) private func authorship(citing clauses: inout Clauses) -> (
        sender: Prediction.Party, from: Prediction.Party
    ) {
        clauses.insert(.ownMailIsNotDelegated, if: !isDelegated)
        clauses.insert(.graphSetsSender, if: isDelegated)
        clauses.insert(.directlyOrByDraft, if: isDelegated & operation(is: .sendDraft))
        clauses.insert(.fromMayBeAnyRecipient, if: isDelegated & !from(is: .userMailbox))
        clauses.insert(.sendOnBehalfShowsSender, if: isDelegated & !holdsSendAs)
        clauses.insert(.sendAsHidesSender, if: isDelegated & holdsSendAs)
        clauses.insert(.sendAsWins, if: isDelegated & holdsSendAs & holdsSendOnBehalf)
        return (
            sender: (isDelegated & holdsSendAs).holds ? .from : .sendingUser,
            from: isDelegated.holds ? .from : .sendingUser
        )
    }

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
        let hasMailbox = isDelegated & !from(is: .distributionList)
        let isKept = hasMailbox & (holdsSendAs & keepsSentAs | !holdsSendAs & keepsSendOnBehalf)
        clauses.insert(.noMailboxNoSentItems, if: isDelegated & from(is: .distributionList))
        clauses.insert(.copySwitchFollowsSendingRight, if: hasMailbox & (keepsSentAs | keepsSendOnBehalf))
        clauses.insert(.administratorsCopy, if: isKept)
        clauses.insert(.groupHasMailbox, if: isKept & from(is: .microsoft365Group))
        return Prediction.SentItems(sendingUser: .never, from: isKept)
    }
}
