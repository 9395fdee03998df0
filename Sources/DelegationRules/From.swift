/// Whom the message is from.
public enum From: Hashable, Sendable {
    /// The sending user: the message has no `from`, or it is the sending user's own address.
    case own
    /// Somebody else, with what the sending user was granted there.
    case somebodyElse(Recipient)
}

/// A recipient of the organisation that a message can be from, with the grants and switches that it can carry.
///
/// What it cannot carry cannot be written: only a mailbox of its own kind can be opened with Full Access, and a
/// distribution list keeps no copies.
public enum Recipient: Hashable, Sendable {
    /// A user, shared or resource mailbox.
    ///
    /// `fullAccess` says whether the sending user holds Full Access to it.
    case mailbox(
        MailboxKind, sendingRights: SendingRights = SendingRights(), fullAccess: Bool = false,
        alwaysSaveCopy: CopySwitches = CopySwitches())
    /// A Microsoft 365 group: it has a mailbox, but is no user.
    case microsoft365Group(
        sendingRights: SendingRights = SendingRights(), alwaysSaveCopy: CopySwitches = CopySwitches())
    /// A distribution list, a mail-enabled security group or a dynamic distribution list: it has no mailbox.
    case distributionList(sendingRights: SendingRights = SendingRights())

}

extension From {
    /// The recipient that is somebody else; `nil` where the message is from the sending user.
    public internal(set) var recipient: Recipient? {
        get {
            switch self {
            case .own: nil
            case .somebodyElse(let recipient): recipient
            }
        }
        set { if let newValue { self = .somebodyElse(newValue) } }
    }
}

extension Recipient {
    /// What the sending user may do in this recipient's name.
    public internal(set) var sendingRights: SendingRights {
        get {
            switch self {
            case .mailbox(_, let rights, _, _), .microsoft365Group(let rights, _), .distributionList(let rights): rights
            }
        }
        set {
            switch self {
            case .mailbox(let kind, _, let fullAccess, let switches):
                self = .mailbox(kind, sendingRights: newValue, fullAccess: fullAccess, alwaysSaveCopy: switches)
            case .microsoft365Group(_, let switches):
                self = .microsoft365Group(sendingRights: newValue, alwaysSaveCopy: switches)
            case .distributionList: self = .distributionList(sendingRights: newValue)
            }
        }
    }

    /// Whether the sending user holds Full Access; `nil` where nobody can.
    public internal(set) var fullAccess: Bool? {
        get {
            switch self {
            case .mailbox(_, _, let fullAccess, _): fullAccess
            case .microsoft365Group, .distributionList: nil
            }
        }
        set {
            guard case .mailbox(let kind, let rights, _, let switches) = self, let newValue else { return }
            self = .mailbox(kind, sendingRights: rights, fullAccess: newValue, alwaysSaveCopy: switches)
        }
    }

    /// The administrator's "always save copy" settings; `nil` where there is no mailbox to keep a copy.
    public internal(set) var alwaysSaveCopy: CopySwitches? {
        get {
            switch self {
            case .mailbox(_, _, _, let switches), .microsoft365Group(_, let switches): switches
            case .distributionList: nil
            }
        }
        set {
            guard let newValue else { return }
            switch self {
            case .mailbox(let kind, let rights, let fullAccess, _):
                self = .mailbox(kind, sendingRights: rights, fullAccess: fullAccess, alwaysSaveCopy: newValue)
            case .microsoft365Group(let rights, _):
                self = .microsoft365Group(sendingRights: rights, alwaysSaveCopy: newValue)
            case .distributionList: break
            }
        }
    }
}

/// The kinds of mailbox that a user of the organisation can have.
public enum MailboxKind: UInt8, Hashable, Sendable {
    /// Another user's own mailbox.
    case user
    /// A shared mailbox, such as support@.
    case shared
    /// A room or equipment mailbox.
    case resource
}

/// What the sending user may do in somebody else's name: Send As, Send on Behalf, both or neither.
public struct SendingRights: OptionSet, Hashable, Sendable {
    /// One bit a member.
    public let rawValue: UInt8

    /// The members whose bits are set; bits that stand for none are dropped.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue & 0b11
    }

    /// Send As: the message bears no trace of the sending user.
    public static let sendAs = SendingRights(rawValue: 1 << 0)
    /// Send on Behalf: recipients see who sent the message, and on whose behalf.
    public static let sendOnBehalf = SendingRights(rawValue: 1 << 1)
}

/// The administrator's "always save copy" settings of the from mailbox; both are off by default.
public struct CopySwitches: OptionSet, Hashable, Sendable {
    /// One bit a member.
    public let rawValue: UInt8

    /// The members whose bits are set; bits that stand for none are dropped.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue & 0b11
    }

    /// `MessageCopyForSentAsEnabled`: keep a copy of what is sent with Send As.
    public static let sentAs = CopySwitches(rawValue: 1 << 0)
    /// `MessageCopyForSendOnBehalfEnabled`: keep a copy of what is sent with Send on Behalf.
    public static let sendOnBehalf = CopySwitches(rawValue: 1 << 1)
}
