import DelegationRules

/// An HTTP request to Microsoft Graph, as a client sends it.
public struct GraphRequest: Hashable, Sendable {
    /// The body of a request.
    public enum Body: Hashable, Sendable {
        /// No body.
        case none
        /// A body that was JSON and has been read.
        case json(JSONValue)
        /// A body as it was sent: JSON, or with the content type `text/plain` one base64 string of MIME.
        case text(String)
    }

    /// The HTTP method.
    public var method: String
    /// The URL, with any Graph cloud's host or without one.
    public var url: String
    /// The headers; letter case does not matter in their names.
    public var headers: [String: String]
    /// The body.
    public var body: Body
    /// The message that lies in Drafts, for a request that sends a draft; `nil` if it is from the mailbox itself.
    public var draft: JSONValue?

    /// A request of these parts.
    public init(
        method: String, url: String, headers: [String: String] = [:], body: Body = .none, draft: JSONValue? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.draft = draft
    }

    /// The value of the header `name`, whatever its letter case.
    func header(_ name: String) -> String? {
        headers.first { $0.key.lowercased() == name.lowercased() }?.value
    }

    /// Whether the body is declared as MIME.
    var isMIME: Bool {
        let type = header("Content-Type")?.prefix { $0 != ";" }.lowercased()
        return type?.filter { $0 != " " && $0 != "\t" } == "text/plain"
    }
}
