import DelegationRules

// How a request becomes a scenario: its token, path and message name recipients of a tenant, which knows what they are to
// each other.

extension Tenant {
    /// The scenario that a request of `caller` for `target` comes down to, `body` being its body.
    func scenario(of target: RequestTarget, _ body: RequestBody, by caller: Caller) -> PackedScenario {
        scenario(of: target, body, by: caller, Parties(of: target, from: body.from, by: caller, in: self))
    }

    /// The scenario that such a request comes down to, in which the `parties` are who is who.
    func scenario(
        of target: RequestTarget, _ body: RequestBody, by caller: Caller, _ parties: Parties
    ) -> PackedScenario {
        let scenario = Scenario(
            token: scenarioToken(of: caller.token, at: parties.pathIndex), path: parties.path,
            operation: target.action.operation(of: body), from: parties.fromKind)
        var packed = PackedScenario(scenario)
        if let from = parties.fromIndex {
            packed[.grants] = parties.senderIndex.map { grants(of: $0, on: from) } ?? 0
            packed[.alwaysSaveCopy] =
                (self[from].messageCopyForSentAsEnabled ? 0b01 : 0)
                | (self[from].messageCopyForSendOnBehalfEnabled ? 0b10 : 0)
        }
        return packed
    }

    /// The scenario of `sendMail`, with a message from the recipient `from` and the default copy asked for; the path names
    /// the mailbox `path` by its principal name, or, where that is `nil`, is /me.
    package func scenario(
        sendingFrom from: Int, through path: Int?, signedInUser: Int?, token: AccessToken
    ) -> PackedScenario {
        let target = RequestTarget(
            mailboxID: path.map { self[$0].userPrincipalName ?? self[$0].address }, .sendMail)
        let body = RequestBody(from: .property(MailAddress(name: nil, address: self[from].address)))
        let caller = Caller(token: token, signedInUser: signedInUser)
        return scenario(of: target, body, by: caller)
    }

    /// The token, with what policies and roles say of its app and the mailbox in the path, which is at `index`.
    private func scenarioToken(of token: AccessToken, at index: Int?) -> Scenario.Token {
        switch token {
        case .user(_, let permissions): return .user(permissions)
        case .app(let appID, let permissions):
            return .app(
                .init(
                    permissions, accessPolicy: accessPolicy(of: appID, on: index),
                    exchangeRoles: exchangeRoles(of: appID, on: index)))
        }
    }
}

extension RequestTarget.Action {
    func operation(of body: RequestBody) -> Scenario.Operation {
        switch self {
        case .sendMail: .sendMail(saveToSentItems: body.saveToSentItems)
        case .createDraft: .createDraft
        case .sendDraft: .sendDraft
        case .reply: .reply
        case .createReply: .createReply
        }
    }
}
