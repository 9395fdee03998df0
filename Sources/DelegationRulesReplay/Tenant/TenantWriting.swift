import DelegationRulesJSON

extension JSONWriter {
    /// Writes a tenant, with a line for each recipient, policy and role, and without what is at its default.
    package mutating func tenant(
        _ recipients: [Tenant.Recipient], _ accessPolicies: [Tenant.AccessPolicy],
        _ roleAssignments: [Tenant.RoleAssignment], sendFromAliasEnabled: Bool
    ) {
        object { writer in
            for key in TenantKey.allCases {
                switch key {
                case .recipients: writer.lines(key, recipients) { $0.recipient($1) }
                case .accessPolicies:
                    if !accessPolicies.isEmpty { writer.lines(key, accessPolicies) { $0.accessPolicy($1) } }
                case .roleAssignments:
                    if !roleAssignments.isEmpty { writer.lines(key, roleAssignments) { $0.roleAssignment($1) } }
                case .sendFromAliasEnabled:
                    if sendFromAliasEnabled { writer.member(key.rawValue, boolean: true) }
                }
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
        object { writer in
            for key in RecipientKey.allCases {
                switch key {
                case .address: writer.member(key.rawValue, string: recipient.address)
                case .recipientTypeDetails:
                    writer.member(key.rawValue, string: recipient.recipientTypeDetails.rawValue)
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
    }

    /// Writes an access policy of a tenant.
    private mutating func accessPolicy(_ policy: Tenant.AccessPolicy) {
        object { writer in
            for key in AccessPolicyKey.allCases {
                switch key {
                case .appId: writer.member(key.rawValue, string: policy.appID)
                case .accessRight: writer.member(key.rawValue, string: policy.accessRight.rawValue)
                case .scope: writer.member(key.rawValue, string: policy.scope)
                }
            }
        }
    }

    /// Writes a role assignment of a tenant, without a scope where it is the whole organisation.
    private mutating func roleAssignment(_ assignment: Tenant.RoleAssignment) {
        object { writer in
            for key in RoleAssignmentKey.allCases {
                switch key {
                case .appId: writer.member(key.rawValue, string: assignment.appID)
                case .role: writer.member(key.rawValue, string: assignment.role.rawValue)
                case .scope: if let scope = assignment.scope { writer.member(key.rawValue, string: scope) }
                }
            }
        }
    }

    private mutating func member(_ key: RecipientKey, _ text: String?) {
        if let text { member(key.rawValue, string: text) }
    }

    private mutating func member(_ key: RecipientKey, _ texts: [String]) {
        if !texts.isEmpty { member(key.rawValue, strings: texts) }
    }

    private mutating func member(_ key: RecipientKey, _ flag: Bool) {
        if flag { member(key.rawValue, boolean: true) }
    }
}
