// How Graph and Exchange decide, from top to bottom in the order in which they do. Each step below `prediction`
// asks one question, answers it, and names the clauses that answered.

extension Scenario {
    /// What Microsoft Graph does with this request, and by which clauses.
    ///
    /// Every scenario has exactly one prediction. A refusal is a prediction too; nothing is thrown. A refusal cites the
    /// check that failed; what passed before it did not decide.
    public var prediction: Prediction {
        if let silence { return Prediction(.unspecified(silence), because: Clauses(silence.clause)) }

        var checks = Checks()
        checks.run(tokenFitsPath)
        checks.run(permissionIsHeld)
        checks.run(pathNamesUserMailbox)
        checks.run(pathMailboxMayBeOpened)
        checks.run(fromAddressMayBeUsed)
        if let error = checks.error { return Prediction(.rejected(error), because: checks.clauses) }

        switch operation {
        case .createDraft: return Prediction(.drafted(in: mailboxOwner), because: checks.clauses)
        case .sendMail(let saveToSentItems): return accepted(savingCopy: saveToSentItems, because: checks.clauses)
        case .sendDraft: return accepted(savingCopy: true, because: checks.clauses)
        }
    }

    private func accepted(savingCopy: Bool, because passed: Clauses) -> Prediction {
        var clauses = passed
        clauses.insert(.acceptedHasNoBody)
        let authorship = authorship(citing: &clauses)
        var sentItems = defaultCopy(savingCopy: savingCopy, citing: &clauses)
        sentItems.formUnion(administratorsCopy(of: authorship, citing: &clauses))
        return Prediction(.accepted(.init(authorship, sentItems: sentItems)), because: clauses)
    }
}

// MARK: Who is who

extension Scenario {
    /// Where the sources are silent, whatever permissions and grants are held.
    private var silence: Prediction.Silence? {
        switch (token.kind, path) {
        case (.user, .another): .thirdMailbox
        case (.app, .signedInUser): .noSignedInUser
        case (.user, .me), (.user, .signedInUser), (.user, .from), (.app, .me), (.app, .from), (.app, .another): nil
        }
    }

    /// The recipient in whose name another sends: its grants and copy switches count, and no others.
    ///
    /// One's own mail has none. An app acts as the path mailbox, so mail from that mailbox is its own; on `/me` it acts
    /// as nobody.
    private var delegator: Recipient? {
        switch (token.kind, path, from) {
        case (_, _, .own), (.app, .from, _), (.app, .me, _): nil
        case (.user, _, .somebodyElse(let recipient)), (.app, _, .somebodyElse(let recipient)): recipient
        }
    }

    /// Through whose mailbox the message goes.
    private var mailboxOwner: Prediction.Party {
        switch (path, delegator) {
        case (.from, .some): .from
        case (.from, nil), (.me, _), (.signedInUser, _), (.another, _): .sendingUser
        }
    }
}

// MARK: The checks, in Graph's order

extension Scenario {
    /// 1. Does the token fit the path?
    private var tokenFitsPath: Check {
        switch (token.kind, path) {
        case (.app, .me): .fails(.badRequest, Clauses(.meNeedsUserToken))
        case (.app, .signedInUser), (.app, .from), (.app, .another), (.user, _): .passes(Clauses())
        }
    }

    /// 2. Does the token carry a Graph permission for the operation?
    private var permissionIsHeld: Check {
        let sufficient: Token.Permissions
        var clauses: Clauses
        switch (operation, token.kind, delegator, mailboxOwner) {
        case (.createDraft, .app, _, _):
            (sufficient, clauses) = (.mailReadWrite, Clauses(.draftNeedsMailReadWrite))
        case (.createDraft, .user, _, .sendingUser):
            (sufficient, clauses) = (.mailReadWrite.union(.mailReadWriteShared), Clauses(.draftNeedsMailReadWrite))
        case (.createDraft, .user, _, .from):
            (sufficient, clauses) = (.mailReadWriteShared, Clauses(.draftNeedsMailReadWrite))
        case (.sendMail, .app, _, _), (.sendDraft, .app, _, _):
            (sufficient, clauses) = (.mailSend, Clauses(.appSendsAsPathMailbox))
        case (.sendMail, .user, nil, _), (.sendDraft, .user, nil, _):
            (sufficient, clauses) = (.mailSend.union(.mailSendShared), Clauses(.ownMailNeedsMailSend))
        case (.sendMail, .user, .some, _), (.sendDraft, .user, .some, _):
            (sufficient, clauses) = (.mailSendShared, Clauses(.delegatedMailNeedsMailSendShared))
        }
        if operation == .sendDraft { clauses.insert(.draftIsSentWithoutBody) }
        if !sufficient.isDisjoint(with: token.permissions) { return .passes(clauses) }

        clauses.insert(.missingPermissionIsAccessDenied)
        switch token.kind {
        case .user: break
        case .app:
            let forUsersAlone: Token.Permissions = operation == .createDraft ? .mailReadWriteShared : .mailSendShared
            if token.permissions.contains(forUsersAlone) { clauses.insert(.sharedPermissionsNeedUserToken) }
        }
        return .fails(.accessDenied, clauses)
    }

