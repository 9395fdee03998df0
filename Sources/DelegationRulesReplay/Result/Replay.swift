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
        try replay(request, hasSoundBody: false, token: token, stamp: stamp)
    }

    /// The same of a request of which it may be known already that its body is sound JSON.
    func replay(
        _ request: GraphRequest, hasSoundBody: Bool, token: AccessToken, stamp: ResponseStamp
    ) throws(InvalidText) -> ReplayResult {
        let signedInUser = try signedInUser(of: token)
        guard let target = RequestTarget(method: request.method, url: request.url) else {
            return ReplayResult(unknown: request)
        }
        let body: RequestBody
        do throws(MalformedRequest) {
            body = try RequestBody(of: request, isSound: hasSoundBody, for: target.action)
        } catch {
            return ReplayResult(malformed: error, stamp)
        }
        let parties = Parties(of: target, from: body.from, signedInUser: signedInUser, in: self)
        let scenario = parties.scenario(token.token, target.action.operation(of: body))
        return ReplayResult(scenario, parties: parties, body: body, stamp)
    }

    private func signedInUser(of token: AccessToken) throws(InvalidText) -> Int? {
        guard case .user(let identities, _) = token else { return nil }
        for identity in identities {
            if let user = index(of: identity) { return user }
        }
        let names = identities.map { $0.quoted }.joined(separator: ", ")
        throw InvalidText("nobody is called \(names); expected a recipient of the tenant").inside("user").inside(
            "token")
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
    init(of request: GraphRequest, isSound: Bool, for action: RequestTarget.Action) throws(MalformedRequest) {
        switch action {
        case .sendMail: try self.init(sending: request, isSound: isSound)
        case .createDraft: try self.init(drafting: request, isSound: isSound)
        case .sendDraft: try self.init(sendingDraftOf: request)
        }
    }
}
