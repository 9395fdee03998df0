import DelegationRules
import DelegationRulesJSON

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// An access token as far as it decides delegated mail: for whom it speaks, and what it carries.
public enum AccessToken: Hashable, Sendable {
    /// A delegated token. Each of `identities` may name the signed-in user; the first that the tenant knows counts.
    case user(identities: [String], permissions: [String])
    /// An application token.
    case app(permissions: [String])

    /// A delegated token of `user`, named by any identity, with Graph's `permissions`.
    public static func user(_ user: String, permissions: [String]) -> AccessToken {
        .user(identities: [user], permissions: permissions)
    }

    /// The token that stands in an `Authorization` header: `Bearer` and a JWT (RFC 7519).
    ///
    /// Only its claims are read: `scp` makes a user token, `roles` without it an application token; a token with
    /// neither carries no permission. **Nothing is verified**, neither the signature nor the dates nor the audience.
    public init(authorization: String) throws(InvalidToken) {
        let parts = authorization.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else {
            throw InvalidToken(message: "expected \"Bearer\" and a JWT")
        }
        let segments = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        guard segments.count == 3, let json = Self.decoded(segments[1]),
            let claims = try? JSONDecoder().decode(Claims.self, from: json)
        else { throw InvalidToken(message: "expected a JWT, whose second of three parts holds its claims") }
        self = claims.token
    }

    /// The permissions of the token that decide delegated mail.
    var permissions: Permissions {
        switch self {
        case .user(_, let names), .app(let names):
            names.reduce(into: []) { held, name in held.formUnion(Permissions(graphName: name) ?? []) }
        }
    }

    /// The bytes that `text` stands for in the alphabet of RFC 4648, section 5, without padding.
    private static func decoded(_ text: Substring) -> Data? {
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - standard.count % 4) % 4)
        return (try? Base64.decoded((standard + padding).utf8)).map { Data($0) }
    }
}

/// The claims of a Microsoft access token that matter here.
private struct Claims: Decodable {
    let scp: String?
    let roles: [String]?
    let idtyp: String?
    let upn: String?
    let preferredUsername: String?
    let uniqueName: String?
    let oid: String?

    private enum CodingKeys: String, CodingKey {
        case scp, roles, idtyp, upn, oid
        case preferredUsername = "preferred_username"
        case uniqueName = "unique_name"
    }

    var token: AccessToken {
        let names = [upn, preferredUsername, uniqueName].compactMap { $0 }
        if let scp {
            return .user(
                identities: names + [oid].compactMap { $0 }, permissions: scp.split(separator: " ").map(String.init))
        }
        if let roles { return .app(permissions: roles) }
        // An application has an object id as well, but no user name.
        return names.isEmpty || idtyp == "app"
            ? .app(permissions: []) : .user(identities: names + [oid].compactMap { $0 }, permissions: [])
    }
}

/// Why an `Authorization` header holds no token that can be read.
public struct InvalidToken: Error, Hashable, Sendable {
    /// What was expected, in one line.
    public let message: String
}
