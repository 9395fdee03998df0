/// What the checks ask of a scenario, each question as a condition.
struct Situation {
    /// The facts, as ``Scenario/Fact`` lays them out.
    private let facts: UInt64

    init(_ packed: PackedScenario) {
        facts = UInt64(packed.rawValue)
    }

    @inline(__always)
    private func number(_ fact: Scenario.Fact) -> UInt64 {
        facts >> UInt64(fact.field.position) & fact.field.mask
    }

    /// Whether a set has the value with that number, as ``Scenario/Fact/value(_:)`` names it. In a field of one bit, 0
    /// stands for that bit.
    @inline(__always)
    private func has(_ fact: Scenario.Fact, _ number: UInt64) -> Condition {
        Condition(bit: self.number(fact) >> number & 1)
    }

    /// Whether the number of a fact is one of those whose bits are set.
    @inline(__always)
    private func number(_ fact: Scenario.Fact, isIn bits: UInt64) -> Condition {
        Condition(bit: bits >> number(fact) & 1)
    }
}

// MARK: The token

extension Situation {
    var isApp: Condition { has(.tokenType, 0) }  // The one bit is 1 for an app, and 0 for a user.
    var isUser: Condition { !isApp }
    /// Whether an app has nothing to be let at the mailbox by: no permission in its token, and no Exchange role.
    var isEmptyToken: Condition {
        isApp & Condition(number(.permissions), is: 0) & Condition(number(.exchangeRoles), is: 0)
    }

    /// The permission for what is asked that the token carries: the plain one, and that for other people's mailboxes.
    @inline(__always)
    var permission: (plain: Condition, shared: Condition) {
        let relevant = number(.permissions) >> (isDraft.bit * 2)
        return (Condition(bit: relevant & 1), Condition(bit: relevant >> 1 & 1))
    }

    /// Whether an Exchange role gives the app that permission on the path mailbox; user tokens have no roles.
    var roleGivesPermission: Condition { isApp & Condition(bit: number(.exchangeRoles) >> isDraft.bit & 1) }
    var policyBlocks: Condition { isApp & has(.accessPolicy, 0) }
}

// MARK: The request

extension Situation {
    @inline(__always)
    func path(is mailbox: Scenario.Path.Mailbox) -> Condition {
        Condition(number(.mailbox), is: UInt64(mailbox.rawValue))
    }

    @inline(__always)
    func operation(is operation: Scenario.Operation.Kind) -> Condition {
        Condition(number(.operation), is: UInt64(operation.rawValue))
    }

    /// Whether a draft is created, and nothing is sent.
    var isDraft: Condition { operation(is: .createDraft) | operation(is: .createReply) }
    var isSend: Condition { !isDraft }
    var declinesCopy: Condition { has(.saveToSentItems, 0) }

    /// Whether the path names a mailbox by an id, and so can name it by an alias.
    var isMailboxByID: Condition { path(is: .signedInUser) | path(is: .from) | path(is: .another) }
    var isByAlias: Condition { has(.alias, 0) & isMailboxByID }
}

// MARK: The from address

extension Situation {
    var isFromOwnAlias: Condition { Condition(number(.from), is: UInt64(Scenario.From.ownAlias.number)) }
    var isFromUser: Condition { Condition(number(.from), is: UInt64(Scenario.Recipient.Mailbox.Kind.user.rawValue)) }
    var isFromGroup: Condition { Condition(number(.from), is: 5) }
    var isFromUnknown: Condition { Condition(number(.from), is: 9) }

    @inline(__always)
    func from(is kind: Scenario.Recipient.WithoutMailbox.Kind) -> Condition {
        Condition(number(.from), is: UInt64(kind.rawValue))
    }

    /// Whether the from address is neither the sending user's nor an alias of theirs.
    var isFromSomebodyElse: Condition { !number(.from, isIn: 0b11) }
    /// Whether it is that of a recipient of the organisation, on which rights can be held.
    var isFromRecipient: Condition { isFromSomebodyElse & !isFromUnknown }
    /// Whether it is that of a user, shared or resource mailbox.
    var isFromMailbox: Condition { number(.from, isIn: 0b1_1100) }

    var isFromInMIME: Condition { Condition(number(.fromSource), is: 1) }
    var isFromByPath: Condition { Condition(number(.fromSource), is: 2) }

    var holdsSendAs: Condition { has(.grants, 0) & !isFromUnknown }
    var holdsSendOnBehalf: Condition { has(.grants, 1) & !isFromUnknown }
    var holdsFullAccess: Condition { has(.grants, 2) }
    var keepsSentAs: Condition { has(.alwaysSaveCopy, 0) }
    var keepsSendOnBehalf: Condition { has(.alwaysSaveCopy, 1) }
}

// MARK: Who is who

extension Situation {
    /// Whether the path names a Microsoft 365 group, a user without a mailbox, or no user at all: as itself, or as the
    /// from user's.
    var pathIsGroup: Condition { path(is: .group) | path(is: .from) & isFromGroup }
    var pathIsWithoutMailbox: Condition { path(is: .withoutMailbox) | path(is: .from) & from(is: .mailUser) }
    var pathIsNoUser: Condition {
        path(is: .noUser) | path(is: .from) & (from(is: .distributionList) | from(is: .mailContact) | isFromUnknown)
    }
    var pathIsRefused: Condition { pathIsGroup | pathIsWithoutMailbox | pathIsNoUser }

    /// Whether the sending user sends in the name of somebody else, whose grants and copy switches count then.
    ///
    /// An app acts as the path mailbox, so that mail from that mailbox is its own; elsewhere it acts as nobody.
    var isDelegated: Condition { isFromSomebodyElse & (isUser | path(is: .another)) }

    /// Whether the message goes through that somebody's mailbox; else it goes through the sending user's.
    var isThroughDelegator: Condition { isDelegated & path(is: .from) & isFromMailbox }
}
