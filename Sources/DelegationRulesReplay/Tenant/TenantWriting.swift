import DelegationRulesJSON

extension JSONWriter {
    /// Writes a tenant, with a line for each recipient, policy and role, and without what is at its default.
    package mutating func tenant(
        _ recipients: [Tenant.Recipient], _ accessPolicies: [Tenant.AccessPolicy],
        _ roleAssignments: [Tenant.RoleAssignment], sendFromAliasEnabled: Bool
    ) {
        object { (writer, key: TenantKey) in
            switch key {
            case .recipients: writer.lines(key, recipients) { $0.recipient($1) }
            case .accessPolicies:
                if !accessPolicies.isEmpty { writer.lines(key, accessPolicies) { $0.accessPolicy($1) } }
            case .roleAssignments:
                if !roleAssignments.isEmpty { writer.lines(key, roleAssignments) { $0.roleAssignment($1) } }
            case .sendFromAliasEnabled: writer.member(key, sendFromAliasEnabled)
            }
        }
        endLine()
    }

    /// Writes a list of a tenant, with a line for each element.
    private mutating func lines<Element>(
        _ key: TenantKey, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
    ) {
        self.key(key.rawValue)
        array { writer in
            writer.endLine()
            for (index, element) in elements.enumerated() {
                write(&writer, element)
                if index < elements.count - 1 { writer.text(",") }
                writer.endLine()
            }
        }
    }

    /// Writes a recipient of a tenant, without what is at its default.
    private mutating func recipient(_ recipient: Tenant.Recipient) {
        object { (writer, key: RecipientKey) in
            switch key {
            case .address: writer.member(key, recipient.address)
            case .recipientTypeDetails: writer.member(key, recipient.recipientTypeDetails.rawValue)
            case .displayName: writer.member(key, recipient.displayName)
            case .userPrincipalName: writer.member(key, recipient.userPrincipalName)
            case .id: writer.member(key, recipient.id)
            case .aliases: writer.member(key, recipient.aliases)
            case .members: writer.member(key, recipient.members)
            case .sendAs: writer.member(key, recipient.sendAs)
            case .sendOnBehalf: writer.member(key, recipient.sendOnBehalf)
            case .fullAccess: writer.member(key, recipient.fullAccess)
            case .messageCopyForSentAsEnabled: writer.member(key, recipient.messageCopyForSentAsEnabled)
            case .messageCopyForSendOnBehalfEnabled:
                writer.member(key, recipient.messageCopyForSendOnBehalfEnabled)
            }
        }
    }

    /// Writes an access policy of a tenant.
    private mutating func accessPolicy(_ policy: Tenant.AccessPolicy) {
        object { (writer, key: AccessPolicyKey) in
            switch key {
            case .appId: writer.member(key, policy.appID)
            case .accessRight: writer.member(key, policy.accessRight.rawValue)
            case .scope: writer.member(key, policy.scope)
            }
        }
    }

    /// Writes a role assignment of a tenant, without a scope where it is the whole organisation.
    private mutating func roleAssignment(_ assignment: Tenant.RoleAssignment) {
        object { (writer, key: RoleAssignmentKey) in
            switch key {
            case .appId: writer.member(key, assignment.appID)
            case .role: writer.member(key, assignment.role.rawValue)
            case .scope: writer.member(key, assignment.scope)
            }
        }
    }

    /// Writes an object, of which `member` writes the member of each key, in their order.
    private mutating func object<Key: CaseIterable>(_ member: (inout JSONWriter, Key) -> Void) {
        object { writer in
            for key in Key.allCases { member(&writer, key) }
        }
    }

    private mutating func member(_ key: some RawRepresentable<String>, _ text: String?) {
        if let text { member(key.rawValue, string: text) }
    }

    private mutating func member(_ key: RecipientKey, _ texts: [String]) {
        if !texts.isEmpty { member(key.rawValue, strings: texts) }
    }

    private mutating func member(_ key: some RawRepresentable<String>, _ flag: Bool) {
        if flag { member(key.rawValue, boolean: true) }
    }
}
