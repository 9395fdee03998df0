import DelegationRules
import DelegationRulesJSON

/// Who is who in a request, as the recipients that they are, and what the scenario says of them.
package struct Parties: Sendable {
    let tenant: Tenant
    /// Who really submits the message, by position in the tenant.
    private(set) var senderIndex: Int?
    /// Whom the message is from, where that is somebody else.
    private(set) var fromIndex: Int?
    /// The id in the path; empty where it is /me.
    package let pathID: String
    /// Whom that names, by position in the tenant; `nil` where it is /me, or nobody's.
    let pathIndex: Int?
    /// Whose mailbox the path names.
    private(set) var path = Scenario.Path.me
    /// Whom the message is from, as far as its kind goes.
    private(set) var fromKind = Scenario.From.own
    /// The sender's other address that the message is from, where the organisation keeps that.
    private(set) var keptAlias: String?
    /// The app that an application token speaks for, where that is known.
    let appID: String?
    /// What the tenant does not know, if anything.
    package private(set) var stranger: Stranger?

    /// A name in a request that stands for nobody it could stand for.
    package enum Stranger: Hashable, Sendable {
        /// The path names nobody.
        case inPath(String)
        /// The message is from an address that nobody has, or from none that can be read.
        case from(String)
    }

    /// Who really submits the message, where that is known.
    package var sender: Tenant.Recipient? { senderIndex.map { tenant[$0] } }

    /// Whom the message is from, where that is somebody else.
    package var from: Tenant.Recipient? { fromIndex.map { tenant[$0] } }

    subscript(party: Prediction.Party) -> Tenant.Recipient? { index(of: party).map { tenant[$0] } }

    /// The mailbox of the one at `index`, as a message names it: to copy all else that is known of them takes longer.
    func mailAddress(at index: Int?) -> MailAddress? {
        index.map { MailAddress(name: tenant.displayName(at: $0), address: tenant.address(at: $0)) }
    }

    /// What recipients see of `party`: with an alias that is kept in place of the address. The mail is the sender's own then.
    func shown(_ party: Prediction.Party) -> MailAddress? {
        var shown = mailAddress(at: index(of: party))
        if let keptAlias { shown?.address = keptAlias }
        return shown
    }

    /// Who that is, by position in the tenant.
    func index(of party: Prediction.Party) -> Int? {
        switch party {
        case .sendingUser: senderIndex
        case .from: fromIndex
        }
    }

    /// Who holds the grants on the from address for the sender: the sender in person, or groups.
    var holders: [Grant: [Holder]] {
        guard let senderIndex, let fromIndex else { return [:] }
        return tenant.holders(for: senderIndex, on: fromIndex).mapValues { holders in
            holders.map { Holder(address: tenant[$0].address, isGroup: $0 != senderIndex) }
        }
    }

    /// What policies and roles say of the app and the mailbox at `index`; with a user's token, which has none, of all apps.
    /// `nil` where there is no such mailbox.
    func knownAccess(to index: Int?) -> KnownAccess? {
        guard let index, tenant[index].recipientTypeDetails.hasUserMailbox else { return nil }
        return tenant.knownAccess(of: appID, on: index)
    }
}

extension Parties: Hashable {
    // They are compared as the recipients that they are, wherever these stand in a tenant, and by who holds rights for them;
    // looking that up takes too long for hashing.

    package static func == (left: Parties, right: Parties) -> Bool {
        (left.sender, left.from, left.path, left.fromKind, left.stranger)
            == (right.sender, right.from, right.path, right.fromKind, right.stranger)
            && (left.pathID, left.keptAlias, left.appID) == (right.pathID, right.keptAlias, right.appID)
            && left.holders == right.holders
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine([sender, from])
        hasher.combine(path)
        hasher.combine(fromKind)
        hasher.combine(pathID)
    }
}

// MARK: From addresses to parties

extension Parties {
    /// The parties of a request of `caller` for the mailbox of `target`, with a message from `from`, in `tenant`.
    init(of target: RequestTarget, from: RequestBody.From, by caller: Caller, in tenant: Tenant) {
        self.tenant = tenant
        appID = caller.token.appID
        let signedInUser = caller.signedInUser
        pathID = target.mailboxID ?? ""
        let identity = target.mailboxID.flatMap { tenant.identity($0) }
        pathIndex = identity?.recipient
        guard let identity else {
            if let id = target.mailboxID {
                path = .noUser
                stranger = .inPath(id)
            }
            add(from, sender: signedInUser)
            return
        }
        let index = identity.recipient
        let mailbox = tenant[index].recipientTypeDetails.pathMailbox
        // An app acts as the mailbox in the path, and as nobody where there is none.
        add(from, sender: signedInUser ?? (mailbox == .another ? index : nil))
        let isFrom = fromIndex == index
        let isByAlias = !identity.isPrincipal
        switch (mailbox, signedInUser) {
        case (.another, nil): path = .another(byAlias: isByAlias)
        case (.another, index?): path = .signedInUser(byAlias: isByAlias)
        case (.another, .some):
            path = isFrom ? .from(byAlias: isByAlias) : .another(byAlias: isByAlias)
            guard from == .none else { return }
            // The message does not say whom it is from, so it is from the path mailbox: the clause `pathMailboxIsFrom`.
            path = .from(byAlias: isByAlias, namesNoFrom: true)
            setFrom(index, inMIME: false)
        case (let refused, _): path = isFrom ? .from() : Scenario.Path(refused)
        }
    }

    /// Adds who sends, and whom the message is from, unless that is the sender.
    private mutating func add(_ named: RequestBody.From, sender: Int?) {
        senderIndex = sender
        guard named != .none else { return }
        let address = named.mailbox?.address ?? ""
        guard let identity = tenant.identity(address) else {
            // On an address that nobody has, nobody can hold a grant: `unknownAddressHasNoGrants`.
            fromKind = .unknown(inMIME: named.isInMIME)
            stranger = stranger ?? .from(address)
            return
        }
        let index = identity.recipient
        guard index == sender else { return setFrom(index, inMIME: named.isInMIME) }
        if identity.isAddress { return }
        fromKind = .ownAlias
        guard tenant.sendFromAliasEnabled else { return }
        // A name that is no address cannot be shown as one.
        keptAlias = tenant[index].identities.map { $0.identity }
            .first { $0.isEqualIgnoringCase(to: address) && $0.utf8.contains(UInt8(ascii: "@")) }
    }

    private mutating func setFrom(_ index: Int, inMIME: Bool) {
        fromIndex = index
        fromKind = .somebodyElse(tenant[index].recipientTypeDetails.recipient, inMIME: inMIME)
    }
}
