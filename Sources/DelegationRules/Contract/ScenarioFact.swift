extension Scenario {
    /// The facts of a scenario, in the order in which JSON writes them.
    @nonexhaustive public enum Fact: UInt8, Hashable, Sendable, CaseIterable {
        /// For whom the token speaks.
        case tokenType
        /// The Graph permissions of the token.
        case permissions
        /// Whose mailbox the path names.
        case mailbox
        /// What the request asks for.
        case operation
        /// Whom the message is from.
        case from
        /// What the sending user holds on the from address.
        case grants
        /// Whether the default copy is asked for; in the packed form 1 declines it.
        case saveToSentItems
        /// The from mailbox's switches.
        case alwaysSaveCopy
    }

    /// A set of facts.
    public typealias Facts = CaseSet<Fact>
}

// MARK: The table

extension Scenario.Fact {
    /// The key in JSON, dotted where it stands in an object of its own.
    public var key: StaticString {
        switch self {
        case .tokenType: "token.type"
        case .permissions: "token.permissions"
        case .mailbox: "endpoint.mailbox"
        case .operation: "endpoint.operation"
        case .from: "from"
        case .grants: "grants"
        case .saveToSentItems: "saveToSentItems"
        case .alwaysSaveCopy: "alwaysSaveCopy"
        }
    }

    /// Where the fact lies in a ``PackedScenario``; 0 is what holds where JSON leaves out a key that is not required.
    public var field: ContractField {
        switch self {
        case .tokenType: ContractField(.choice, bits: 0...0)
        case .permissions: ContractField(.set, bits: 1...4)
        case .mailbox: ContractField(.choice, bits: 5...6)
        case .operation: ContractField(.choice, bits: 7...8)
        case .saveToSentItems: ContractField(.flag(whenZero: true), bits: 9...9)
        case .from: ContractField(.choice, bits: 10...12)
        case .grants: ContractField(.set, bits: 13...15)
        case .alwaysSaveCopy: ContractField(.set, bits: 16...17)
        }
    }

    /// Whether a scenario without the key is none.
    public var isRequired: Bool {
        switch self {
        case .tokenType, .permissions, .mailbox, .operation: true
        case .from, .grants, .saveToSentItems, .alwaysSaveCopy: false
        }
    }

    /// What must hold for the fact to be stated at all; elsewhere its key is an error.
    public var needs: (fact: Scenario.Fact, value: UInt8)? {
        switch self {
        case .saveToSentItems: (.operation, 0)
        case .tokenType, .permissions, .mailbox, .operation, .from, .grants, .alwaysSaveCopy: nil
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

        case (.operation, 0): ContractValue("sendMail", "POST .../sendMail")
        case (.operation, 1): ContractValue("createDraft", "POST .../messages")
        case (.operation, 2): ContractValue("sendDraft", "POST .../messages/{id}/send")

        case (.from, _): Scenario.From.Kind(number)?.value

        case (.grants, 0): ContractValue("SendAs", "the message bears no trace of the sending user")
        case (.grants, 1): ContractValue("SendOnBehalf", "recipients see who sent it, and on whose behalf")
        case (.grants, 2): ContractValue("FullAccess", "the from mailbox may be opened")

        case (.alwaysSaveCopy, 0): ContractValue("SentAs", "MessageCopyForSentAsEnabled")
        case (.alwaysSaveCopy, 1): ContractValue("SendOnBehalf", "MessageCopyForSendOnBehalfEnabled")
        default: nil
        }
    }
}

extension Scenario.Token.Permissions {
    /// The name, by number, of a permission of Graph's that begins with `Mail.` and decides nothing; `nil` where there is
    /// none.
    ///
    /// Graph has hundreds of permissions, which play no part and may be called anything. But a name that begins with
    /// `Mail.` and is neither one of these nor one that decides is a misspelt one, which must not be passed over.
    public static func idleMailPermission(_ number: UInt8) -> StaticString? {
        switch number {
        case 0: "Mail.Read"
        case 1: "Mail.Read.Shared"
        case 2: "Mail.ReadBasic"
        case 3: "Mail.ReadBasic.Shared"
        case 4: "Mail.ReadBasic.All"
        default: nil
        }
    }
}

extension Scenario.Fact {
    /// The largest number of a value that the field can hold and the contract knows.
    var largest: UInt8 {
        switch field.shape {
        case .choice: valueCount - 1
        case .set, .flag, .number: UInt8(field.mask)
        }
    }

    /// How many named values there are.
    public var valueCount: UInt8 {
        var count: UInt8 = 0
        while value(count) != nil { count += 1 }
        return count
    }
}
