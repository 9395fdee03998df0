import DelegationRules
import DelegationRulesJSON

/// What came of a request: Graph's answer, and what Graph never tells.
public struct ReplayResult: Hashable, Sendable {
    /// What came out.
    @nonexhaustive public enum Outcome: Hashable, Sendable {
        /// The request came down to a scenario, whose prediction this is.
        case predicted(PackedScenario, Prediction)
        /// The request is malformed, and refused with that error whoever sends it.
        case malformed(code: String, message: String)
        /// The request is none of those that are known: why there is no prediction.
        case unknownRequest(reason: String)
    }

    /// What came out.
    public let outcome: Outcome
    /// The answer of Microsoft Graph; `nil` where it is unspecified.
    public let response: GraphResponse?
    /// Who is who in the request; `nil` where it came down to no scenario.
    package let parties: Parties?
    /// Why the body is nearly JSON and none.
    let unreadable: InvalidText?

    /// What comes of a request that came down to `scenario`.
    init(_ scenario: PackedScenario, parties: Parties, body: RequestBody, _ stamp: ResponseStamp) {
        guard let prediction = scenario.scenario?.prediction else {
            preconditionFailure("parties make a scenario")
        }
        outcome = .predicted(scenario, prediction)
        self.parties = parties
        unreadable = nil
        switch prediction.outcome {
        case .accepted: response = GraphResponse(status: 202, content: nil)
        case .drafted:
            var draft = JSONWriter()
            draft.draft(body, by: parties)
            response = GraphResponse(status: 201, content: .draft(draft.bytes))
        case .rejected(let error):
            let message = error.message(pathID: parties.pathID)
            response = GraphResponse(
                status: error.status, content: .error(code: error.code, message: message, stamp))
        case .unspecified: response = nil
        }
    }

    /// What comes of a request that Graph cannot read.
    init(malformed error: MalformedRequest, _ stamp: ResponseStamp) {
        outcome = .malformed(code: error.code, message: error.message)
        response = GraphResponse(status: 400, content: .error(code: error.code, message: error.message, stamp))
        parties = nil
        if case .unreadable(let error) = error { unreadable = error } else { unreadable = nil }
    }

    /// What comes of a request that is none of those that are known.
    init(unknown request: GraphRequest) {
        outcome = .unknownRequest(
            reason:
                "\(request.method.excerpt) \(String(request.url.withoutQuery).excerpt) is none of the requests that are known: "
                + "POST sendMail, POST messages and POST messages/{id}/send, on Graph's /me or /users/{id}.")
        response = nil
        parties = nil
        unreadable = nil
    }
}

// MARK: What Graph never tells

extension ReplayResult {
    /// Whom recipients see as `sender`, if the message was sent.
    public var sender: Tenant.Recipient? { message.flatMap { parties?[$0.sender] } }
    /// Whom recipients see as `from`, if the message was sent.
    public var from: Tenant.Recipient? { message.flatMap { parties?[$0.from] } }

    /// The mailboxes whose Sent Items keep a copy, the sending user's first.
    public var sentItems: [Tenant.Recipient] {
        guard let message else { return [] }
        return [Prediction.Party.sendingUser, .from].filter { message.sentItems.contains($0) }
            .compactMap { parties?[$0] }
    }

    private var message: Prediction.SentMessage? {
        guard case .predicted(_, let prediction) = outcome, case .accepted(let message) = prediction.outcome else {
            return nil
        }
        return message
    }
}
