import DelegationRules
import DelegationRulesJSON

/// Who is who in a request, as the recipients that they are, and what the scenario says of them.
package struct Parties: Sendable {
    private let tenant: Tenant
    /// Who really submits the message, by position in the tenant.
    private var senderIndex: Int?
    /// Whom the message is from, where that is somebody else.
    private var fromIndex: Int?
    /// The id in the path; empty where it is /me.
    package let pathID: String
    /// Whose mailbox the path names.
    private(set) var path: Scenario.Path
    /// Whom the message is from, as far as its kind goes.
    private(set) var fromKind = Scenario.From.own
    /// What the tenant does not know, if anything.
    private(set) var stranger: Stranger?

    /// A name in a request that stands for nobody it could stand for.
    enum Stranger: Hashable, Sendable {
        /// The path names somebody without a mailbox, or nobody, and the message is from somebody else.
        case inPath(String)
        /// The message is from an address that nobody has.
        case from(String)
    }

    /// Who really submits the message, where that is known.
    package var sender: Tenant.Recipient? { senderIndex.map { tenant[$0] } }

    /// Whom the message is from, where that is somebody else.
    package var from: Tenant.Recipient? { fromIndex.map { tenant[$0] } }

    subscript(party: Prediction.Party) -> Tenant.Recipient? {
        switch party {
        case .sendingUser: sender
        case .from: from
        }
    }

    /// Who holds the grants on the from address for the sender: the sender in person, or groups.
    var holders: [Grant: [Holder]] {
        guard let senderIndex, let fromIndex else { return [:] }
        return tenant.holders(for: senderIndex, on: fromIndex).mapValues { holders in
            holders.map { Holder(address: tenant[$0].address, isGroup: $0 != senderIndex) }
        }
    }

    /// The scenario that a request with `token` for `operation` comes down to.
    func scenario(_ token: Scenario.Token, _ operation: Scenario.Operation) -> PackedScenario {
        var scenario = PackedScenario(Scenario(token: token, path: path, operation: operation, from: .own))
        scenario[.from] = fromKind.kind.rawValue
        guard let fromIndex else { return scenario }
        if let senderIndex { scenario[.grants] = tenant.grants(of: senderIndex, on: fromIndex) }
        scenario[.alwaysSaveCopy] =
            (tenant[fromIndex].messageCopyForSentAsEnabled ? 1 : 0)
            | (tenant[fromIndex].messageCopyForSendOnBehalfEnabled ? 2 : 0)
        return scenario
    }
}

extension Parties: Hashable {
    /// What is told of them, which is the same in tenants of which all else differs.
    private struct Told: Hashable {
        let recipients: [Tenant.Recipient?]
        let pathID: String
        let path: Scenario.Path
        let fromKind: Scenario.From
        let holders: [Grant: [Holder]]
        let stranger: Stranger?
    }

    private var told: Told {
        Told(
            recipients: [sender, from], pathID: pathID, path: path, fromKind: fromKind, holders: holders,
            stranger: stranger)
    }

    package static func == (left: Parties, right: Parties) -> Bool { left.told == right.told }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(told)
    }
}

// MARK: From addresses to parties

extension Parties {
    /// The parties of a request for the mailbox of `target`, with a message from `from`, in `tenant`; `signedInUser` is
    /// who is signed in, by position, or `nil` with an application token.
    init(of target: RequestTarget, from: MailAddress?, signedInUser: Int?, in tenant: Tenant) {
        self.tenant = tenant
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
                senderIndex = signedInUser
                stranger = .inPath(id)
                return
            }
        }
        let named = from.flatMap { tenant.index(of: $0.address) }
        if let signedInUser {
            self.path =
                switch path {
                case nil: .me
                case signedInUser: .signedInUser
                case named: .from
                default: .another
                }
        } else if let path, !tenant[path].recipientTypeDetails.hasUserMailbox {
            self.path = .from
            fromKind = tenant[path].recipientTypeDetails.from
            fromIndex = path
            if from != nil, named != path { stranger = .inPath(tenant[path].address) }
            return
        } else {
            // The app acts as the mailbox in the path.
            self.path = path == nil ? .me : .another
        }
        senderIndex = signedInUser ?? path
        guard let from else { return }
        guard let named else {
            // On an address that nobody has, nobody can hold a grant (fact 34).
            fromKind = .somebodyElse(.mailbox(.init(.user)))
            stranger = .from(from.address)
            return
        }
        if named != senderIndex {
            fromIndex = named
            fromKind = tenant[named].recipientTypeDetails.from
        }
    }
}
