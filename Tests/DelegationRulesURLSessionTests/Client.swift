import DelegationRulesReplay
import DelegationRulesURLSession
import Foundation
import SpecCorpus

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// An application that sends mail through a session, as one that is tested would.
struct Client {
    let session: URLSession

    /// A client whose session `graph` answers.
    init(_ graph: MockGraph) {
        session = URLSession(configuration: graph.configuration)
    }

    /// What was answered.
    struct Answer {
        let status: Int
        /// The headers but the three below, which every answer has.
        let headers: [String: String]
        let requestID: String?
        let clientRequestID: String?
        let date: String?
        let body: String

        /// The `code` of the error in the body.
        var errorCode: String? { try? JSONValue(parsing: body)["error"]?["code"]?.text }
        /// The `message` of the error in the body.
        var errorMessage: String? { try? JSONValue(parsing: body)["error"]?["message"]?.text }
    }

    /// What is answered to `request`.
    func send(_ request: URLRequest) async throws -> Answer {
        let (body, response) = try await session.data(for: request)
        return try Self.answer(body, response)
    }

    /// What is answered to `body`, posted to `path` on Graph.
    func post(_ path: String, _ body: String = "") async throws -> Answer {
        var request = try Self.request(path)
        request.httpBody = Data(body.utf8)
        return try await send(request)
    }

    /// A `POST` of JSON to `path` on Graph, without the JSON.
    static func request(_ path: String) throws -> URLRequest {
        guard let url = URL(string: "https://graph.microsoft.com/v1.0\(path)") else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        return request
    }

    static func answer(_ body: Data, _ response: URLResponse) throws -> Answer {
        guard let response = response as? HTTPURLResponse, let headers = response.allHeaderFields as? [String: String]
        else { throw URLError(.badServerResponse) }
        return Answer(
            status: response.statusCode,
            headers: headers.filter { !["request-id", "client-request-id", "date"].contains($0.key.lowercased()) },
            requestID: response.value(forHTTPHeaderField: "request-id"),
            clientRequestID: response.value(forHTTPHeaderField: "client-request-id"),
            date: response.value(forHTTPHeaderField: "Date"),
            body: String(decoding: body, as: UTF8.self))
    }

    /// A message from `address`, as JSON.
    static func message(from address: String) -> String {
        """
        {"from": {"emailAddress": {"address": "\(address)"}},
         "toRecipients": [{"emailAddress": {"address": "MeganB@contoso.com"}}]}
        """
    }

    /// The body of `sendMail`, with a message from `address`.
    static func mail(from address: String) -> String { #"{"message": \#(message(from: address))}"# }
}
