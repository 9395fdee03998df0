import DelegationRules
import DelegationRulesJSON

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
        guard method.isSameIdentity(as: "POST"), let path = Self.path(of: url) else { return nil }
        var segments = Self.segments(of: path)[...]
        if segments.first.map({ $0.isOne(of: ["v1.0", "beta"]) }) == true { segments.removeFirst() }
        guard let root = segments.popFirst() else { return nil }
        if root.isSameIdentity(as: "me") {
            mailbox = .me
        } else if root.isSameIdentity(as: "users"), let id = segments.popFirst() {
            // What Microsoft's generated clients write for /me, until their own middleware replaces it.
            mailbox = id.isSameIdentity(as: "me-token-to-replace") ? .me : .user(id)
        } else {
            return nil
        }
        guard let action = Self.action(of: segments) else { return nil }
        self.action = action
    }

    private static func action(of segments: ArraySlice<String>) -> Action? {
        var rest = segments
        var isInFolder = false
        while let name = rest.popFirst() {
            if name.isSameIdentity(as: "messages") {
                if rest.isEmpty { return .createDraft }
                return rest.count == 2 && calls("send", rest.last) ? .sendDraft : nil
            }
            if name.isSameIdentity(as: isInFolder ? "childFolders" : "mailFolders") {
                guard rest.popFirst() != nil else { return nil }
                isInFolder = true
            } else {
                return !isInFolder && rest.isEmpty && calls("sendMail", name) ? .sendMail : nil
            }
        }
        return nil
    }

    /// Whether `segment` calls the action `name`, with its namespace or without.
    private static func calls(_ name: String, _ segment: String?) -> Bool {
        segment?.isOne(of: [name, "microsoft.graph." + name]) ?? false
    }
}

// MARK: The URL

extension RequestTarget {
    /// The path of `url`, without query and fragment; `nil` where its host is no Graph.
    private static func path(of url: String) -> ArraySlice<UInt8>? {
        let bytes = Array(url.withoutQuery.utf8)
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return bytes[...] }
        let isAbsolute = slash > 0 && bytes[slash - 1] == UInt8(ascii: ":") && bytes[slash...].starts(with: "//".utf8)
        guard isAbsolute else { return bytes[...] }
        guard String(decoding: bytes[..<slash], as: UTF8.self).isOne(of: ["http:", "https:"]) else { return nil }
        let rest = bytes[(slash + 2)...]
        let authority = rest.prefix { $0 != UInt8(ascii: "/") }
        let host = authority.split(separator: UInt8(ascii: "@")).last ?? []
        let loopback = "[::1]"
        let name =
            host.starts(with: loopback.utf8)
            ? host.prefix(loopback.utf8.count) : host.prefix { $0 != UInt8(ascii: ":") }
        return String(decoding: name, as: UTF8.self).isOne(of: hosts) ? rest.dropFirst(authority.count) : nil
    }

    /// Graph's clouds, and this machine, where a test double listens.
    private static let hosts = Scenario.Token.Permissions.graphHosts + ["localhost", "127.0.0.1", "[::1]"]

    /// The segments of `path`, decoded; empty ones, which doubled slashes make, are left out.
    ///
    /// A key in parentheses, as in `users('AdeleV@contoso.com')`, is a segment of its own.
    private static func segments(of path: ArraySlice<UInt8>) -> [String] {
        var segments: [String] = []
        for segment in path.split(separator: UInt8(ascii: "/")) {
            let text = decoded(segment)
            let quote = UInt8(ascii: "'")
            guard let opening = text.firstIndex(of: UInt8(ascii: "(")), text[(opening + 1)...].first == quote,
                text.count >= opening + 4, text.suffix(2).elementsEqual("')".utf8)
            else {
                segments.append(String(decoding: text, as: UTF8.self))
                continue
            }
            segments.append(String(decoding: text[..<opening], as: UTF8.self))
            segments.append(String(decoding: unquoted(text[(opening + 2)..<(text.count - 2)]), as: UTF8.self))
        }
        return segments
    }

    /// `key` with each doubled quote once.
    private static func unquoted(_ key: ArraySlice<UInt8>) -> [UInt8] {
        var unquoted: [UInt8] = []
        var rest = key
        while let byte = rest.popFirst() {
            unquoted.append(byte)
            if byte == UInt8(ascii: "'"), rest.first == byte { rest.removeFirst() }
        }
        return unquoted
    }

    /// `segment` with its percent-encoded bytes decoded; a percent sign that encodes nothing stays.
    private static func decoded(_ segment: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = segment
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let high = rest.first?.hexDigit, let low = rest.dropFirst().first?.hexDigit {
                bytes.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }
}

extension String {
    fileprivate func isOne(of names: [String]) -> Bool { names.contains { isSameIdentity(as: $0) } }
}

extension UInt8 {
    /// The number that this byte is the hexadecimal digit of.
    fileprivate var hexDigit: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
