extension Advice {
    /// One thing that can be changed about a send.
    ///
    /// The cases stand in the order of privilege, the least first: what the request says; what takes a right away; a copy
    /// more, which gives nobody a right; a permission, with which the app may do what its user may; what gives the user a
    /// right, Send on Behalf before Send As before Full Access; and last an application token, which acts without any user.
    /// One after the other, they can be made in this order as well.
    @nonexhaustive public enum Change: UInt8, Hashable, Sendable {
        // The request.
        /// `saveToSentItems` becomes `true`.
        case saveCopy
        /// The message is sent directly, with `sendMail`; it then asks for the default copy.
        case sendDirectly
        /// A draft is created.
        case createDraft
        /// A draft is sent.
        case sendDraft
        /// The answer to a message is sent directly.
        case reply
        /// A draft of the answer to a message is created.
        case createReply
        /// `saveToSentItems` becomes `false`.
        case declineCopy
        /// The path becomes `/me`.
        case throughMe
        /// The path becomes `/users/{id}`, where id is the signed-in user.
        case throughSignedInUser
        /// The path becomes `/users/{id}`, where id is the from user.
        case throughFrom
        /// The path becomes `/users/{id}`, where id is another user mailbox.
        case throughAnother

        // What takes a right, or a copy, away.
        /// The token becomes a delegated one, which carries no permission until one is added.
        case useUserToken
        /// The token no longer carries `Mail.Send`.
        case removeMailSend
        /// The token no longer carries `Mail.Send.Shared`.
        case removeMailSendShared
        /// The token no longer carries `Mail.ReadWrite`.
        case removeMailReadWrite
        /// The token no longer carries `Mail.ReadWrite.Shared`.
        case removeMailReadWriteShared
        /// The sending user no longer holds Send on Behalf.
        case removeSendOnBehalf
        /// The sending user no longer holds Send As.
        case removeSendAs
        /// The sending user no longer holds Full Access.
        case removeFullAccess
        /// No Exchange role gives the app `Mail.Send` any longer.
        case removeMailSendRole
        /// No Exchange role gives the app `Mail.ReadWrite` any longer.
        case removeMailReadWriteRole
        /// An access policy shuts the mailbox to the app.
        case blockByPolicy
        /// `MessageCopyForSentAsEnabled` is turned off.
        case turnOffSentAsCopy
        /// `MessageCopyForSendOnBehalfEnabled` is turned off.
        case turnOffSendOnBehalfCopy

        // A copy more.
        /// `MessageCopyForSentAsEnabled` is turned on.
        case turnOnSentAsCopy
        /// `MessageCopyForSendOnBehalfEnabled` is turned on.
        case turnOnSendOnBehalfCopy

        // Permissions.
        /// The token carries `Mail.Send` as well.
        case addMailSend
        /// The token carries `Mail.Send.Shared` as well.
        case addMailSendShared
        /// The token carries `Mail.ReadWrite` as well.
        case addMailReadWrite
        /// The token carries `Mail.ReadWrite.Shared` as well.
        case addMailReadWriteShared

        // Grants.
        /// The sending user is granted Send on Behalf.
        case addSendOnBehalf
        /// The sending user is granted Send As.
        case addSendAs
        /// The sending user is granted Full Access.
        case addFullAccess

        // Applications.
        /// No access policy shuts the mailbox to the app any longer.
        case allowByPolicy
        /// An Exchange role gives the app `Mail.Send` on the mailbox.
        case addMailSendRole
        /// An Exchange role gives the app `Mail.ReadWrite` on the mailbox.
        case addMailReadWriteRole
        /// The token becomes an application token, which carries no permission until one is added.
        case useAppToken
    }

    /// A set of changes that are made together.
    public typealias Changes = CaseSet<Change>
}

// MARK: The table

extension Advice.Change {
    /// What a change does to a fact.
    public enum Edit: Hashable, Sendable {
        /// The set has one value more, that with the number.
        case add(UInt8)
        /// The set has one value less, that with the number.
        case remove(UInt8)
        /// The value is that with the number.
        case set(UInt8)

        /// The number of the value.
        public var number: UInt8 {
            switch self {
            case .add(let number), .remove(let number), .set(let number): number
            }
        }
    }

