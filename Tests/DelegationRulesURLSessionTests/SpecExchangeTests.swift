import DelegationRules
import DelegationRulesReplay
import DelegationRulesURLSession
import Foundation
import SpecCorpus
import TestSupport
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("The exchanges of the spec corpus, through a session")
struct SpecExchangeTests {
    /// A case as a session sends it.
    struct Sent: CustomTestStringConvertible {
        let specCase: SpecCase
        let exchange: Exchange
        let request: URLRequest

        var testDescription: String { specCase.id }

        /// `nil` where no request says what the case does.
        init?(_ specCase: SpecCase) {
            guard let exchange = Self.exchange(specCase), exchange.request.draft.isEmpty,
                let request = URLRequest(exchange.request)
            else { return nil }
            self.specCase = specCase
            self.exchange = exchange
            self.request = request
        }

        /// The exchange, with a body that cannot be read as the text that a client sends.
        private static func exchange(_ specCase: SpecCase) -> Exchange? {
            if let exchange = try? Exchange(json: specCase.line) { return exchange }
            guard case .object(var exchange) = try? JSONValue(parsing: specCase.line.utf8),
                case .object(var request) = exchange["request"], let body = request["body"]
            else { return nil }
            request["body"] = .string(body.line)
            exchange["request"] = .object(request)
            return try? Exchange(json: JSONValue.object(exchange).line)
        }
    }

    private static let cases = (try? SpecCorpus(path: specs))?.cases.filter { $0.kind == .exchange } ?? []
    private static let sent = cases.compactMap(Sent.init)

    @Test("are sent, but for what no request says: drafts that stand beside it, and what is no exchange")
    func size() {
        #expect(Self.sent.count >= 230)
        #expect(Self.cases.count - Self.sent.count <= 14)
    }

    @Test("are answered as they are to be", arguments: sent)
    func answer(sent: Sent) async throws {
        let graph = MockGraph(tenant: try #require(sent.exchange.tenant), token: sent.exchange.token)
        guard let host = sent.request.url?.host(), Scenario.Token.Permissions.graphHosts.contains(host) else {
            await #expect(throws: URLError.self) { try await Client(graph).send(sent.request) }
            return
        }
        let answer = try await Client(graph).send(sent.request)
        let expected = sent.specCase.expected
        guard expected["outcome"]?.text != "invalid" else {
            // A body that is no JSON is the record's fault in the corpus; what a client sends is Graph's to refuse.
            let isBody = expected["error"]?["path"]?.text?.hasPrefix("request.body") == true
            #expect(answer.status == (isBody ? 400 : 500))
            return
        }
        let record = try #require(graph.results.first)
        guard case .object(var members) = try JSONValue(parsing: try record.result.json()) else {
            Issue.record("the result is no object")
            return
        }
        if expected["response"] == nil {
            #expect(answer.status == 501)
            #expect(answer.errorMessage == expected["reason"]?.text)
        } else {
            var response: [JSONValue.Key: JSONValue] = [
                "status": .number(Double(answer.status)),
                "headers": .object(
                    Dictionary(uniqueKeysWithValues: answer.headers.map { (.init($0), .string($1)) })),
            ]
            if !answer.body.isEmpty { response["body"] = try JSONValue(parsing: answer.body).asGraphs }
            members["response"] = .object(response)
        }
        let differences = sent.specCase.differences(from: .object(members))
        #expect(differences.isEmpty, "\(differences.joined(separator: "; "))")
    }
}

extension JSONValue {
    /// The body of an answer to a batch without the answers that are not Graph's.
    fileprivate var asGraphs: JSONValue {
        guard case .object(var members) = self, let answers = self["responses"]?.elements else { return self }
        members["responses"] = .array(answers.filter { $0["status"] != .number(501) })
        return .object(members)
    }
}

extension URLRequest {
    /// `request` as a session sends it; `nil` where it cannot.
    fileprivate init?(_ request: GraphRequest) {
        let url = request.url.hasPrefix("/") ? "https://graph.microsoft.com\(request.url)" : request.url
        guard let url = URL(string: url) else { return nil }
        self.init(url: url)
        httpMethod = request.method
        for header in request.headers.all { setValue(header.value, forHTTPHeaderField: header.name) }
        if !request.body.isEmpty { httpBody = Data(request.body) }
    }
}
