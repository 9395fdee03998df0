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
    /// What the request was to send; `nil` where it was not understood as far as that.
    package let send: RequestedSend?
    /// Whether the request is none of those that are known.
    let isOfUnknownRequest: Bool

    private init(
        _ outcome: Outcome, _ response: GraphResponse?, _ send: RequestedSend? = nil,
        isOfUnknownRequest: Bool = false
    ) {
        self.outcome = outcome
        self.response = response
        self.send = send
        self.isOfUnknownRequest = isOfUnknownRequest
    }

    /// What comes of a request that came down to the scenario of `send`; a draft that it creates is `draft`.
    init(_ send: RequestedSend, _ prediction: Prediction, draft: [UInt8], _ stamp: ResponseStamp) {
        let response: GraphResponse?
        switch prediction.outcome {
        case .accepted: response = .accepted
        case .drafted: response = GraphResponse(status: 201, content: .draft(draft))
        case .rejected(let error):
            response = .error(
                error.status, code: error.code, message: error.message(pathID: send.parties.pathID), stamp)
        case .unspecified: response = nil
        }
        self.init(.predicted(send.scenario, prediction), response, send)
    }

    /// What comes of a request that is refused as `refusal` says.
    init(refused refusal: Refusal, _ stamp: ResponseStamp, _ send: RequestedSend? = nil) {
        self.init(
            .refused(refusal), .error(refusal.status, code: refusal.code, message: refusal.message, stamp), send)
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
        let answers = parts.compactMap { part in
            part.result.response.map { GraphResponse.Part(id: part.id, response: $0) }
        }
        self.init(.batch(parts), GraphResponse(status: 200, content: .responses(answers)))
    }
}

// MARK: What Graph never tells

extension ReplayResult {
    /// Why the response to a batch lacks answers that Graph would give; `nil` where it lacks none.
    package var reasonOfGaps: String? {
        guard case .batch(let parts) = outcome else { return nil }
        let gaps = parts.filter { $0.result.response == nil }.map { $0.id.quoted }
        if gaps.isEmpty { return nil }
        return "The response lacks the answers to \(gaps.joined(separator: ", ")): what Graph says there is not known."
    }

    /// Whom recipients see as `sender`, if the message was sent; at an alias, where the organisation keeps that.
    public var sender: Tenant.Recipient? { message.flatMap { recipient($0.sender) } }
    /// Whom recipients see as `from`, if the message was sent; at an alias, where the organisation keeps that.
    public var from: Tenant.Recipient? { message.flatMap { recipient($0.from) } }

    private func recipient(_ party: Prediction.Party) -> Tenant.Recipient? {
        var recipient = send?.parties[party]
        if let alias = send?.parties.keptAlias { recipient?.address = alias }
        return recipient
    }

    /// The mailboxes whose Sent Items keep a copy, the sending user's first.
    public var sentItems: [Tenant.Recipient] {
        message?.sentItems.parties.compactMap { send?.parties[$0] } ?? []
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
