import DelegationRules

extension JSONWriter {
    /// Writes the members of a prediction: what comes out, and why.
    package mutating func members(of prediction: Prediction) {
        let outcome = prediction.outcome
        member("outcome", string: outcome.name)
        if let status = outcome.status { member("status", integer: status) }
        switch outcome {
        case .accepted(let message):
            member("sender", string: message.sender.name)
            member("from", string: message.from.name)
            member("sentItems", strings: message.sentItems.parties.map { $0.name })
        case .drafted(let party): member("draftsOf", string: party.name)
        case .rejected(let error):
            object("error") { writer in
                writer.member("code", string: error.code)
                writer.member("message", string: error.message)
            }
        case .unspecified(let silence): member("reason", string: silence.reason)
        }
        trace(of: prediction)
    }

    /// Writes the members that say why `prediction` came out as it did.
    package mutating func trace(of prediction: Prediction) {
        member("clauses", strings: prediction.clauses.map { $0.id })
        member("basis", string: prediction.basis.name)
        if !prediction.contested.isEmpty { member("contested", strings: prediction.contested.map({ $0.id })) }
    }

    /// Writes what is answered to a text that cannot be read: where in it, by the line of the input if that is known.
    package mutating func invalid(_ error: InvalidText, id: String?, line: Int?) {
        object(id: id) { writer in
            writer.member("outcome", string: Prediction.Part.outcome.value(0)?.name ?? "")
            writer.object("error") { writer in
                writer.member("path", string: error.path)
                writer.member("message", string: error.message)
                if let line { writer.member("line", integer: line) }
            }
        }
    }
}

extension Prediction.SentItems {
    /// Whose Sent Items they are, the sending user's first.
    package var parties: [Prediction.Party] { [.sendingUser, .from].filter { contains($0) } }

    /// Whether the Sent Items of `party` are among them.
    package func contains(_ party: Prediction.Party) -> Bool {
        isSuperset(of: party == .sendingUser ? .sendingUser : .from)
    }
}

extension Prediction {
    /// The prediction as one JSON object on one line; with the `id` of its scenario, if that has one.
    public func json(id: String? = nil) -> String {
        JSONWriter.text { writer in writer.object(id: id) { $0.members(of: self) } }
    }
}
