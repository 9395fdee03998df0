import DelegationRules
import DelegationRulesJSON

extension Tenant {
    /// Reads the JSON text of a tenant: `{"recipients": […]}`.
    public init(json: some Sequence<UInt8>) throws(InvalidText) {
        var reader = JSONReader(Array(json))
        self = try reader.whole(.tenant) { (reader) throws(InvalidText) in try reader.tenant() }
    }

    /// Reads the JSON text of a tenant.
    public init(json: String) throws(InvalidText) {
        try self.init(json: Array(json.utf8))
    }
}

extension JSONReader {
    /// Reads a tenant.
    mutating func tenant() throws(InvalidText) -> Tenant {
        var recipients: [Tenant.Recipient]?
        try object(Self.tenantKeys) { (_, reader) throws(InvalidText) in
            var read: [Tenant.Recipient] = []
            try reader.array { (_, reader) throws(InvalidText) in read.append(try reader.recipient()) }
            recipients = read
        }
        guard let recipients else { throw error("missing; expected an array of recipients").inside("recipients") }
        do throws(InvalidText) {
            return try Tenant(recipients: recipients)
        } catch {
            var error = error
            error.offset = position
            throw error
        }
    }

    private mutating func recipient() throws(InvalidText) -> Tenant.Recipient {
        var recipient = Tenant.Recipient(address: "", recipientTypeDetails: .userMailbox)
        var hasAddress = false
        var hasType = false
        try object(Self.recipientKeys.table) { (place, reader) throws(InvalidText) in
            switch Self.recipientKeys.values[place] {
            case .address:
                recipient.address = try reader.text()
                hasAddress = true
            case .recipientTypeDetails:
                recipient.recipientTypeDetails = try reader.value(of: Self.recipientTypes)
                hasType = true
            case .displayName: recipient.displayName = try reader.textUnlessNull()
            case .userPrincipalName: recipient.userPrincipalName = try reader.textUnlessNull()
            case .id: recipient.id = try reader.textUnlessNull()
            case .aliases: recipient.aliases = try reader.texts()
            case .members: recipient.members = try reader.texts()
            case .sendAs: recipient.sendAs = try reader.texts()
            case .sendOnBehalf: recipient.sendOnBehalf = try reader.texts()
            case .fullAccess: recipient.fullAccess = try reader.texts()
            case .messageCopyForSentAsEnabled: recipient.messageCopyForSentAsEnabled = try reader.flag()
            case .messageCopyForSendOnBehalfEnabled: recipient.messageCopyForSendOnBehalfEnabled = try reader.flag()
            }
        }
        guard hasAddress else { throw error("missing; expected an SMTP address").inside("address") }
        guard hasType else {
            throw error("missing; expected one of \(Self.recipientTypes.list)").inside("recipientTypeDetails")
        }
        return recipient
    }

    /// Reads an array of strings; `null` is an empty one.
    private mutating func texts() throws(InvalidText) -> [String] {
        if consumeNull() { return [] }
        var texts: [String] = []
        try array { (_, reader) throws(InvalidText) in texts.append(try reader.text()) }
        return texts
    }

    private mutating func textUnlessNull() throws(InvalidText) -> String? {
        consumeNull() ? nil : try text()
    }

    /// Reads a boolean; `null` is false.
    private mutating func flag() throws(InvalidText) -> Bool {
        consumeNull() ? false : try boolean()
    }
}

// MARK: Keys, in the order in which they are written

enum RecipientKey: String, CaseIterable, Sendable {
    case address, recipientTypeDetails, displayName, userPrincipalName, id, aliases, members, sendAs, sendOnBehalf,
        fullAccess, messageCopyForSentAsEnabled, messageCopyForSendOnBehalfEnabled
}

extension JSONReader {
    fileprivate static let tenantKeys = NameTable(["recipients"])
    fileprivate static let recipientKeys = JSONNames(of: RecipientKey.self)
    fileprivate static let recipientTypes = JSONNames(of: Tenant.RecipientType.self)
}
