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
        guard method.uppercased() == "POST", let path = Self.path(of: url) else { return nil }
        var segments = Self.segments(of: path)[...]
        if let version = segments.first?.lowercased(), ["v1.0", "beta"].contains(version) { segments.removeFirst() }
        switch segments.popFirst()?.lowercased() {
        case "me": mailbox = .me
        case "users":
            guard let id = segments.popFirst() else { return nil }
            // What Microsoft's generated clients write for /me, until their own middleware replaces it.
            mailbox = id.lowercased() == "me-token-to-replace" ? .me : .user(id)
        default: return nil
        }
        guard let action = Self.action(of: segments) else { return nil }
        self.action = action
    }

    private static func action(of segments: ArraySlice<String>) -> Action? {
        var rest = segments
        var isInFolder = false
        while let name = rest.popFirst()?.lowercased() {
            switch (name, isInFolder) {
            case ("mailfolders", false), ("childfolders", true):
                guard rest.popFirst() != nil else { return nil }
                isInFolder = true
            case ("messages", _):
                if rest.isEmpty { return .createDraft }
                let isSend = rest.count == 2 && isAction("send", rest.last)
                return isSend ? .sendDraft : nil
            case (_, false):
                return rest.isEmpty && isAction("sendmail", name) ? .sendMail : nil
            case (_, true): return nil
            }
        }
        return nil
    }

    /// Whether `segment` calls the action `name`, with its namespace or without.
    private static func isAction(_ name: String, _ segment: String?) -> Bool {
        let segment = segment?.lowercased()
        return segment == name || segment == "microsoft.graph." + name
    }
}

// MARK: The URL

extension RequestTarget {
    /// The path of `url`, without query and fragment; `nil` where its host is no Graph.
    private static func path(of url: String) -> Substring? {
        let withoutQuery = url.withoutQuery
        guard let scheme = withoutQuery.firstRange(of: "://") else { return withoutQuery }
        guard ["http", "https"].contains(withoutQuery[..<scheme.lowerBound].lowercased()) else { return nil }
        let rest = withoutQuery[scheme.upperBound...]
        let authority = rest.prefix { $0 != "/" }
        let host = (authority.split(separator: "@").last ?? "").lowercased()
        let isLoopback = host.hasPrefix("[::1]")
        let name = isLoopback ? "[::1]" : String(host.prefix { $0 != ":" })
        return hosts.contains(name) ? rest.dropFirst(authority.count) : nil
    }

    /// Graph's clouds, and this machine, where a test double listens.
    private static let hosts = GraphHosts.clouds.union(["localhost", "127.0.0.1", "[::1]"])

    /// The segments of `path`, decoded; empty ones, which doubled slashes make, are left out.
    ///
    /// A key in parentheses, as in `users('AdeleV@contoso.com')`, is a segment of its own.
    private static func segments(of path: Substring) -> [String] {
        path.split(separator: "/").flatMap { segment in
            let text = decoded(segment)
            guard text.hasSuffix("')"), let opening = text.firstRange(of: "('") else { return [text] }
            let key = text[opening.upperBound...].dropLast(2)
            return [String(text[..<opening.lowerBound]), String(key.replacing("''", with: "'"))]
        }
    }

    /// `segment` with its percent-encoded bytes decoded; a percent sign that encodes nothing stays.
    private static func decoded(_ segment: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(segment.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(hexDigit),
                let low = rest.dropFirst().first.flatMap(hexDigit)
            {
                bytes.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8(truncatingIfNeeded: $0) }
    }
}
