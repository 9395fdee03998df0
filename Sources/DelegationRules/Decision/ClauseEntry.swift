/// What is known of one clause.
struct ClauseEntry {
    /// What a clause decides.
    enum Subject {
        /// What Graph answers.
        case answer
        /// Whom recipients see, or whose Sent Items keep a copy, which no answer tells.
        case message
    }

    let id: String
    let subject: Subject
    let sources: Clause.Sources
    let statement: String

    init(_ id: String, _ subject: Subject, _ sources: Clause.Sources, _ statement: String) {
        self.id = id
        self.subject = subject
        self.sources = sources
        self.statement = statement
    }
}

extension Clause {
    /// The register of clauses; `Evidence.swift` has their evidence and what contradicts them.
    var entry: ClauseEntry {
        switch self {
        case .thirdMailboxUnspecified:
            ClauseEntry(
                "third-mailbox-unspecified", .answer, Sources(.documentSentItems),
                """
                The sources name two paths for a user token: one's own mailbox and the from user's. What a third \
                does where the message names its from is not said.
                """)
        case .noSignedInUserUnspecified:
            ClauseEntry(
                "no-signed-in-user-unspecified", .answer, Sources(.otherClauses),
                "Nobody is signed in with an application token, so the signed-in user's mailbox names nothing.")
        case .emptyTokenIsRefused:
            ClauseEntry(
                "empty-token-is-refused", .answer, Sources(.graphDocs5673, .pythonO365, .laravelMSGraphMail4),
                """
                An application token that carries no permission at all, of an app that no Exchange role lets at the \
                mailbox either, is refused: 401 NoPermissionsInAccessToken.
                """)
        case .meNeedsUserToken:
            ClauseEntry(
                "me-needs-user-token", .answer, Sources(.pnpCore905, .phpSDK1163),
                "An application token on /me is refused: 400 BadRequest.")
        case .sharedPermissionsNeedUserToken:
            ClauseEntry(
                "shared-permissions-need-user-token", .answer, Sources(.permissionsReference),
                "The .Shared permissions exist for user tokens only; an application token is judged without them.")
        case .appSendsAsPathMailbox:
            ClauseEntry(
                "app-sends-as-path-mailbox", .answer, Sources(.documentPermissions),
                """
                An application token needs Mail.Send, consented to by an administrator. With it the app may send as \
                any user, through that user's own mailbox; for mail from that mailbox itself no grant is asked, and \
                sender and from are both that mailbox.
                """)
        case .ownMailNeedsMailSend:
            ClauseEntry(
                "own-mail-needs-mail-send", .answer, Sources(.sendMail, .permissionsReference),
                "To send the signed-in user's own mail, a user token needs Mail.Send or Mail.Send.Shared.")
        case .delegatedMailNeedsMailSendShared:
            ClauseEntry(
                "delegated-mail-needs-mail-send-shared", .answer, Sources(.documentPermissions, .algaPSA3282),
                "To send from somebody else, a user token needs Mail.Send.Shared.")
        case .draftNeedsMailReadWrite:
            ClauseEntry(
                "draft-needs-mail-readwrite", .answer, Sources(.createMessage, .permissionsReference),
                """
                Creating a draft answers 201 Created and asks for no sending right. It needs Mail.ReadWrite (a \
                user's own mailbox: Mail.ReadWrite.Shared as well); in the from user's mailbox a user token needs \
                Mail.ReadWrite.Shared.
                """)
        case .draftIsSentWithoutBody:
            ClauseEntry(
                "draft-is-sent-without-body", .answer, Sources(.messageSend),
                """
                Sending a draft has no body and so no saveToSentItems: the default copy is kept. It needs the \
                permissions of any send.
                """)
        case .replyIsSend:
            ClauseEntry(
                "reply-is-send", .answer, Sources(.messageReply, .messageForward),
                """
                reply, replyAll and forward are sends, answered 202: they need the permissions of any send, have no \
                saveToSentItems, and the default copy is kept.
                """)
        case .createReplyIsDraft:
            ClauseEntry(
                "create-reply-is-draft", .answer, Sources(.messageCreateReply, .messageCreateForward, .mcpServer185),
                "createReply, createReplyAll and createForward create a draft, answered 201, under a draft's rules.")
        case .refusedPathIsNobodys:
            ClauseEntry(
                "refused-path-is-nobodys", .answer, Sources(.graphDocs7580),
                """
                A path that names no user mailbox is nobody's: a draft there needs what one's own mailbox needs, \
                and a send what the from address asks for.
                """)
        case .exchangeRoleGivesPermission:
            ClauseEntry(
                "exchange-role-gives-permission", .answer, Sources(.rbacForApplications),
                """
                A role of Exchange's RBAC for Applications gives an app the permission on the mailboxes in its \
                scope, whether or not the token carries it, and whatever the access policies say.
                """)
        case .missingPermissionIsAccessDenied:
            ClauseEntry(
                "missing-permission-is-access-denied", .answer, Sources(.graphDocs10880, .officeJS2619, .skyline78),
                "Where the Graph permission is missing, the answer is 403 ErrorAccessDenied.")
        case .aliasFindsMailbox:
            ClauseEntry(
                "alias-finds-mailbox", .answer, Sources(.smtpOAuthRelay80, .outreachWorker),
                """
                /users/{id} finds a mailbox by another address of its user's as well as by the principal name and \
                the object id.
                """)
        case .groupInPathIsRefused:
            ClauseEntry(
                "group-is-no-user", .answer, Sources(.mcpServer185),
                """
                A Microsoft 365 group is no user, for all that it has a mailbox: /users/{id} refuses it with 403 \
                ErrorGroupIsUsedInNonGroupURI.
                """)
        case .userWithoutMailboxIsNotEnabled:
            ClauseEntry(
                "user-without-mailbox-is-not-enabled", .answer, Sources(.graphDocs17826, .fluentSMTP96, .e5SubBot39),
                """
                Where /users/{id} names a user without a mailbox in the cloud, the answer is 404 \
                MailboxNotEnabledForRESTAPI.
                """)
        case .noUserMailboxIsInvalidUser:
            ClauseEntry(
                "no-user-mailbox-is-invalid-user", .answer,
                Sources(.graphDocs7580, .laravelMSGraphMail16, .graphMailerLiveTest),
                """
                Where /users/{id} names what is no user (a list, a contact, an id that nobody has), the answer is \
                404 ErrorInvalidUser.
                """)
        case .accessPolicyShutsMailbox:
            ClauseEntry(
                "access-policy-shuts-mailbox", .answer, Sources(.newApplicationAccessPolicy),
                """
                An application access policy can shut the path mailbox to an app: one that denies, or, where none \
                that restricts opens it, any other that restricts that app. User tokens are not touched.
                """)
        case .blockedByPolicyIsAccessDenied:
            ClauseEntry(
                "blocked-by-policy-is-access-denied", .answer, Sources(.accessPolicyReports),
                "Where a policy shuts the mailbox, the answer is 403 ErrorAccessDenied, with a text that names it.")
        case .fromPathNeedsFullAccess:
            ClauseEntry(
                "from-path-needs-full-access", .answer, Sources(.documentSentItems),
                """
                Through the from user's mailbox, the sending user needs Full Access to it, in addition to the right \
                that sending needs.
                """)
        case .missingFullAccessIsAccessDenied:
            ClauseEntry(
                "missing-full-access-is-access-denied", .answer, Sources(.graphDocs9429, .graphDocs21572),
                "Where Full Access is missing, the answer is 403 ErrorAccessDenied.")
        case .pathMailboxIsFrom:
            ClauseEntry(
                "path-mailbox-is-from", .answer, Sources(.olkcli89),
                """
                With a user token, a message that names no from is from the path mailbox, with all that follows for \
                permissions, grants and copies.
                """)
        case .mimeFromIsFrom:
            ClauseEntry(
                "mime-from-is-from", .answer, Sources(.davmail362, .smtp2Graph28, .phpSDK1499),
                "In a MIME body, the header From: is the from; one that cannot be read is somebody else's.")
        case .replyMayNameFrom:
            ClauseEntry(
                "reply-may-name-from", .answer, Sources(.otherClauses),
                "The message of a reply or a forward may name a from, with the same effect as in sendMail.")
        case .sendingRightRequired:
            ClauseEntry(
                "sending-right-required", .answer, Sources(.documentMailboxPermissions),
                "The signed-in user must hold Send As or Send on Behalf on the from address.")
        case .appNeedsSendingRight:
            ClauseEntry(
                "app-needs-sending-right", .answer, Sources(.laravelMSGraphMail45),
                """
                Where an app sends from somebody else than the path mailbox, that mailbox is the sending user and \
                must hold Send As or Send on Behalf; no Full Access is asked for.
                """)
        case .unknownAddressHasNoGrants:
            ClauseEntry(
                "unknown-address-has-no-grants", .answer, Sources(.ticketWorkflow, .rss2email147),
                """
                On a from address that no recipient of the organisation has, nobody can hold a right; a draft from it \
                can be created.
                """)
        case .missingSendingRightIsSendAsDenied:
            ClauseEntry(
                "missing-sending-right-is-send-as-denied", .answer, Sources(.documentExample2),
                "Where the sending user holds neither sending right, the answer is 403 ErrorSendAsDenied.")
        case .firstFailingCheckAnswers:
            ClauseEntry(
                "first-failing-check-answers", .answer, Sources(.otherClauses),
                """
                Where several checks fail, the first answers: the token is empty, token against path, Graph \
                permission, path mailbox, access policy, Full Access, sending right.
                """)
        case .ownMailIsNotDelegated:
            ClauseEntry(
                "own-mail-is-not-delegated", .answer, Sources(.otherClauses),
                """
                Mail from the sending user's own address is no delegated send: sender and from are the sending \
                user, and the copy switches do nothing.
                """)
        case .ownAliasIsOwn:
            ClauseEntry(
                "own-alias-is-own", .answer, Sources(.graphMailerLiveTest, .smtpOAuthRelay80, .setOrganizationConfig),
                """
                Another address of the sending user's own as from is no delegated send. Recipients see the primary \
                address, unless SendFromAliasEnabled keeps the alias.
                """)
        case .fromMayBeAnyRecipient:
            ClauseEntry(
                "from-may-be-any-recipient", .answer, Sources(.documentIntroduction),
                """
                The from address may be a shared or resource mailbox, a group or a distribution list as well as a \
                user.
                """)
        case .mailUserOrContactMayBeFrom:
            ClauseEntry(
                "mail-user-or-contact-may-be-from", .answer,
                Sources(.addRecipientPermission, .setMailUser, .setMailContact),
                """
                A mail user or a mail contact can be the from address: Send As and Send on Behalf can be granted \
                on it, Full Access cannot, and it keeps no copy.
                """)
        case .directlyOrByDraft:
            ClauseEntry(
                "directly-or-by-draft", .answer, Sources(.documentSending),
                "Mail from somebody else can be sent directly, or created as a draft and then sent.")
        case .graphSetsSender:
            ClauseEntry(
                "graph-sets-sender", .message, Sources(.documentSending),
                "The app sets from and need not set sender: Graph sets that by the grants.")
        case .sendAsWins:
            ClauseEntry(
                "send-as-wins", .message, Sources(.managePermissions, .exchangeDocs1200, .gromox),
                "Where both Send As and Send on Behalf are held, Send As is used.")
        case .sendOnBehalfShowsSender:
            ClauseEntry(
                "send-on-behalf-shows-sender", .message, Sources(.documentSendOnBehalf),
                """
                With Send on Behalf, sender is the sending user and from the from user: recipients see who sent it \
                for whom.
                """)
        case .sendAsHidesSender:
            ClauseEntry(
                "send-as-hides-sender", .message, Sources(.documentSendAs),
                "With Send As, sender and from are both the from user: recipients see no trace of the sending user.")
        case .acceptedHasNoBody:
            ClauseEntry(
                "accepted-has-no-body", .answer, Sources(.documentExample1),
                "A send that is accepted answers 202 Accepted, with no body.")
        case .ownPathKeepsSendersCopy:
            ClauseEntry(
                "own-path-keeps-senders-copy", .message, Sources(.documentSentItems),
                "Through the sending user's own mailbox, the default copy is kept in the sending user's Sent Items.")
        case .fromPathKeepsFromCopy:
            ClauseEntry(
                "from-path-keeps-from-copy", .message, Sources(.documentSentItems),
                "Through the from user's mailbox, the default copy is kept in the from user's Sent Items.")
        case .saveToSentItemsFalse:
            ClauseEntry(
                "save-to-sent-items-false", .message, Sources(.documentSentItems),
                """
                With saveToSentItems false, the default copy is not kept; the administrator's copy is, all the \
                same.
                """)
        case .administratorsCopy:
            ClauseEntry(
                "administrators-copy", .message, Sources(.documentSentItems),
                """
                An administrator can make the from mailbox always keep, in its Sent Items, a copy of what a \
                delegate sends.
                """)
        case .copySwitchFollowsSendingRight:
            ClauseEntry(
                "copy-switch-follows-sending-right", .message, Sources(.automaticallySaveSentItems),
                """
                MessageCopyForSentAsEnabled applies to mail sent with Send As, MessageCopyForSendOnBehalfEnabled to \
                mail sent with Send on Behalf. Both are off by default, and the sending user's copy stays.
                """)
        case .groupHasMailbox:
            ClauseEntry(
                "group-has-mailbox", .message, Sources(.setMailbox),
                "A Microsoft 365 group has a mailbox: the copy switches apply to it.")
        case .noMailboxNoSentItems:
            ClauseEntry(
                "no-mailbox-no-sent-items", .message, Sources(.documentSentItems),
                "A from address without a mailbox, such as a distribution list, has no Sent Items to keep a copy in.")
        }
    }
}
