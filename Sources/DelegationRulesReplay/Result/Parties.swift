import DelegationRules
import DelegationRulesJSON

/// Who is who in a request, as the recipients that they are, and what the scenario says of them.
package struct Parties: Hashable, Sendable {
    /// Who really submits the message, where that is known.
    package private(set) var sender: Tenant.Recipient?
    /// Whom the message is from, where that is somebody else.
    package private(set) var from: Tenant.Recipient?
    /// The id in the path; empty where it is /me.
    package let pathID: String
    /// Whose mailbox the path names.
    private(set) var path: Scenario.Path
    /// Whom the message is from, as far as its kind goes.
    private(set) var fromKind = Scenario.From.own
    /// Who holds the grants on the from address for the sender: the sender in person, or groups.
    private(set) var holders: [Grant: [Holder]] = [:]
    /// What the tenant does not know, if anything.
    private(set) var stranger: Stranger?

    /// A name in a request that stands for nobody it could stand for.
    enum Stranger: Hashable, Sendable {
        /// The path names somebody without a mailbox, or nobody, and the message is from somebody else.
        case inPath(String)
        /// The message is from an address that nobody has.
        case from(String)
    }

    subscript(party: Prediction.Party) -> Tenant.Recipient? {
        switch party {
        case .sendingUser: sender
        case .from: from
        }
    }

    /// The scenario that a request with `token` for `operation` comes down to.
    func scenario(_ token: Scenario.Token, _ operation: Scenario.Operation) -> PackedScenario {
        var scenario = PackedScenario(Scenario(token: token, path: path, operation: operation, from: .own))
        scenario[.from] = fromKind.kind.rawValue
        for grant in holders.keys { scenario[.grants] |= 1 << grant.rawValue }
        if from?.messageCopyForSentAsEnabled == true { scenario[.alwaysSaveCopy] |= 1 }
        if from?.messageCopyForSendOnBehalfEnabled == true { scenario[.alwaysSaveCopy] |= 2 }
        return scenario
    }
}

// MARK: From addresses to parties

extension Parties {
    /// The parties of a request for the mailbox of `target`, with a message from `from`, in `tenant`; `signedInUser` is
    /// who is signed in, by position, or `nil` with an application token.
    init(of target: RequestTarget, from: MailAddress?, signedInUser: Int?, in tenant: Tenant) {
        let path: Int?
        switch target.mailbox {
        case .me:
            (pathID, path) = ("", nil)
        case .user(let id):
            (pathID, path) = (id, tenant.index(of: id))
            guard path != nil else {
                // Nobody has that id: like any path to what has no user mailbox (facts 28 and 35).
                self.path = .from
                fromKind = .somebodyElse(.distributionList(.init()))
                sender = signedInUser.map { tenant.recipients[$0] }
                stranger = .inPath(id)
                return
            }
        }
        if let signedInUser {
            self.path =
                switch path {
                case nil: .me
                case signedInUser: .signedInUser
                case let path?: from.flatMap { tenant.index(of: $0.address) } == path ? .from : .another
                }
            add(from, sender: signedInUser, in: tenant)
        } else if let path {
            // The app acts as the mailbox in the path.
            let recipient = tenant.recipients[path]
            guard recipient.recipientTypeDetails.hasUserMailbox else {
                self.path = .from
                fromKind = recipient.recipientTypeDetails.from
                self.from = recipient
                if let from, !recipient.isCalled(from.address) { stranger = .inPath(recipient.address) }
                return
            }
            self.path = .another
            add(from, sender: path, in: tenant)
        } else {
            self.path = .me
            add(from, sender: nil, in: tenant)
        }
    }

    /// Adds who sends, and whom the message is from, unless that is the sender, with what the sender holds there.
    private mutating func add(_ mailbox: MailAddress?, sender: Int?, in tenant: Tenant) {
        self.sender = sender.map { tenant.recipients[$0] }
        guard let mailbox else { return }
        guard let index = tenant.index(of: mailbox.address) else {
            // On an address that nobody has, nobody can hold a grant (fact 34).
            fromKind = .somebodyElse(.mailbox(.init(.user)))
            stranger = .from(mailbox.address)
            return
        }
        guard index != sender else { return }
        let recipient = tenant.recipients[index]
        from = recipient
        fromKind = recipient.recipientTypeDetails.from
        guard let sender else { return }
        for (grant, indices) in tenant.holders(for: sender, on: index) {
            holders[grant] = indices.map { Holder(address: tenant.recipients[$0].address, isGroup: $0 != sender) }
        }
    }
}
