import DelegationRulesJSON
import DelegationRulesReplay

/// An object of an export: where it stands, and the properties that the import reads.
struct ExportedObject {
    let place: Place
    /// The file that it stands in, as UTF-8.
    private let bytes: [UInt8]
    private let members: [Member]
    private static let properties = JSONNames(of: ExportedProperty.self)

    /// A property, and where in the file its value stands; in few bytes, for there are many.
    struct Member {
        let property: ExportedProperty
        let start: UInt32
        let end: UInt32
    }

    /// Reads an object.
    ///
    /// It must be sound in the properties that are passed over as well, and a property that is given twice, in
    /// whichever letter case, is an error: nobody can tell which of the two counts.
    init(_ reader: inout JSONReader, at place: Place) throws(InvalidText) {
        self.place = place
        bytes = reader.bytes
        var members: [Member] = []
        members.reserveCapacity(ExportedProperty.allCases.count)
        try reader.object(caseFolded: true) { (key, reader) throws(InvalidText) in
            let value = try reader.skip()
            // Whatever the letter case: PowerShell's own names have none.
            if let property = reader.value(of: key, among: Self.properties, caseFolded: true) {
                guard let start = UInt32(exactly: value.lowerBound), let end = UInt32(exactly: value.upperBound) else {
                    throw reader.error("stands behind the first 4 GB of the file; expected a smaller export")
                }
                members.append(Member(property: property, start: start, end: end))
            }
        }
        self.members = members.map { $0 }  // A copy with no room to spare: most objects have few of the properties.
    }

    /// What a property says; `nil` where it says nothing, or is not there.
    subscript(property: ExportedProperty) -> ExportedValue? {
        guard var reader = reader(at: property), let value = try? ExportedValue(&reader), !value.saysNothing else {
            return nil
        }
        return value
    }

    private func reader(at property: ExportedProperty) -> JSONReader? {
        guard let member = members.first(where: { $0.property == property }) else { return nil }
        return JSONReader(bytes, at: Int(member.start)..<Int(member.end))
    }

    /// Whether a property is a text, whatever that says.
    func isText(_ property: ExportedProperty) -> Bool {
        var reader = reader(at: property)
        return reader?.peek() == .string
    }

    /// Whether a property is there, even if it says nothing.
    func has(_ property: ExportedProperty) -> Bool {
        members.contains { $0.property == property }
    }
}

// MARK: What cmdlet it comes from

extension ExportedObject {
    /// What cmdlet an object comes from, as far as that matters.
    enum Kind: Int, CaseIterable {
        /// `Get-EXOMailbox`, `Get-EXORecipient`, `Get-UnifiedGroup`, `Get-DistributionGroup` and the like.
        case recipient
        /// `Get-EXORecipientPermission`.
        case sendAs
        /// `Get-EXOMailboxPermission`.
        case fullAccess
        /// A member of a group, with the group's name added to it.
        case membership
        /// `Get-ApplicationAccessPolicy`.
        case accessPolicy
        /// `Get-ManagementRoleAssignment`.
        case roleAssignment
        /// A row of `Test-ServicePrincipalAuthorization`, with the app's id and the mailbox's name added to it.
        case roleTest
        /// `Get-ServicePrincipal`.
        case servicePrincipal
        /// `Get-OrganizationConfig`.
        case organization
    }

    /// What kind of object this is, by its own properties; `nil` where it is none that the import reads.
    ///
    /// A property counts even where it says nothing: a member whose group is `null` is no recipient. Names and an
    /// address alone make no recipient either, for that is what members are exported with.
    var kind: Kind? {
        if has(.recipients) { return nil }  // A tenant file.
        if has(.sendFromAliasEnabled) { return .organization }
        if has(.accessRight) { return .accessPolicy }
        if has(.role), has(.roleAssignee) || has(.roleAssigneeName) { return .roleAssignment }
        if has(.roleName), has(.inScope) || has(.scopeType) { return .roleTest }
        if has(.group) || has(.member) { return .membership }
        if has(.trustee) { return .sendAs }
        if has(.user), [.accessRights, .deny, .isInherited].contains(where: has) { return .fullAccess }
        let properties: [ExportedProperty] = [
            .recipientTypeDetails, .emailAddresses, .userPrincipalName, .grantSendOnBehalfTo,
            .messageCopyForSentAsEnabled, .messageCopyForSendOnBehalfEnabled,
        ]
        if properties.contains(where: has) { return has(.accessRights) ? nil : .recipient }
        return has(.appId) ? .servicePrincipal : nil
    }
}

// MARK: What it says

extension ExportedObject {
    /// Calls `body` with the texts by which a property names something, the most certain first.
    func forEachText(_ property: ExportedProperty, _ body: (String) -> Void) {
        // Nearly always it is a text, which need not become a value first.
        if var reader = reader(at: property), reader.peek() == .string {
            if let text = (try? reader.exportedText()) ?? nil { body(text) }
        } else {
            for text in self[property]?.texts ?? [] { body(text) }
        }
    }

    /// The texts by which a property names something, the most certain first.
    func texts(_ property: ExportedProperty) -> [String] {
        var texts: [String] = []
        forEachText(property) { texts.append($0) }
        return texts
    }

    /// What a property says, for a message.
    func excerpt(of property: ExportedProperty) -> String { self[property]?.excerpt ?? "nothing" }

    /// What a message says of a property that does not say what is `expected`.
    func fault(of property: ExportedProperty, expected: String) -> String {
        if let value = self[property] { return "expected \(expected), found \(value.excerpt)" }
        return "\(has(property) ? "empty" : "missing"); expected \(expected)"
    }

    /// What a property with one value says, as two exports are compared; `nil` where it cannot be read.
    func text(_ property: ExportedProperty) -> String? {
        var first: String?
        switch property {
        case .messageCopyForSentAsEnabled, .messageCopyForSendOnBehalfEnabled:
            first = self[property]?.flag.map { $0 ? "true" : "false" }
        case .primarySmtpAddress:
            forEachText(property) { if first == nil, $0.isAddress { first = $0.withoutSMTPPrefix } }
        default:
            forEachText(property) { first = first ?? $0 }
            if property == .recipientTypeDetails, first == nil {
                first = self[property]?.number.flatMap { Self.kindsByNumber[$0] }
            }
        }
        return first
    }

    /// The numbers of `RecipientTypeDetails`, which is what `ConvertTo-Json` makes of an enumeration.
    private static let kindsByNumber: [Int64: String] = [
        1: "UserMailbox", 4: "SharedMailbox", 16: "RoomMailbox", 32: "EquipmentMailbox", 64: "MailContact",
        128: "MailUser", 256: "MailUniversalDistributionGroup", 512: "MailNonUniversalGroup",
        1024: "MailUniversalSecurityGroup", 2048: "DynamicDistributionGroup", 65536: "User", 268_435_456: "RoomList",
        1_099_511_627_776: "GroupMailbox", 35_184_372_088_832: "GuestMailUser",
    ]
}
