import DelegationRules

extension Prediction {
    /// The prediction as one JSON object on one line; `id`, if any, as it stood in the scenario.
    public func json(id: ArraySlice<UInt8>? = nil) -> String {
        var object = JSONObject()
        object.add(id: id)
        object.add("outcome", string: outcome.name)
        switch outcome {
        case .accepted(let authorship, let sentItems):
            object.add("status", outcome.status)
            object.add("sender", string: authorship.sender.name)
            object.add("from", string: authorship.from.name)
            object.add("sentItems", strings: Names.sentItems.names(in: sentItems))
        case .drafted(let party):
            object.add("status", outcome.status)
            object.add("draftsOf", string: party.name)
        case .rejected(let error):
            object.add("status", outcome.status)
            object.add("error", object: error.json)
        case .unspecified(let silence):
            object.add("reason", string: silence.reason)
        }
        object.add(traceOf: self)
        return object.text
    }
}

extension Outcome {
    /// The name of the kind of outcome in JSON.
    package var name: String {
        switch self {
        case .accepted: "accepted"
        case .drafted: "drafted"
        case .rejected: "rejected"
        case .unspecified: "unspecified"
        }
    }
}

extension JSONObject {
    /// Adds why `prediction` came out as it did.
    package mutating func add(traceOf prediction: Prediction) {
        add("clauses", strings: prediction.clauses.map(\.id))
        add("basis", string: prediction.basis.name)
        if !prediction.contested.isEmpty { add("contested", strings: prediction.contested.map(\.id)) }
    }
}

extension InvalidScenario {
    /// The answer to a text that is no scenario, as one JSON object on one line.
    public func json(line: Int? = nil) -> String {
        var error = JSONObject()
        error.add("path", string: path)
        error.add("message", string: message)
        if let line { error.add("line", line) }
        var object = JSONObject()
        object.add(id: id)
        object.add("outcome", string: "invalid")
        object.add("error", object: error)
        return object.text
    }
}

extension ScenarioRecord {
    /// The record as one JSON object on one line, with every key that its operation can have.
    public var json: String {
        var token = JSONObject()
        token.add("type", string: Names.tokenKind.name(of: self.token.kind))
        token.add("permissions", strings: permissionNames)
        var endpoint = JSONObject()
        endpoint.add("mailbox", string: Names.path.name(of: path))
        endpoint.add("operation", string: Names.operation.name(of: operationName))
        var object = JSONObject()
        object.add("token", object: token)
        object.add("endpoint", object: endpoint)
        object.add("from", string: Names.from.name(of: from))
        object.add("grants", strings: Names.grants.names(in: grants))
        if case .sendMail(let saveToSentItems) = operation { object.add("saveToSentItems", saveToSentItems) }
        object.add("alwaysSaveCopy", strings: Names.copySwitches.names(in: alwaysSaveCopy))
        return object.text
    }

    private var permissionNames: [String] {
        Permissions.deciding.filter { token.permissions.contains($0) }.map { Names.mailPermissions.name(of: $0) }
    }

    private var operationName: OperationName {
        switch operation {
        case .sendMail: .sendMail
        case .createDraft: .createDraft
        case .sendDraft: .sendDraft
        }
    }
}

extension Permissions {
    fileprivate static let deciding: [Permissions] = [.mailSend, .mailSendShared, .mailReadWrite, .mailReadWriteShared]
}

extension GraphError {
    fileprivate var json: JSONObject {
        var object = JSONObject()
        object.add("code", string: code)
        object.add("message", string: message)
        return object
    }
}
