import DelegationRules
import DelegationRulesJSON

extension ReplayResult {
    /// The result as one JSON object on one line; with the `id` of its exchange, if that has one.
    public func json(id: String? = nil) -> String {
        JSONWriter.text { writer in
            var results = ResultWriter()
            results.write(self, id: id, to: &writer)
        }
    }
}

/// Writes results, and keeps what it wrote of the scenarios: there are few that differ.
package struct ResultWriter {
    /// Of each scenario, the members that say what it is, and why it came out as it did.
    private var written: [PackedScenario: [UInt8]] = [:]
    private static let mostKept = 1 << 12
    /// The answer to every message that is sent, as a member.
    private static let accepted = {
        var writer = JSONWriter()
        writer.member("response", .accepted)
        return writer.bytes
    }()

    /// A writer that has written nothing yet.
    package init() {}

    /// Writes `result`, with the `id` of its exchange.
    package mutating func write(_ result: ReplayResult, id: String?, to writer: inout JSONWriter) {
        writer.object(id: id) { writer in
            if case .accepted = result.prediction?.outcome {
                writer.append(written: Self.accepted)
            } else if let response = result.response {
                writer.member("response", response)
            }
            switch result.outcome {
            case .refused: writer.member("outcome", string: "rejected")
            case .batch(let parts):
                writer.array("parts") { writer in
                    for part in parts { write(part.result, id: part.id, to: &writer) }
                }
                if let reason = result.reasonOfGaps { writer.member("reason", string: reason) }
            case .unspecified(let reason):
                writer.member("outcome", string: "unspecified")
                writer.member("reason", string: reason)
            case .predicted(let scenario, let prediction):
                writer.members(of: prediction, result)
                if let members = written[scenario] { return writer.append(written: members) }
                var members = JSONWriter()
                members.key("scenario")
                members.scenario(scenario)
                members.trace(of: prediction)
                if written.count == Self.mostKept { written.removeAll() }
                written[scenario] = members.bytes
                writer.append(written: members.bytes)
            }
        }
    }
}

extension JSONWriter {
    /// Writes what was answered, and what Graph never tells.
    fileprivate mutating func members(of prediction: Prediction, _ result: ReplayResult) {
        member("outcome", string: prediction.outcome.name)
        switch prediction.outcome {
        case .accepted(let message):
            object("message") { writer in
                writer.member("sender", recipient: result.send?.parties.shown(message.sender))
                writer.member("from", recipient: result.send?.parties.shown(message.from))
            }
            array("sentItems") { writer in
                guard let parties = result.send?.parties else { return }
                for party in message.sentItems.parties {
                    if let index = parties.index(of: party) { writer.string(parties.tenant.address(at: index)) }
                }
            }
        case .unspecified(let silence): member("reason", string: silence.reason)
        case .drafted, .rejected: break
        }
    }

    fileprivate mutating func member(_ key: String, _ response: GraphResponse) {
        self.key(key)
        self.response(response)
    }

    private mutating func response(_ response: GraphResponse, id: String? = nil) {
        object(id: id) { writer in
            writer.member("status", integer: response.status)
            writer.object("headers") { writer in
                for header in response.headers.all { writer.member(header.name, string: header.value) }
            }
            if let content = response.content {
                writer.key("body")
                writer.content(content)
            }
        }
    }

    /// Writes the body of the answer to a batch: the answers to its parts, as far as they are known.
    mutating func responses(of parts: [GraphResponse.Part]) {
        object { writer in
            writer.array("responses") { writer in
                for part in parts { writer.response(part.response, id: part.id) }
            }
        }
    }

    /// Writes a recipient as Graph does; where it is not known, its name and address are left out.
    private mutating func member(_ key: String, recipient: MailAddress?) {
        object(key) { writer in
            writer.object("emailAddress") { writer in
                guard let recipient else { return }
                writer.member("name", string: recipient.name ?? recipient.address)
                writer.member("address", string: recipient.address)
            }
        }
    }
}

// MARK: Drafts

extension JSONWriter {
    /// Writes the draft that Graph answers with.
    mutating func draft(_ body: RequestBody, id: String, by parties: Parties) {
        object { writer in
            writer.member("id", string: id)
            if let message = body.message {
                writer.properties(of: message, but: body.forwardedTo == nil ? [] : ["toRecipients"])
            }
            if let recipients = body.forwardedTo {
                writer.key("toRecipients")
                writer.raw(recipients.text, at: recipients.range)
            }
            writer.member("isDraft", boolean: true)
            writer.member("sender", recipient: parties.mailAddress(at: parties.senderIndex))
            if case .from = parties.stranger {
                // A draft may be from an address that nobody has, or that cannot be read; only sending it is refused.
                writer.member("from", recipient: body.from.mailbox)
            } else {
                writer.member("from", recipient: parties.mailAddress(at: parties.fromIndex ?? parties.senderIndex))
            }
        }
    }

    /// Writes the properties of a draft as the client wrote them, but those that Graph sets and `others`.
    private mutating func properties(of message: RequestBody.RawJSON, but others: [String]) {
        var reader = JSONReader(message.text, at: message.range)
        let setByGraph = ["id", "isDraft", "from", "sender"] + others
        // Nothing can be wrong with it, for it was read before.
        try? reader.object { (key, reader) throws(InvalidText) in
            let value = try reader.skip()
            if setByGraph.contains(where: { reader.says(key, $0) })
                || reader.text(of: key).utf8.starts(with: "@odata.".utf8)
            {
                return
            }
            self.key(reader.text(of: key))
            raw(message.text, at: value)
        }
    }
}
