import DelegationRules
import DelegationRulesReplay
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension GraphRequest {
    /// What `request` to `url` asks with `body`.
    init(_ url: URL, _ request: URLRequest, body: [UInt8]) {
        var headers: Headers = [:]
        // In an order that is the same in every run.
        for (name, value) in (request.allHTTPHeaderFields ?? [:]).sorted(by: { $0.key < $1.key }) {
            headers.append(name, value)
        }
        self.init(method: request.httpMethod ?? "GET", url: url.absoluteString, headers: headers, body: body)
    }
}

extension URL {
    /// Whether its host is one of Graph's clouds. This machine is none of them: there a test may have servers of its own.
    var isOfGraph: Bool {
        host().map { Scenario.Token.Permissions.graphHosts.contains($0.lowercased()) } ?? false
    }
}

extension URLRequest {
    /// The error of a request that cannot be answered, and what is wrong with its URL.
    func failure(_ code: URLError.Code, _ problem: String) -> URLError {
        let name = url?.absoluteString ?? "a request without a URL"
        var details: [String: Any] = [NSLocalizedDescriptionKey: "\(httpMethod ?? "GET") \(name) \(problem)"]
        details[NSURLErrorFailingURLErrorKey] = url
        return URLError(code, userInfo: details)
    }
}

extension [UInt8] {
    /// All that `stream` has.
    init(reading stream: InputStream) throws {
        self = []
        stream.open()
        defer { stream.close() }
        var chunk = [UInt8](repeating: 0, count: 1 << 14)
        while true {
            let count = unsafe stream.read(&chunk, maxLength: chunk.count)
            if count < 0 { throw stream.streamError ?? URLError(.requestBodyStreamExhausted) }
            if count == 0 { return }
            append(contentsOf: chunk[..<count])
        }
    }
}
