/// A rule of delegated mail that the engine applies, with what it rests on.
///
/// The cases stand in the order in which they are applied: first where the sources are silent, then the checks in
/// Graph's order, then whom recipients see, then the copies. `Specs/clauses.json` holds the same list for other
/// implementations.
@nonexhaustive public enum Clause: UInt8, Hashable, Sendable {
    // Where the sources are silent.
    case thirdMailboxUnspecified
    case noSignedInUserUnspecified

    // The token.
    case emptyTokenIsRefused

    // The token against the path.
    case meNeedsUserToken

    // The Graph permission.
    case sharedPermissionsNeedUserToken
    case appSendsAsPathMailbox
    case ownMailNeedsMailSend
    case delegatedMailNeedsMailSendShared
    case draftNeedsMailReadWrite
    case draftIsSentWithoutBody
    case replyIsSend
    case createReplyIsDraft
    case refusedPathIsNobodys
    case exchangeRoleGivesPermission
    case missingPermissionIsAccessDenied

    // The path names a user with a mailbox.
    case aliasFindsMailbox
    case groupInPathIsRefused
    case userWithoutMailboxIsNotEnabled
    case noUserMailboxIsInvalidUser

    // The organisation's policies let the app at it.
    case accessPolicyShutsMailbox
    case blockedByPolicyIsAccessDenied

    // The sending user may open the path mailbox.
    case fromPathNeedsFullAccess
    case missingFullAccessIsAccessDenied

    // The sending user may send from that address.
    case pathMailboxIsFrom
    case mimeFromIsFrom
    case replyMayNameFrom
    case sendingRightRequired
    case appNeedsSendingRight
    case unknownAddressHasNoGrants
    case missingSendingRightIsSendAsDenied

    // Several checks fail.
    case firstFailingCheckAnswers

    // What recipients see.
    case ownMailIsNotDelegated
    case ownAliasIsOwn
    case fromMayBeAnyRecipient
    case mailUserOrContactMayBeFrom
    case directlyOrByDraft
    case graphSetsSender
    case sendAsWins
    case sendOnBehalfShowsSender
    case sendAsHidesSender
    case acceptedHasNoBody

    // Whose Sent Items keep a copy.
    case ownPathKeepsSendersCopy
    case fromPathKeepsFromCopy
    case saveToSentItemsFalse
    case administratorsCopy
    case copySwitchFollowsSendingRight
    case groupHasMailbox
    case noMailboxNoSentItems
}

/// The clauses that decided a prediction.
public typealias Clauses = CaseSet<Clause>

extension Clause: Identifiable {
    /// The name by which predictions cite the clause; it never changes.
    public var id: String { entry.id }
    /// What the clause says.
    public var statement: String { entry.statement }
    /// Whether it decides what Graph answers, and not only what no answer tells.
    package var decidesAnswer: Bool { entry.subject == .answer }
    /// The kind of evidence for it.
    public var evidence: Evidence { Clauses(self).weakestEvidence }
    /// Where it is said, or was seen.
    public var sources: Sources { entry.sources }
    /// Whether a report contradicts the clause; the engine keeps its reading all the same.
    public var isContested: Bool { !contestedBy.isEmpty }
}
