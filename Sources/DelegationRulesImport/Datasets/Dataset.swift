import DelegationRulesReplay

extension TenantImport {
    /// Data that one of Exchange's cmdlets exports; the raw value is what messages call them.
    @nonexhaustive public enum Dataset: String, CaseIterable, Sendable {
        /// Who is there.
        case recipients, users = "users without a mailbox"
        /// Who holds which right on whom; a distribution list may be a mail-enabled security group.
        case sendAs = "Send As", fullAccess = "Full Access", sendOnBehalfOnMailboxes = "Send on Behalf on mailboxes",
            sendOnBehalfOnMicrosoft365Groups = "Send on Behalf on Microsoft 365 groups",
            sendOnBehalfOnDistributionLists = "Send on Behalf on distribution lists",
            sendOnBehalfOnDynamicLists = "Send on Behalf on dynamic lists",
            sendOnBehalfOnMailUsers = "Send on Behalf on mail users",
            sendOnBehalfOnMailContacts = "Send on Behalf on mail contacts"
        /// Who keeps copies of what is sent with such a right.
        case copySwitchesOfMailboxes = "copy switches of mailboxes",
            copySwitchesOfMicrosoft365Groups = "copy switches of Microsoft 365 groups"
        /// Who is in which list, and in which Microsoft 365 group.
        case members = "members of groups", microsoft365GroupMembers = "members of Microsoft 365 groups"
        /// At which mailboxes Exchange lets which applications.
        case accessPolicies = "access policies", roles = "roles of applications", roleScopes = "scopes of roles",
            servicePrincipals = "service principals"
        /// Whether mail from an alias keeps it.
        case sendFromAlias = "SendFromAliasEnabled"
    }
}

// MARK: How they are exported

extension TenantImport.Dataset {
    /// What the file with them is called, unless somebody calls it otherwise.
    public var file: String { export.file }
    /// The cmdlet that tells of them.
    public var cmdlet: String { export.cmdlet }
    /// Whether an organisation may have none, which is then all that an export with nothing in it tells.
    var mayBeNone: Bool { export.mayBeNone }

    /// The export that tells of them. The guide has the whole of a script that writes these files.
    private var export: (file: String, cmdlet: String, mayBeNone: Bool) {
        switch self {
        case .recipients: ("recipients.json", "Get-EXORecipient", false)
        case .users: ("users.json", "Get-User", false)
        case .sendAs: ("sendas.json", "Get-EXORecipientPermission", true)
        case .fullAccess: ("fullaccess.json", "Get-EXOMailboxPermission", true)
        case .sendOnBehalfOnMailboxes, .copySwitchesOfMailboxes:
            ("mailboxes.json", "Get-EXOMailbox -Properties GrantSendOnBehalfTo,\(Self.copySwitches)", false)
        case .sendOnBehalfOnMicrosoft365Groups: ("groups.json", "Get-UnifiedGroup", false)
        case .sendOnBehalfOnDistributionLists: ("lists.json", "Get-DistributionGroup", false)
        case .sendOnBehalfOnDynamicLists: ("dynamic.json", "Get-DynamicDistributionGroup", false)
        case .sendOnBehalfOnMailUsers: ("mailusers.json", "Get-MailUser", false)
        case .sendOnBehalfOnMailContacts: ("mailcontacts.json", "Get-MailContact", false)
        case .copySwitchesOfMicrosoft365Groups: ("groupmailboxes.json", "Get-Mailbox -GroupMailbox", false)
        case .members: ("listmembers.json", "Get-DistributionGroupMember", true)
        case .microsoft365GroupMembers: ("groupmembers.json", "Get-UnifiedGroupLinks", true)
        case .accessPolicies: ("policies.json", "Get-ApplicationAccessPolicy", true)
        case .roles: ("roles.json", "Get-ManagementRoleAssignment", true)
        case .roleScopes: ("roletests.json", "Test-ServicePrincipalAuthorization", false)
        case .servicePrincipals: ("principals.json", "Get-ServicePrincipal", false)
        case .sendFromAlias: ("organization.json", "Get-OrganizationConfig", false)
        }
    }

    private static var copySwitches: String { "MessageCopyForSentAsEnabled,MessageCopyForSendOnBehalfEnabled" }

    /// What the export tells of that is called `name`, if it is called as those are that the guide writes.
    static func named(_ name: String) -> [TenantImport.Dataset] {
        let file = name.parts(between: "/\\").last ?? ""
        return allCases.filter { $0.file.isEqualIgnoringCase(to: file) }
    }
}

// MARK: Whom they concern

extension TenantImport.Dataset {
    /// The right of which they tell who holds it.
    var grant: Grant? {
        switch self {
        case .sendAs: .sendAs
        case .fullAccess: .fullAccess
        case .sendOnBehalfOnMailboxes, .sendOnBehalfOnMicrosoft365Groups, .sendOnBehalfOnDistributionLists,
            .sendOnBehalfOnDynamicLists, .sendOnBehalfOnMailUsers, .sendOnBehalfOnMailContacts:
            .sendOnBehalf
        case .recipients, .users, .copySwitchesOfMailboxes, .copySwitchesOfMicrosoft365Groups, .members,
            .microsoft365GroupMembers, .accessPolicies, .roles, .roleScopes, .servicePrincipals, .sendFromAlias:
            nil
        }
    }
}

extension Tenant.RecipientType {
    /// What tells who holds Send on Behalf on such a recipient; no cmdlet does of a user without any mailbox.
    package var sendOnBehalfDataset: TenantImport.Dataset? {
        switch self {
        case .userMailbox, .sharedMailbox, .roomMailbox, .equipmentMailbox: .sendOnBehalfOnMailboxes
        case .groupMailbox: .sendOnBehalfOnMicrosoft365Groups
        case .mailUniversalDistributionGroup, .mailUniversalSecurityGroup, .roomList: .sendOnBehalfOnDistributionLists
        case .dynamicDistributionGroup: .sendOnBehalfOnDynamicLists
        case .mailUser, .guestMailUser: .sendOnBehalfOnMailUsers
        case .mailContact: .sendOnBehalfOnMailContacts
        case .user: nil
        }
    }

    /// What tells whether such a recipient keeps copies.
    package var copySwitchDataset: TenantImport.Dataset? {
        hasUserMailbox ? .copySwitchesOfMailboxes : canKeepCopies ? .copySwitchesOfMicrosoft365Groups : nil
    }
}
