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

@Suite("A session that a mock of Graph answers")
struct MockGraphTests {
    private let graph: MockGraph
    private let client: Client

    init() throws {
        graph = MockGraph(
            tenant: try Self.tenant(), token: .user("AdeleV@contoso.com", permissions: Self.permissions),
            stamp: ResponseStamp(requestID: "11111111-2222-4333-8444-555555555555", date: "2026-01-02T03:04:05"))
        client = Client(graph)
    }

    private static let permissions: Scenario.Token.Permissions = [.mailSendShared, .mailReadWrite]

    private static func tenant() throws -> Tenant {
        try Tenant(json: Data(contentsOf: URL(filePath: "\(specs)/tenants/contoso.json")))
    }

    @Test("accepts what Graph accepts, and tells what Graph does not")
    func accepted() async throws {
        let answer = try await client.post("/me/sendMail", Client.mail(from: "support@contoso.com"))
        #expect(answer.status == 202)
        #expect(answer.headers.isEmpty)
        #expect(answer.body.isEmpty)
        #expect(graph.results.count == 1)
        let record = try #require(graph.results.first)
        #expect(record.request.method == "POST")
        #expect(record.request.url == "https://graph.microsoft.com/v1.0/me/sendMail")
        #expect(record.request.headers.all.map(\.name) == ["Content-Type"])
        #expect(try record.result.sender?.address == "support@contoso.com")
        #expect(try record.result.sentItems.map(\.address) == ["AdeleV@contoso.com", "support@contoso.com"])
        #expect(try record.result.prediction?.clauses.contains { $0.id == "send-as-hides-sender" } == true)
    }

    @Test("refuses what Graph refuses, with its error")
    func refused() async throws {
        let answer = try await client.post("/me/sendMail", Client.mail(from: "PattiF@contoso.com"))
        #expect(answer.status == 403)
        #expect(answer.headers == ["Content-Type": "application/json"])
        #expect(answer.requestID == "11111111-2222-4333-8444-555555555555")
        #expect(answer.clientRequestID == answer.requestID)
        #expect(answer.date == "Fri, 02 Jan 2026 03:04:05 GMT")
        #expect(answer.errorCode == "ErrorSendAsDenied")
        let error = try JSONValue(parsing: answer.body)["error"]?["innerError"]
        #expect(error?["request-id"]?.text == "11111111-2222-4333-8444-555555555555")
        #expect(error?["date"]?.text == "2026-01-02T03:04:05")
        #expect(try graph.results.first?.result.sender == nil)
    }

