import DelegationRulesJSON

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
        guard let property = Self.byName[key] ?? Self.byName[key.lowercased()] else { return nil }
        self = property
    }

    private static let byName = Dictionary(
        allCases.flatMap { [($0.rawValue, $0), ($0.rawValue.lowercased(), $0)] },
        uniquingKeysWith: { first, _ in first })
}

/// An object of an export, with the properties that the import reads.
struct ExportedObject {
    /// The properties in the order of the text; there are few, so that looking through them is fast.
    private var members: [(property: ExportedProperty, value: JSONValue)] = []

    /// Reads the JSON text of an object.
    ///
    /// It must be sound in the properties that are passed over as well, and a property that is given twice, in
    /// whichever letter case, is an error: nobody can tell which of the two counts.
    init(json: ArraySlice<UInt8>) throws(InvalidScenario) {
        members = try JSONScanner.read(json.span, as: "object") { (scanner) throws(InvalidScenario) in
            var members: [(property: ExportedProperty, value: JSONValue)] = []
            try scanner.members { (key, scanner) throws(InvalidScenario) in
                let property = ExportedProperty(key: key)
                guard !members.contains(where: { $0.property == property }) else {
                    throw scanner.error("repeated key; expected it once, in whichever letter case")
                }
                let value = try scanner.value()
                if let property { members.append((property, value)) }
            }
            return members
        }
    }

    /// What a property says; `nil` where it says nothing, or is not there.
    subscript(property: ExportedProperty) -> JSONValue? {
        guard let value = members.first(where: { $0.property == property })?.value, !value.saysNothing else {
            return nil
        }
        return value
    }

    /// Whether a property is there, even if it says nothing.
    func has(_ property: ExportedProperty) -> Bool {
        members.contains { $0.property == property }
    }

    /// What kind of object this is, by its own properties; `nil` where it is none that the import reads.
    ///
    /// A property counts even where it says nothing: a member whose group is `null` is no recipient. Names and an
    /// address alone make no recipient either, for that is what members are exported with.
    var kind: Kind? {
        if has(.group) || has(.member) { return .membership }
        if has(.trustee) { return .recipientPermission }
        if has(.user), [.accessRights, .deny, .isInherited].contains(where: has) { return .mailboxPermission }
        let properties: [ExportedProperty] = [
            .recipientTypeDetails, .emailAddresses, .userPrincipalName, .grantSendOnBehalfTo,
            .messageCopyForSentAsEnabled, .messageCopyForSendOnBehalfEnabled,
        ]
        return properties.contains(where: has) && !has(.accessRights) ? .recipient : nil
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
}
