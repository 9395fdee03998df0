import DelegationRulesJSON
import DelegationRulesReplay

/// An object of an export: where it stands, and the properties that the import reads.
struct ExportedObject {
    let place: Place
    /// The file that it stands in, as UTF-8.
    private let bytes: [UInt8]
    private let members: [Member]

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
            if let property = reader.exportedProperty(key) {
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
        guard let member = members.first(where: { $0.property == property }) else { return nil }
        var reader = JSONReader(bytes, at: Int(member.start)..<Int(member.end))
        guard let value = try? ExportedValue(&reader), !value.saysNothing else { return nil }
        return value
    }

    /// Whether a property is a text, whatever that says.
    func isText(_ property: ExportedProperty) -> Bool {
        members.first { $0.property == property }.map { bytes[Int($0.start)] == UInt8(ascii: "\"") } == true
    }

    /// Whether a property is there, even if it says nothing.
    private func has(_ property: ExportedProperty) -> Bool {
        members.contains { $0.property == property }
    }
}

extension JSONReader {
    fileprivate static let exportedProperties = JSONNames(of: ExportedProperty.self)

    /// The property that a key means, whatever its letter case: PowerShell's own names have none.
    fileprivate func exportedProperty(_ key: QuotedString) -> ExportedProperty? {
        let table = Self.exportedProperties.table
        let place = place(of: key, among: table) ?? place(of: key, among: table, caseFolded: true)
        return place.map { Self.exportedProperties.values[$0] }
    }
}

// MARK: What cmdlet it comes from

extension ExportedObject {
    /// What cmdlet an object comes from, as far as that matters.
    enum Kind {
        /// `Get-EXOMailbox`, `Get-EXORecipient`, `Get-UnifiedGroup`, `Get-DistributionGroup` and the like.
        case recipient
        /// `Get-EXORecipientPermission` for Send As, `Get-EXOMailboxPermission` for Full Access.
        case permission(Grant)
        /// A member of a group, with the group's name added to it.
        case membership
    }

    /// What kind of object this is, by its own properties; `nil` where it is none that the import reads.
    ///
    /// A property counts even where it says nothing: a member whose group is `null` is no recipient. Names and an
    /// address alone make no recipient either, for that is what members are exported with.
    var kind: Kind? {
        if has(.group) || has(.member) { return .membership }
        if has(.trustee) { return .permission(.sendAs) }
        if has(.user), [.accessRights, .deny, .isInherited].contains(where: has) { return .permission(.fullAccess) }
        let properties: [ExportedProperty] = [
            .recipientTypeDetails, .emailAddresses, .userPrincipalName, .grantSendOnBehalfTo,
            .messageCopyForSentAsEnabled, .messageCopyForSendOnBehalfEnabled,
        ]
        return properties.contains(where: has) && !has(.accessRights) ? .recipient : nil
    }
}

// MARK: What it says

extension ExportedObject {
    /// The texts by which a property names something, the most certain first.
    func texts(_ property: ExportedProperty) -> [String] {
        self[property]?.texts ?? []
    }

    /// What a property with one value says, as two exports are compared; `nil` where it cannot be read.
    func text(_ property: ExportedProperty) -> String? {
        guard let value = self[property] else { return nil }
        switch property {
        case .messageCopyForSentAsEnabled, .messageCopyForSendOnBehalfEnabled:
            return value.flag.map { $0 ? "true" : "false" }
        case .recipientTypeDetails:
            return value.text ?? value.number.flatMap { Self.kindsByNumber[$0] }
        case .primarySmtpAddress:
            return value.texts.first { $0.isAddress }?.withoutSMTPPrefix
        default: return value.text
        }
    }

    /// The numbers of `RecipientTypeDetails`, which is what `ConvertTo-Json` makes of an enumeration.
    private static let kindsByNumber: [Int64: String] = [
        1: "UserMailbox", 4: "SharedMailbox", 16: "RoomMailbox", 32: "EquipmentMailbox", 64: "MailContact",
        128: "MailUser", 256: "MailUniversalDistributionGroup", 512: "MailNonUniversalGroup",
        1024: "MailUniversalSecurityGroup", 2048: "DynamicDistributionGroup", 1_099_511_627_776: "GroupMailbox",
    ]
}
