/// What a request asks of which mailbox, as far as its method and URL tell.
struct RequestTarget: Hashable {
    /// Whose mailbox the path names.
    enum Mailbox: Hashable {
        case me
        /// `/users/{id}`, the id decoded.
        case user(String)
    }

    /// The three operations that are known.
    enum Action: Hashable {
        case sendMail, createDraft, sendDraft
    }

    let mailbox: Mailbox
    let action: Action

    /// The target of a request; `nil` where it is none of the three operations on Graph.
    init?(method: String, url: String) {
        guard method.isSameIdentity(as: "POST"), var path = RequestPath(of: url), var root = path.next() else {
            return nil
        }
        if root.isSame(as: "v1.0") || root.isSame(as: "beta") {
            guard let next = path.next() else { return nil }
            root = next
        }
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
    }

    /// What the rest of `path` asks for.
    private static func action(of path: inout RequestPath) -> Action? {
        var isInFolder = false
        while let name = path.next() {
            if name.isSame(as: "messages") {
                guard path.next() != nil else { return .createDraft }
                return path.next()?.calls("send") == true && path.next() == nil ? .sendDraft : nil
            }
            guard name.isSame(as: isInFolder ? "childFolders" : "mailFolders") else {
                return !isInFolder && name.calls("sendMail") && path.next() == nil ? .sendMail : nil
            }
            guard path.next() != nil else { return nil }
            isInFolder = true
        }
        return nil
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
