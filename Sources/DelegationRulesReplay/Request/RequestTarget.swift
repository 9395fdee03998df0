/// What a request asks of which mailbox, as far as its method and URL tell.
struct RequestTarget: Hashable {
    /// Whose mailbox the path names.
    enum Mailbox: Hashable {
        case me
        /// `/users/{id}`, the id decoded.
        case user(String)
    }

    /// The operations that are known.
    enum Action: Hashable {
        case sendMail, createDraft
        /// The draft with this id is sent.
        case sendDraft(id: String)
        /// A message is replied to, or forwarded.
        case reply(isForward: Bool)
        /// The same by a draft.
        case createReply(isForward: Bool)
    }

    let mailbox: Mailbox
    let action: Action
    /// Whether it is asked of Graph's beta.
    let isBeta: Bool

    /// What asks `action` of the mailbox of `mailbox`, in Graph's version 1.0.
    init(_ mailbox: Mailbox, _ action: Action) {
        (self.mailbox, self.action, isBeta) = (mailbox, action, false)
    }

    /// Whether a draft comes of it.
    var createsDraft: Bool {
        switch action {
        case .createDraft, .createReply: true
        case .sendMail, .sendDraft, .reply: false
        }
    }

    /// The target of a request; `nil` where it is none of the operations on Graph.
    init?(method: String, url: String) {
        guard method.isSameIdentity(as: "POST"), var path = VersionedPath(of: url) else { return nil }
        self.init(path.root, &path.rest, isBeta: path.isBeta)
    }

    /// The target of a request in a batch, whose URL is relative to Graph's version; `nil` where it is none of the
    /// operations.
    init?(method: String, relativeURL url: String, isBeta: Bool) {
        var path = RequestPath(relative: url)
        guard method.isSameIdentity(as: "POST"), let root = path.next() else { return nil }
        self.init(root, &path, isBeta: isBeta)
    }

    /// Whether a batch is asked of Graph's beta; `nil` where the request is no batch.
    static func isBatchInBeta(method: String, url: String) -> Bool? {
        guard method.isSameIdentity(as: "POST"), var path = VersionedPath(of: url), path.root.isSame(as: "$batch"),
            path.rest.next() == nil
        else { return nil }
        return path.isBeta
    }

    private init?(_ root: RequestPath.Segment, _ path: inout RequestPath, isBeta: Bool) {
        if root.isSame(as: "me") {
            mailbox = .me
        } else if root.isSame(as: "users"), let id = path.next() {
            // What Microsoft's generated clients write for /me, until their own middleware replaces it.
            mailbox = id.isSame(as: "me-token-to-replace") ? .me : .user(String(decoding: id, as: UTF8.self))
        } else {
            return nil
        }
        guard let action = Self.action(of: &path) else { return nil }
        self.action = action
        self.isBeta = isBeta
    }

    /// What the rest of `path` asks for.
    private static func action(of path: inout RequestPath) -> Action? {
        var isInFolder = false
        while let name = path.next() {
            if name.isSame(as: "messages") {
                guard let id = path.next() else { return .createDraft }
                guard let name = path.next(), path.next() == nil else { return nil }
                if name.calls("send") { return .sendDraft(id: String(decoding: id, as: UTF8.self)) }
                return replies.first { name.calls($0.name) }?.action
            }
            guard name.isSame(as: isInFolder ? "childFolders" : "mailFolders") else {
                return !isInFolder && name.calls("sendMail") && path.next() == nil ? .sendMail : nil
            }
            guard path.next() != nil else { return nil }
            isInFolder = true
        }
        return nil
    }

    private static let replies: [(name: String, action: Action)] = [
        ("reply", .reply(isForward: false)), ("replyAll", .reply(isForward: false)),
        ("forward", .reply(isForward: true)), ("createReply", .createReply(isForward: false)),
        ("createReplyAll", .createReply(isForward: false)), ("createForward", .createReply(isForward: true)),
    ]
}

/// A path on Graph, behind the version.
private struct VersionedPath {
    let root: RequestPath.Segment
    var rest: RequestPath
    /// Whether the version is beta.
    let isBeta: Bool

    init?(of url: String) {
        guard var path = RequestPath(of: url), let first = path.next() else { return nil }
        isBeta = first.isSame(as: "beta")
        if isBeta || first.isSame(as: "v1.0") {
            guard let root = path.next() else { return nil }
            self.root = root
        } else {
            root = first
        }
        rest = path
    }
}

extension RequestPath.Segment {
    /// Whether it calls the action `name`, with its namespace or without.
    fileprivate func calls(_ name: String) -> Bool {
        let namespace = "microsoft.graph."
        return isSame(as: name)
            || prefix(namespace.utf8.count).isSame(as: namespace) && dropFirst(namespace.utf8.count).isSame(as: name)
    }
}
