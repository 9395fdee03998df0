import DelegationRulesJSON

/// An HTTP response as Microsoft Graph shapes it.
public struct GraphResponse: Hashable, Sendable {
    /// The HTTP status.
    public let status: Int
    /// What the body says; `nil` where there is none.
    let content: Content?

    /// What a body says.
    enum Content: Hashable, Sendable {
        /// An error, with the stamp that tells one from another.
        case error(code: String, message: String, ResponseStamp)
        /// A draft, as it was written.
        case draft([UInt8])
        /// The answers to the requests of a batch, as far as they are known.
        case responses([Part])
    }

    /// The answer to a request of a batch.
    struct Part: Hashable, Sendable {
        /// The id of the request.
        let id: String
        let response: GraphResponse
    }

    /// The body as JSON text; `nil` where there is none.
    public var body: String? {
        content.map { content in JSONWriter.text { $0.content(content) } }
    }

    /// The headers that the answer needs.
    public var headers: GraphRequest.Headers { content == nil ? Self.noHeaders : Self.headersOfJSON }

    /// The answer to every message that is sent.
    static let accepted = GraphResponse(status: 202, content: nil)

    private static let noHeaders: GraphRequest.Headers = [:]
    private static let headersOfJSON: GraphRequest.Headers = ["Content-Type": "application/json"]
}

extension ReplayResult {
    /// What a test double answers: a response in any case, and in a batch one to each of its requests.
    package func doubleResponse(_ stamp: ResponseStamp) -> GraphResponse {
        if case .batch(let parts) = outcome {
            let answers = parts.map { GraphResponse.Part(id: $0.id, response: $0.result.doubleResponse(stamp)) }
            return GraphResponse(status: 200, content: .responses(answers))
        }
        return response ?? .unspecified(reason ?? "", stamp)
    }
}

extension GraphResponse {
    /// The answer that is an error.
    static func error(_ status: Int, code: String, message: String, _ stamp: ResponseStamp) -> GraphResponse {
        GraphResponse(status: status, content: .error(code: code, message: message, stamp))
    }

    /// What a test double answers where it is not known what Graph would, for `reason`.
    package static func unspecified(_ reason: String, _ stamp: ResponseStamp) -> GraphResponse {
        error(501, code: "Unspecified", message: reason, stamp)
    }

    /// What a test double answers where it cannot be asked what Graph would.
    package static func invalid(_ problem: InvalidText, _ stamp: ResponseStamp) -> GraphResponse {
        error(500, code: "InvalidInput", message: "\(problem)", stamp)
    }
}

extension JSONWriter {
    /// Writes the body of a response.
    mutating func content(_ content: GraphResponse.Content) {
        switch content {
        case .draft(let written): append(written: written)
        case .responses(let parts): responses(of: parts)
        case .error(let code, let message, let stamp):
            object { writer in
                writer.object("error") { writer in
                    writer.member("code", string: code)
                    writer.member("message", string: message)
                    writer.object("innerError") { writer in
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
