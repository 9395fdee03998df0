extension Clause {
    /// On what kind of evidence a clause rests, the strongest first.
    public enum Evidence: UInt8, Hashable, Sendable, Comparable {
        /// The source document says it.
        case documented
        /// Another reference page of Microsoft's says it.
        case reference
        /// Reports of real tenants or clients show it.
        case observed
        /// It follows from the others; nobody was seen to state it.
        case inferred

        /// Whether `lhs` is stronger evidence than `rhs`.
        public static func < (lhs: Evidence, rhs: Evidence) -> Bool {
            lhs.rawValue < rhs.rawValue
        }
    }
}

extension Clause {
    /// The reports that contradict it; mostly none.
    ///
    /// They stand here, and not with the rest of what is known of a clause, because whoever writes a prediction looks them
    /// up for each of its clauses, and would make all of that each time.
    public var contestedBy: Sources {
        switch self {
        case .delegatedMailNeedsMailSendShared: Sources(.openSourceClient, .projectSend, .graphDocs21572)
        case .aliasFindsMailbox: Sources(.graphMailerChangeLog, .userReference)
        case .missingFullAccessIsAccessDenied: Sources(.olkcli89)
        case .pathMailboxIsFrom: Sources(.graphDocs6326)
        case .mimeFromIsFrom: Sources(.emailEngine)
        default: Sources()
        }
    }
}

extension Clauses {
    /// The weakest evidence on which any of these clauses rests.
    ///
    /// A clause that is listed nowhere below counts as inferred: nothing is called better than it is by oversight.
    var weakestEvidence: Clause.Evidence { Clause.Evidence(rawValue: UInt8(weakestEvidenceNumber)) ?? .inferred }

    /// The same by its raw value.
    ///
    /// Evidence is kept in sets, and not with the rest of what is known of a clause, so that finding the weakest takes
    /// no walk through the clauses. The steps down are added up, where questions one after the other would be branches,
    /// each often guessed wrongly.
    @inline(__always)
    var weakestEvidenceNumber: UInt64 {
        let inArticle = Self.documented
        let inReference = inArticle.union(.reference)
        let inReports = inReference.union(.observed)
        return step(unlessIn: inArticle) &+ step(unlessIn: inReference) &+ step(unlessIn: inReports)
    }

    @inline(__always)
    private func step(unlessIn clauses: Clauses) -> UInt64 { (!Condition(bits & ~clauses.bits, is: 0)).bit }

    /// What the source document says.
    private static var documented: Clauses {
        Clauses(.appSendsAsPathMailbox, .delegatedMailNeedsMailSendShared)
            .union(Clauses(.fromPathNeedsFullAccess, .sendingRightRequired))
            .union(Clauses(.missingSendingRightIsSendAsDenied, .fromMayBeAnyRecipient))
            .union(Clauses(.directlyOrByDraft, .graphSetsSender))
            .union(Clauses(.sendOnBehalfShowsSender, .sendAsHidesSender))
            .union(Clauses(.acceptedHasNoBody, .ownPathKeepsSendersCopy))
            .union(Clauses(.fromPathKeepsFromCopy, .saveToSentItemsFalse))
            .union(Clauses(.administratorsCopy, .noMailboxNoSentItems))
    }

    /// What another reference page of Microsoft's says.
    private static var reference: Clauses {
        Clauses(.sharedPermissionsNeedUserToken, .ownMailNeedsMailSend)
            .union(Clauses(.draftNeedsMailReadWrite, .draftIsSentWithoutBody))
            .union(Clauses(.sendAsWins, .copySwitchFollowsSendingRight))
            .union(Clauses(.replyIsSend, .createReplyIsDraft, .exchangeRoleGivesPermission))
            .union(Clauses(.accessPolicyShutsMailbox, .mailUserOrContactMayBeFrom))
    }

    /// What reports of real tenants or clients show.
    private static var observed: Clauses {
        Clauses(.meNeedsUserToken, .missingPermissionIsAccessDenied)
            .union(Clauses(.noUserMailboxIsInvalidUser, .missingFullAccessIsAccessDenied))
            .union(Clauses(.appNeedsSendingRight, .emptyTokenIsRefused, .refusedPathIsNobodys))
            .union(Clauses(.aliasFindsMailbox, .groupInPathIsRefused, .userWithoutMailboxIsNotEnabled))
            .union(Clauses(.blockedByPolicyIsAccessDenied, .pathMailboxIsFrom, .mimeFromIsFrom))
            .union(Clauses(.unknownAddressHasNoGrants, .ownAliasIsOwn))
    }
}
