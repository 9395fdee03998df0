import DelegationRules

/// A scenario read from JSON, with the `id` that its author gave it.
public struct IdentifiedScenario: Hashable, Sendable {
    /// The `id` as it stands in the text, quotes included; a prediction echoes it.
    public let id: ArraySlice<UInt8>?
    /// What the text states.
    public let record: ScenarioRecord

    /// Reads the text of one scenario.
    ///
    /// The reader is strict: an unknown or repeated key, a wrong type, an unknown value, a missing key and anything
    /// that is not JSON in UTF-8 is an error that names the key.
    public init(json: ArraySlice<UInt8>) throws(InvalidScenario) {
        do throws(InvalidScenario) {
            var scanner = JSONScanner(json)
            var draft = ScenarioDraft()
            try draft.read(&scanner)
            try scanner.expectEnd()
            record = try draft.record(scanner)
            id = draft.id
        } catch {
            var error = error
            error.id = Self.id(in: json)
            throw error
        }
    }

    /// Reads the text of one scenario.
    public init(json: String) throws(InvalidScenario) {
        try self.init(json: Array(json.utf8)[...])
    }

    /// The `id` as its author meant it.
    public var idText: String? {
        guard let id else { return nil }
        var scanner = JSONScanner(id)
        return (try? scanner.string(at: "id")).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The top-level `id` of a text that is no scenario, so that its author can tell which one it was.
    private static func id(in json: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var scanner = JSONScanner(json)
        guard scanner.consume("{") else { return nil }
        do throws(InvalidScenario) {
            repeat {
                let key = try scanner.string(at: "")
                try scanner.expect(":", at: "")
                if key.elementsEqual("id".utf8) { return try scanner.literal(at: "id") }
                try scanner.skipValue()
            } while scanner.consume(",")
        } catch {
            return nil
        }
        return nil
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

    mutating func read(_ scanner: inout JSONScanner) throws(InvalidScenario) {
        try scanner.object(at: "", keys: Names.keys) { (key, path, scanner) throws(InvalidScenario) in
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

    func record(_ scanner: JSONScanner) throws(InvalidScenario) -> ScenarioRecord {
        guard let token else { throw scanner.error("missing; expected an object", at: "token") }
        guard let endpoint else { throw scanner.error("missing; expected an object", at: "endpoint") }
        let operation: Operation
        switch (endpoint.operation, saveToSentItems) {
        case (.sendMail, let choice): operation = .sendMail(saveToSentItems: choice ?? true)
        case (.createDraft, nil): operation = .createDraft
        case (.sendDraft, nil): operation = .sendDraft
        case (.createDraft, .some), (.sendDraft, .some):
            throw scanner.error("expected only with the operation sendMail", at: "saveToSentItems")
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
            throw scanner.error("missing; expected one of \(Names.tokenKind.list)", at: path + ".type")
        }
        guard let permissions else {
            throw scanner.error("missing; expected an array of Graph permissions", at: path + ".permissions")
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
            throw scanner.error("missing; expected one of \(Names.path.list)", at: path + ".mailbox")
        }
        guard let operation else {
            throw scanner.error("missing; expected one of \(Names.operation.list)", at: path + ".operation")
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
