extension Scenario.From {
    /// The kinds of address that have no others of their like; the raw values are the contract's numbers.
    enum Single: UInt8, Sendable {
        case own = 0
        case ownAlias = 1
        case microsoft365Group = 5
        case unknown = 9
    }

    /// The number of the kind of address, as the contract has it.
    package var number: UInt8 {
        switch self {
        case .own: Single.own.rawValue
        case .ownAlias: Single.ownAlias.rawValue
        case .somebodyElse(.mailbox(let mailbox), _): mailbox.kind.rawValue
        case .somebodyElse(.microsoft365Group, _): Single.microsoft365Group.rawValue
        case .somebodyElse(.withoutMailbox(let recipient), _): recipient.kind.rawValue
        case .unknown: Single.unknown.rawValue
        }
    }

    /// Whether there is a kind with that number: a look at a bit, for the compiler works the bits out beforehand.
    @inline(__always)
    static func isKind(_ number: UInt8) -> Condition {
        var (kinds, candidate) = (0 as UInt64, 0 as UInt8)
        while candidate < 16 {
            let isKind =
                Single(rawValue: candidate) != nil || Scenario.Recipient.Mailbox.Kind(rawValue: candidate) != nil
                || Scenario.Recipient.WithoutMailbox.Kind(rawValue: candidate) != nil
            kinds |= (isKind ? 1 : 0) &<< UInt64(candidate)
            candidate &+= 1
        }
        return Condition(bit: kinds &>> UInt64(number) & 1)
    }

    /// An address of the kind with that number that carries these grants and switches; what its kind cannot carry is
    /// left out. `nil` where there is no such kind.
    init?(
        _ number: UInt8, carrying rights: Scenario.Recipient.SendingRights, fullAccess: Bool,
        _ switches: Scenario.Recipient.CopySwitches, inMIME: Bool
    ) {
        if let kind = Scenario.Recipient.Mailbox.Kind(rawValue: number) {
            self = .somebodyElse(
                .mailbox(.init(kind, sendingRights: rights, fullAccess: fullAccess, alwaysSaveCopy: switches)),
                inMIME: inMIME)
        } else if let kind = Scenario.Recipient.WithoutMailbox.Kind(rawValue: number) {
            self = .somebodyElse(.withoutMailbox(.init(kind, sendingRights: rights)), inMIME: inMIME)
        } else {
            switch Single(rawValue: number) {
            case .own: self = .own
            case .ownAlias: self = .ownAlias
            case .microsoft365Group:
                self = .somebodyElse(
                    .microsoft365Group(.init(sendingRights: rights, alwaysSaveCopy: switches)), inMIME: inMIME)
            case .unknown: self = .unknown(inMIME: inMIME)
            case nil: return nil
            }
        }
    }

    /// What is said of the kind with that number; `nil` where there is none.
    static func row(_ number: UInt8) -> Row? {
        switch number {
        case 0: Row("own", "the sending user's primary address, or no from in the message")
        case 1: Row("ownAlias", "another address of the sending user's")
        case 2: Row("userMailbox", "another user's mailbox")
        case 3: Row("sharedMailbox", "a shared mailbox", noun: "the shared mailbox")
        case 4: Row("resourceMailbox", "a room or equipment mailbox", noun: "the resource mailbox")
        case 5:
            Row(
                "microsoft365Group", "a Microsoft 365 group", noun: "the Microsoft 365 group",
                cmdletNoun: "UnifiedGroup")
        case 6:
            Row(
                "distributionList",
                "a distribution list, a mail-enabled security group or a dynamic distribution list",
                noun: "the distribution list", cmdletNoun: "DistributionGroup")
        case 7:
            Row(
                "mailUser", "a mail user: on-premises, or a guest", noun: "the mail user", cmdletNoun: "MailUser")
        case 8: Row("mailContact", "a mail contact", noun: "the mail contact", cmdletNoun: "MailContact")
        case 9: Row("unknown", "an address that nobody in the organisation has", noun: "the unknown address")
        default: nil
        }
    }

    /// The row of a kind of address in the contract's table.
    struct Row {
        /// What JSON calls it, and what that means.
        let value: ContractValue
        /// What sentences call such a recipient.
        let noun: String
        /// What sentences call it where its mailbox is meant.
        let mailbox: String
        /// What the cmdlets that set who holds Send on Behalf on it call it.
        let cmdletNoun: String

        /// A row; a recipient without a noun is called a user.
        init(_ name: String, _ meaning: String, noun: String? = nil, cmdletNoun: String = "Mailbox") {
            value = ContractValue(name, meaning)
            self.noun = noun ?? "the other user"
            mailbox = noun ?? "the other user's mailbox"
            self.cmdletNoun = cmdletNoun
        }
    }
}

extension Scenario.From {
    /// Whether it stands in the header of a MIME body.
    package var isInMIME: Bool {
        switch self {
        case .own, .ownAlias: false
        case .somebodyElse(_, let inMIME), .unknown(let inMIME): inMIME
        }
    }

    /// Whether it is another user's own mailbox.
    package var isUserMailbox: Bool { number == Scenario.Recipient.Mailbox.Kind.user.rawValue }
    /// What sentences call such a recipient.
    package var noun: String { Self.row(number)?.noun ?? "" }
    /// What sentences call such a recipient where its mailbox is meant.
    package var mailboxNoun: String { Self.row(number)?.mailbox ?? "" }
    /// What the cmdlets that set who holds Send on Behalf on such a recipient call it.
    package var cmdletNoun: String { Self.row(number)?.cmdletNoun ?? "" }
}
