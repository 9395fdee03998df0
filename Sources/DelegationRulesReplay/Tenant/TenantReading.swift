import DelegationRulesJSON

extension Tenant {
    /// Reads the JSON text of a tenant, `{"recipients": […]}`, as files hold it: in UTF-8, with a byte-order mark or without,
    /// or in UTF-16.
    public init(json: some Sequence<UInt8>) throws(InvalidText) {
        var reader = try JSONReader(file: Array(json))
        self = try reader.whole(.tenant) { (reader) throws(InvalidText) in try reader.tenant() }
    }

    /// Reads the JSON text of a tenant.
    public init(json: String) throws(InvalidText) {
        try self.init(json: Array(json.utf8))
    }
}

/// What the text of a tenant says.
package struct TenantFacts {
    package var recipients: [Tenant.Recipient]
    fileprivate let accessPolicies: [Tenant.AccessPolicy]
    fileprivate let roleAssignments: [Tenant.RoleAssignment]
    fileprivate let sendFromAliasEnabled: Bool
}

extension JSONReader {
    /// Reads a tenant.
    package mutating func tenant() throws(InvalidText) -> Tenant {
        try tenant(of: try tenantFacts())
    }

    /// The tenant of which `facts` were just read.
    package func tenant(of facts: TenantFacts) throws(InvalidText) -> Tenant {
        do throws(InvalidText) {
            return try Tenant(
                recipients: facts.recipients, accessPolicies: facts.accessPolicies,
                roleAssignments: facts.roleAssignments, sendFromAliasEnabled: facts.sendFromAliasEnabled)
        } catch {
            var error = error
            error.offset = position
            throw error
        }
    }

    /// Reads what a tenant says, of which nobody has looked yet whether it fits together.
    package mutating func tenantFacts() throws(InvalidText) -> TenantFacts {
        var recipients: [Tenant.Recipient]?
        var accessPolicies: [Tenant.AccessPolicy] = []
        var roleAssignments: [Tenant.RoleAssignment] = []
        var sendFromAliasEnabled = false
        try object(Self.tenantKeys) { (key, reader) throws(InvalidText) in
            switch key {
            case .recipients:
                var read: [Tenant.Recipient] = []
                let start = reader.position
                try reader.array { (index, reader) throws(InvalidText) in
                    // How many there will be is told by how long the first were: to move them all again and again costs
                    // as much as to read them.
                    if index == 256 { read.reserveCapacity(index * reader.bytes.count / (reader.position - start)) }
                    read.append(Tenant.Recipient(address: "", recipientTypeDetails: .userMailbox))
                    try reader.readRecipient(&read[index])
                }
                recipients = read
            case .accessPolicies:
                try reader.array { (_, reader) throws(InvalidText) in accessPolicies.append(try reader.accessPolicy()) }
            case .roleAssignments:
                try reader.array { (_, reader) throws(InvalidText) in
                    roleAssignments.append(try reader.roleAssignment())
                }
            case .sendFromAliasEnabled: sendFromAliasEnabled = try reader.flag()
            }
        }
        guard let recipients else { throw error("missing; expected an array of recipients").inside("recipients") }
        return TenantFacts(
            recipients: recipients, accessPolicies: accessPolicies, roleAssignments: roleAssignments,
            sendFromAliasEnabled: sendFromAliasEnabled)
    }

    /// Reads a recipient, of which nothing is known yet, where it stands: to hand it on would count all of its texts again.
    private mutating func readRecipient(_ recipient: inout Tenant.Recipient) throws(InvalidText) {
        var hasAddress = false
        var hasType = false
        try object(Self.recipientKeys.table) { (place, reader) throws(InvalidText) in
            switch Self.recipientKeys.values[place] {
            case .address:
                recipient.address = try reader.text()
                hasAddress = true
            case .recipientTypeDetails:
                recipient.recipientTypeDetails = try reader.value(among: Self.recipientTypes)
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

// MARK: Applications

extension JSONReader {
    private mutating func accessPolicy() throws(InvalidText) -> Tenant.AccessPolicy {
        var (appID, scope): (String?, String?)
        var accessRight: Tenant.AccessPolicy.Right?
        try object(Self.accessPolicyKeys) { (key, reader) throws(InvalidText) in
            switch key {
            case .appId: appID = try reader.text()
            case .accessRight: accessRight = try reader.value(among: Self.accessRights)
            case .scope: scope = try reader.text()
            }
        }
        guard let appID else { throw error("missing; expected an application's id, or *").inside("appId") }
        guard let accessRight else {
            throw error("missing; expected one of \(Self.accessRights.list)").inside("accessRight")
        }
        guard let scope else { throw error("missing; expected a mailbox or a group").inside("scope") }
        return Tenant.AccessPolicy(appID: appID, accessRight: accessRight, scope: scope)
    }

    private mutating func roleAssignment() throws(InvalidText) -> Tenant.RoleAssignment {
        var (appID, scope): (String?, String?)
        var role: Tenant.RoleAssignment.Role?
        try object(Self.roleAssignmentKeys) { (key, reader) throws(InvalidText) in
            switch key {
            case .appId: appID = try reader.text()
            case .role: role = try reader.value(among: Self.roles)
            // Who means the whole organisation leaves the scope out: a null is more likely one that was not found.
            case .scope: scope = try reader.text()
            }
        }
        guard let appID else { throw error("missing; expected an application's id").inside("appId") }
        guard let role else { throw error("missing; expected one of \(Self.roles.list)").inside("role") }
        return Tenant.RoleAssignment(appID: appID, role: role, scope: scope)
    }
}

// MARK: Keys, in the order in which they are written

enum TenantKey: String, CaseIterable, Sendable {
    case recipients, accessPolicies, roleAssignments, sendFromAliasEnabled
}

enum AccessPolicyKey: String, CaseIterable, Sendable {
    case appId, accessRight, scope
}

enum RoleAssignmentKey: String, CaseIterable, Sendable {
    case appId, role, scope
}

enum RecipientKey: String, CaseIterable, Sendable {
    case address, recipientTypeDetails, displayName, userPrincipalName, id, aliases, members, sendAs, sendOnBehalf,
        fullAccess, messageCopyForSentAsEnabled, messageCopyForSendOnBehalfEnabled
}

extension JSONReader {
    fileprivate static let tenantKeys = JSONNames(of: TenantKey.self)
    fileprivate static let accessPolicyKeys = JSONNames(of: AccessPolicyKey.self)
    fileprivate static let accessRights = JSONNames(of: Tenant.AccessPolicy.Right.self)
    fileprivate static let roleAssignmentKeys = JSONNames(of: RoleAssignmentKey.self)
    fileprivate static let roles = JSONNames(of: Tenant.RoleAssignment.Role.self)
    fileprivate static let recipientKeys = JSONNames(of: RecipientKey.self)
    fileprivate static let recipientTypes = JSONNames(of: Tenant.RecipientType.self)
}
