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
        if segments.first.map({ $0.isSame(as: "v1.0") || $0.isSame(as: "beta") }) == true { segments.removeFirst() }
        guard let root = segments.popFirst() else { return nil }
        if root.isSame(as: "me") {
            mailbox = .me
        } else if root.isSame(as: "users"), let id = segments.popFirst() {
            // What Microsoft's generated clients write for /me, until their own middleware replaces it.
            mailbox = id.isSame(as: "me-token-to-replace") ? .me : .user(String(decoding: id, as: UTF8.self))
        } else {
            return nil
        }
        guard let action = Self.action(of: segments) else { return nil }
        self.action = action
    }

    private static func action(of segments: ArraySlice<Segment>) -> Action? {
        var rest = segments
        var isInFolder = false
        while let name = rest.popFirst() {
            if name.isSame(as: "messages") {
                if rest.isEmpty { return .createDraft }
                return rest.count == 2 && rest.last?.calls("send") == true ? .sendDraft : nil
            }
            if name.isSame(as: isInFolder ? "childFolders" : "mailFolders") {
                guard rest.popFirst() != nil else { return nil }
                isInFolder = true
            } else {
                return !isInFolder && rest.isEmpty && name.calls("sendMail") ? .sendMail : nil
            }
        }
        return nil
    }
}

// MARK: The URL

/// A part of a path, decoded.
private typealias Segment = ArraySlice<UInt8>

extension RequestTarget {
    /// The path of `url`, without query and fragment; `nil` where its host is no Graph.
    private static func path(of url: String) -> ArraySlice<UInt8>? {
        let bytes = Array(url.withoutQuery.utf8)
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return bytes[...] }
        let isAbsolute = slash > 0 && bytes[slash - 1] == UInt8(ascii: ":") && bytes[slash...].starts(with: "//".utf8)
        guard isAbsolute else { return bytes[...] }
        guard bytes[..<slash].isSame(as: "https:") || bytes[..<slash].isSame(as: "http:") else { return nil }
        let rest = bytes[(slash + 2)...]
        let authority = rest.prefix { $0 != UInt8(ascii: "/") }
        let host = authority[(authority.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? authority.startIndex)...]
        let loopback = "[::1]"
        let name =
            host.starts(with: loopback.utf8)
            ? host.prefix(loopback.utf8.count) : host.prefix { $0 != UInt8(ascii: ":") }
        return hosts.contains { name.isSame(as: $0) } ? rest.dropFirst(authority.count) : nil
    }

    /// Graph's clouds, and this machine, where a test double listens.
    private static let hosts = Scenario.Token.Permissions.graphHosts + ["localhost", "127.0.0.1", "[::1]"]

    /// The segments of `path`, decoded; empty ones, which doubled slashes make, are left out.
    ///
    /// A key in parentheses, as in `users('AdeleV@contoso.com')`, is a segment of its own.
    private static func segments(of path: ArraySlice<UInt8>) -> [Segment] {
        var segments: [Segment] = []
        for segment in path.split(separator: UInt8(ascii: "/")) {
            let text = decoded(segment)
            let quote = UInt8(ascii: "'")
            guard let opening = text.firstIndex(of: UInt8(ascii: "(")), text[(opening + 1)...].first == quote,
                text.endIndex >= opening + 4, text.suffix(2).elementsEqual("')".utf8)
            else {
                segments.append(text)
                continue
            }
            segments.append(text[..<opening])
            segments.append(unquoted(text[(opening + 2)..<(text.endIndex - 2)]))
        }
        return segments
    }

    /// `key` with each doubled quote once.
    private static func unquoted(_ key: Segment) -> Segment {
        var unquoted: Segment = []
        var rest = key
        while let byte = rest.popFirst() {
            unquoted.append(byte)
            if byte == UInt8(ascii: "'"), rest.first == byte { rest.removeFirst() }
        }
        return unquoted
    }

    /// `segment` with its percent-encoded bytes decoded; a percent sign that encodes nothing stays.
    private static func decoded(_ segment: ArraySlice<UInt8>) -> Segment {
        guard segment.contains(UInt8(ascii: "%")) else { return segment }
        var bytes: Segment = []
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

extension ArraySlice<UInt8> {
    /// Whether they call the action `name`, with its namespace or without.
    fileprivate func calls(_ name: String) -> Bool {
        isSame(as: name) || isSame(as: "microsoft.graph." + name)
    }
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
