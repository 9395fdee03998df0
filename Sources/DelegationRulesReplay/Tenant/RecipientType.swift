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
    }
}

extension Tenant.RecipientType {
    /// Whom a message from such a recipient is from, with no grant and no switch.
    public var from: Scenario.From {
        switch self {
        case .userMailbox: .somebodyElse(.mailbox(.init(.user)))
        case .sharedMailbox: .somebodyElse(.mailbox(.init(.shared)))
        case .roomMailbox, .equipmentMailbox: .somebodyElse(.mailbox(.init(.resource)))
        case .groupMailbox: .somebodyElse(.microsoft365Group(.init()))
        case .mailUniversalDistributionGroup, .mailUniversalSecurityGroup, .dynamicDistributionGroup:
            .somebodyElse(.distributionList(.init()))
        }
    }

    /// Whether `/users/{id}` finds a mailbox there.
    public var hasUserMailbox: Bool { from.recipient?.fullAccess != nil }

    /// Whether such a recipient can be a delegate: a mailbox or a mail-enabled security group; for Send on Behalf a
    /// distribution list as well. Exchange grants nothing to others (Manage permissions for recipients).
    func canHold(_ grant: Grant) -> Bool {
        switch self {
        case .userMailbox, .sharedMailbox, .roomMailbox, .equipmentMailbox, .mailUniversalSecurityGroup: true
        case .mailUniversalDistributionGroup: grant == .sendOnBehalf
        case .groupMailbox, .dynamicDistributionGroup: false
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
