extension Scenario {
    /// An access token: for whom it speaks, and which Microsoft Graph permissions it carries.
    public struct Token: Hashable, Sendable {
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
}

extension Scenario.Token {
    /// For whom a token speaks.
    public enum Kind: UInt8, Hashable, Sendable {
        /// A delegated token: it speaks for the signed-in user.
        case user
        /// An application token: the app itself, with nobody signed in.
        case app
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
        public static let mailSend = Self(rawValue: 1 << 0)
        /// `Mail.Send.Shared`: send mail as the signed-in user and on behalf of others; for user tokens only.
        public static let mailSendShared = Self(rawValue: 1 << 1)
        /// `Mail.ReadWrite`: create drafts in the signed-in user's mailbox; for an app, in any mailbox.
        public static let mailReadWrite = Self(rawValue: 1 << 2)
        /// `Mail.ReadWrite.Shared`: create drafts in one's own and in shared mailboxes; for user tokens only.
        public static let mailReadWriteShared = Self(rawValue: 1 << 3)
    }
}
