import DelegationRules

/// What a change does to the value of its key in JSON.
public enum ChangeEdit: Hashable, Sendable {
    /// The set has this value as well.
    case add(String)
    /// The set no longer has this value.
    case remove(String)
    /// The value is this one.
    case set(String)
    /// The value is this one.
    case setFlag(Bool)
}

extension Change {
    /// The key that changes, dotted, such as `token.permissions`.
    public var key: String { Names.facts.name(of: fact) }

    /// What happens to its value.
    public var edit: ChangeEdit {
        switch self {
        case .saveCopy: .setFlag(true)
        case .declineCopy: .setFlag(false)
        case .sendDirectly: .set("sendMail")
        case .createDraft: .set("createDraft")
        case .sendDraft: .set("sendDraft")
        case .throughMe: .set("me")
        case .throughFrom: .set("from")
        case .throughAnother: .set("another")
        case .useUserToken: .set("user")
        case .useAppToken: .set("app")
        case .removeMailSend: .remove("Mail.Send")
        case .removeMailSendShared: .remove("Mail.Send.Shared")
        case .removeMailReadWrite: .remove("Mail.ReadWrite")
        case .removeMailReadWriteShared: .remove("Mail.ReadWrite.Shared")
        case .addMailSend: .add("Mail.Send")
        case .addMailSendShared: .add("Mail.Send.Shared")
        case .addMailReadWrite: .add("Mail.ReadWrite")
        case .addMailReadWriteShared: .add("Mail.ReadWrite.Shared")
        case .removeSendOnBehalf: .remove("SendOnBehalf")
        case .removeSendAs: .remove("SendAs")
        case .removeFullAccess: .remove("FullAccess")
        case .addSendOnBehalf: .add("SendOnBehalf")
        case .addSendAs: .add("SendAs")
        case .addFullAccess: .add("FullAccess")
        case .turnOffSentAsCopy: .remove("SentAs")
        case .turnOffSendOnBehalfCopy: .remove("SendOnBehalf")
        case .turnOnSentAsCopy: .add("SentAs")
        case .turnOnSendOnBehalfCopy: .add("SendOnBehalf")
        }
    }
}

extension ChangeEdit {
    /// The value that is added, removed or set, as text.
    public var value: String {
        switch self {
        case .add(let value), .remove(let value), .set(let value): value
        case .setFlag(let value): String(value)
        }
    }
}
