import DelegationRules
import DelegationRulesJSON

/// What came of a request: Graph's answer, and what Graph never tells.
public struct ReplayResult: Hashable, Sendable {
    /// What came out.
    @nonexhaustive public enum Outcome: Hashable, Sendable {
        /// The request came down to a scenario, whose prediction this is.
        case predicted(PackedScenario, Prediction)
        /// The request is refused whoever sends it.
        case refused(Refusal)
        /// Nothing is predicted, for the reason given: the request is none of those that are known, for one.
        case unspecified(reason: String)
        /// The request is a batch, and this is what came of its requests, in their order.
        case batch([Part])
    }

    /// A refusal that no scenario leads to: the request has no token, for one, or is malformed.
    public struct Refusal: Hashable, Sendable {
        /// The HTTP status.
        public let status: Int
        /// The `code` of the error.
        public let code: String
        /// The `message` of the error.
        public let message: String
        /// Why it is refused, in a sentence.
        public let reason: String
        /// Whether Graph was seen to give that code.
        let isCodeKnown: Bool
    }

    /// What came of a request of a batch.
    public struct Part: Hashable, Sendable {
        /// The id of the request.
        public let id: String
        /// What came of it.
        public let result: ReplayResult
    }

    /// What came out.
    public let outcome: Outcome
    /// The answer of Microsoft Graph; `nil` where it is unspecified.
    public let response: GraphResponse?
    /// Who is who in the request; `nil` where it came down to no scenario.
    package let parties: Parties?
    /// The address that the message names as its sender, if it does.
    let namedSender: String?
    /// Why the body is nearly JSON and none.
    let unreadable: InvalidText?
    /// Whether the message is to go to anybody.
    let hasRecipients: Bool
    /// Whether the request is none of those that are known.
    let isOfUnknownRequest: Bool
    /// What the request would have come down to, had the message had recipients.
    let unsent: PackedScenario?

    private init(
        _ outcome: Outcome, _ response: GraphResponse?, parties: Parties? = nil, namedSender: String? = nil,
        unreadable: InvalidText? = nil, hasRecipients: Bool = true, unsent: PackedScenario? = nil,
        isOfUnknownRequest: Bool = false
    ) {
        self.outcome = outcome
        self.response = response
        self.parties = parties
        self.namedSender = namedSender
        self.unreadable = unreadable
        self.hasRecipients = hasRecipients
        self.unsent = unsent
        self.isOfUnknownRequest = isOfUnknownRequest
    }

    /// What comes of a request that came down to `scenario`; a draft that it creates has the id `draftID`.
    init(
        _ scenario: PackedScenario, _ prediction: Prediction, parties: Parties, body: RequestBody, draftID: String,
        _ stamp: ResponseStamp
    ) {
        let response: GraphResponse?
        switch prediction.outcome {
        case .accepted: response = GraphResponse(status: 202, content: nil)
        case .drafted:
            var draft = JSONWriter()
            draft.draft(body, id: draftID, by: parties)
            response = GraphResponse(status: 201, content: .draft(draft.bytes))
        case .rejected(let error):
            let message = error.message(pathID: parties.pathID)
            response = GraphResponse(
                status: error.status, content: .error(code: error.code, message: message, stamp))
        case .unspecified: response = nil
        }
        self.init(
            .predicted(scenario, prediction), response, parties: parties, namedSender: body.sender?.address,
            hasRecipients: body.hasRecipients)
    }

    /// What comes of a request that Graph refuses whoever sends it.
    init(
        refused error: RefusedRequest, _ stamp: ResponseStamp, unsent: PackedScenario? = nil, parties: Parties? = nil
    ) {
        let (status, code, message) = (error.status, error.code, error.message)
        var unreadable: InvalidText?
        if case .unreadable(let error) = error { unreadable = error }
        self.init(
            .refused(
                Refusal(
                    status: status, code: code, message: message, reason: error.reason, isCodeKnown: error.isCodeKnown)),
            GraphResponse(status: status, content: .error(code: code, message: message, stamp)), parties: parties,
            unreadable: unreadable, unsent: unsent)
    }

    /// What comes of a request of which nothing is known, for `reason`.
    init(unspecified reason: String) {
        self.init(.unspecified(reason: reason), nil)
    }

    /// What comes of a request that is none of those that are known.
    init(unknown request: GraphRequest) {
        let reason =
            "\(request.method.excerpt) \(String(request.url.withoutQuery).excerpt) is none of the requests that "
            + "are known: POST sendMail, messages, and send, reply, replyAll, forward, createReply, createReplyAll "
            + "and createForward of messages/{id}, on Graph's /me or /users/{id}, and POST $batch."
        self.init(.unspecified(reason: reason), nil, isOfUnknownRequest: true)
    }

    /// What comes of a batch, by what came of its requests.
    init(batch parts: [Part]) {
        self.init(.batch(parts), GraphResponse(status: 200, content: .responses(parts)))
    }
}

// MARK: What Graph never tells

extension ReplayResult {
    /// Whom recipients see as `sender`, if the message was sent; at an alias, where the organisation keeps that.
    public var sender: Tenant.Recipient? { message.flatMap { recipient($0.sender) } }
    /// Whom recipients see as `from`, if the message was sent; at an alias, where the organisation keeps that.
    public var from: Tenant.Recipient? { message.flatMap { recipient($0.from) } }

    private func recipient(_ party: Prediction.Party) -> Tenant.Recipient? {
        var recipient = parties?[party]
        if let alias = parties?.keptAlias { recipient?.address = alias }
        return recipient
    }

    /// The mailboxes whose Sent Items keep a copy, the sending user's first.
    public var sentItems: [Tenant.Recipient] {
        guard let message else { return [] }
        return [Prediction.Party.sendingUser, .from].filter { message.sentItems.contains($0) }
            .compactMap { parties?[$0] }
    }

    /// What was predicted, and by which clauses; `nil` where the request came down to no scenario.
    public var prediction: Prediction? {
        if case .predicted(_, let prediction) = outcome { prediction } else { nil }
    }

    /// Why there is no response; `nil` where there is one.
    public var reason: String? {
        if case .unspecified(let reason) = outcome { return reason }
        if case .unspecified(let silence) = prediction?.outcome { return silence.reason }
        return nil
    }

    private var message: Prediction.SentMessage? {
        if case .accepted(let message) = prediction?.outcome { message } else { nil }
    }
}
