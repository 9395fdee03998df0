import DelegationRules
import DelegationRulesJSON

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// An HTTP response as Microsoft Graph shapes it.
public struct GraphResponse: Hashable, Sendable {
    /// The HTTP status.
    public let status: Int
    /// The headers that the answer needs.
    public let headers: [String: String]
    /// The body as JSON text; `nil` where there is none.
    public let body: String?

    init(status: Int, body: JSONObject? = nil) {
        self.status = status
        self.body = body?.text
        headers = body == nil ? [:] : ["Content-Type": "application/json"]
    }

    /// An error, with the stamp that tells one from another.
    init(status: Int, code: String, message: String, _ stamp: ResponseStamp) {
        var innerError = JSONObject()
        innerError.add("request-id", string: stamp.requestID)
        innerError.add("date", string: stamp.date)
        var error = JSONObject()
        error.add("code", string: code)
        error.add("message", string: message)
        error.add("innerError", object: innerError)
        var body = JSONObject()
        body.add("error", object: error)
        self.init(status: status, body: body)
    }
}

/// What tells one error of Graph's from another: the id of the request, and its time.
public struct ResponseStamp: Hashable, Sendable {
    /// The id of the request, a UUID in lower case.
    public var requestID: String
    /// The time in UTC, such as `2019-01-16T18:53:25`.
    public var date: String

    /// A stamp that is the same in every run.
    public init(requestID: String, date: String) {
        self.requestID = requestID
        self.date = date
    }

    /// A stamp of its own: a random id, and the time that it is.
    public static var now: ResponseStamp {
        let time = Date.now.formatted(Date.ISO8601FormatStyle())
        return ResponseStamp(
            requestID: UUID().uuidString.lowercased(), date: time.hasSuffix("Z") ? String(time.dropLast()) : time)
    }
}