    @Test("gives each answer an id of its own, and the time, unless it is told which")
    func ids() async throws {
        let graph = MockGraph(
            tenant: try Self.tenant(), token: .user("AdeleV@contoso.com", permissions: .mailSendShared))
        let client = Client(graph)
        var request = try Client.request("/me/sendMail")
        request.httpBody = Data(Client.mail(from: "PattiF@contoso.com").utf8)
        request.setValue("of-the-client", forHTTPHeaderField: "client-request-id")
        let start = Date()
        let (one, other) = (try await client.send(request), try await client.send(request))
        #expect(one.clientRequestID == "of-the-client")
        for answer in [one, other] {
            let error = try JSONValue(parsing: answer.body)["error"]?["innerError"]
            #expect(error?["request-id"]?.text == answer.requestID)
            let date = try Date(try #require(error?["date"]?.text) + "Z", strategy: .iso8601)
            // A stamp has whole seconds.
            #expect((start - 1...Date()).contains(date))
        }
        #expect(one.requestID != other.requestID)
    }

    @Test("remembers a draft until it is reset")
    func draft() async throws {
        let created = try await client.post("/me/messages", Client.message(from: "support@contoso.com"))
        #expect(created.status == 201)
        let id = try #require(try JSONValue(parsing: created.body)["id"]?.text)
        #expect(try await client.post("/me/messages/\(id)/send").status == 202)
        #expect(try graph.results.map { try $0.result.from?.address } == [nil, "support@contoso.com"])

        graph.reset()
        #expect(graph.results.isEmpty)
        #expect(try await client.post("/me/messages/\(id)/send").status == 501)
        #expect(graph.results.count == 1)
    }

    @Test("answers a reply")
    func reply() async throws {
        #expect(try await client.post("/me/messages/AAMk/reply", #"{"comment": "Thanks"}"#).status == 202)
        #expect(try graph.results.first?.result.sentItems.map(\.address) == ["AdeleV@contoso.com"])
    }

    @Test("answers a batch, part by part")
    func batch() async throws {
        let answer = try await client.post(
            "/$batch",
            """
            {"requests": [
              {"id": "a", "method": "POST", "url": "/me/sendMail", "headers": {"Content-Type": "application/json"},
               "body": \(Client.mail(from: "AllanD@contoso.com"))},
              {"id": "b", "method": "POST", "url": "/me/sendMail", "headers": {"Content-Type": "application/json"},
               "body": \(Client.mail(from: "PattiF@contoso.com"))},
              {"id": "c", "method": "GET", "url": "/me/messages"}
            ]}
            """)
        #expect(answer.status == 200)
        let responses = try #require(try JSONValue(parsing: answer.body)["responses"]?.elements)
        #expect(responses.map { $0["id"]?.text } == ["a", "b", "c"])
        #expect(responses.map { $0["status"] } == [.number(202), .number(403), .number(501)])
        #expect(responses.last?["body"]?["error"]?["code"]?.text == "Unspecified")
        guard case .batch(let parts) = try graph.results.first?.result.outcome else {
            Issue.record("expected a batch")
            return
        }
        #expect(parts.map(\.result.from?.address) == ["AllanD@contoso.com", nil, nil])
    }

    @Test("answers 501, with the reason, where it is not known what Graph would")
    func unspecified() async throws {
        var request = try Client.request("/me/messages")
        request.httpMethod = "GET"
        let unknown = try await client.send(request)
        #expect(unknown.status == 501)
        #expect(unknown.errorMessage?.hasPrefix("GET https://graph.microsoft.com/v1.0/me/messages is none of") == true)

        let silent = try await client.post(
            "/users/MeganB@contoso.com/sendMail", Client.mail(from: "support@contoso.com"))
        #expect(silent.status == 501)
        #expect(silent.headers == ["Content-Type": "application/json"])
        let reason = try graph.results.last?.result.reason
        #expect(silent.errorMessage == reason)
    }

    @Test("answers 500, in one line, where the tenant does not know who is signed in")
    func unknownUser() async throws {
        let graph = MockGraph(
            tenant: try Self.tenant(), token: .user("nobody@contoso.com", permissions: Self.permissions))
        let answer = try await Client(graph).post("/me/sendMail", Client.mail(from: "support@contoso.com"))
        #expect(answer.status == 500)
        let message =
            #"token.user: nobody is called "nobody@contoso.com"; expected a recipient of the tenant"#
        #expect(answer.errorMessage == message)
        #expect(throws: (any Error).self) { try graph.results.first?.result }
        #expect(graph.results.count == 1)
    }

    @Test("is judged by the token in its header, where the mock was given none")
    func header() async throws {
        let graph = MockGraph(tenant: try Self.tenant())
        let client = Client(graph)
        var request = try Client.request("/me/sendMail")
        request.httpBody = Data(Client.mail(from: "AllanD@contoso.com").utf8)
        #expect(try await client.send(request).errorCode == "InvalidAuthenticationToken")

        let claims = Data(#"{"upn": "AdeleV@contoso.com", "scp": "Mail.Send.Shared"}"#.utf8).base64EncodedString()
        request.setValue("Bearer e30.\(claims).", forHTTPHeaderField: "Authorization")
        #expect(try await client.send(request).status == 202)
        #expect(try graph.results.last?.result.sender?.address == "AdeleV@contoso.com")
    }

    @Test("takes a body that comes as a stream, however long", arguments: [0, 100_000])
    func stream(length: Int) async throws {
        let body = Client.mail(from: "support@contoso.com") + String(repeating: " ", count: length)
        var request = try Client.request("/me/sendMail")
        request.httpBodyStream = InputStream(data: Data(body.utf8))
        #expect(try await client.send(request).status == 202)
        #expect(graph.results.first?.request.body.elementsEqual(body.utf8) == true)
    }

    @Test("takes the body of an upload, or says that it cannot")
    func upload() async throws {
        let body = Data(Client.mail(from: "support@contoso.com").utf8)
        #if canImport(FoundationNetworking)
            let error = await #expect(throws: URLError.self) {
                try await client.session.upload(for: Client.request("/me/sendMail"), from: body)
            }
            #expect(error?.localizedDescription.contains("is an upload") == true)
            #expect(graph.results.isEmpty)
        #else
            let (data, response) = try await client.session.upload(for: Client.request("/me/sendMail"), from: body)
            #expect(try Client.answer(data, response).status == 202)
        #endif
    }

    @Test("does not disturb another beside it")
    func parallel() async throws {
        let tenants = try (0..<8).map { number in
            try Tenant(recipients: [
                Tenant.Recipient(address: "user-\(number)@contoso.com", recipientTypeDetails: .userMailbox)
            ])
        }
        let graphs = tenants.enumerated().map { number, tenant in
            MockGraph(tenant: tenant, token: .user("user-\(number)@contoso.com", permissions: Self.permissions))
        }
        let draft = #"{"toRecipients": [{"emailAddress": {"address": "MeganB@contoso.com"}}]}"#
        try await withThrowingTaskGroup { group in
            for graph in graphs {
                group.addTask {
                    let client = Client(graph)
                    for _ in 0..<25 { _ = try await client.post("/me/messages", draft) }
                    // The last of its own 25, and of nobody else's.
                    let sent = try await client.post("/me/messages/draft-25/send")
                    let unknown = try await client.post("/me/messages/draft-26/send")
                    #expect(sent.status == 202 && unknown.status == 501)
                }
            }
            try await group.waitForAll()
        }
        for (number, graph) in graphs.enumerated() {
            #expect(graph.results.count == 27)
            #expect(try graph.results[25].result.from?.address == "user-\(number)@contoso.com")
        }
    }

    @Test("is kept for its sessions")
    func kept() async throws {
        let client = try Client(MockGraph(tenant: Self.tenant(), token: .app(permissions: .mailSend)))
        let answer = try await client.post(
            "/users/MeganB@contoso.com/sendMail", Client.mail(from: "MeganB@contoso.com"))
        #expect(answer.status == 202)
    }

    @Test("answers several sessions, and many requests at once, from the same memory")
    func sessions() async throws {
        try await withThrowingTaskGroup { group in
            for client in [client, Client(graph)] {
                for _ in 0..<50 {
                    group.addTask { try await client.post("/me/messages", Client.message(from: "support@contoso.com")) }
                }
            }
            var ids: Set<String> = []
            for try await answer in group { ids.insert(try JSONValue(parsing: answer.body)["id"]?.text ?? "") }
            #expect(ids.count == 100)
        }
        #expect(graph.results.count == 100)
    }
}
