extension Scenario {
    /// Whose mailbox the path of the request names.
    @nonexhaustive public enum Path: Hashable, Sendable {
        /// `/me`.
        case me
        /// `/users/{id}`, where id is the signed-in user.
        case signedInUser(byAlias: Bool = false)
        /// `/users/{id}`, where id is the from user; with `namesNoFrom`, because the message names nobody else.
        case from(byAlias: Bool = false, namesNoFrom: Bool = false)
        /// `/users/{id}`, where id is any other user mailbox of the organisation.
        case another(byAlias: Bool = false)
        /// `/users/{id}`, where id is a Microsoft 365 group.
        case group
        /// `/users/{id}`, where id is a user without a mailbox in the cloud.
        case withoutMailbox
        /// `/users/{id}`, where id is a list, a contact, or nobody's.
        case noUser
    }

    /// What the request asks for.
    @nonexhaustive public enum Operation: Hashable, Sendable {
        /// `POST …/sendMail`: sends the message in the body. Only here can the app decline the default copy.
        case sendMail(saveToSentItems: Bool)
        /// `POST …/messages`: creates a draft and sends nothing.
        case createDraft
        /// `POST …/messages/{id}/send`: sends a draft; the request has no body.
        case sendDraft
        /// `POST …/messages/{id}/reply`, `replyAll` or `forward`: sends an answer to a message.
        case reply
        /// `POST …/messages/{id}/createReply`, `createReplyAll` or `createForward`: creates a draft of such an answer.
        case createReply
    }
}

extension Scenario.Path {
    /// The mailboxes that a path can name, flat; the raw values are the contract's numbers.
    public enum Mailbox: UInt8, Hashable, Sendable {
        case me, signedInUser, from, another, group, withoutMailbox, noUser

        /// How many there are.
        static var count: UInt8 { noUser.rawValue + 1 }
    }

    /// Whose mailbox it is.
    public var mailbox: Mailbox {
        switch self {
        case .me: .me
        case .signedInUser: .signedInUser
        case .from: .from
        case .another: .another
        case .group: .group
        case .withoutMailbox: .withoutMailbox
        case .noUser: .noUser
        }
    }

    /// Whether it is named by an address that is neither its principal name nor its object id.
    public var isByAlias: Bool {
        switch self {
        case .signedInUser(let byAlias), .from(let byAlias, _), .another(let byAlias): byAlias
        case .me, .group, .withoutMailbox, .noUser: false
        }
    }

    /// A path that names `mailbox`.
    package init(_ mailbox: Mailbox, byAlias: Bool = false, namesNoFrom: Bool = false) {
        self =
            switch mailbox {
            case .me: .me
            case .signedInUser: .signedInUser(byAlias: byAlias)
            case .from: .from(byAlias: byAlias, namesNoFrom: namesNoFrom)
            case .another: .another(byAlias: byAlias)
            case .group: .group
            case .withoutMailbox: .withoutMailbox
            case .noUser: .noUser
            }
    }
}

extension Scenario.Operation {
    /// The operations, flat; the raw values are the contract's numbers.
    public enum Kind: UInt8, Hashable, Sendable {
        case sendMail, createDraft, sendDraft, reply, createReply

        /// How many there are.
        static var count: UInt8 { createReply.rawValue + 1 }

        /// Whether a draft is created, and nothing is sent.
        package var isDraft: Bool { self == .createDraft || self == .createReply }
    }

    /// Which operation it is.
    public var kind: Kind {
        switch self {
        case .sendMail: .sendMail
        case .createDraft: .createDraft
        case .sendDraft: .sendDraft
        case .reply: .reply
        case .createReply: .createReply
        }
    }

    /// Whether a draft is created, and nothing is sent.
    public var isDraft: Bool { kind.isDraft }

    init(_ kind: Kind, savingCopy: Bool) {
        self =
            switch kind {
            case .sendMail: .sendMail(saveToSentItems: savingCopy)
            case .createDraft: .createDraft
            case .sendDraft: .sendDraft
            case .reply: .reply
            case .createReply: .createReply
            }
    }
}
