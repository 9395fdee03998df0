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
    public var recipient: Scenario.Recipient {
        switch self {
        case .userMailbox: .mailbox(.init(.user))
        case .sharedMailbox: .mailbox(.init(.shared))
        case .roomMailbox, .equipmentMailbox: .mailbox(.init(.resource))
        case .groupMailbox: .microsoft365Group(.init())
        case .mailUniversalDistributionGroup, .mailUniversalSecurityGroup, .dynamicDistributionGroup, .roomList:
            .withoutMailbox(.init(.distributionList))
        case .mailUser, .guestMailUser, .user: .withoutMailbox(.init(.mailUser))
        case .mailContact: .withoutMailbox(.init(.mailContact))
        }
    }

    /// Whether `/users/{id}` finds a mailbox there.
    public var hasUserMailbox: Bool { pathMailbox == .another }

    /// What a path that names such a recipient names: another user mailbox, or what is none.
    var pathMailbox: Scenario.Path.Mailbox {
        switch recipient {
        case .mailbox: .another
        case .microsoft365Group: .group
        case .withoutMailbox(let recipient): recipient.kind == .mailUser ? .withoutMailbox : .noUser
        }
    }

    /// Whether such a recipient can be a delegate: a mailbox or a mail-enabled security group; for Send on Behalf a
    /// distribution list as well. Exchange grants nothing to others (Manage permissions for recipients).
    func canHold(_ grant: Grant) -> Bool {
        switch self {
        case .userMailbox, .sharedMailbox, .roomMailbox, .equipmentMailbox, .mailUniversalSecurityGroup, .mailUser,
            .guestMailUser, .user:
            true
        case .mailUniversalDistributionGroup, .roomList: grant == .sendOnBehalf
        case .groupMailbox, .dynamicDistributionGroup, .mailContact: false
        }
    }
}

/// One of the three grants on a recipient; the raw value is its number in the contract.
package enum Grant: UInt8, CaseIterable, Hashable, Sendable {
    case sendAs, sendOnBehalf, fullAccess

    /// Where a tenant says who holds it.
    var key: String {
        switch self {
        case .sendAs: "sendAs"
        case .sendOnBehalf: "sendOnBehalf"
        case .fullAccess: "fullAccess"
        }
    }
}
