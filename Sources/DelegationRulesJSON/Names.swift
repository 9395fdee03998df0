import DelegationRules

/// What the contract calls each value in JSON.
enum Names {
    static let tokenKind = Vocabulary<Token.Kind>(["user": .user, "app": .app])

    static let path = Vocabulary<PathMailbox>([
        "me": .me, "signedInUser": .signedInUser, "from": .from, "another": .another,
    ])

    static let operation = Vocabulary<ScenarioRecord.OperationName>([
        "sendMail": .sendMail, "createDraft": .createDraft, "sendDraft": .sendDraft,
    ])

    static let from = Vocabulary<ScenarioRecord.FromKind>([
        "own": .own, "userMailbox": .userMailbox, "sharedMailbox": .sharedMailbox,
        "resourceMailbox": .resourceMailbox, "microsoft365Group": .microsoft365Group,
        "distributionList": .distributionList,
    ])

    static let grants = Vocabulary<ScenarioRecord.Grants>([
        "SendAs": .sendAs, "SendOnBehalf": .sendOnBehalf, "FullAccess": .fullAccess,
    ])

    static let copySwitches = Vocabulary<CopySwitches>(["SentAs": .sentAs, "SendOnBehalf": .sendOnBehalf])

    /// The permissions that decide, and Graph's other `Mail.` permissions, which play no part.
    static let mailPermissions = Vocabulary<Permissions>([
        "Mail.Send": .mailSend, "Mail.Send.Shared": .mailSendShared, "Mail.ReadWrite": .mailReadWrite,
        "Mail.ReadWrite.Shared": .mailReadWriteShared, "Mail.Read": [], "Mail.Read.Shared": [], "Mail.ReadBasic": [],
        "Mail.ReadBasic.Shared": [], "Mail.ReadBasic.All": [],
    ])

    static let party = Vocabulary<Party>(["sendingUser": .sendingUser, "from": .from])

    static let sentItems = Vocabulary<SentItems>(["sendingUser": .sendingUser, "from": .from])

    static let evidence = Vocabulary<Evidence>([
        "documented": .documented, "reference": .reference, "observed": .observed, "inferred": .inferred,
    ])

    enum Key: Equatable, Sendable {
        case id, token, endpoint, from, grants, saveToSentItems, alwaysSaveCopy
    }

    static let keys = Vocabulary<Key>([
        "id": .id, "token": .token, "endpoint": .endpoint, "from": .from, "grants": .grants,
        "saveToSentItems": .saveToSentItems, "alwaysSaveCopy": .alwaysSaveCopy,
    ])

    enum TokenKey: Equatable, Sendable {
        case type, permissions
    }

    static let tokenKeys = Vocabulary<TokenKey>(["type": .type, "permissions": .permissions])

    enum EndpointKey: Equatable, Sendable {
        case mailbox, operation
    }

    static let endpointKeys = Vocabulary<EndpointKey>(["mailbox": .mailbox, "operation": .operation])

    enum QuestionKey: Equatable, Sendable {
        case id, scenario, exchange, goal
    }

    static let questionKeys = Vocabulary<QuestionKey>([
        "id": .id, "scenario": .scenario, "exchange": .exchange, "goal": .goal,
    ])

    enum GoalKey: Equatable, Sendable {
        case outcome, sender, sentItems, keep
    }

    static let goalKeys = Vocabulary<GoalKey>([
        "outcome": .outcome, "sender": .sender, "sentItems": .sentItems, "keep": .keep,
    ])

    static let wantedOutcome = Vocabulary<WantedOutcome>([
        "accepted": .accepted(), "drafted": .drafted, "rejected": .rejected, "unspecified": .unspecified,
    ])

    /// The keys of the facts that a goal can keep; `from` never changes anyway.
    static let facts = Vocabulary<Facts>([
        "token.type": .tokenKind, "token.permissions": .permissions, "endpoint.mailbox": .path,
        "endpoint.operation": .operation, "grants": .grants, "saveToSentItems": .saveToSentItems,
        "alwaysSaveCopy": .alwaysSaveCopy, "token": [.tokenKind, .permissions], "endpoint": [.path, .operation],
        "from": [],
    ])

    static let maker = Vocabulary<Instruction.Maker>([
        "developer": .developer, "mailboxOwner": .mailboxOwner, "administrator": .administrator,
    ])
}

extension Evidence {
    /// The name of the class in JSON and in print.
    public var name: String { Names.evidence.name(of: self) }
}

extension Party {
    /// The name of the party in JSON.
    public var name: String { Names.party.name(of: self) }
}

extension Permissions {
    /// What the permission that Graph calls `name` counts for: nothing, for most; `nil` where it is surely a typo.
    ///
    /// Graph has hundreds of permissions, of which four count; but a misspelt `Mail.` name is surely meant to be one of
    /// those, and would be ignored without a word.
    init?(_ name: PackedName?, spelled spelling: @autoclosure () -> [UInt8]) {
        if let place = Names.mailPermissions.place(of: name) {
            self = Names.mailPermissions.value(at: place)
            return
        }
        let spelling = String(decoding: spelling(), as: UTF8.self)
        let name = spelling.withoutGraphHost
        if name.utf8.count < spelling.utf8.count, let place = Names.mailPermissions.place(of: PackedName(name.utf8)) {
            self = Names.mailPermissions.value(at: place)
        } else if Substring(name.utf8.prefix(5)).lowercased() == "mail." {
            return nil
        } else {
            self = []
        }
    }

    /// What the permission that Graph calls `name` counts for; `nil` where it is surely a typo.
    package init?(graphName name: String) {
        self.init(PackedName(name.utf8), spelled: Array(name.utf8))
    }

    /// Graph's permissions that begin with `Mail.`, as a message lists them.
    package static var graphNames: String { Names.mailPermissions.list }
}
