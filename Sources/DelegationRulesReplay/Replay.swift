import DelegationRules
import DelegationRulesJSON

extension Tenant {
    /// What Microsoft Graph answers to `request` with `token`, and what comes of it.
    ///
    /// An error's `innerError` bears `stamp`. It throws if the tenant knows none of the names of the signed-in user.
    public func replay(
        _ request: GraphRequest, token: AccessToken, stamp: ResponseStamp = .now
    ) throws(InvalidToken) -> ReplayResult {
        let signedInUser = try signedInUser(of: token)
        guard let target = RequestTarget(method: request.method, url: request.url) else {
            return .unknownRequest(request)
        }
        let message: SubmittedMessage
        do throws(MalformedRequest) {
            message = try target.action.message(of: request)
        } catch {
            return .malformed(error, stamp)
        }
        let send = resolve(target, message, signedInUser: signedInUser)
        let record = ScenarioRecord(
            token: Token(token.kind, token.permissions), path: send.path,
            operation: target.action.operation(saveToSentItems: message.saveToSentItems), from: send.fromKind,
            grants: send.grants, alwaysSaveCopy: send.copySwitches)
        return ReplayResult(
            record, parties: Parties(send, in: self), id: target.mailbox.id ?? "", message: message, stamp)
    }

    private func signedInUser(of token: AccessToken) throws(InvalidToken) -> Int? {
        guard case .user(let identities, _) = token else { return nil }
        for identity in identities {
            if let user = index(of: identity) { return user }
        }
        let names = identities.map { "\"\($0)\"" }.joined(separator: ", ")
        throw InvalidToken(message: "nobody is called \(names); expected a recipient of the tenant")
    }
}

// MARK: From addresses to a scenario

/// A request's parties, and what the scenario says of them.
struct ResolvedSend {
    var path: PathMailbox
    var fromKind = ScenarioRecord.FromKind.own
    var grants: ScenarioRecord.Grants = []
    var copySwitches: CopySwitches = []
    /// Who really submits the message, and whom it is from if that is somebody else: positions in the tenant.
    var sender: Int?
    var from: Int?
}

extension Tenant {
    /// Who is who in a request.
    private func resolve(
        _ target: RequestTarget, _ message: SubmittedMessage, signedInUser: Int?
    ) -> ResolvedSend {
        let path: Int?
        switch target.mailbox {
        case .me: path = nil
        case .user(let id):
            // Nobody has that id: like any path to what has no user mailbox (facts 28 and 35).
            guard let found = index(of: id) else {
                return ResolvedSend(path: .from, fromKind: .distributionList, sender: signedInUser)
            }
            path = found
        }
        let from = message.from.map { index(of: $0.address) }
        guard let signedInUser else { return resolve(path: path, from: from) }
        var send = ResolvedSend(path: .me, sender: signedInUser)
        if let path {
            send.path = path == signedInUser ? .signedInUser : from == .some(path) ? .from : .another
        }
        add(from, to: &send)
        return send
    }

    /// Who is who in an application's request: the app acts as the mailbox in the path.
    private func resolve(path: Int?, from: Int??) -> ResolvedSend {
        var send = ResolvedSend(path: .me)
        if let path {
            guard recipients[path].recipientTypeDetails.hasUserMailbox else {
                return ResolvedSend(path: .from, fromKind: recipients[path].recipientTypeDetails.fromKind)
            }
            send = ResolvedSend(path: .another, sender: path)
        }
        add(from, to: &send)
        return send
    }

    /// Adds whom the message is from, unless that is the sender, with what the sender holds there.
    private func add(_ from: Int??, to send: inout ResolvedSend) {
        switch from {
        case nil: return
        case .some(nil):
            // On an address that nobody has, nobody can hold a grant (fact 34).
            send.fromKind = .userMailbox
        case .some(let from?):
            guard from != send.sender else { return }
            let recipient = recipients[from]
            send.from = from
            send.fromKind = recipient.recipientTypeDetails.fromKind
            send.grants = send.sender.map { grants(of: $0, on: from) } ?? []
            if recipient.messageCopyForSentAsEnabled { send.copySwitches.insert(.sentAs) }
            if recipient.messageCopyForSendOnBehalfEnabled { send.copySwitches.insert(.sendOnBehalf) }
        }
    }
}

/// The two parties of a request, as the recipients that they are.
struct Parties {
    let sender: Tenant.Recipient?
    let from: Tenant.Recipient?

    init(_ send: ResolvedSend, in tenant: Tenant) {
        sender = send.sender.map { tenant.recipients[$0] }
        from = send.from.map { tenant.recipients[$0] }
    }

    subscript(party: Party) -> Tenant.Recipient? {
        switch party {
        case .sendingUser: sender
        case .from: from
        }
    }
}

extension AccessToken {
    var kind: Token.Kind {
        switch self {
        case .user: .user
        case .app: .app
        }
    }
}

extension RequestTarget.Mailbox {
    /// The id in the path.
    var id: String? {
        switch self {
        case .me: nil
        case .user(let id): id
        }
    }
}

extension RequestTarget.Action {
    func operation(saveToSentItems: Bool) -> Operation {
        switch self {
        case .sendMail: .sendMail(saveToSentItems: saveToSentItems)
        case .createDraft: .createDraft
        case .sendDraft: .sendDraft
        }
    }

    func message(of request: GraphRequest) throws(MalformedRequest) -> SubmittedMessage {
        switch self {
        case .sendMail: try SubmittedMessage(sending: request)
        case .createDraft: try SubmittedMessage(drafting: request)
        case .sendDraft: try SubmittedMessage(sendingDraftOf: request)
        }
    }
}