    /// 3. Does the path name somebody with a user mailbox?
    private var pathNamesUserMailbox: Check {
        switch (path, from) {
        case (.from, .somebodyElse(.microsoft365Group)):
            .fails(.invalidUser, Clauses(.groupIsNoUser, .noUserMailboxIsInvalidUser))
        case (.from, .somebodyElse(.distributionList)):
            .fails(.invalidUser, Clauses(.noUserMailboxIsInvalidUser))
        case (.from, .somebodyElse(.mailbox)), (.from, .own), (.me, _), (.signedInUser, _), (.another, _):
            .passes(Clauses())
        }
    }

    /// 4. May the sending user open that mailbox?
    private var pathMailboxMayBeOpened: Check {
        switch (mailboxOwner, delegator) {
        case (.from, .mailbox(let mailbox)):
            mailbox.fullAccess
                ? .passes(Clauses(.fromPathNeedsFullAccess))
                : .fails(.accessDenied, Clauses(.fromPathNeedsFullAccess, .missingFullAccessIsAccessDenied))
        case (.from, .microsoft365Group), (.from, .distributionList), (.from, nil), (.sendingUser, _):
            .passes(Clauses())
        }
    }

    /// 5. May the sending user send from that address? A draft is not sent yet.
    private var fromAddressMayBeUsed: Check {
        guard let delegator else { return .passes(Clauses()) }
        if operation == .createDraft { return .passes(Clauses(.directlyOrByDraft)) }
        let required: Clause =
            switch token.kind {
            case .user: .sendingRightRequired
            case .app: .appNeedsSendingRight
            }
        return delegator.sendingRights.isEmpty
            ? .fails(.sendAsDenied, Clauses(required, .missingSendingRightIsSendAsDenied))
            : .passes(Clauses(required))
    }
}

// MARK: What an accepted send shows and keeps

extension Scenario {
    /// The `sender` and `from` that recipients see.
    private func authorship(citing clauses: inout Clauses) -> Prediction.Authorship {
        guard let delegator else {
            clauses.insert(.ownMailIsNotDelegated)
            return .own
        }
        clauses.insert(.graphSetsSender)
        if operation == .sendDraft { clauses.insert(.directlyOrByDraft) }
        if !delegator.isUserMailbox { clauses.insert(.fromMayBeAnyRecipient) }
        guard delegator.sendingRights.contains(.sendAs) else {
            clauses.insert(.sendOnBehalfShowsSender)
            return .onBehalf
        }
        if delegator.sendingRights.contains(.sendOnBehalf) { clauses.insert(.sendAsWins) }
        clauses.insert(.sendAsHidesSender)
        return .sentAs
    }

    /// The copy in the Sent Items of the mailbox that the message goes through, which the app can decline.
    private func defaultCopy(savingCopy: Bool, citing clauses: inout Clauses) -> Prediction.SentItems {
        switch (savingCopy, mailboxOwner) {
        case (false, _):
            clauses.insert(.saveToSentItemsFalse)
            return Prediction.SentItems()
        case (true, .sendingUser):
            clauses.insert(.ownPathKeepsSendersCopy)
            return .sendingUser
        case (true, .from):
            clauses.insert(.fromPathKeepsFromCopy)
            return .from
        }
    }

    /// The copy that an administrator made the from mailbox keep, whatever the app asks.
    private func administratorsCopy(
        of authorship: Prediction.Authorship, citing clauses: inout Clauses
    ) -> Prediction.SentItems {
        guard let delegator else { return Prediction.SentItems() }
        guard let switches = delegator.alwaysSaveCopy else {
            clauses.insert(.noMailboxNoSentItems)
            return Prediction.SentItems()
        }
        guard !switches.isEmpty else { return Prediction.SentItems() }
        clauses.insert(.copySwitchFollowsSendingRight)
        guard switches.contains(authorship == .sentAs ? .sentAs : .sendOnBehalf) else { return Prediction.SentItems() }
        clauses.insert(.administratorsCopy)
        if case .microsoft365Group = delegator { clauses.insert(.groupHasMailbox) }
        return .from
    }
}
