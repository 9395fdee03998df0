/// What the checks ask of a scenario, each question as a condition.
///
/// All of it is inlined, which makes a decision twice as fast. The compiler stops inlining where branches become too many,
/// so nothing here has any: a shift by `&>>` does not ask how far it goes.
struct Situation {
    /// The facts, as ``Scenario/Fact`` lays them out.
    private let facts: UInt64

    init(_ packed: PackedScenario) {
        facts = UInt64(packed.rawValue)
    }

    @inline(__always)
    private func number(_ fact: Scenario.Fact) -> UInt64 { fact.field.number(in: facts) }

    /// Whether a set has the value with that number, as ``Scenario/Fact/value(_:)`` names it. In a field of one bit, 0
    /// stands for that bit.
    @inline(__always)
    private func has(_ fact: Scenario.Fact, _ number: UInt64) -> Condition {
        Condition(bit: self.number(fact) &>> number & 1)
    }

    /// Whether the number of a fact is one of those whose bits are set.
    @inline(__always)
    private func number(_ fact: Scenario.Fact, isIn bits: UInt64) -> Condition {
        Condition(bit: bits &>> number(fact) & 1)
    }
}

// MARK: The token

extension Situation {
    /// Whether the token is an app's, which is 1, and not a user's, which is 0.
    @inline(__always) var isApp: Condition { Condition(bit: number(.tokenType)) }
    @inline(__always) var isUser: Condition { !isApp }
    /// Whether an app has nothing to be let at the mailbox by: no permission in its token, and no Exchange role.
    @inline(__always) var isEmptyToken: Condition {
        isApp & Condition(number(.permissions) | number(.exchangeRoles), is: 0)
    }

    /// The permission for what is asked that the token carries: the plain one, and that for other people's mailboxes.
    @inline(__always) var permission: (plain: Condition, shared: Condition) {
        let relevant = number(.permissions) &>> (isDraft.bit &* 2)
        return (Condition(bit: relevant & 1), Condition(bit: relevant &>> 1 & 1))
    }

    /// Whether an Exchange role gives the app that permission on the path mailbox; user tokens have no roles.
    @inline(__always) var roleGivesPermission: Condition {
        isApp & Condition(bit: number(.exchangeRoles) &>> isDraft.bit & 1)
    }
    @inline(__always) var policyBlocks: Condition { isApp & has(.accessPolicy, 0) }
}

// MARK: The request

extension Situation {
    @inline(__always)
    func path(is mailbox: Scenario.Path.Mailbox) -> Condition { path(isIn: CaseSet(mailbox)) }

    @inline(__always)
    private func path(isIn mailboxes: CaseSet<Scenario.Path.Mailbox>) -> Condition {
        number(.mailbox, isIn: mailboxes.bits)
    }

    @inline(__always)
    func operation(is operation: Scenario.Operation.Kind) -> Condition { self.operation(isIn: CaseSet(operation)) }

    @inline(__always)
    private func operation(isIn operations: CaseSet<Scenario.Operation.Kind>) -> Condition {
        number(.operation, isIn: operations.bits)
    }

    /// Whether a draft is created, and nothing is sent.
    @inline(__always) var isDraft: Condition { operation(isIn: CaseSet(.createDraft, .createReply)) }
    @inline(__always) var isSend: Condition { !isDraft }
    @inline(__always) var declinesCopy: Condition { has(.saveToSentItems, 0) }

    /// Whether the path names a mailbox by an id, and so can name it by an alias.
    @inline(__always) var isMailboxByID: Condition { path(isIn: CaseSet(.signedInUser, .from, .another)) }
    @inline(__always) var isByAlias: Condition { has(.alias, 0) & isMailboxByID }
}

// MARK: The from address

extension Situation {
    @inline(__always)
    private func from(is kind: Scenario.From.Single) -> Condition { number(.from, isIn: CaseSet(kind).bits) }

    @inline(__always)
    func from(isIn kinds: CaseSet<Scenario.Recipient.WithoutMailbox.Kind>) -> Condition {
        number(.from, isIn: kinds.bits)
    }

    @inline(__always) var isFromOwnAlias: Condition { from(is: .ownAlias) }
    @inline(__always) var isFromGroup: Condition { from(is: .microsoft365Group) }
    @inline(__always) var isFromUnknown: Condition { from(is: .unknown) }
    @inline(__always) var isFromUserMailbox: Condition {
        number(.from, isIn: CaseSet(Scenario.Recipient.Mailbox.Kind.user).bits)
    }

    /// Whether the from address is neither the sending user's nor an alias of theirs.
    @inline(__always) var isFromSomebodyElse: Condition {
        !number(.from, isIn: CaseSet(Scenario.From.Single.own, .ownAlias).bits)
    }
    /// Whether it is that of a recipient of the organisation, on which rights can be held.
    @inline(__always) var isFromRecipient: Condition {
        !number(.from, isIn: CaseSet(Scenario.From.Single.own, .ownAlias, .unknown).bits)
    }
    /// Whether it is that of a user, shared or resource mailbox.
    @inline(__always) var isFromMailbox: Condition {
        number(.from, isIn: CaseSet(Scenario.Recipient.Mailbox.Kind.user, .shared, .resource).bits)
    }

    // The source is one of three values, and no set; but where it is 1 or 2, that bit alone is set.
    @inline(__always) var isFromInMIME: Condition { has(.fromSource, 0) }
    @inline(__always) var isFromByPath: Condition { has(.fromSource, 1) }

    @inline(__always) var holdsSendAs: Condition { has(.grants, 0) & !isFromUnknown }
    @inline(__always) var holdsSendOnBehalf: Condition { has(.grants, 1) & !isFromUnknown }
    @inline(__always) var holdsFullAccess: Condition { has(.grants, 2) }
    @inline(__always) var keepsSentAs: Condition { has(.alwaysSaveCopy, 0) }
    @inline(__always) var keepsSendOnBehalf: Condition { has(.alwaysSaveCopy, 1) }
}

// MARK: Who is who

extension Situation {
    /// Whether the path names a Microsoft 365 group, a user without a mailbox, or no user at all: as itself, or as the
    /// from user's.
    @inline(__always) var pathIsGroup: Condition { path(is: .group) | path(is: .from) & isFromGroup }
    @inline(__always) var pathIsWithoutMailbox: Condition {
        path(is: .withoutMailbox) | path(is: .from) & from(isIn: CaseSet(.mailUser))
    }
    @inline(__always) var pathIsNoUser: Condition {
        path(is: .noUser) | path(is: .from) & (from(isIn: CaseSet(.distributionList, .mailContact)) | isFromUnknown)
    }
    @inline(__always) var pathIsRefused: Condition { pathIsGroup | pathIsWithoutMailbox | pathIsNoUser }

    /// Whether the sending user sends in the name of somebody else, whose grants and copy switches count then.
    ///
    /// An app acts as the path mailbox, so that mail from that mailbox is its own; elsewhere it acts as nobody.
    @inline(__always) var isDelegated: Condition { isFromSomebodyElse & (isUser | path(is: .another)) }

    /// Whether the message goes through that somebody's mailbox; else it goes through the sending user's.
    @inline(__always) var isThroughDelegator: Condition { isDelegated & path(is: .from) & isFromMailbox }
}
