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

    /// The property that a key means, whatever its letter case: PowerShell's own names have none.
    init?(key: String) {
        guard let property = Self.byName[key.lowercased()] else { return nil }
        self = property
    }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue.lowercased(), $0) })
}

/// An object of an export, with the properties that the import reads; the others are passed over unread.
struct ExportedObject: Decodable {
    /// What the object says; what is empty is left out.
    private(set) var values: [ExportedProperty: JSONValue] = [:]
    /// Properties that are given twice, in different letter case.
    private(set) var repeated: [ExportedProperty] = []

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: AnyKey.self)
        var seen: [ExportedProperty: String] = [:]
        for key in container.allKeys {
            guard let property = ExportedProperty(key: key.stringValue), try !container.decodeNil(forKey: key) else {
                continue
            }
            if let other = seen[property] {
                repeated.append(property)
                // Whichever of them is taken must not depend on the order, which the decoder does not keep.
                if other < key.stringValue { continue }
            }
            seen[property] = key.stringValue
            let value = try Self.value(in: container, key)
            values[property] = value.saysNothing ? nil : value
        }
    }

    /// What kind of object this is, by its own properties; `nil` where it is none that the import reads.
    var kind: Kind? {
        if values[.group] != nil { return .membership }
        if values[.trustee] != nil { return .recipientPermission }
        if values[.user] != nil, [.accessRights, .deny, .isInherited].contains(where: { values[$0] != nil }) {
            return .mailboxPermission
        }
        let properties: [ExportedProperty] = [
            .recipientTypeDetails, .primarySmtpAddress, .emailAddresses, .grantSendOnBehalfTo,
            .messageCopyForSentAsEnabled, .messageCopyForSendOnBehalfEnabled,
        ]
        return properties.contains { values[$0] != nil } && values[.accessRights] == nil ? .recipient : nil
    }

    /// What cmdlet an object comes from, as far as that matters.
    enum Kind {
        /// `Get-EXOMailbox`, `Get-EXORecipient`, `Get-UnifiedGroup`, `Get-DistributionGroup` and the like.
        case recipient
        /// `Get-EXORecipientPermission`.
        case recipientPermission
        /// `Get-EXOMailboxPermission`.
        case mailboxPermission
        /// A member of a group, with the group's name added to it.
        case membership
    }

    /// The values are mostly texts and lists of texts, and to try these first is several times as fast.
    private static func value(
        in container: KeyedDecodingContainer<AnyKey>, _ key: AnyKey
    ) throws -> JSONValue {
        if let text = try? container.decode(String.self, forKey: key) { return .string(text) }
        if let texts = try? container.decode([String].self, forKey: key) { return .array(texts.map(JSONValue.string)) }
        return try container.decode(JSONValue.self, forKey: key)
    }
}
