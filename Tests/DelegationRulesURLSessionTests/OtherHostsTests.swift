import DelegationRulesReplay
import DelegationRulesURLSession
import Foundation
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("Requests to other hosts")
struct OtherHostsTests {
    private let tenant: Tenant

    init() throws {
        tenant = try Tenant(recipients: [
            Tenant.Recipient(address: "AdeleV@contoso.com", recipientTypeDetails: .userMailbox)
        ])
    }

    private func graph(_ otherHosts: MockGraph.OtherHosts) -> MockGraph {
        MockGraph(
            tenant: tenant, token: .user("AdeleV@contoso.com", permissions: .mailSend), otherHosts: otherHosts)
    }

    private static func url(_ text: String) throws -> URL { try #require(URL(string: text)) }

    /// Foundation itself answers `data:`; nothing listens at the first port.
    private static let data = "data:text/plain,hello"
    private static let nothing = "http://127.0.0.1:1/token"

    @Test(
        "fail, and the error names the URL",
        arguments: [
            data, nothing, "https://login.microsoftonline.com/common/oauth2/v2.0/token",
            "https://graph.microsoft.com.example.com/v1.0/me/sendMail", "https://example.com/graph.microsoft.com",
        ])
    func fail(url: String) async throws {
        let graph = graph(.fail)
        let error = await #expect(throws: URLError.self) { try await Client(graph).session.data(from: Self.url(url)) }
        #expect(error?.code == .unsupportedURL)
        #expect(error?.localizedDescription.hasPrefix("GET \(url) is not for Microsoft Graph") == true)
        #expect(graph.results.isEmpty)
    }

    @Test("pass through, where that is told")
    func passThrough() async throws {
        let graph = graph(.passThrough)
        let client = Client(graph)
        let (body, _) = try await client.session.data(from: Self.url(Self.data))
        #expect(String(decoding: body, as: UTF8.self) == "hello")
        let error = await #expect(throws: URLError.self) {
            try await client.session.data(from: Self.url(Self.nothing))
        }
        #expect(error?.code == .cannotConnectToHost)
        #expect(graph.results.isEmpty)
    }

    @Test("leave those to Graph alone, in any of its clouds", arguments: MockGraph.OtherHosts.allCases)
    func graphs(otherHosts: MockGraph.OtherHosts) async throws {
        let graph = graph(otherHosts)
        let urls = [
            "https://graph.microsoft.com/v1.0/me/messages", "https://GRAPH.microsoft.us/v1.0/me/messages",
            "https://microsoftgraph.chinacloudapi.cn:443/beta/me/messages",
        ]
        for url in urls {
            let (_, response) = try await Client(graph).session.data(from: Self.url(url))
            #expect((response as? HTTPURLResponse)?.statusCode == 501)
        }
        #expect(graph.results.map(\.request.url) == urls)
    }
}