    /// The fact that changes.
    public var fact: Scenario.Fact { row.fact }
    /// What happens to it; ``Scenario/Fact/value(_:)`` names the value.
    public var edit: Edit { row.edit }

    private var row: (fact: Scenario.Fact, edit: Edit) {
        switch self {
        case .saveCopy: (.saveToSentItems, .set(0))
        case .declineCopy: (.saveToSentItems, .set(1))
        case .sendDirectly: (.operation, .set(0))
        case .createDraft: (.operation, .set(1))
        case .sendDraft: (.operation, .set(2))
        case .reply: (.operation, .set(3))
        case .createReply: (.operation, .set(4))
        case .throughMe: (.mailbox, .set(0))
        case .throughSignedInUser: (.mailbox, .set(1))
        case .throughFrom: (.mailbox, .set(2))
        case .throughAnother: (.mailbox, .set(3))
        case .useUserToken: (.tokenType, .set(0))
        case .useAppToken: (.tokenType, .set(1))
        case .addMailSend: (.permissions, .add(0))
        case .addMailSendShared: (.permissions, .add(1))
        case .addMailReadWrite: (.permissions, .add(2))
        case .addMailReadWriteShared: (.permissions, .add(3))
        case .removeMailSend: (.permissions, .remove(0))
        case .removeMailSendShared: (.permissions, .remove(1))
        case .removeMailReadWrite: (.permissions, .remove(2))
        case .removeMailReadWriteShared: (.permissions, .remove(3))
        case .addSendAs: (.grants, .add(0))
        case .addSendOnBehalf: (.grants, .add(1))
        case .addFullAccess: (.grants, .add(2))
        case .removeSendAs: (.grants, .remove(0))
        case .removeSendOnBehalf: (.grants, .remove(1))
        case .removeFullAccess: (.grants, .remove(2))
        case .addMailSendRole: (.exchangeRoles, .add(0))
        case .addMailReadWriteRole: (.exchangeRoles, .add(1))
        case .removeMailSendRole: (.exchangeRoles, .remove(0))
        case .removeMailReadWriteRole: (.exchangeRoles, .remove(1))
        case .allowByPolicy: (.accessPolicy, .set(0))
        case .blockByPolicy: (.accessPolicy, .set(1))
        case .turnOnSentAsCopy: (.alwaysSaveCopy, .add(0))
        case .turnOnSendOnBehalfCopy: (.alwaysSaveCopy, .add(1))
        case .turnOffSentAsCopy: (.alwaysSaveCopy, .remove(0))
        case .turnOffSendOnBehalfCopy: (.alwaysSaveCopy, .remove(1))
        }
    }
}

// MARK: Making a change

extension PackedScenario {
    /// This scenario with `changes` made to it; facts that mean nothing beside the others stay as they are.
    public func applying(_ changes: Advice.Changes) -> PackedScenario {
        var changed = self
        for change in changes {
            changed.apply(change)
        }
        return changed
    }

    /// Makes one change, with what it brings: a fact that needs another, such as `saveToSentItems` the operation
    /// `sendMail`, does not change without it, and is gone when that goes; a token of the other type carries no
    /// permission, for consent to an application is none to a user's; and a path that is no longer the from user's
    /// does not say whom the message is from.
    mutating func apply(_ change: Advice.Change) {
        let fact = change.fact
        if let needs = fact.needs, self[needs.fact] != needs.value { return }
        switch change.edit {
        case .add(let number): self[fact] |= 1 << number
        case .remove(let number): self[fact] &= ~(1 << number)
        case .set(let number):
            if fact == .tokenType, number != self[.tokenType] { self[.permissions] = 0 }
            self[fact] = number
        }
        if self[.operation] != Scenario.Operation.Kind.sendMail.rawValue { self[.saveToSentItems] = 0 }
        if self[.mailbox] != Scenario.Path.Mailbox.from.rawValue, self[.fromSource] == 2 { self[.fromSource] = 0 }
    }
}

extension Scenario {
    /// This scenario with `changes` made to it.
    ///
    /// A change that it has no place for, such as a copy switch of a distribution list, changes nothing.
    public func applying(_ changes: Advice.Changes) -> Scenario {
        guard let changed = PackedScenario(self).applying(changes).scenario else {
            preconditionFailure("changes lead from scenarios to scenarios")
        }
        return changed
    }
}
