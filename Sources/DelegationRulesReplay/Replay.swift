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
            record, parties: Parties(send, pathID: target.mailbox.id ?? "", in: self), message: message, stamp)
    }

    private func signedInUser(of token: AccessToken) throws(InvalidToken) -> Int? {
        guard case .user(let identities, _) = token else { return nil }
        for identity in identities {
            if let user = index(of: identity) { return user }
        }
        let names = identities.map(\.quoted).joined(separator: ", ")
        throw InvalidToken(message: "nobody is called \(names); expected a recipient of the tenant")
    }
}

// MARK: From addresses to a scenario

/// A request's parties, and what the scenario says of them.
struct ResolvedSend {
    var path: PathMailbox
    var fromKind = ScenarioRecord.FromKind.own
    /// The grants that the sender has the use of, each with who holds it: positions in the tenant.
    var holders: [ScenarioRecord.Grants: [Int]] = [:]
    var copySwitches: CopySwitches = []
    /// Who really submits the message, and whom it is from if that is somebody else: positions in the tenant.
    var sender: Int?
    var from: Int?
    /// What the tenant does not know, if anything.
    var stranger: Stranger?

    var grants: ScenarioRecord.Grants {
        ScenarioRecord.Grants(holders.keys)
    }
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
                return ResolvedSend(
                    path: .from, fromKind: .distributionList, sender: signedInUser, stranger: .inPath(id))
            }
            path = found
        }
        guard let signedInUser else { return resolve(path: path, message) }
        var send = ResolvedSend(path: .me, sender: signedInUser)
        if let path {
            let isFrom = message.from.map { index(of: $0.address) } == .some(path)
            send.path = path == signedInUser ? .signedInUser : isFrom ? .from : .another
        }
        add(message.from, to: &send)
        return send
    }

    /// Who is who in an application's request: the app acts as the mailbox in the path.
    private func resolve(path: Int?, _ message: SubmittedMessage) -> ResolvedSend {
        var send = ResolvedSend(path: .me)
        if let path {
            let recipient = recipients[path]
            guard recipient.recipientTypeDetails.hasUserMailbox else {
                let isFrom = message.from.map { recipient.isCalled($0.address) } ?? true
                return ResolvedSend(
                    path: .from, fromKind: recipient.recipientTypeDetails.fromKind, from: path,
                    stranger: isFrom ? nil : .inPath(recipient.address))
            }
            send = ResolvedSend(path: .another, sender: path)
        }
        add(message.from, to: &send)
        return send
    }

    /// Adds whom the message is from, unless that is the sender, with what the sender holds there.
    private func add(_ mailbox: MailAddress?, to send: inout ResolvedSend) {
        guard let mailbox else { return }
        guard let from = index(of: mailbox.address) else {
            // On an address that nobody has, nobody can hold a grant (fact 34).
            send.fromKind = .userMailbox
            send.stranger = .from(mailbox.address)
            return
        }
        guard from != send.sender else { return }
        let recipient = recipients[from]
        send.from = from
        send.fromKind = recipient.recipientTypeDetails.fromKind
        send.holders = send.sender.map { holders(for: $0, on: from) } ?? [:]
        if recipient.messageCopyForSentAsEnabled { send.copySwitches.insert(.sentAs) }
        if recipient.messageCopyForSendOnBehalfEnabled { send.copySwitches.insert(.sendOnBehalf) }
    }
}

/// A name in a request that stands for nobody it could stand for.
enum Stranger: Hashable, Sendable {
    /// The path names somebody without a mailbox, or nobody, and the message is from somebody else.
    case inPath(String)
    /// The message is from an address that nobody has.
    case from(String)
}

/// The two parties of a request, as the recipients that they are.
package struct Parties: Hashable, Sendable {
    /// Who really submits the message, where that is known.
    package let sender: Tenant.Recipient?
    /// Whom the message is from, where that is somebody else.
    package let from: Tenant.Recipient?
    /// The id in the path; empty where it is /me.
    package let pathID: String
    /// Who holds the grants on the from address for the sender: the sender in person, or groups.
    let holders: [ScenarioRecord.Grants: [Holder]]
    /// What the tenant does not know, if anything.
    let stranger: Stranger?

    init(_ send: ResolvedSend, pathID: String, in tenant: Tenant) {
        self.pathID = pathID
        sender = send.sender.map { tenant.recipients[$0] }
        from = send.from.map { tenant.recipients[$0] }
        holders = send.holders.mapValues { holders in
            holders.map { Holder(address: tenant.recipients[$0].address, isGroup: $0 != send.sender) }
        }
        stranger = send.stranger
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
