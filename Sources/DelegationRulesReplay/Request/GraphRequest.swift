import DelegationRulesJSON

/// An HTTP request to Microsoft Graph, as a client sends it.
public struct GraphRequest: Hashable, Sendable {
    /// The HTTP method.
    public var method: String
    /// The URL, with any Graph cloud's host or without one.
    public var url: String
    /// The headers.
    public var headers: Headers
    /// The body as it was sent: JSON, or with the content type `text/plain` one base64 string of MIME; may be empty.
    public var body: [UInt8]
    /// The message that lies in Drafts, as JSON, for a request that sends a draft; empty where it is one of the
    /// ``Drafts``.
    public var draft: [UInt8]

    /// A request of these parts.
    public init(
        method: String, url: String, headers: Headers = [:], body: [UInt8], draft: [UInt8] = []
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.draft = draft
    }

    /// A request of these parts, the body and the draft being text.
    public init(method: String, url: String, headers: Headers = [:], body: String = "", draft: String = "") {
        self.init(method: method, url: url, headers: headers, body: Array(body.utf8), draft: Array(draft.utf8))
    }

    /// Whether the body is declared as MIME.
    var isMIME: Bool {
        guard var type = headers["Content-Type"]?.utf8[...] else { return false }
        while type.first?.isBlank == true { type.removeFirst() }
        // Most are application/json, and the first letter tells.
        guard type.first?.caseFolded == UInt8(ascii: "t") else { return false }
        if let parameters = type.firstIndex(of: UInt8(ascii: ";")) { type = type[..<parameters] }
        while type.last?.isBlank == true { type.removeLast() }
        return String(Substring(type)).isEqualIgnoringCase(to: "text/plain")
    }
}

extension GraphRequest {
    /// The headers of a request, in their order; where a name comes twice, its first value counts.
    public struct Headers: Hashable, Sendable, ExpressibleByDictionaryLiteral {
        /// One header.
        public struct Header: Hashable, Sendable {
            /// Its name, in which the case of ASCII letters does not matter.
            public let name: String
            /// Its value.
            public let value: String
        }

        /// All of them.
        public private(set) var all: [Header]

        /// The headers with these names and values.
        public init(dictionaryLiteral elements: (String, String)...) {
            all = elements.map { Header(name: $0, value: $1) }
        }

        /// The value of the header `name`, whatever its letter case; `nil` where there is none.
        public subscript(name: String) -> String? {
            all.first { $0.name.isEqualIgnoringCase(to: name) }?.value
        }

        /// Adds a header behind the others.
        public mutating func append(_ name: String, _ value: String) {
            all.append(Header(name: name, value: value))
        }
    }
}
