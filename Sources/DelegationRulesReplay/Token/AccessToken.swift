import DelegationRules
import DelegationRulesJSON

/// An access token as far as it decides delegated mail: for whom it speaks, and what it carries.
public enum AccessToken: Hashable, Sendable {
    /// A delegated token. Each of `identities` may name the signed-in user; the first that the tenant knows counts.
    case user(identities: [String], permissions: Scenario.Token.Permissions)
    /// An application token; by its `appID`, policies and roles find the app.
    case app(appID: String? = nil, permissions: Scenario.Token.Permissions)

    /// A delegated token of `user`, named by any identity, with Graph's `permissions`.
    public static func user(_ user: String, permissions: Scenario.Token.Permissions) -> AccessToken {
        .user(identities: [user], permissions: permissions)
    }

    /// The token that stands in an `Authorization` header: `Bearer` and a JWT (RFC 7519).
    ///
    /// Only its claims are read: `idtyp` `app`, or `roles` without `scp`, makes an application token, `scp` a user
    /// token; a token with neither carries no permission. **Nothing is verified**, neither the signature nor the dates nor the audience.
    public init(authorization: String) throws(InvalidText) {
        let parts = authorization.split(separator: " ")
        guard parts.count == 2, String(parts[0]).isEqualIgnoringCase(to: "Bearer") else {
            throw InvalidText("expected \"Bearer\" and a JWT")
        }
        let segments = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        guard segments.count == 3, let json = Self.decoded(segments[1]), let token = try? AccessToken(claims: json)
        else { throw InvalidText("expected a JWT, whose second of three parts holds its claims") }
        self = token
    }

    /// The token that `request` bears in its header.
    init(of request: GraphRequest) throws(RefusedRequest) {
        guard let authorization = request.headers["Authorization"],
            !authorization.utf8.allSatisfy({ $0.isBlank })
        else { throw .missingToken }
        do throws(InvalidText) {
            try self.init(authorization: authorization)
        } catch {
            throw .unreadableToken
        }
    }

    /// The app that the token speaks for, where it is an application token that says so.
    var appID: String? {
        if case .app(let appID, _) = self { appID } else { nil }
    }

    /// The bytes that `text` stands for in the alphabet of RFC 4648, section 5, without padding.
    private static func decoded(_ text: Substring) -> [UInt8]? {
        var standard = text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            default: byte
            }
        }
        while standard.count % 4 != 0 { standard.append(UInt8(ascii: "=")) }
        return try? Base64.decoded(standard)
    }
}

// MARK: Claims

extension AccessToken {
    /// The claims of a Microsoft access token that matter here; all others are passed over.
    private enum Claim: String, CaseIterable {
        case upn, oid, scp, roles, idtyp, appid, azp
        case preferredUsername = "preferred_username"
        case uniqueName = "unique_name"
    }

    /// The token with the claims that `json` holds.
    private init(claims json: [UInt8]) throws(InvalidText) {
        var texts: [Claim: String] = [:]
        var roles: [String]?
        var reader = JSONReader(json)
        try reader.object { (key, reader) throws(InvalidText) in
            guard let claim = Claim.allCases.first(where: { reader.says(key, $0.rawValue) }), reader.peek() != .null
            else { return _ = try reader.skip() }
            if claim == .roles {
                var names: [String] = []
                try reader.elements { (reader) throws(InvalidText) in names.append(try reader.text()) }
                roles = names
            } else {
                texts[claim] = try reader.text()
            }
        }
        try reader.end(of: "token")

        let names = [Claim.upn, .preferredUsername, .uniqueName].compactMap { texts[$0] }
        let appID = texts[.appid] ?? texts[.azp]
        let saysApp = texts[.idtyp].map { $0.isEqualIgnoringCase(to: "app") } ?? false
        // An application has an object id as well, but no user name.
        if saysApp || texts[.scp] == nil && (roles != nil || names.isEmpty) {
            self = .app(appID: appID, permissions: .init(roles ?? []))
        } else {
            let scopes = (texts[.scp] ?? "").split(separator: " ").map { String($0) }
            self = .user(identities: names + [texts[.oid]].compactMap { $0 }, permissions: .init(scopes))
        }
    }
}

extension Scenario.Token.Permissions {
    /// What the permissions that a token carries count for. A token is what it is: a name that Graph does not know is
    /// no typo of whoever asks.
    fileprivate init(_ graphNames: [String]) {
        self = []
        for name in graphNames { formUnion(Self(graphName: name) ?? .other) }
    }
}
