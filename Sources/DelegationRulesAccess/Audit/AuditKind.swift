import DelegationRules

extension AuditFinding {
    /// What is found; the raw values are the names by which findings are silenced, and never change.
    @nonexhaustive public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Full Access without a sending right.
        case fullAccessWithoutSendingRight = "full-access-without-sending-right"
        /// A sending right without Full Access.
        case sendingRightWithoutFullAccess = "sending-right-without-full-access"
        /// A copy switch that is on and applies to nobody.
        case copySwitchWithoutUse = "copy-switch-without-use"
        /// A shared mailbox that keeps no copy of what delegates send through their own path.
        case sharedMailboxKeepsNoCopy = "shared-mailbox-keeps-no-copy"
        /// Send on Behalf beside Send As.
        case bothSendingRights = "both-sending-rights"
        /// A grant that means nothing where it is, or for whom it is.
        case grantWithoutEffect = "grant-without-effect"
        /// A grant to a user without a mailbox.
        case grantToUserWithoutMailbox = "grant-to-user-without-mailbox"
        /// A grant to a group in which nobody has a mailbox.
        case grantToEmptyGroup = "grant-to-empty-group"
        /// A grant to a shared or resource mailbox.
        case grantToUnattendedMailbox = "grant-to-unattended-mailbox"
        /// A grant that reaches people through groups in groups.
        case rightThroughNestedGroups = "right-through-nested-groups"
        /// An application that no policy and no scope holds.
        case appMaySendAsAnybody = "app-may-send-as-anybody"
        /// A role that lets an application at mailboxes which policies shut to it.
        case roleReopensMailbox = "role-reopens-mailbox"
        /// An identity that two recipients claim.
        case identityClaimedTwice = "identity-claimed-twice"
    }

    /// How much it matters, in the words of SARIF.
    public enum Level: String, Sendable {
        /// Something does not work, or is open to too many.
        case warning
        /// Something that may be as it is meant to be.
        case note
        /// The tenant contradicts itself.
        case error
    }
}

extension AuditFinding.Kind {
    /// What is wrong with it, in a sentence.
    public var statement: String {
        switch self {
        case .fullAccessWithoutSendingRight:
            "Full Access opens a mailbox and gives no right to send from it: mail from there is refused."
        case .sendingRightWithoutFullAccess:
            "Without Full Access, mail goes out through the sender's own path alone, and the default copy stays with the sender."
        case .copySwitchWithoutUse:
            "A copy switch that is on applies to nobody: no mail is sent with the right that it is for."
        case .sharedMailboxKeepsNoCopy:
            "What delegates send through their own path leaves no copy in the shared mailbox."
        case .bothSendingRights:
            "Where both sending rights are held, Send As is always used: recipients never see \"on behalf of\"."
        case .grantWithoutEffect: "A grant changes nothing, because of what it is on or of who is to hold it."
        case .grantToUserWithoutMailbox: "Who has no mailbox in the cloud sends nothing through Graph."
        case .grantToEmptyGroup: "Nobody in the group has a mailbox to send from, so the grant is nobody's."
        case .grantToUnattendedMailbox:
            "A shared or resource mailbox holds the grant: unless somebody signs in there, which no tenant tells, "
                + "applications alone have the use of it."
        case .rightThroughNestedGroups:
            "A grant reaches people through groups in groups, where it is easily overlooked."
        case .appMaySendAsAnybody: "Neither a policy nor a scope keeps an application from any mailbox."
        case .roleReopensMailbox: "A role lets an application at mailboxes that access policies shut to it."
        case .identityClaimedTwice: "Two recipients claim the same identity; the first is taken to have it."
        }
    }

    /// How much it matters.
    public var level: AuditFinding.Level {
        switch self {
        case .fullAccessWithoutSendingRight, .copySwitchWithoutUse, .sharedMailboxKeepsNoCopy, .grantWithoutEffect,
            .grantToUserWithoutMailbox, .grantToEmptyGroup, .appMaySendAsAnybody, .roleReopensMailbox:
            .warning
        case .sendingRightWithoutFullAccess, .bothSendingRights, .grantToUnattendedMailbox, .rightThroughNestedGroups:
            .note
        case .identityClaimedTwice: .error
        }
    }
}
