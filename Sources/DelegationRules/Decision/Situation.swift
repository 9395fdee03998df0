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
}

// MARK: What the request states

extension Situation {
    var isApp: Condition { has(.tokenType, 0) }  // The one bit is 1 for an app, and 0 for a user.
    var isUser: Condition { !isApp }

    @inline(__always)
    func path(is path: Scenario.Path) -> Condition {
        Condition(number(.mailbox), is: UInt64(path.rawValue))
    }

    @inline(__always)
    func operation(is operation: Scenario.Operation.Kind) -> Condition {
        Condition(number(.operation), is: UInt64(operation.rawValue))
    }

    @inline(__always)
    func from(is kind: Scenario.From.Kind) -> Condition {
        Condition(number(.from), is: UInt64(kind.rawValue))
    }

    @inline(__always)
    func from(isOneOf kinds: CaseSet<Scenario.From.Kind>) -> Condition {
        Condition(bit: kinds.bits >> number(.from) & 1)
    }

    /// Whether a draft is created, and nothing is sent.
    var isDraft: Condition { operation(is: .createDraft) }
    var isSend: Condition { !isDraft }

    /// The token's permission for what is asked: the plain one, and the one for other people's mailboxes.
    @inline(__always)
    var permission: (plain: Condition, shared: Condition) {
        let relevant = number(.permissions) >> (isDraft.bit * 2)
        return (Condition(bit: relevant & 1), Condition(bit: relevant >> 1 & 1))
    }

    var holdsSendAs: Condition { has(.grants, 0) }
    var holdsSendOnBehalf: Condition { has(.grants, 1) }
    var holdsFullAccess: Condition { has(.grants, 2) }

    var declinesCopy: Condition { has(.saveToSentItems, 0) }
    var keepsSentAs: Condition { has(.alwaysSaveCopy, 0) }
    var keepsSendOnBehalf: Condition { has(.alwaysSaveCopy, 1) }
}

// MARK: Who is who

extension Situation {
    /// Whether the sending user sends in the name of somebody else, whose grants and copy switches count then.
    ///
    /// An app acts as the path mailbox, so that mail from that mailbox is its own; on `/me` it acts as nobody.
    var isDelegated: Condition { !from(is: .own) & (isUser | path(is: .another)) }

    /// Whether the message goes through that somebody's mailbox; else it goes through the sending user's.
    var isThroughDelegator: Condition { isDelegated & path(is: .from) }

    @inline(__always)
    var fromHasUserMailbox: Condition {
        from(isOneOf: CaseSet(.own, .userMailbox).union(CaseSet(.sharedMailbox, .resourceMailbox)))
    }
}
