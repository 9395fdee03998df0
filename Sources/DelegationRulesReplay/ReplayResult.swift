import DelegationRules
import DelegationRulesJSON

/// What came of a request: Graph's answer, and what Graph never tells.
public struct ReplayResult: Hashable, Sendable {
    /// What came out.
    public enum Outcome: Hashable, Sendable {
        /// The request came down to a scenario, whose prediction this is.
        case predicted(ScenarioRecord, Prediction)
        /// The request is malformed, and refused with that error whoever sends it.
        case malformed(code: String, message: String)
        /// The request is none of those that are known: why there is no prediction.
        case unknownRequest(reason: String)
    }

    /// What came out.
    public let outcome: Outcome
    /// The answer of Microsoft Graph; `nil` where it is unspecified.
    public let response: GraphResponse?
    /// Whom recipients see as `sender`, if the message was sent.
    public let sender: Tenant.Recipient?
    /// Whom recipients see as `from`, if the message was sent.
    public let from: Tenant.Recipient?
    /// The mailboxes whose Sent Items keep a copy, the sending user's first.
    public let sentItems: [Tenant.Recipient]
    /// Who is who in the request; `nil` where it came down to no scenario.
    package let parties: Parties?

    init(
        _ record: ScenarioRecord, parties: Parties, message: SubmittedMessage, _ stamp: ResponseStamp
    ) {
        let prediction = record.scenario.prediction
        outcome = .predicted(record, prediction)
        self.parties = parties
        switch prediction.outcome {
        case .accepted(let authorship, let copies):
            response = GraphResponse(status: 202)
            sender = parties[authorship.sender]
            from = parties[authorship.from]
            sentItems = [(SentItems.sendingUser, Party.sendingUser), (.from, .from)]
                .filter { copies.contains($0.0) }.compactMap { parties[$0.1] }
        case .drafted:
            response = GraphResponse(status: 201, body: message.draft(by: parties))
            (sender, from, sentItems) = (nil, nil, [])
        case .rejected(let error):
            response = GraphResponse(
                status: error.status, code: error.code, message: error.message.replacing("{id}", with: parties.pathID),
                stamp)
            (sender, from, sentItems) = (nil, nil, [])
        case .unspecified:
            (response, sender, from, sentItems) = (nil, nil, nil, [])
        }
    }

    private init(_ outcome: Outcome, _ response: GraphResponse?) {
        self.outcome = outcome
        self.response = response
        (sender, from, sentItems, parties) = (nil, nil, [], nil)
    }

    static func malformed(_ error: MalformedRequest, _ stamp: ResponseStamp) -> ReplayResult {
        ReplayResult(
            .malformed(code: error.code, message: error.message),
            GraphResponse(status: 400, code: error.code, message: error.message, stamp))
    }

    static func unknownRequest(_ request: GraphRequest) -> ReplayResult {
        ReplayResult(
            .unknownRequest(
                reason:
                    "\(request.method.excerpt) \(String(request.url.withoutQuery).excerpt) is none of the requests that are known: "
                    + "POST sendMail, POST messages and POST messages/{id}/send, on Graph's /me or /users/{id}."),
            nil)
    }
}

extension SubmittedMessage {
    /// The draft that Graph answers with.
    fileprivate func draft(by parties: Parties) -> JSONObject {
        var draft = JSONObject()
        draft.add("id", string: draftID)
        for (key, value) in properties.sorted(by: { $0.key < $1.key })
        where !["id", "isDraft", "from", "sender"].contains(key) && !key.hasPrefix("@odata.") {
            if let text = try? value.line { draft.add(key, raw: text) }
        }
        draft.add("isDraft", true)
        draft.add("sender", recipient: parties.sender)
        if let from, parties.from == nil, parties.sender.map({ !$0.isCalled(from.address) }) ?? true {
            // A draft may be from an address that nobody has; only sending it is refused.
            draft.add(
                "from",
                recipient: Tenant.Recipient(
                    address: from.address, recipientTypeDetails: .userMailbox, displayName: from.name))
        } else {
            draft.add("from", recipient: parties.from ?? parties.sender)
        }
        return draft
    }

    /// An id that is the same whenever the same is drafted (FNV-1a, RFC 9923).
    private var draftID: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in ((try? JSONValue.object(properties).line) ?? "").utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return "draft-" + String(hash, radix: 16)
    }
}

extension JSONObject {
    /// Adds a recipient as Graph writes one; where it is not known, its name and address are left out.
    mutating func add(_ key: String, recipient: Tenant.Recipient?) {
        var emailAddress = JSONObject()
        if let recipient {
            emailAddress.add("name", string: recipient.displayName ?? recipient.address)
            emailAddress.add("address", string: recipient.address)
        }
        var object = JSONObject()
        object.add("emailAddress", object: emailAddress)
        add(key, object: object)
    }
}

// MARK: JSON

extension ReplayResult {
    /// The result as one JSON object on one line; `id`, if any, as it stood in the exchange.
    public func json(id: String? = nil) -> String {
        var object = JSONObject()
        if let id { object.add("id", string: id) }
        if let response { object.add("response", object: response.json) }
        switch outcome {
        case .malformed: object.add("outcome", string: "rejected")
        case .unknownRequest(let reason):
            object.add("outcome", string: "unspecified")
            object.add("reason", string: reason)
        case .predicted(let record, let prediction): add(record, prediction, to: &object)
        }
        return object.text
    }

    private func add(_ record: ScenarioRecord, _ prediction: Prediction, to object: inout JSONObject) {
        object.add("outcome", string: prediction.outcome.name)
        switch prediction.outcome {
        case .accepted:
            var message = JSONObject()
            message.add("sender", recipient: sender)
            message.add("from", recipient: from)
            object.add("message", object: message)
            object.add("sentItems", strings: sentItems.map(\.address))
        case .unspecified(let silence): object.add("reason", string: silence.reason)
        case .drafted, .rejected: break
        }
        object.add("scenario", raw: record.json)
        object.add(traceOf: prediction)
    }
}

extension GraphResponse {
    fileprivate var json: JSONObject {
        var headers = JSONObject()
        for (name, value) in self.headers { headers.add(name, string: value) }
        var object = JSONObject()
        object.add("status", status)
        object.add("headers", object: headers)
        if let body { object.add("body", raw: body) }
        return object
    }
}
