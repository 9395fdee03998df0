import DelegationRules
import DelegationRulesJSON

/// An exchange of which only the id can be read.
struct IdentifiedRecord: Decodable {
    let id: String
}

/// An exchange as it is written.
struct ExchangeRecord: Decodable {
    let id: String?
    let tenant: TenantRecord?
    let token: TokenRecord?
    let request: RequestRecord
    let draft: JSONValue?

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case id, tenant, token, request, draft
    }

    init(from decoder: any Decoder) throws {
        try decoder.expectKeys(CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decodeIfPresent(String.self, forKey: .id)
        tenant = try container.decodeIfPresent(TenantRecord.self, forKey: .tenant)
        token = try container.decodeIfPresent(TokenRecord.self, forKey: .token)
        request = try container.require(.request, "an object")
        draft = try container.decodeIfPresent(JSONValue.self, forKey: .draft)
    }

    var graphRequest: GraphRequest {
        GraphRequest(
            method: request.method, url: request.url, headers: request.headers, body: request.body, draft: draft)
    }

    var accessToken: AccessToken {
        get throws(InvalidExchange) {
            if let token { return try token.token }
            guard let authorization = graphRequest.header("Authorization") else {
                throw InvalidExchange(
                    path: "token", message: "missing; expected an object, or request.headers.Authorization")
            }
            do throws(InvalidToken) {
                return try AccessToken(authorization: authorization)
            } catch {
                throw InvalidExchange(path: "request.headers.Authorization", message: error.message)
            }
        }
    }
}

/// A tenant as it is written.
struct TenantRecord: Decodable {
    let recipients: [Tenant.Recipient]

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case recipients
    }

    init(from decoder: any Decoder) throws {
        try decoder.expectKeys(CodingKeys.allCases.map(\.rawValue))
        recipients = try decoder.container(keyedBy: CodingKeys.self).require(.recipients, "an array of recipients")
    }

    /// The tenant; errors name places below `path`.
    func tenant(at path: String) throws(InvalidExchange) -> Tenant {
        do throws(InvalidTenant) {
            return try Tenant(recipients: recipients)
        } catch {
            throw InvalidExchange(path: path.isEmpty ? error.path : path + "." + error.path, message: error.message)
        }
    }
}

/// A token as it is written.
struct TokenRecord: Decodable {
    let type: String
    let user: String?
    let permissions: [String]

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case type, user, permissions
    }

    init(from decoder: any Decoder) throws {
        try decoder.expectKeys(CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        type = try container.require(.type, "one of user, app")
        user = try container.decodeIfPresent(String.self, forKey: .user)
        permissions = try container.require(.permissions, "an array of Graph permissions")
    }

    var token: AccessToken {
        get throws(InvalidExchange) {
            if let typo = permissions.first(where: { Permissions(graphName: $0) == nil }) {
                throw InvalidExchange(
                    path: "token.permissions",
                    message: "\(typo.quoted) is no permission of Graph's; expected one of \(Permissions.graphNames)")
            }
            switch (type, user) {
            case ("user", let user?): return .user(user, permissions: permissions)
            case ("user", nil):
                throw InvalidExchange(path: "token.user", message: "missing; expected who is signed in")
            case ("app", nil): return .app(permissions: permissions)
            case ("app", .some):
                throw InvalidExchange(path: "token.user", message: "expected only with the token type user")
            default:
                throw InvalidExchange(
                    path: "token.type", message: "unknown value \(type.quoted); expected one of user, app")
            }
        }
    }
}

/// A request as it is written.
struct RequestRecord: Decodable {
    let method: String
    let url: String
    let headers: [String: String]
    let body: GraphRequest.Body

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case method, url, headers, body
    }

    init(from decoder: any Decoder) throws {
        try decoder.expectKeys(CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        method = try container.require(.method, "a string")
        url = try container.require(.url, "a string")
        headers = try container.decodeIfPresent([String: String].self, forKey: .headers) ?? [:]
        switch try container.decodeIfPresent(JSONValue.self, forKey: .body) {
        case nil, .null: body = .none
        case .string(let text): body = .text(text)
        case let value?: body = .json(value)
        }
    }
}
