import DelegationRulesJSON

extension JSONWriter {
    /// Writes a recipient of a tenant, without what is at its default.
    package mutating func recipient(_ recipient: Tenant.Recipient) {
        object { writer in
            for key in RecipientKey.allCases {
                switch key {
                case .address: writer.member(key.rawValue, string: recipient.address)
                case .recipientTypeDetails:
                    writer.member(key.rawValue, string: recipient.recipientTypeDetails.rawValue)
                case .displayName: writer.member(key, recipient.displayName)
                case .userPrincipalName: writer.member(key, recipient.userPrincipalName)
                case .id: writer.member(key, recipient.id)
                case .aliases: writer.member(key, recipient.aliases)
                case .members: writer.member(key, recipient.members)
                case .sendAs: writer.member(key, recipient.sendAs)
                case .sendOnBehalf: writer.member(key, recipient.sendOnBehalf)
                case .fullAccess: writer.member(key, recipient.fullAccess)
                case .messageCopyForSentAsEnabled: writer.member(key, recipient.messageCopyForSentAsEnabled)
                case .messageCopyForSendOnBehalfEnabled:
                    writer.member(key, recipient.messageCopyForSendOnBehalfEnabled)
                }
            }
        }
    }

    private mutating func member(_ key: RecipientKey, _ text: String?) {
        if let text { member(key.rawValue, string: text) }
    }

    private mutating func member(_ key: RecipientKey, _ texts: [String]) {
        if !texts.isEmpty { member(key.rawValue, strings: texts) }
    }

    private mutating func member(_ key: RecipientKey, _ flag: Bool) {
        if flag { member(key.rawValue, boolean: true) }
    }
}
