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
}

extension Evidence {
    /// The name of the class in JSON and in print.
    public var name: String { Names.evidence.name(of: self) }
}

extension Party {
    /// The name of the party in JSON.
    public var name: String { Names.party.name(of: self) }
}
