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
    private(set) var path = Scenario.Path.me
    /// Whom the message is from, as far as its kind goes.
    private(set) var fromKind = Scenario.From.own
    /// The sender's other address that the message is from, where the organisation keeps that.
    private(set) var keptAlias: String?
    /// The app that an application token speaks for, where that is known.
    var appID: String?
    /// Who holds the grants on the from address for the sender: the sender in person, or groups.
    private(set) var holders: [Grant: [Holder]] = [:]
    /// What the tenant does not know, if anything.
    private(set) var stranger: Stranger?

    /// A name in a request that stands for nobody it could stand for.
    enum Stranger: Hashable, Sendable {
        /// The path names nobody.
        case inPath(String)
        /// The message is from an address that nobody has, or from none that can be read.
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
        var scenario = PackedScenario(Scenario(token: token, path: path, operation: operation, from: fromKind))
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
    init(of target: RequestTarget, from: RequestBody.From, signedInUser: Int?, in tenant: Tenant) {
        switch target.mailbox {
        case .me:
            pathID = ""
            add(from, sender: signedInUser, in: tenant)
        case .user(let id):
            pathID = id
            guard let index = tenant.index(of: id) else {
                path = .noUser
                stranger = .inPath(id)
                add(from, sender: signedInUser, in: tenant)
                return
            }
            let type = tenant.recipients[index].recipientTypeDetails
            // An app acts as the mailbox in the path, and as nobody where there is none.
            add(from, sender: signedInUser ?? (type.hasUserMailbox ? index : nil), in: tenant)
            let isFrom = from.address.flatMap { tenant.index(of: $0) } == index
            let isByAlias = !tenant.recipients[index].isPrincipal(id)
            switch (type.pathMailbox, signedInUser) {
            case (.another, nil): path = .another(byAlias: isByAlias)
            case (.another, index?): path = .signedInUser(byAlias: isByAlias)
            case (.another, .some):
                path = isFrom ? .from(byAlias: isByAlias) : .another(byAlias: isByAlias)
                if from == .none { takeFrom(index, sender: signedInUser, isByAlias: isByAlias, in: tenant) }
            case (let refused, _):
                path = isFrom ? .from() : Scenario.Path(refused)
            }
        }
    }

    /// Takes the path mailbox for whom the message is from, which names nobody (fact 36).
    private mutating func takeFrom(_ index: Int, sender: Int?, isByAlias: Bool, in tenant: Tenant) {
        path = .from(byAlias: isByAlias, namesNoFrom: true)
        setFrom(index, sender: sender, inMIME: false, in: tenant)
    }

    /// Adds who sends, and whom the message is from, unless that is the sender, with what the sender holds there.
    private mutating func add(_ named: RequestBody.From, sender: Int?, in tenant: Tenant) {
        self.sender = sender.map { tenant.recipients[$0] }
        guard named != .none else { return }
        guard let address = named.address, let index = tenant.index(of: address) else {
            // On an address that nobody has, nobody can hold a grant (fact 34).
            fromKind = .unknown(inMIME: named.isInMIME)
            stranger = stranger ?? .from(named.address ?? "")
            return
        }
        if index == sender {
            let recipient = tenant.recipients[index]
            fromKind = recipient.address.isSameIdentity(as: address) ? .own : .ownAlias
            guard fromKind == .ownAlias, tenant.sendFromAliasEnabled else { return }
            // A name that is no address cannot be shown as one.
            keptAlias = recipient.identities.map { $0.identity }
                .first { $0.isSameIdentity(as: address) && $0.utf8.contains(UInt8(ascii: "@")) }
        } else {
            setFrom(index, sender: sender, inMIME: named.isInMIME, in: tenant)
        }
    }

    private mutating func setFrom(_ index: Int, sender: Int?, inMIME: Bool, in tenant: Tenant) {
        let recipient = tenant.recipients[index]
        from = recipient
        fromKind = .somebodyElse(recipient.recipientTypeDetails.recipient, inMIME: inMIME)
        guard let sender else { return }
        for (grant, indices) in tenant.holders(for: sender, on: index) {
            holders[grant] = indices.map { Holder(address: tenant.recipients[$0].address, isGroup: $0 != sender) }
        }
    }
}
