import DelegationRules

extension JSONScanner {
    /// Reads a scenario.
    mutating func scenario() throws(InvalidScenario) -> (id: Range<Int>?, record: ScenarioRecord) {
        var draft = ScenarioDraft()
        try draft.read(&self)
        return (draft.id, try draft.record(self))
    }
}

/// The facts of a scenario as they are read, before it is known whether all are there.
private struct ScenarioDraft {
    var id: Range<Int>?
    private var token: Token?
    private var endpoint: (path: PathMailbox, operation: ScenarioRecord.OperationName)?
    private var from = ScenarioRecord.FromKind.own
    private var grants: ScenarioRecord.Grants = []
    private var saveToSentItems: Bool?
    private var alwaysSaveCopy: CopySwitches = []

    mutating func read(_ scanner: inout JSONScanner) throws(InvalidScenario) {
        try scanner.object(keys: Names.keys) { (key, scanner) throws(InvalidScenario) in
            switch key {
            case .id: id = try scanner.literal()
            case .token: token = try Self.token(&scanner)
            case .endpoint: endpoint = try Self.endpoint(&scanner)
            case .from: from = try scanner.value(of: Names.from)
            case .grants: grants = try scanner.set(of: Names.grants)
            case .saveToSentItems: saveToSentItems = try scanner.boolean()
            case .alwaysSaveCopy: alwaysSaveCopy = try scanner.set(of: Names.copySwitches)
            }
        }
    }

    func record(_ scanner: JSONScanner) throws(InvalidScenario) -> ScenarioRecord {
        guard let token else { throw scanner.error("missing; expected an object").inside("token") }
        guard let endpoint else { throw scanner.error("missing; expected an object").inside("endpoint") }
        let operation: Operation
        switch (endpoint.operation, saveToSentItems) {
        case (.sendMail, let choice): operation = .sendMail(saveToSentItems: choice ?? true)
        case (.createDraft, nil): operation = .createDraft
        case (.sendDraft, nil): operation = .sendDraft
        case (.createDraft, .some), (.sendDraft, .some):
            throw scanner.error("expected only with the operation sendMail").inside("saveToSentItems")
        }
        return ScenarioRecord(
            token: token, path: endpoint.path, operation: operation, from: from, grants: grants,
            alwaysSaveCopy: alwaysSaveCopy)
    }

    private static func token(_ scanner: inout JSONScanner) throws(InvalidScenario) -> Token {
        var kind: Token.Kind?
        var permissions: Permissions?
        try scanner.object(keys: Names.tokenKeys) { (key, scanner) throws(InvalidScenario) in
            switch key {
            case .type: kind = try scanner.value(of: Names.tokenKind)
            case .permissions: permissions = try Self.permissions(&scanner)
            }
        }
        guard let kind else {
            throw scanner.error("missing; expected one of \(Names.tokenKind.list)").inside("type")
        }
        guard let permissions else {
            throw scanner.error("missing; expected an array of Graph permissions").inside("permissions")
        }
        return Token(kind, permissions)
    }

    private static func endpoint(
        _ scanner: inout JSONScanner
    ) throws(InvalidScenario) -> (path: PathMailbox, operation: ScenarioRecord.OperationName) {
        var mailbox: PathMailbox?
        var operation: ScenarioRecord.OperationName?
        try scanner.object(keys: Names.endpointKeys) { (key, scanner) throws(InvalidScenario) in
            switch key {
            case .mailbox: mailbox = try scanner.value(of: Names.path)
            case .operation: operation = try scanner.value(of: Names.operation)
            }
        }
        guard let mailbox else {
            throw scanner.error("missing; expected one of \(Names.path.list)").inside("mailbox")
        }
        guard let operation else {
            throw scanner.error("missing; expected one of \(Names.operation.list)").inside("operation")
        }
        return (mailbox, operation)
    }

    /// Reads the names of permissions.
    private static func permissions(_ scanner: inout JSONScanner) throws(InvalidScenario) -> Permissions {
        var permissions: Permissions = []
        try scanner.array { (scanner) throws(InvalidScenario) in
            let name = try scanner.string()
            guard let permission = Permissions(scanner.packed(name), spelled: scanner.decoded(name)) else {
                throw scanner.error(
                    "\"\(scanner.excerpt(name))\" is no permission of Graph's; "
                        + "expected one of \(Names.mailPermissions.list)")
            }
            permissions.formUnion(permission)
        }
        return permissions
    }
}
