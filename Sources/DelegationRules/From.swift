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

    /// What the sending user may do in this recipient's name.
    public var sendingRights: SendingRights {
        switch self {
        case .mailbox(_, let rights, _, _), .microsoft365Group(let rights, _), .distributionList(let rights): rights
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
