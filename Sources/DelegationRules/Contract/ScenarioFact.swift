extension Scenario {
    /// The facts of a scenario, in the order in which JSON writes them.
    @nonexhaustive public enum Fact: UInt8, Hashable, Sendable, CaseIterable {
        /// For whom the token speaks.
        case tokenType
        /// The Graph permissions of the token.
        case permissions
        /// Whose mailbox the path names.
        case mailbox
        /// Whether the path names that mailbox by an address that is neither its principal name nor its object id.
        case alias
        /// What the request asks for.
        case operation
        /// Whom the message is from.
        case from
        /// Where the from address stands.
        case fromSource
        /// What the sending user holds on the from address.
        case grants
        /// Whether the default copy is asked for; in the packed form 1 declines it.
        case saveToSentItems
        /// The from mailbox's switches.
        case alwaysSaveCopy
        /// What the organisation's application access policies say of the app and the path mailbox.
        case accessPolicy
        /// What Exchange's RBAC for Applications gives the app on the path mailbox.
        case exchangeRoles

        /// How many facts there are.
        static var count: UInt8 { exchangeRoles.rawValue + 1 }
    }

    /// A set of facts.
    public typealias Facts = CaseSet<Fact>
}

// MARK: The table

extension Scenario.Fact {
    /// The key in JSON, dotted where it stands in an object of its own.
    public var key: String {
        switch self {
        case .tokenType: "token.type"
        case .permissions: "token.permissions"
        case .mailbox: "endpoint.mailbox"
        case .alias: "endpoint.alias"
        case .operation: "endpoint.operation"
        case .from: "from"
        case .fromSource: "fromSource"
        case .grants: "grants"
        case .saveToSentItems: "saveToSentItems"
        case .alwaysSaveCopy: "alwaysSaveCopy"
        case .accessPolicy: "accessPolicy"
        case .exchangeRoles: "exchangeRoles"
        }
    }

    /// Where the fact lies in a ``PackedScenario``; 0 is what holds where JSON leaves out a key that is not required.
    public var field: ContractField {
        switch self {
        case .tokenType: ContractField(.choice, bits: 0...0)
        case .permissions: ContractField(.set, bits: 1...5)
        case .mailbox: ContractField(.choice, bits: 6...8)
        case .operation: ContractField(.choice, bits: 9...11)
        case .saveToSentItems: ContractField(.flag(whenZero: true), bits: 12...12)
        case .from: ContractField(.choice, bits: 13...16)
        case .fromSource: ContractField(.choice, bits: 17...18)
        case .grants: ContractField(.set, bits: 19...21)
        case .alwaysSaveCopy: ContractField(.set, bits: 22...23)
        case .accessPolicy: ContractField(.choice, bits: 24...24)
        case .exchangeRoles: ContractField(.set, bits: 25...26)
        case .alias: ContractField(.flag(whenZero: false), bits: 27...27)
        }
    }

    /// Whether a scenario without the key is none.
    public var isRequired: Bool {
        switch self {
        case .tokenType, .permissions, .mailbox, .operation: true
        case .alias, .from, .fromSource, .grants, .saveToSentItems, .alwaysSaveCopy, .accessPolicy, .exchangeRoles:
            false
        }
    }

    /// Whether the key is written where the fact is what it is taken to be without it.
    public var isAlwaysWritten: Bool {
        switch self {
        case .tokenType, .permissions, .mailbox, .operation, .from, .grants, .saveToSentItems, .alwaysSaveCopy: true
        case .alias, .fromSource, .accessPolicy, .exchangeRoles: false
        }
    }

    /// What must hold for the fact to be stated at all; elsewhere its key is an error.
    public var needs: (fact: Scenario.Fact, value: UInt8)? {
        switch self {
        case .saveToSentItems: (.operation, Scenario.Operation.Kind.sendMail.rawValue)
        case .tokenType, .permissions, .mailbox, .alias, .operation, .from, .fromSource, .grants, .alwaysSaveCopy,
            .accessPolicy, .exchangeRoles:
            nil
        }
    }

