import DelegationRules

extension JSONScanner {
    /// Reads a scenario.
    mutating func scenario(at path: String) throws(InvalidScenario) -> IdentifiedScenario {
        var draft = ScenarioDraft()
        try draft.read(&self, at: path)
        return IdentifiedScenario(id: draft.id, record: try draft.record(self, at: path))
    }
}

/// The facts of a scenario as they are read, before it is known whether all are there.
private struct ScenarioDraft {
    var id: ArraySlice<UInt8>?
    private var token: Token?
    private var endpoint: (path: PathMailbox, operation: ScenarioRecord.OperationName)?
    private var from = ScenarioRecord.FromKind.own
    private var grants: ScenarioRecord.Grants = []
    private var saveToSentItems: Bool?
    private var alwaysSaveCopy: CopySwitches = []

    mutating func read(_ scanner: inout JSONScanner, at path: String) throws(InvalidScenario) {
        try scanner.object(at: path, keys: Names.keys) { (key, path, scanner) throws(InvalidScenario) in
            switch key {
            case .id: id = try scanner.literal(at: path)
            case .token: token = try Self.token(&scanner, at: path)
            case .endpoint: endpoint = try Self.endpoint(&scanner, at: path)
            case .from: from = try scanner.value(of: Names.from, at: path)
            case .grants: grants = try scanner.set(of: Names.grants, at: path)
            case .saveToSentItems: saveToSentItems = try scanner.boolean(at: path)
            case .alwaysSaveCopy: alwaysSaveCopy = try scanner.set(of: Names.copySwitches, at: path)
            }
        }
    }

    func record(_ scanner: JSONScanner, at path: String) throws(InvalidScenario) -> ScenarioRecord {
        guard let token else { throw scanner.error("missing; expected an object", at: path.key("token")) }
        guard let endpoint else { throw scanner.error("missing; expected an object", at: path.key("endpoint")) }
        let operation: Operation
        switch (endpoint.operation, saveToSentItems) {
        case (.sendMail, let choice): operation = .sendMail(saveToSentItems: choice ?? true)
        case (.createDraft, nil): operation = .createDraft
        case (.sendDraft, nil): operation = .sendDraft
        case (.createDraft, .some), (.sendDraft, .some):
            throw scanner.error("expected only with the operation sendMail", at: path.key("saveToSentItems"))
        }
        return ScenarioRecord(
            token: token, path: endpoint.path, operation: operation, from: from, grants: grants,
            alwaysSaveCopy: alwaysSaveCopy)
    }

    private static func token(_ scanner: inout JSONScanner, at path: String) throws(InvalidScenario) -> Token {
        var kind: Token.Kind?
        var permissions: Permissions?
        try scanner.object(at: path, keys: Names.tokenKeys) { (key, path, scanner) throws(InvalidScenario) in
            switch key {
            case .type: kind = try scanner.value(of: Names.tokenKind, at: path)
            case .permissions: permissions = try Self.permissions(&scanner, at: path)
            }
        }
        guard let kind else {
            throw scanner.error("missing; expected one of \(Names.tokenKind.list)", at: path.key("type"))
        }
        guard let permissions else {
            throw scanner.error("missing; expected an array of Graph permissions", at: path.key("permissions"))
        }
        return Token(kind, permissions)
    }

    private static func endpoint(
        _ scanner: inout JSONScanner, at path: String
    ) throws(InvalidScenario) -> (path: PathMailbox, operation: ScenarioRecord.OperationName) {
        var mailbox: PathMailbox?
        var operation: ScenarioRecord.OperationName?
        try scanner.object(at: path, keys: Names.endpointKeys) { (key, path, scanner) throws(InvalidScenario) in
            switch key {
            case .mailbox: mailbox = try scanner.value(of: Names.path, at: path)
            case .operation: operation = try scanner.value(of: Names.operation, at: path)
            }
        }
        guard let mailbox else {
            throw scanner.error("missing; expected one of \(Names.path.list)", at: path.key("mailbox"))
        }
        guard let operation else {
            throw scanner.error("missing; expected one of \(Names.operation.list)", at: path.key("operation"))
        }
        return (mailbox, operation)
    }

    /// Reads the names of permissions.
    private static func permissions(
        _ scanner: inout JSONScanner, at path: String
    ) throws(InvalidScenario) -> Permissions {
        var permissions: Permissions = []
        try scanner.array(at: path) { (scanner) throws(InvalidScenario) in
            let name = try scanner.string(at: path)
            guard let permission = Permissions(graphName: name) else {
                throw scanner.error(
                    "\"\(JSONScanner.excerpt(name))\" is no permission of Graph's; "
                        + "expected one of \(Names.mailPermissions.list)", at: path)
            }
            permissions.formUnion(permission)
        }
        return permissions
    }
}
