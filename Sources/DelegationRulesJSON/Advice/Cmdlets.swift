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
            case .mailbox, .distributionList, nil: ""
            }
        return "Set-Mailbox \(name)\(group) -\(copySwitch) $\(isOn)"
    }

    /// The cmdlet that sets who holds Send on Behalf.
    private var setCmdlet: String {
        switch from.recipient {
        case .mailbox, nil: "Set-Mailbox"
        case .microsoft365Group: "Set-UnifiedGroup"
        case .distributionList:
            addresses.isDynamicDistributionList ? "Set-DynamicDistributionGroup" : "Set-DistributionGroup"
        }
    }

    private func forEachHolder(of change: Advice.Change, _ cmdlet: (String) -> String) -> String {
        addresses.holders(of: change).map { cmdlet($0.argument) }.joined(separator: "; ")
    }
}
