import DelegationRulesJSON

/// An HTTP response as Microsoft Graph shapes it.
public struct GraphResponse: Hashable, Sendable {
    /// The HTTP status.
    public let status: Int
    /// The body as JSON text; `nil` where there is none.
    public var body: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
    /// The body as it was written.
    let bytes: [UInt8]?

    /// The headers that the answer needs.
    public var headers: GraphRequest.Headers {
        bytes == nil ? [:] : ["Content-Type": "application/json"]
    }

    /// An answer with the body that `body` writes.
    init(status: Int, body: (inout JSONWriter) -> Void) {
        var writer = JSONWriter()
        body(&writer)
        self.status = status
        bytes = writer.bytes
    }

    /// An answer without a body.
    init(status: Int) {
        self.status = status
        bytes = nil
    }

    /// An error, with the stamp that tells one from another.
    init(status: Int, code: String, message: String, _ stamp: ResponseStamp) {
        self.init(status: status) { writer in
            writer.object { writer in
                writer.key("error")
                writer.object { writer in
                    writer.member("code", string: code)
                    writer.member("message", string: message)
                    writer.key("innerError")
                    writer.object { writer in
                        writer.member("request-id", string: stamp.requestID)
                        writer.member("date", string: stamp.date)
                    }
                }
            }
        }
    }
}

/// What tells one error of Graph's from another: the id of the request, and its time.
public struct ResponseStamp: Hashable, Sendable {
    /// The id of the request, a UUID in lower case.
    public var requestID: String
    /// The time in UTC, such as `2019-01-16T18:53:25`.
    public var date: String

    /// A stamp of one's own, or the one that is the same in every run.
    public init(
        requestID: String = "00000000-0000-0000-0000-000000000000", date: String = "2019-01-16T18:53:25"
    ) {
        self.requestID = requestID
        self.date = date
    }
}
