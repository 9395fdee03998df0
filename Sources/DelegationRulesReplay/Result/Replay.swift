import DelegationRules
import DelegationRulesJSON

extension Tenant {
    /// What Microsoft Graph answers to `request` with `token`, and what comes of it.
    ///
    /// An error's `innerError` bears `stamp`. It throws, at the path `token.user`, if the tenant knows none of the names
    /// of the signed-in user.
    public func replay(
        _ request: GraphRequest, token: AccessToken, stamp: ResponseStamp = ResponseStamp()
    ) throws(InvalidText) -> ReplayResult {
        let signedInUser = try signedInUser(of: token)
        guard let target = RequestTarget(method: request.method, url: request.url) else {
            return ReplayResult(unknown: request)
        }
        let body: RequestBody
        do throws(MalformedRequest) {
            body = try RequestBody(of: request, for: target.action)
        } catch {
            return ReplayResult(malformed: error, stamp)
        }
        let parties = Parties(of: target, from: body.from, signedInUser: signedInUser, in: self)
        let scenario = parties.scenario(
            scenarioToken(of: token, at: target), target.action.operation(of: body))
        return ReplayResult(scenario, parties: parties, body: body, stamp)
    }

    /// The token as a scenario has it: with what policies and roles say of its app and the mailbox in the path.
    private func scenarioToken(of token: AccessToken, at target: RequestTarget) -> Scenario.Token {
        switch token {
        case .user(_, let permissions): return .user(permissions)
        case .app(let appID, let permissions):
            let index = target.mailbox.id.flatMap { self.index(of: $0) }
            return .app(
                .init(
                    permissions, accessPolicy: accessPolicy(of: appID, on: index),
                    exchangeRoles: exchangeRoles(of: appID, on: index)))
        }
    }

    private func signedInUser(of token: AccessToken) throws(InvalidText) -> Int? {
        guard case .user(let identities, _) = token else { return nil }
        for identity in identities {
            guard let user = index(of: identity) else { continue }
            if recipients[user].recipientTypeDetails.hasUserMailbox { return user }
            throw InvalidText(
                "\(identity.quoted) is a \(recipients[user].recipientTypeDetails.rawValue), which nobody signs in as; "
                    + "expected a mailbox"
            ).inside("user").inside("token")
        }
        let names = identities.map { $0.quoted }.joined(separator: ", ")
        throw InvalidText("nobody is called \(names); expected a recipient of the tenant").inside("user").inside(
            "token")
    }
}

extension RequestTarget.Mailbox {
    /// The id in the path.
    fileprivate var id: String? {
        switch self {
        case .me: nil
        case .user(let id): id
        }
    }
}

extension RequestTarget.Action {
    fileprivate func operation(of body: RequestBody) -> Scenario.Operation {
        switch self {
        case .sendMail: .sendMail(saveToSentItems: body.saveToSentItems)
        case .createDraft: .createDraft
        case .sendDraft: .sendDraft
        }
    }
}

extension RequestBody {
    /// The body of a request for `action`.
    init(of request: GraphRequest, for action: RequestTarget.Action) throws(MalformedRequest) {
        switch action {
        case .sendMail: try self.init(sending: request)
        case .createDraft: try self.init(drafting: request)
        case .sendDraft: try self.init(sendingDraftOf: request)
        }
    }
}
