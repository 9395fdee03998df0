import DelegationRules
import DelegationRulesJSON

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One request as a JSON record: the request, whose token it bears, and in which tenant.
public struct Exchange: Sendable {
    /// The name that its author gave it; the result echoes it.
    public let id: String?
    /// The tenant that the exchange brings; `nil` where it relies on another.
    public let tenant: Tenant?
    /// The token, as it is given or as the request's `Authorization` header holds it.
    public let token: AccessToken
    /// The request.
    public let request: GraphRequest

    /// Reads the JSON text of one exchange.
    ///
    /// A missing or unknown key and a wrong type are errors that name the key.
    public init(json: some Sequence<UInt8>) throws(InvalidExchange) {
        let text = Array(json)
        let data = Data(text)
        do {
            let record = try JSONDecoder().decode(ExchangeRecord.self, from: data)
            id = record.id
            tenant = try record.tenant.map { tenant throws(InvalidExchange) in try tenant.tenant(at: "tenant") }
            token = try record.accessToken
            request = record.graphRequest
        } catch {
            var error = InvalidExchange(error, in: text[...], as: .exchange)
            error.id = (try? JSONDecoder().decode(IdentifiedRecord.self, from: data))?.id
            throw error
        }
    }

    /// What came of the request, in the tenant that the exchange brings or else in `tenant`.
    public func result(in tenant: Tenant?, stamp: ResponseStamp = .now) throws(InvalidExchange) -> ReplayResult {
        guard let tenant = self.tenant ?? tenant else {
            throw InvalidExchange(
                path: "tenant",
                message: "missing; expected an object, or the tenant of all exchanges (replay --tenant FILE)", id: id)
        }
        do throws(InvalidToken) {
            return try tenant.replay(request, token: token, stamp: stamp)
        } catch {
            throw InvalidExchange(path: "token.user", message: error.message, id: id)
        }
    }
}

extension Tenant {
    /// Reads the JSON text of a tenant: `{"recipients": […]}`.
    public init(json: some Sequence<UInt8>) throws(InvalidExchange) {
        let text = Array(json)
        do {
            self = try JSONDecoder().decode(TenantRecord.self, from: Data(text)).tenant(at: "")
        } catch {
            throw InvalidExchange(error, in: text[...], as: .tenant)
        }
    }
}
