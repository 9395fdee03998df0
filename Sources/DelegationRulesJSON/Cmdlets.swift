import DelegationRules

/// The cmdlets of Exchange Online that change what a recipient of some kind grants and keeps.
struct Cmdlets {
    let kind: ScenarioRecord.FromKind
    let addresses: Addresses

    private var from: String { addresses.from.argument }

    var addSendAs: String {
        "Add-RecipientPermission \(from) -Trustee \(addresses.sendingUser.argument) -AccessRights SendAs"
    }

    var removeSendAs: String {
        forEachHolder(of: .sendAs) { "Remove-RecipientPermission \(from) -Trustee \($0) -AccessRights SendAs" }
    }

    var addFullAccess: String {
        "Add-MailboxPermission \(from) -User \(addresses.sendingUser.argument) -AccessRights FullAccess"
    }

    var removeFullAccess: String {
        forEachHolder(of: .fullAccess) { "Remove-MailboxPermission \(from) -User \($0) -AccessRights FullAccess" }
    }

    var addSendOnBehalf: String {
        "\(setCmdlet) \(from) -GrantSendOnBehalfTo @{Add=\(addresses.sendingUser.expression)}"
    }

    var removeSendOnBehalf: String {
        let holders = addresses.holders(of: .sendOnBehalf).map(\.expression).joined(separator: ",")
        return "\(setCmdlet) \(from) -GrantSendOnBehalfTo @{Remove=\(holders)}"
    }

    /// Turns the copy switch `name` on or off.
    func turn(_ name: String, on isOn: Bool) -> String {
        let group = kind == .microsoft365Group ? " -GroupMailbox" : ""
        return "Set-Mailbox \(from)\(group) -\(name) $\(isOn)"
    }

    /// The cmdlet that sets who holds Send on Behalf.
    private var setCmdlet: String {
        switch kind {
        case .own, .userMailbox, .sharedMailbox, .resourceMailbox: "Set-Mailbox"
        case .microsoft365Group: "Set-UnifiedGroup"
        case .distributionList:
            addresses.isDynamicDistributionList ? "Set-DynamicDistributionGroup" : "Set-DistributionGroup"
        }
    }

    private func forEachHolder(of grant: ScenarioRecord.Grants, _ cmdlet: (String) -> String) -> String {
        addresses.holders(of: grant).map { cmdlet($0.argument) }.joined(separator: "; ")
    }
}
