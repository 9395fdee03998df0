extension Advice {
    /// One thing that can be changed about a send.
    ///
    /// The cases stand in an order in which they can be made, one after the other: the request and its token first, for
    /// another token carries no permission yet. Behind the token it is the order of privilege as well, the least first:
    /// what takes a right away; a copy more, which gives nobody a right; a permission, with which the app may do what its
    /// user may; what gives the user a right, Send on Behalf before Send As before Full Access; and last what lets an
    /// application at a mailbox.
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
        /// The message says in its `from` whom it is from.
        case nameFrom

        // The token.
        /// The token becomes a delegated one, which carries no permission until one is added.
        case useUserToken
        /// The token becomes an application token, which carries no permission until one is added.
        case useAppToken

        // What takes a right, or a copy, away.
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
        case .nameFrom: (.fromSource, .set(0))
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
    /// This scenario with `changes` made to it; facts that mean nothing beside the others stay as they are, but for the
    /// policies and roles that are known of another mailbox or of an application.
    public func applying(
        _ changes: Advice.Changes, in organization: Advice.Organization = Advice.Organization()
    ) -> PackedScenario {
        var changed = self
        for change in changes {
            changed.apply(change, in: organization)
        }
        return changed
    }

    /// Makes one change, with what it brings; one that the scenario has no place for is not made.
    ///
    /// A fact that needs another, such as `saveToSentItems` the operation `sendMail`, is gone when that goes. A token of
    /// the other type carries no permission, for consent to an application is none to a user's. A path that is no longer
    /// the from user's does not say whom the message is from: the message then does. An application's policies and roles are
    /// those at the mailbox in the path, where these are known.
    mutating func apply(_ change: Advice.Change, in organization: Advice.Organization) {
        let fact = change.fact
        guard hasPlace(for: change) else { return }
        switch change.edit {
        case .add(let number): self[fact] |= 1 << number
        case .remove(let number): self[fact] &= ~(1 << number)
        case .set(let number):
            if fact == .tokenType, number != self[.tokenType] { self[.permissions] = 0 }
            self[fact] = number
        }
        if self[.operation] != Scenario.Operation.Kind.sendMail.rawValue { self[.saveToSentItems] = 0 }
        if !Situation(self).path(is: .from).holds, Situation(self).isFromByPath.holds { self[.fromSource] = 0 }
        if fact == .tokenType || fact == .mailbox, let access = organization.access(in: self) {
            self[.accessPolicy] = access.accessPolicy.rawValue
            self[.exchangeRoles] = access.exchangeRoles.rawValue
        }
    }

    /// Whether a change can be made at all.
    private func hasPlace(for change: Advice.Change) -> Bool {
        let situation = Situation(self)
        switch change {
        case .saveCopy, .declineCopy: return situation.operation(is: .sendMail).holds
        // Nothing but a reply has a message to reply to.
        case .reply: return situation.operation(is: .createReply).holds
        case .createReply: return situation.operation(is: .reply).holds
        // The from user of one's own mail is oneself, whose path has a name already.
        case .throughFrom: return situation.isFromSomebodyElse.holds
        // An application token carries no `.Shared` permission that would mean anything.
        case .addMailSendShared, .addMailReadWriteShared: return situation.isUser.holds
        // Policies and roles are an application's.
        case .allowByPolicy, .blockByPolicy, .addMailSendRole, .addMailReadWriteRole, .removeMailSendRole,
            .removeMailReadWriteRole:
            return situation.isApp.holds
        default: return true
        }
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
