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

    /// Whether there is a kind with that number.
    static func isKind(_ number: UInt8) -> Condition {
        let isKind =
            Single(rawValue: number) != nil || Scenario.Recipient.Mailbox.Kind(rawValue: number) != nil
            || Scenario.Recipient.WithoutMailbox.Kind(rawValue: number) != nil
        return Condition(bit: isKind ? 1 : 0)
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

    /// What JSON calls an address of the kind with that number, what that means, and what sentences call such a
    /// recipient and its mailbox.
    static func row(_ number: UInt8) -> (value: ContractValue, noun: String, mailbox: String)? {
        switch number {
        case 0:
            (
                ContractValue("own", "the sending user's primary address, or no from in the message"),
                "the other user", "the other user's mailbox"
            )
        case 1:
            (
                ContractValue("ownAlias", "another address of the sending user's"),
                "the other user", "the other user's mailbox"
            )
        case 2:
            (ContractValue("userMailbox", "another user's mailbox"), "the other user", "the other user's mailbox")
        case 3: (ContractValue("sharedMailbox", "a shared mailbox"), "the shared mailbox", "the shared mailbox")
        case 4:
            (
                ContractValue("resourceMailbox", "a room or equipment mailbox"),
                "the resource mailbox", "the resource mailbox"
            )
        case 5:
            (
                ContractValue("microsoft365Group", "a Microsoft 365 group"),
                "the Microsoft 365 group", "the Microsoft 365 group"
            )
        case 6:
            (
                ContractValue(
                    "distributionList",
                    "a distribution list, a mail-enabled security group or a dynamic distribution list"),
                "the distribution list", "the distribution list"
            )
        case 7:
            (ContractValue("mailUser", "a mail user: on-premises, or a guest"), "the mail user", "the mail user")
        case 8: (ContractValue("mailContact", "a mail contact"), "the mail contact", "the mail contact")
        case 9:
            (
                ContractValue("unknown", "an address that nobody in the organisation has"),
                "the unknown address", "the unknown address"
            )
        default: nil
        }
    }
}

extension Scenario.From {
    /// Whether it stands in the header of a MIME body.
    var isInMIME: Bool {
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
}
