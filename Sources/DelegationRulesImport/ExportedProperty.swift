/// A property of an exported object that the import reads, by the name that Exchange gives it.
enum ExportedProperty: String, CaseIterable {
    case recipientTypeDetails = "RecipientTypeDetails"
    case primarySmtpAddress = "PrimarySmtpAddress"
    case emailAddresses = "EmailAddresses"
    case displayName = "DisplayName"
    case name = "Name"
    case alias = "Alias"
    case identity = "Identity"
    case id = "Id"
    case guid = "Guid"
    case exchangeGuid = "ExchangeGuid"
    case externalDirectoryObjectId = "ExternalDirectoryObjectId"
    case distinguishedName = "DistinguishedName"
    case legacyExchangeDN = "LegacyExchangeDN"
    case userPrincipalName = "UserPrincipalName"
    case windowsLiveID = "WindowsLiveID"
    case microsoftOnlineServicesID = "MicrosoftOnlineServicesID"
    case samAccountName = "SamAccountName"
    case grantSendOnBehalfTo = "GrantSendOnBehalfTo"
    case messageCopyForSentAsEnabled = "MessageCopyForSentAsEnabled"
    case messageCopyForSendOnBehalfEnabled = "MessageCopyForSendOnBehalfEnabled"
    case trustee = "Trustee"
    case user = "User"
    case accessRights = "AccessRights"
    case accessControlType = "AccessControlType"
    case deny = "Deny"
    case isInherited = "IsInherited"
    case group = "Group"
    case member = "Member"
}

// MARK: What properties are for

extension ExportedProperty {
    /// What only one recipient can have, and so tells two of them apart.
    static let ids: [ExportedProperty] = [.externalDirectoryObjectId, .guid]

    /// What a recipient has once, besides its ids.
    static let single: [ExportedProperty] = [
        .primarySmtpAddress, .recipientTypeDetails, .displayName, .userPrincipalName, .alias,
        .messageCopyForSentAsEnabled, .messageCopyForSendOnBehalfEnabled,
    ]

    /// Names that belong to one recipient alone, though they may differ from cmdlet to cmdlet.
    static let certainNames: [ExportedProperty] = [
        .distinguishedName, .exchangeGuid, .legacyExchangeDN, .windowsLiveID, .microsoftOnlineServicesID,
    ]

    /// All that has to be a text, by which others are named.
    static let names: [ExportedProperty] =
        ids + certainNames + [.identity, .id, .name, .samAccountName]

    /// What a message calls a recipient without an address.
    static let labels: [ExportedProperty] = [
        .displayName, .name, .alias, .userPrincipalName, .identity, .id, .distinguishedName, .externalDirectoryObjectId,
    ]

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
