import DelegationRulesJSON

/// What a request asks of which mailbox, as far as its method and URL tell.
struct RequestTarget: Hashable {
    /// The operations that are known.
    enum Action: Hashable {
        case sendMail, createDraft
        /// The draft with this id is sent.
        case sendDraft(id: String)
        /// A message is replied to, or forwarded.
        case reply(isForward: Bool)
        /// A draft of a reply, or of a message to forward, is created.
        case createReply(isForward: Bool)
    }

    /// The id of the mailbox in `/users/{id}`, decoded; `nil` where the path is `/me`.
    let mailboxID: String?
    let action: Action
    /// Whether it is asked of Graph's beta.
    let isBeta: Bool

    /// The target of `action` on the mailbox with that id, in Graph's version 1.0.
    init(mailboxID: String?, _ action: Action) {
        (self.mailboxID, self.action, isBeta) = (mailboxID, action, false)
    }

    /// The target of a request in a batch, whose URL is relative to Graph's version; `nil` where it is none of the
    /// operations.
    init?(method: String, relativeURL url: String, isBeta: Bool) {
        var path = RequestPath(relative: url)
        guard method.isPost, let root = path.next() else { return nil }
        self.init(root, &path, isBeta: isBeta)
    }

    fileprivate init?(_ root: RequestPath.Segment, _ path: inout RequestPath, isBeta: Bool) {
        switch root.word {
        case .me: mailboxID = nil
        case .users:
            guard let id = path.next() else { return nil }
            mailboxID = id.word == .meTokenToReplace ? nil : String(decoding: id, as: UTF8.self)
        default: return nil
        }
        guard let action = Self.action(of: &path) else { return nil }
        self.action = action
        self.isBeta = isBeta
    }

    /// What the rest of `path` asks for.
    private static func action(of path: inout RequestPath) -> Action? {
        var isInFolder = false
        while let name = path.next() {
            switch name.word {
            case .messages:
                guard let id = path.next() else { return .createDraft }
                guard let name = path.next(), path.next() == nil else { return nil }
                return action(name, ofMessage: id)
            case .mailFolders where !isInFolder, .childFolders where isInFolder:
                guard path.next() != nil else { return nil }
                isInFolder = true
            default:
                return !isInFolder && name.actionWord == .sendMail && path.next() == nil ? .sendMail : nil
            }
        }
        return nil
    }

    private static func action(_ name: RequestPath.Segment, ofMessage id: RequestPath.Segment) -> Action? {
        switch name.actionWord {
        case .send: .sendDraft(id: String(decoding: id, as: UTF8.self))
        case .reply, .replyAll: .reply(isForward: false)
        case .forward: .reply(isForward: true)
        case .createReply, .createReplyAll: .createReply(isForward: false)
        case .createForward: .createReply(isForward: true)
        default: nil
        }
    }
}

/// What a request asks for, as far as its method and URL tell.
enum Endpoint {
    /// One of the operations on a mailbox.
    case operation(RequestTarget)
    /// Several requests in one.
    case batch(isBeta: Bool)
    /// None of those that are known.
    case unknown

    init(method: String, url: String) {
        self = .unknown
        guard method.isPost, var path = RequestPath(of: url), var root = path.next() else { return }
        let version = root.word
        let isBeta = version == .beta
        if isBeta || version == .version1 {
            guard let next = path.next() else { return }
            root = next
        }
        var rest = path
        if let target = RequestTarget(root, &rest, isBeta: isBeta) {
            self = .operation(target)
        } else if root.word == .batch, path.next() == nil {
            self = .batch(isBeta: isBeta)
        }
    }
}

extension String {
    fileprivate var isPost: Bool { isEqualIgnoringCase(to: "POST") }
}

/// The words in a path that count, in whatever letter case.
private enum PathWord: String, CaseIterable, Sendable {
    case version1 = "v1.0"
    case beta
    case batch = "$batch"
    case me, users
    // What Microsoft's generated clients write for /me, until their own middleware replaces it.
    case meTokenToReplace = "me-token-to-replace"
    case mailFolders, childFolders, messages
    case sendMail, send, reply, replyAll, forward, createReply, createReplyAll, createForward

    static let names = JSONNames(of: PathWord.self)
}

extension RequestPath.Segment {
    fileprivate var word: PathWord? { PathWord.names.table.place(of: self).map { PathWord.names.values[$0] } }

    /// The word for an action, which may stand behind its namespace.
    fileprivate var actionWord: PathWord? {
        if let word { return word }
        let namespace = "microsoft.graph."
        let (beginning, rest) = (prefix(namespace.utf8.count), dropFirst(namespace.utf8.count))
        return String(decoding: beginning, as: UTF8.self).isEqualIgnoringCase(to: namespace) ? rest.word : nil
    }
}
