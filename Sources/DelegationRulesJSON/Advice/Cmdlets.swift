import DelegationRules

/// The cmdlets of Exchange Online that change what a recipient of some kind grants and keeps.
package struct Cmdlets {
    let from: Scenario.From
    let details: SendDetails

    /// The cmdlets for the recipient that messages are `from`, and the parties of a send.
    package init(from: Scenario.From, details: SendDetails) {
        (self.from, self.details) = (from, details)
    }

    private var name: String { details.from.argument }

    package var addSendAs: String {
        "Add-RecipientPermission \(name) -Trustee \(details.sendingUser.argument) -AccessRights SendAs"
    }

    package var removeSendAs: String {
        forEachHolder(of: .removeSendAs) { "Remove-RecipientPermission \(name) -Trustee \($0) -AccessRights SendAs" }
    }

    package var addFullAccess: String {
        "Add-MailboxPermission \(name) -User \(details.sendingUser.argument) -AccessRights FullAccess"
    }

    package var removeFullAccess: String {
        forEachHolder(of: .removeFullAccess) { "Remove-MailboxPermission \(name) -User \($0) -AccessRights FullAccess" }
    }

    package var addSendOnBehalf: String {
        "\(setCmdlet) \(name) -GrantSendOnBehalfTo @{Add=\(details.sendingUser.expression)}"
    }

    package var removeSendOnBehalf: String {
        let holders = details.holders(of: .removeSendOnBehalf).map { $0.expression }.joined(separator: ",")
        return "\(setCmdlet) \(name) -GrantSendOnBehalfTo @{Remove=\(holders)}"
    }

    /// Turns a copy switch, named as Exchange does, on or off.
    package func turn(_ copySwitch: String, on isOn: Bool) -> String {
        "Set-Mailbox \(name)\(groupSwitch) -\(copySwitch) $\(isOn)"
    }

    /// With what the cmdlets of mailboxes take a group's.
    private var groupSwitch: String {
        switch from.recipient {
        case .microsoft365Group: " -GroupMailbox"
        case .mailbox, .withoutMailbox, nil: ""
        }
    }

    /// The cmdlet that sets who holds Send on Behalf.
    private var setCmdlet: String { "Set-\(object)" }

    /// What cmdlets call the kind of recipient.
    private var object: String {
        details.isDynamicDistributionList ? "DynamicDistributionGroup" : from.cmdletNoun
    }

    /// Takes another address away from the recipient.
    package func removeAddress(_ address: String) -> String {
        "\(setCmdlet) \(name) -EmailAddresses @{Remove=\(PartyName(address: address).expression)}"
    }

    /// Takes `member` out of `group`, neither of which need be the recipient.
    package static func removeMember(_ member: String, from group: String) -> String {
        "Remove-DistributionGroupMember \(PartyName(address: group).argument) -Member "
            + PartyName(address: member).argument
    }

    private func forEachHolder(of change: Advice.Change, _ cmdlet: (String) -> String) -> String {
        details.holders(of: change).map { cmdlet($0.argument) }.joined(separator: "; ")
    }
}

// MARK: What is there

extension Cmdlets {
    /// Shows of which kind the recipient is.
    package var showKind: String { "Get-EXORecipient \(name) | Format-List RecipientTypeDetails" }

    package var showSendAs: String { "Get-EXORecipientPermission \(name)" }

    package var showSendOnBehalf: String { "Get-\(object) \(name) | Format-List GrantSendOnBehalfTo" }

    package var showFullAccess: String { "Get-EXOMailboxPermission \(name)" }

    package var showCopySwitches: String { "Get-Mailbox \(name)\(groupSwitch) | Format-List MessageCopyFor*" }

    /// Shows who is in `group`, which need not be the recipient.
    package static func showMembers(of group: String) -> String {
        "Get-DistributionGroupMember \(PartyName(address: group).argument)"
    }

    /// Shows which applications are shut out of which mailboxes.
    package static var showPolicies: String { "Get-ApplicationAccessPolicy" }

    /// Shows at which mailboxes Exchange lets the application.
    package var showRoles: String { "Get-ManagementRoleAssignment -RoleAssignee \(details.app.argument)" }
}

// MARK: Applications

extension Cmdlets {
    /// Shuts `mailbox` to the application: a policy that denies it counts before all others.
    func shut(_ mailbox: PartyName) -> String { policy("DenyAccess", on: mailbox) }

    /// Opens `mailbox` to the application; `access` is what the policies say of it, where that is known.
    func open(_ mailbox: PartyName, _ access: KnownAccess?) -> String {
        guard let access else {
            return "where policies restrict it to other mailboxes, \(policy("RestrictAccess", on: mailbox)), or "
                + "Add-DistributionGroupMember {group} -Member \(mailbox.argument); where one denies this one, "
                + "Remove-ApplicationAccessPolicy {policy}"
        }
        var cmdlets = access.denials.map { denial in
            denial.isOfDirectMember
                ? Self.removeMember(mailbox.text, from: denial.scope)
                : "Remove-ApplicationAccessPolicy {policy} (\(denial.meaning))"
        }
        if access.isRestricted {
            cmdlets.append(
                access.openGroup.map {
                    "Add-DistributionGroupMember \(PartyName(address: $0).argument) -Member \(mailbox.argument)"
                } ?? policy("RestrictAccess", on: mailbox))
        }
        return cmdlets.joined(separator: "; ")
    }

    private func policy(_ accessRight: String, on mailbox: PartyName) -> String {
        "New-ApplicationAccessPolicy -AppId \(details.app.argument) -AccessRight \(accessRight) "
            + "-PolicyScopeGroupId \(mailbox.argument)"
    }

    /// Restricts the application to the members of a group that is still to be named.
    package var restrict: String { policy("RestrictAccess", on: PartyName(placeholder: "{group}")) }

    /// Gives the application `permission` by a role, in a scope that holds the mailbox.
    package func addRole(_ permission: String) -> String {
        "New-ManagementRoleAssignment -App \(details.app.argument) -Role \"Application \(permission)\" "
            + "-CustomResourceScope {scope}"
    }

    /// Takes away the roles that give the application the permission with that number and name; `access` says which these
    /// are, where that is known.
    package func removeRole(_ number: UInt8, _ permission: String, _ access: KnownAccess?) -> String {
        let roles = access.map { $0.roles(giving: number).map { $0.name } } ?? ["Application \(permission)"]
        return roles.map { role in
            "Get-ManagementRoleAssignment -RoleAssignee \(details.app.argument) -Role \"\(role)\" "
                + "| Remove-ManagementRoleAssignment"
        }.joined(separator: "; ")
    }
}
