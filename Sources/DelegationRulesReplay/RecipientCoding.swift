extension Tenant.RecipientType {
    /// Reads the name that Exchange has for the kind, letter case included.
    public init(from decoder: any Decoder) throws {
        let name = try decoder.singleValueContainer().decode(String.self)
        guard let type = Self(rawValue: name) else {
            throw InvalidExchange(
                path: decoder.codingPath.dotted, message: "unknown value \(name.quoted); expected \(Self.expectation)")
        }
        self = type
    }

    /// What a message expects in its place.
    fileprivate static var expectation: String { "one of " + allCases.map(\.rawValue).joined(separator: ", ") }
}

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
            address: try container.require(.address, "a string"),
            recipientTypeDetails: try container.require(.recipientTypeDetails, Tenant.RecipientType.expectation),
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
