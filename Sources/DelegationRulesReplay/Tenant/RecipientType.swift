import DelegationRules

extension Tenant {
    /// What Exchange calls the kinds of recipients, in `RecipientTypeDetails`.
    @nonexhaustive public enum RecipientType: String, Hashable, Sendable, CaseIterable {
        /// A user's own mailbox.
        case userMailbox = "UserMailbox"
        /// A shared mailbox.
        case sharedMailbox = "SharedMailbox"
        /// A room.
        case roomMailbox = "RoomMailbox"
        /// A piece of equipment.
        case equipmentMailbox = "EquipmentMailbox"
        /// A Microsoft 365 group.
        case groupMailbox = "GroupMailbox"
        /// A distribution list.
        case mailUniversalDistributionGroup = "MailUniversalDistributionGroup"
        /// A mail-enabled security group.
        case mailUniversalSecurityGroup = "MailUniversalSecurityGroup"
        /// A dynamic distribution list.
        case dynamicDistributionGroup = "DynamicDistributionGroup"
        /// A list of rooms.
        case roomList = "RoomList"
        /// A mail user: with a mailbox elsewhere, such as on-premises.
        case mailUser = "MailUser"
        /// A guest.
        case guestMailUser = "GuestMailUser"
        /// A user without any mailbox.
        case user = "User"
        /// A mail contact.
        case mailContact = "MailContact"
    }
}

extension Tenant.RecipientType {
    /// What a message from such a recipient is from, with no grant and no switch.
    public var recipient: Scenario.Recipient { row.recipient }

    /// What such a recipient is, and what it can hold as a delegate.
    ///
    /// A delegate is a mailbox or a mail-enabled security group; for Send on Behalf a distribution list as well. Exchange
    /// grants nothing to others (Manage permissions for recipients).
    private var row: (recipient: Scenario.Recipient, holds: Holding) {
        switch self {
        case .userMailbox: (.mailbox(.init(.user)), .all)
        case .sharedMailbox: (.mailbox(.init(.shared)), .all)
        case .roomMailbox, .equipmentMailbox: (.mailbox(.init(.resource)), .all)
        case .groupMailbox: (.microsoft365Group(.init()), .none)
        case .mailUniversalSecurityGroup: (.withoutMailbox(.init(.distributionList)), .all)
        case .mailUniversalDistributionGroup, .roomList: (.withoutMailbox(.init(.distributionList)), .sendOnBehalf)
        case .dynamicDistributionGroup: (.withoutMailbox(.init(.distributionList)), .none)
        case .mailUser, .guestMailUser, .user: (.withoutMailbox(.init(.mailUser)), .all)
        case .mailContact: (.withoutMailbox(.init(.mailContact)), .none)
        }
    }

    private enum Holding { case none, sendOnBehalf, all }

    /// Whether `/users/{id}` finds a mailbox there.
    public var hasUserMailbox: Bool { pathMailbox == .another }

    /// What a path that names such a recipient names: another user mailbox, or what is none.
    package var pathMailbox: Scenario.Path.Mailbox {
        switch recipient {
        case .mailbox: .another
        case .microsoft365Group: .group
        case .withoutMailbox(let recipient): recipient.kind == .mailUser ? .withoutMailbox : .noUser
        }
    }

    /// Whether it is a group or a list, which has members.
    package var hasMembers: Bool {
        switch recipient {
        case .mailbox: false
        case .microsoft365Group: true
        case .withoutMailbox(let recipient): recipient.kind == .distributionList
        }
    }

    /// Whether an application access policy can be about such a recipient (New-ApplicationAccessPolicy).
    package var canBePolicyScope: Bool {
        pathMailbox == .another || pathMailbox == .withoutMailbox || self == .mailUniversalSecurityGroup
    }

    /// Whether a role can be held on such a recipient, or on its members.
    var canBeRoleScope: Bool { hasUserMailbox || hasMembers }

    /// Whether there is a mailbox, and so the two switches that let it keep copies.
    package var canKeepCopies: Bool { recipient.alwaysSaveCopy != nil }

    /// Whether such a recipient can hold that grant.
    package func canHold(_ grant: Grant) -> Bool {
        switch row.holds {
        case .none: false
        case .sendOnBehalf: grant == .sendOnBehalf
        case .all: true
        }
    }
}

/// One of the three grants on a recipient; the raw value is its number in the contract.
public enum Grant: UInt8, CaseIterable, Hashable, Sendable {
    /// To send as the recipient, without a trace of who sends.
    case sendAs
    /// To send on behalf of the recipient.
    case sendOnBehalf
    /// To open the recipient's mailbox.
    case fullAccess

    /// What the contract calls it.
    public var name: String { Scenario.Fact.grants.value(rawValue)?.name ?? "" }

    /// Where a tenant says who holds it.
    package var key: String {
        switch self {
        case .sendAs: "sendAs"
        case .sendOnBehalf: "sendOnBehalf"
        case .fullAccess: "fullAccess"
        }
    }
}
