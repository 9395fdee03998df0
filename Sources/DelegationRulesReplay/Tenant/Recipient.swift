import DelegationRulesJSON

extension Tenant {
    /// A recipient of the organisation: what it is, how it is called, and who holds which grant on it.
    ///
    /// Who holds a grant, or is a member, is named by any identity: address, alias, user principal name or object id;
    /// the case of ASCII letters does not matter.
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
        identities.contains { $0.identity.isEqualIgnoringCase(to: identity) }
    }

    /// Who holds `grant` on this recipient, by name.
    package func holders(of grant: Grant) -> [String] {
        switch grant {
        case .sendAs: sendAs
        case .sendOnBehalf: sendOnBehalf
        case .fullAccess: fullAccess
        }
    }
}
