extension Scenario {
    /// An access token: for whom it speaks, and what it may do.
    public enum Token: Hashable, Sendable {
        /// A delegated token: it speaks for the signed-in user, with these Graph permissions.
        case user(Permissions)
        /// An application token: the app itself, with nobody signed in.
        case app(Application)
    }
}

extension Scenario.Token {
    /// What an app may do: by the permissions in its token, which the organisation's policies can keep from a mailbox,
    /// and by roles that Exchange gives it.
    public struct Application: Hashable, Sendable {
        /// The Graph permissions that the token carries.
        public var permissions: Permissions
        /// What the organisation's application access policies say of the app and the path mailbox.
        public var accessPolicy: AccessPolicy
        /// What Exchange's RBAC for Applications gives the app on the path mailbox.
        public var exchangeRoles: ExchangeRoles

        /// An app with these permissions, that no policy keeps from the mailbox and no role lets at it unless it is
        /// said.
        public init(
            _ permissions: Permissions, accessPolicy: AccessPolicy = .allows,
            exchangeRoles: ExchangeRoles = ExchangeRoles()
        ) {
            self.permissions = permissions
            self.accessPolicy = accessPolicy
            self.exchangeRoles = exchangeRoles
        }
    }

    /// For whom a token speaks.
    public enum Kind: UInt8, Hashable, Sendable {
        /// The signed-in user.
        case user
        /// The app itself.
        case app
    }

    /// For whom the token speaks.
    public var kind: Kind {
        switch self {
        case .user: .user
        case .app: .app
        }
    }

    /// The Graph permissions that the token carries.
    public var permissions: Permissions {
        switch self {
        case .user(let permissions): permissions
        case .app(let application): application.permissions
        }
    }
}

extension Scenario.Token {
    /// The Microsoft Graph permissions of a token.
    public struct Permissions: OptionSet, Hashable, Sendable {
        /// One bit a member.
        public let rawValue: UInt8

        /// The members whose bits are set; bits that stand for none are dropped.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue & 0b11111
        }

        /// `Mail.Send`: send mail as the signed-in user; for an app, as any user of the organisation.
        public static let mailSend = Self(rawValue: 1 << 0)
        /// `Mail.Send.Shared`: send mail as the signed-in user and on behalf of others; for user tokens only.
        public static let mailSendShared = Self(rawValue: 1 << 1)
        /// `Mail.ReadWrite`: create drafts in the signed-in user's mailbox; for an app, in any mailbox.
        public static let mailReadWrite = Self(rawValue: 1 << 2)
        /// `Mail.ReadWrite.Shared`: create drafts in one's own and in shared mailboxes; for user tokens only.
        public static let mailReadWriteShared = Self(rawValue: 1 << 3)
        /// Any other permission. It plays no part in a send, but a token that has one is not empty.
        public static let other = Self(rawValue: 1 << 4)
    }

    /// What an organisation's application access policies say of an app and a mailbox.
    public enum AccessPolicy: UInt8, Hashable, Sendable {
        /// The app may use the mailbox.
        case allows
        /// The mailbox is shut to the app.
        case blocks
    }

    /// The permissions that roles of Exchange's RBAC for Applications give an app on a mailbox.
    public struct ExchangeRoles: OptionSet, Hashable, Sendable {
        /// One bit a member.
        public let rawValue: UInt8

        /// The members whose bits are set; bits that stand for none are dropped.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue & 0b11
        }

        /// `Mail.Send`, by the role `Application Mail.Send` or one that includes it.
        public static let mailSend = Self(rawValue: 1 << 0)
        /// `Mail.ReadWrite`, by the role `Application Mail.ReadWrite` or one that includes it.
        public static let mailReadWrite = Self(rawValue: 1 << 1)
    }
}
