import DelegationRules

/// The cmdlets of Exchange Online that change what a recipient of some kind grants and keeps.
struct Cmdlets {
    let from: Scenario.From
    let addresses: Addresses

    private var name: String { addresses.from.argument }

    var addSendAs: String {
        "Add-RecipientPermission \(name) -Trustee \(addresses.sendingUser.argument) -AccessRights SendAs"
    }

    var removeSendAs: String {
        forEachHolder(of: .removeSendAs) { "Remove-RecipientPermission \(name) -Trustee \($0) -AccessRights SendAs" }
    }

    var addFullAccess: String {
        "Add-MailboxPermission \(name) -User \(addresses.sendingUser.argument) -AccessRights FullAccess"
    }

    var removeFullAccess: String {
        forEachHolder(of: .removeFullAccess) { "Remove-MailboxPermission \(name) -User \($0) -AccessRights FullAccess" }
    }

    var addSendOnBehalf: String {
        "\(setCmdlet) \(name) -GrantSendOnBehalfTo @{Add=\(addresses.sendingUser.expression)}"
    }

    var removeSendOnBehalf: String {
        let holders = addresses.holders(of: .removeSendOnBehalf).map { $0.expression }.joined(separator: ",")
        return "\(setCmdlet) \(name) -GrantSendOnBehalfTo @{Remove=\(holders)}"
    }

    /// Turns a copy switch, named as Exchange does, on or off.
    func turn(_ copySwitch: String, on isOn: Bool) -> String {
        let group =
            switch from.recipient {
            case .microsoft365Group: " -GroupMailbox"
            case .mailbox, .withoutMailbox, nil: ""
            }
        return "Set-Mailbox \(name)\(group) -\(copySwitch) $\(isOn)"
    }

    /// The cmdlet that sets who holds Send on Behalf.
    private var setCmdlet: String {
        switch from.recipient {
        case .mailbox, nil: "Set-Mailbox"
        case .microsoft365Group: "Set-UnifiedGroup"
        case .withoutMailbox(let recipient):
            switch recipient.kind {
            case .distributionList:
                addresses.isDynamicDistributionList ? "Set-DynamicDistributionGroup" : "Set-DistributionGroup"
            case .mailUser: "Set-MailUser"
            case .mailContact: "Set-MailContact"
            }
        }
    }

    private func forEachHolder(of change: Advice.Change, _ cmdlet: (String) -> String) -> String {
        addresses.holders(of: change).map { cmdlet($0.argument) }.joined(separator: "; ")
    }
}

// MARK: Applications

extension Cmdlets {
    /// Has an access policy let the application at `mailbox`, or keep it away.
    func policy(_ accessRight: String, on mailbox: PartyName) -> String {
        "New-ApplicationAccessPolicy -AppId \(addresses.app.argument) -AccessRight \(accessRight) "
            + "-PolicyScopeGroupId \(mailbox.argument)"
    }

    /// Gives the application `permission` by a role, in a scope that holds the mailbox.
    func addRole(_ permission: String) -> String {
        "New-ManagementRoleAssignment -App \(addresses.app.argument) -Role \"Application \(permission)\" "
            + "-CustomResourceScope {scope}"
    }

    /// Takes that role away.
    func removeRole(_ permission: String) -> String {
        "Get-ManagementRoleAssignment -RoleAssignee \(addresses.app.argument) -Role \"Application \(permission)\" "
            + "| Remove-ManagementRoleAssignment"
    }
}
