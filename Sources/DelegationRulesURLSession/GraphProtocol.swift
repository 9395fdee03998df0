import DelegationRules
import DelegationRulesReplay
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Answers the requests of the sessions that one double configured: the one with the number of its type.
final class GraphProtocol<Number: TypedNumber>: URLProtocol {
    private static var double: MockGraph? { MockGraph.configuring(Number.number) }

    override class func canInit(with request: URLRequest) -> Bool { double?.answers(request.url) ?? false }

    override class func canonicalRequest(for request: URLRequest) -> URLRequest { request }

    override func startLoading() {
        do {
            let (response, body) = try answer()
            client?.urlProtocol(self, didReceive: response, cacheStoragePolicy: .notAllowed)
            if let body { client?.urlProtocol(self, didLoad: body) }
            client?.urlProtocolDidFinishLoading(self)
        } catch {
            client?.urlProtocol(self, didFailWithError: error)
        }
    }

    /// There is nothing to stop: a request is answered as soon as it is made.
    override func stopLoading() {}

    private func answer() throws -> (HTTPURLResponse, body: Data?) {
        guard let url = request.url, url.isOfGraph, let double = Self.double else {
            throw request.failure(
                .unsupportedURL,
                "is not for Microsoft Graph, which alone is answered here; expected one that is, or a MockGraph with "
                    + "otherHosts: .passThrough")
        }
        let (answer, stamp) = double.answer(GraphRequest(url, request, body: try body()))
        var headers = Dictionary(answer.headers.all.map { ($0.name, $0.value) }) { first, _ in first }
        headers["request-id"] = stamp.requestID
        headers["client-request-id"] = request.value(forHTTPHeaderField: "client-request-id") ?? stamp.requestID
        headers["Date"] = stamp.headerDate
        guard
            let response = HTTPURLResponse(
                url: url, statusCode: answer.status, httpVersion: "HTTP/1.1", headerFields: headers)
        else { throw URLError(.badServerResponse) }
        return (response, answer.body.map { Data($0.utf8) })
    }

    private func body() throws -> [UInt8] {
        if let body = request.httpBody { return Array(body) }
        if let stream = request.httpBodyStream { return try Array(reading: stream) }
        #if canImport(FoundationNetworking)
            if task is URLSessionUploadTask {
                throw request.failure(
                    .requestBodyStreamExhausted,
                    "is an upload, whose body this platform shows to no URLProtocol; expected it as the request's "
                        + "httpBody or httpBodyStream")
            }
        #endif
        return []
    }
}
