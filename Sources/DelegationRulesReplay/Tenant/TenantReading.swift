extension Tenant.Recipient: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case address, recipientTypeDetails, displayName, userPrincipalName, id, aliases, members, sendAs, sendOnBehalf,
            fullAccess, messageCopyForSentAsEnabled, messageCopyForSendOnBehalfEnabled
    }

    /// Reads a recipient; a key that it does not have is an error, for it is surely a typo.
    public init(from decoder: any Decoder) throws {
        try decoder.expectKeys(CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func names(_ key: CodingKeys) throws -> [String] {
            try container.decodeIfPresent([String].self, forKey: key) ?? []
        }
        func flag(_ key: CodingKeys) throws -> Bool {
            try container.decodeIfPresent(Bool.self, forKey: key) ?? false
        }
        self.init(
            address: try container.decode(String.self, forKey: .address),
            recipientTypeDetails: try container.decode(Tenant.RecipientType.self, forKey: .recipientTypeDetails),
            displayName: try container.decodeIfPresent(String.self, forKey: .displayName),
            userPrincipalName: try container.decodeIfPresent(String.self, forKey: .userPrincipalName),
            id: try container.decodeIfPresent(String.self, forKey: .id), aliases: try names(.aliases),
            members: try names(.members), sendAs: try names(.sendAs), sendOnBehalf: try names(.sendOnBehalf),
            fullAccess: try names(.fullAccess),
            messageCopyForSentAsEnabled: try flag(.messageCopyForSentAsEnabled),
            messageCopyForSendOnBehalfEnabled: try flag(.messageCopyForSendOnBehalfEnabled))
    }

    /// Writes the recipient, without what is at its default.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(address, forKey: .address)
        try container.encode(recipientTypeDetails, forKey: .recipientTypeDetails)
        try container.encodeIfPresent(displayName, forKey: .displayName)
        try container.encodeIfPresent(userPrincipalName, forKey: .userPrincipalName)
        try container.encodeIfPresent(id, forKey: .id)
        for (key, names) in [
            (CodingKeys.aliases, aliases), (.members, members), (.sendAs, sendAs), (.sendOnBehalf, sendOnBehalf),
            (.fullAccess, fullAccess),
        ] where !names.isEmpty {
            try container.encode(names, forKey: key)
        }
        if messageCopyForSentAsEnabled { try container.encode(true, forKey: .messageCopyForSentAsEnabled) }
        if messageCopyForSendOnBehalfEnabled { try container.encode(true, forKey: .messageCopyForSendOnBehalfEnabled) }
    }
}