    /// What must hold for the fact to have the value with that number; elsewhere the value is an error.
    public func needs(of number: UInt8) -> (fact: Scenario.Fact, value: UInt8)? {
        switch (self, number) {
        case (.fromSource, 2): (.mailbox, Scenario.Path.Mailbox.from.rawValue)
        default: nil
        }
    }

    /// The value with that number, or, where the fact is a set, with that bit; `nil` where there is none.
    public func value(_ number: UInt8) -> ContractValue? {
        switch (self, number) {
        case (.tokenType, 0): ContractValue("user", "the signed-in user: a delegated token")
        case (.tokenType, 1): ContractValue("app", "the app itself, with nobody signed in")

        case (.permissions, 0): ContractValue("Mail.Send", "send as the signed-in user; an app, as any user")
        case (.permissions, 1): ContractValue("Mail.Send.Shared", "send on behalf of others too; user tokens only")
        case (.permissions, 2): ContractValue("Mail.ReadWrite", "create drafts in the own mailbox; an app, in any")
        case (.permissions, 3): ContractValue("Mail.ReadWrite.Shared", "in shared mailboxes too; user tokens only")

        case (.mailbox, 0): ContractValue("me", "/me")
        case (.mailbox, 1): ContractValue("signedInUser", "/users/{id} of the signed-in user; an app has none")
        case (.mailbox, 2): ContractValue("from", "/users/{id} of the from user")
        case (.mailbox, 3): ContractValue("another", "/users/{id} of any other user mailbox; an app's sending user")
        case (.mailbox, 4): ContractValue("group", "/users/{id} of a Microsoft 365 group")
        case (.mailbox, 5): ContractValue("withoutMailbox", "/users/{id} of a user without a mailbox in the cloud")
        case (.mailbox, 6): ContractValue("noUser", "/users/{id} of a list, a contact, or nobody")

        case (.operation, 0): ContractValue("sendMail", "POST .../sendMail")
        case (.operation, 1): ContractValue("createDraft", "POST .../messages")
        case (.operation, 2): ContractValue("sendDraft", "POST .../messages/{id}/send")
        case (.operation, 3): ContractValue("reply", "POST .../messages/{id}/reply, replyAll or forward")
        case (.operation, 4): ContractValue("createReply", "POST .../createReply, createReplyAll or createForward")

        case (.from, _): Scenario.From.row(number)?.value

        case (.fromSource, 0): ContractValue("property", "in the message's from")
        case (.fromSource, 1): ContractValue("mimeHeader", "in the header From: of a MIME body")
        case (.fromSource, 2): ContractValue("path", "nowhere: the path mailbox is taken")

        case (.grants, 0): ContractValue("SendAs", "the message bears no trace of the sending user")
        case (.grants, 1): ContractValue("SendOnBehalf", "recipients see who sent it, and on whose behalf")
        case (.grants, 2): ContractValue("FullAccess", "the from mailbox may be opened")

        case (.alwaysSaveCopy, 0): ContractValue("SentAs", "MessageCopyForSentAsEnabled")
        case (.alwaysSaveCopy, 1): ContractValue("SendOnBehalf", "MessageCopyForSendOnBehalfEnabled")

        case (.accessPolicy, 0): ContractValue("allows", "no policy keeps the app from the path mailbox")
        case (.accessPolicy, 1): ContractValue("blocks", "the path mailbox is shut to the app")

        case (.exchangeRoles, 0): ContractValue("Mail.Send", "an Exchange role lets the app send from it")
        case (.exchangeRoles, 1): ContractValue("Mail.ReadWrite", "an Exchange role lets the app draft in it")
        default: nil
        }
    }
}

extension Scenario.Fact {
    /// How many named values there are.
    public var valueCount: UInt8 {
        var count: UInt8 = 0
        while value(count) != nil { count += 1 }
        return count
    }
}
