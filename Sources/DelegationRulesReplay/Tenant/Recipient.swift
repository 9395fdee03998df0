import DelegationRules
import DelegationRulesJSON

extension Tenant {
    /// A recipient of the organisation: what it is, how it is called, and who holds which grant on it.
    ///
    /// Who holds a grant, or is a member, is named by any identity: address, alias, user principal name or object id;
    /// letter case does not matter.
    public struct Recipient: Hashable, Sendable {
        /// The primary SMTP address.
        public var address: String
        /// What kind of recipient it is.
        public var recipientTypeDetails: RecipientType
        /// The name that Outlook shows beside the address.
        public var displayName: String?
        /// The name that a user signs in with.
        public var userPrincipalName: String?
        /// The object id in the directory.
        public var id: String?
        /// Further names: proxy addresses, or the alias.
        public var aliases: [String]
        /// Who is in the group or list.
        public var members: [String]
        /// Who holds Send As on this recipient.
        public var sendAs: [String]
        /// Who holds Send on Behalf on this recipient.
        public var sendOnBehalf: [String]
        /// Who holds Full Access to this mailbox.
        public var fullAccess: [String]
        /// Whether the mailbox keeps a copy of what is sent with Send As.
        public var messageCopyForSentAsEnabled: Bool
        /// Whether the mailbox keeps a copy of what is sent with Send on Behalf.
        public var messageCopyForSendOnBehalfEnabled: Bool

        /// A recipient at `address`, with nobody holding anything on it unless it is said.
        public init(
            address: String, recipientTypeDetails: RecipientType, displayName: String? = nil,
            userPrincipalName: String? = nil, id: String? = nil, aliases: [String] = [], members: [String] = [],
            sendAs: [String] = [], sendOnBehalf: [String] = [], fullAccess: [String] = [],
            messageCopyForSentAsEnabled: Bool = false, messageCopyForSendOnBehalfEnabled: Bool = false
        ) {
            self.address = address
            self.recipientTypeDetails = recipientTypeDetails
            self.displayName = displayName
            self.userPrincipalName = userPrincipalName
            self.id = id
            self.aliases = aliases
            self.members = members
            self.sendAs = sendAs
            self.sendOnBehalf = sendOnBehalf
            self.fullAccess = fullAccess
            self.messageCopyForSentAsEnabled = messageCopyForSentAsEnabled
            self.messageCopyForSendOnBehalfEnabled = messageCopyForSendOnBehalfEnabled
        }
    }

    /// What Exchange calls the kinds of recipients, in `RecipientTypeDetails`.
    public enum RecipientType: String, Hashable, Sendable, CaseIterable, Codable {
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

        /// What a message from such a recipient is from, in a scenario.
        public var fromKind: ScenarioRecord.FromKind {
            switch self {
            case .userMailbox: .userMailbox
            case .sharedMailbox: .sharedMailbox
            case .roomMailbox, .equipmentMailbox: .resourceMailbox
            case .groupMailbox: .microsoft365Group
            case .mailUniversalDistributionGroup, .mailUniversalSecurityGroup, .dynamicDistributionGroup:
                .distributionList
            }
        }

        /// Whether `/users/{id}` finds a mailbox there.
        public var hasUserMailbox: Bool {
            switch self {
            case .userMailbox, .sharedMailbox, .roomMailbox, .equipmentMailbox: true
            case .groupMailbox, .mailUniversalDistributionGroup, .mailUniversalSecurityGroup,
                .dynamicDistributionGroup:
                false
            }
        }
    }
}

extension Tenant.Recipient {
    /// Everything that the recipient is called, with the place where it says so.
    var identities: [(key: String, identity: String)] {
        var identities = [(key: "address", identity: address)]
        if let userPrincipalName { identities.append(("userPrincipalName", userPrincipalName)) }
        if let id { identities.append(("id", id)) }
        for (position, alias) in aliases.enumerated() {
            identities.append(("aliases[\(position)]", alias))
        }
        return identities
    }

    /// Whether `identity` names this recipient.
    func isCalled(_ identity: String) -> Bool {
        identities.contains { $0.identity.lowercased() == identity.lowercased() }
    }
}
