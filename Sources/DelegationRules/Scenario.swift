/// One request to send or to draft mail, with everything that decides what comes out of it.
///
/// ```swift
/// let scenario = Scenario(
///     token: Token(.user, [.mailSendShared]),
///     path: .me,
///     operation: .sendMail(saveToSentItems: true),
///     from: .somebodyElse(.mailbox(.user, sendingRights: [.sendOnBehalf]))
/// )
/// scenario.prediction  // accepted: the sending user on behalf of the from user
/// ```
///
/// The *sending user* is who really submits the message: with a user token the signed-in user, with an application
/// token the mailbox that the path names. The *from user* is whom the message is from, when that is somebody else.
public struct Scenario: Hashable, Sendable {
    /// The access token of the request.
    public var token: Token
    /// Whose mailbox the path names.
    public var path: PathMailbox
    /// What is asked of that mailbox.
    public var operation: Operation
    /// Whom the message is from.
    public var from: From

    /// A request with `token` for `operation` on the mailbox in `path`, the message being from `from`.
    public init(token: Token, path: PathMailbox, operation: Operation, from: From) {
        self.token = token
        self.path = path
        self.operation = operation
        self.from = from
    }
}

/// An access token: for whom it speaks, and which Microsoft Graph permissions it carries.
public struct Token: Hashable, Sendable {
    /// For whom a token speaks.
    public enum Kind: UInt8, Hashable, Sendable {
        /// A delegated token: it speaks for the signed-in user.
        case user
        /// An application token: the app itself, with nobody signed in.
        case app
    }

    /// For whom the token speaks.
    public var kind: Kind
    /// The permissions that count here; Graph's other permissions play no part in a send.
    public var permissions: Permissions

    /// A token of `kind` that carries `permissions`.
    public init(_ kind: Kind, _ permissions: Permissions) {
        self.kind = kind
        self.permissions = permissions
    }
}

/// The Microsoft Graph permissions that decide a send or a draft.
public struct Permissions: OptionSet, Hashable, Sendable {
    /// One bit a member.
    public let rawValue: UInt8

    /// The members whose bits are set; bits that stand for none are dropped.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue & 0b1111
    }

    /// `Mail.Send`: send mail as the signed-in user; for an app, as any user of the organisation.
    public static let mailSend = Permissions(rawValue: 1 << 0)
    /// `Mail.Send.Shared`: send mail as the signed-in user and on behalf of others; for user tokens only.
    public static let mailSendShared = Permissions(rawValue: 1 << 1)
    /// `Mail.ReadWrite`: create drafts in the signed-in user's mailbox; for an app, in any mailbox.
    public static let mailReadWrite = Permissions(rawValue: 1 << 2)
    /// `Mail.ReadWrite.Shared`: create drafts in one's own and in shared mailboxes; for user tokens only.
    public static let mailReadWriteShared = Permissions(rawValue: 1 << 3)
}

/// Whose mailbox the path of the request names.
public enum PathMailbox: UInt8, Hashable, Sendable {
    /// `/me`.
    case me
    /// `/users/{id}`, where id is the signed-in user.
    case signedInUser
    /// `/users/{id}`, where id is the from user.
    case from
    /// `/users/{id}`, where id is any other user mailbox of the organisation.
    case another
}

/// What the request asks for.
public enum Operation: Hashable, Sendable {
    /// `POST …/sendMail`: sends the message in the body. Only here can the app decline the default copy.
    case sendMail(saveToSentItems: Bool)
    /// `POST …/messages`: creates a draft and sends nothing.
    case createDraft
    /// `POST …/messages/{id}/send`: sends a draft; the request has no body.
    case sendDraft
}
