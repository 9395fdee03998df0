/// A property of an exported object that the import reads.
enum ExportedProperty: String, CaseIterable {
    case recipientTypeDetails, primarySmtpAddress, emailAddresses, displayName, name, alias, identity, id, guid,
        exchangeGuid, externalDirectoryObjectId, distinguishedName, legacyExchangeDN, userPrincipalName, windowsLiveID,
        microsoftOnlineServicesID, samAccountName, grantSendOnBehalfTo, messageCopyForSentAsEnabled,
        messageCopyForSendOnBehalfEnabled, trustee, user, accessRights, accessControlType, deny, isInherited, group,
        member, appId, objectId, accessRight, scopeIdentityRaw, scopeIdentity, scopeName, role, roleAssignee,
        roleAssigneeName, roleAssigneeType, enabled, recipientWriteScope, customResourceScope, roleName, resource,
        scopeType, inScope, sendFromAliasEnabled
    /// A tenant file has it, and no export.
    case recipients

    /// The name that Exchange gives it, which begins with a capital letter.
    var exchangeName: String {
        let first = rawValue.utf8.prefix(1).map { $0 & ~0x20 }
        return String(decoding: first + rawValue.utf8.dropFirst(), as: UTF8.self)
    }
}

// MARK: What properties are for

extension ExportedProperty {
    /// What only one recipient can have, and so tells two of them apart.
    static let ids: [ExportedProperty] = [.externalDirectoryObjectId, .guid]

    /// What a recipient has once.
    static let single: [ExportedProperty] =
        ids + [
            .primarySmtpAddress, .recipientTypeDetails, .displayName, .userPrincipalName, .alias,
            .messageCopyForSentAsEnabled, .messageCopyForSendOnBehalfEnabled,
        ]

    /// Names that belong to one recipient alone, though they may differ from cmdlet to cmdlet.
    static let certainNames: [ExportedProperty] = [
        .distinguishedName, .exchangeGuid, .legacyExchangeDN, .windowsLiveID, .microsoftOnlineServicesID,
    ]

    /// All that has to be a text, by which others are named.
    static let names: [ExportedProperty] =
        certainNames + [.identity, .id, .name, .samAccountName]

    /// What tells for certain whom an object that is no recipient is about, and what tells it otherwise.
    static let certainOwner: [ExportedProperty] = [
        .externalDirectoryObjectId, .guid, .distinguishedName, .primarySmtpAddress, .userPrincipalName, .exchangeGuid,
    ]
    static let likelyOwner: [ExportedProperty] = [.member, .identity, .id, .name, .alias, .displayName]

    /// What a message expects of a property that has one value.
    var expectation: String {
        switch self {
        case .messageCopyForSentAsEnabled, .messageCopyForSendOnBehalfEnabled: "true or false"
        case .primarySmtpAddress: "an address"
        case .recipientTypeDetails: "the kind of recipient, as text"
        default: "a text"
        }
    }
}
