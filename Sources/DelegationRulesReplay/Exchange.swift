import DelegationRules
import DelegationRulesJSON

/// One request as a JSON record: the request, whose token it bears, and in which tenant.
public struct Exchange: Sendable {
    /// The name that its author gave it; the result echoes it.
    public let id: String?
    /// The tenant that the exchange brings; `nil` where it relies on another.
    public let tenant: Tenant?
    /// The token; `nil` where it is what the request's `Authorization` header holds.
    public let token: AccessToken?
    /// The request.
    public let request: GraphRequest
    /// What was answered to it, as somebody recorded that.
    public let recorded: RecordedAnswer?
    /// What the request asks for, and what its body says.
    let content: RequestContent
}

extension Exchange {
    /// Reads the JSON text of one exchange.
    ///
    /// A missing, unknown or repeated key and a wrong type are errors that name the key.
    public init(json: some Sequence<UInt8>) throws(InvalidText) {
        var reader = JSONReader(Array(json))
        self = try reader.whole(.exchange) { (reader) throws(InvalidText) in try reader.exchange() }
    }

    /// Reads the JSON text of one exchange.
    public init(json: String) throws(InvalidText) {
        try self.init(json: Array(json.utf8))
    }

    /// What came of the request, in the tenant that the exchange brings or else in `tenant`, no other having been sent
    /// before.
    public func result(
        in tenant: Tenant?, stamp: ResponseStamp = ResponseStamp()
    ) throws(InvalidText) -> ReplayResult {
        var drafts = Drafts()
        return try result(in: tenant, stamp: stamp, &drafts)
    }

    /// What came of the request after those that left `drafts`, to which a draft that it creates is added; one that was
    /// recorded as created under the recorded id as well.
    public func result(
        in tenant: Tenant?, stamp: ResponseStamp = ResponseStamp(), _ drafts: inout Drafts
    ) throws(InvalidText) -> ReplayResult {
        guard let tenant = self.tenant ?? tenant else {
            throw InvalidText("missing; expected an object, or a tenant for all exchanges (--tenant FILE)")
                .inside("tenant")
        }
        return try tenant.replay(request, with: content, token: token, recorded: recorded, stamp, &drafts)
    }

    /// Whether the request is one of those that are known.
    var isKnown: Bool {
        if case .unknown = content { false } else { true }
    }

    /// Whether the result is one that ``Drafts`` decide or change.
    package var concernsDrafts: Bool { content.concernsDrafts }
}

// MARK: Reading

extension JSONReader {
    /// Reads an exchange.
    package mutating func exchange() throws(InvalidText) -> Exchange {
        var id: String?
        var tenant: Tenant?
        var token: AccessToken?
        var request: GraphRequest?
        var content: RequestContent?
        var draft: [UInt8] = []
        var recorded: RecordedAnswer?
        try object(Self.exchangeKeys.table) { (place, reader) throws(InvalidText) in
            switch Self.exchangeKeys.values[place] {
            case .id: id = reader.consumeNull() ? nil : try reader.text()
            case .tenant: tenant = reader.consumeNull() ? nil : try reader.tenant()
            case .token: token = reader.consumeNull() ? nil : try reader.token()
            case .request: (request, content) = try reader.request()
            case .recorded: recorded = reader.consumeNull() ? nil : try reader.recordedAnswer()
            case .draft:
                let isNull = reader.peek() == .null
                guard isNull || reader.peek() == .object else { throw reader.expected("an object") }
                let range = try reader.skip()
                if !isNull { draft = Array(reader.bytes[range]) }
            }
        }
        guard var request else { throw error("missing; expected an object").inside("request") }
        request.draft = draft
        return Exchange(
            id: id, tenant: tenant, token: token, request: request, recorded: recorded,
            content: content ?? RequestContent(of: request))
    }

    private enum ExchangeKey: String, CaseIterable, Sendable {
        case id, tenant, token, request, draft, recorded
    }

    private static let exchangeKeys = JSONNames(of: ExchangeKey.self)

    /// Reads a request, and its content, if its body is an object that says something.
    private mutating func request() throws(InvalidText) -> (GraphRequest, RequestContent?) {
        var method: String?
        var url: String?
        var headers: GraphRequest.Headers = [:]
        var body: [UInt8] = []
        var content: RequestContent?
        var unread: Range<Int>?
        try object(Self.requestKeys.table) { (place, reader) throws(InvalidText) in
            switch Self.requestKeys.values[place] {
            case .method: method = try reader.text()
            case .url: url = try reader.text()
            case .headers:
                if reader.consumeNull() { break }
                try reader.object(caseFolded: true) { (name, reader) throws(InvalidText) in
                    headers.append(reader.text(of: name), try reader.text())
                }
            case .body:
                guard reader.peek() == .object else {
                    body = try reader.requestBody()
                    return
                }
                let start = reader.position
                if let method, let url {
                    content = try reader.content(at: Endpoint(method: method, url: url))
                } else {
                    unread = try reader.skip()
                }
                body = Array(reader.bytes[start..<reader.position])
            }
        }
        guard let method else { throw error("missing; expected an HTTP method, such as POST").inside("method") }
        guard let url else { throw error("missing; expected a URL of Graph's").inside("url") }
        let request = GraphRequest(method: method, url: url, headers: headers, body: body)
        if request.isMIME { return (request, nil) }
        if let unread {
            do throws(InvalidText) {
                var reader = JSONReader(bytes, at: unread)
                content = try reader.content(at: Endpoint(method: method, url: url))
            } catch {
                throw error.inside("body")
            }
        }
        return (request, content)
    }

    /// Reads the body of a request: JSON as it stands, or what a string says; empty where it is `null`.
    mutating func requestBody() throws(InvalidText) -> [UInt8] {
        if consumeNull() { return [] }
        return peek() == .string ? utf8(of: try string()) : Array(bytes[try skip()])
    }

    private enum RequestKey: String, CaseIterable, Sendable {
        case method, url, headers, body
    }

    private static let requestKeys = JSONNames(of: RequestKey.self)
}

// MARK: Tokens

extension JSONReader {
    private mutating func token() throws(InvalidText) -> AccessToken {
        var type: Scenario.Token.Kind?
        var (user, appID): (String?, String?)
        var permissions: Scenario.Token.Permissions?
        try object(Self.tokenKeys.table) { (place, reader) throws(InvalidText) in
            switch Self.tokenKeys.values[place] {
            case .type: type = try reader.value(among: Self.tokenTypes)
            case .user: user = reader.consumeNull() ? nil : try reader.text()
            case .appId: appID = reader.consumeNull() ? nil : try reader.text()
            case .permissions: permissions = try reader.permissions()
            }
        }
        guard let type else { throw error("missing; expected one of \(Self.tokenTypes.list)").inside("type") }
        guard let permissions else {
            throw error("missing; expected an array of Graph permissions").inside("permissions")
        }
        if type == .user, appID != nil { throw error("expected only with the token type app").inside("appId") }
        switch (type, user) {
        case (.user, let user?): return .user(user, permissions: permissions)
        case (.user, nil): throw error("missing; expected who is signed in").inside("user")
        case (.app, nil): return .app(appID: appID, permissions: permissions)
        case (.app, .some): throw error("expected only with the token type user").inside("user")
        }
    }

    private enum TokenKey: String, CaseIterable, Sendable {
        case type, user, appId, permissions
    }

    private static let tokenKeys = JSONNames(of: TokenKey.self)
    private static let tokenTypes: JSONNames<Scenario.Token.Kind> = ["user": .user, "app": .app]
}
