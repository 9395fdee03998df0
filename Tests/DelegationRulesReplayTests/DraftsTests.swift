import DelegationRulesReplay
import SpecCorpus
import Testing

@Suite("Drafts")
struct DraftsTests {
    private let tenant: Tenant
    private let token = AccessToken.user(
        "AdeleV@contoso.com", permissions: [.mailSend, .mailSendShared, .mailReadWrite, .mailReadWriteShared])

    init() throws {
        tenant = try Tenant(recipients: [
            Tenant.Recipient(address: "AdeleV@contoso.com", recipientTypeDetails: .userMailbox),
            Tenant.Recipient(address: "PattiF@contoso.com", recipientTypeDetails: .userMailbox),
            Tenant.Recipient(
                address: "support@contoso.com", recipientTypeDetails: .sharedMailbox, sendAs: ["AdeleV@contoso.com"],
                fullAccess: ["AdeleV@contoso.com"]),
        ])
    }

    private static let to = #""toRecipients": [{"emailAddress": {"address": "MeganB@contoso.com"}}]"#

    private static func message(from address: String) -> String {
        #"{"from": {"emailAddress": {"address": "\#(address)"}}, \#(to)}"#
    }

    /// What comes of a request to `path`, after those that left `drafts`.
    private func post(_ path: String, _ drafts: inout Drafts, _ body: String = "") throws -> ReplayResult {
        try tenant.replay(GraphRequest(method: "POST", url: path, body: body), token: token, &drafts)
    }

    private func id(of result: ReplayResult) throws -> String {
        try #require(try JSONValue(parsing: result.response?.body ?? "")["id"]?.text)
    }

    @Test("are sent as they were created")
    func sentAsCreated() throws {
        var drafts = Drafts()
        let denied = try id(of: post("/me/messages", &drafts, Self.message(from: "PattiF@contoso.com")))
        let shared = try id(of: post("/me/messages", &drafts, Self.message(from: "support@contoso.com")))
        let own = try id(of: post("/me/messages", &drafts, "{\(Self.to)}"))
        #expect(try post("/me/messages/\(denied)/send", &drafts).response?.status == 403)
        #expect(try post("/me/messages/\(shared)/send", &drafts).from?.address == "support@contoso.com")
        #expect(try post("/me/messages/\(own)/send", &drafts).from?.address == "AdeleV@contoso.com")
    }

    @Test("have ids that differ, and are the same in every run")
    func ids() throws {
        func ids() throws -> [String] {
            var drafts = Drafts()
            return try [
                id(of: post("/me/messages", &drafts, "{}")), id(of: post("/me/messages", &drafts, "{}")),
                id(of: post("/me/messages/AAMk/createReply", &drafts)),
                id(
                    of: tenant.replay(
                        GraphRequest(
                            method: "POST", url: "/me/messages", headers: ["Content-Type": "text/plain"],
                            body: "VG86IGE="), token: token, &drafts)),
            ]
        }
        let first = try ids()
        #expect(Set(first).count == first.count)
        #expect(try ids() == first)
    }

    @Test("that were not created, or lie in another mailbox, are not known")
    func unknown() throws {
        var drafts = Drafts()
        let own = try id(of: post("/me/messages", &drafts, "{\(Self.to)}"))
        for path in [
            "/me/messages/draft-2/send", "/me/messages/draft-01/send", "/me/messages/Draft-1/send",
            "/me/messages/draft-0/send", "/me/messages/draft--1/send",
            "/users/support@contoso.com/messages/\(own)/send",
        ] {
            let result = try post(path, &drafts)
            #expect(result.response == nil, "\(path)")
            guard case .unspecified = result.outcome else {
                Issue.record("\(path): expected it to be unspecified")
                continue
            }
        }
        #expect(try post("/users/adelev@contoso.com/messages/\(own)/send", &drafts).response?.status == 202)
    }

    @Test("that were sent are gone, and those whose sending was refused are not")
    func sentOnce() throws {
        var drafts = Drafts()
        let own = try id(of: post("/me/messages", &drafts, "{\(Self.to)}"))
        let request = GraphRequest(method: "POST", url: "/me/messages/\(own)/send")
        let powerless = AccessToken.user("AdeleV@contoso.com", permissions: .mailReadWrite)
        #expect(try tenant.replay(request, token: powerless, &drafts).response?.status == 403)
        #expect(try tenant.replay(request, token: token, &drafts).response?.status == 202)
        guard case .unspecified(let reason) = try tenant.replay(request, token: token, &drafts).outcome else {
            Issue.record("expected it to be unspecified")
            return
        }
        #expect(reason.contains("was sent"))
        #expect(try tenant.replay(request, token: powerless, &drafts).response?.status == 403)
    }

    @Test("that stand beside the request are taken first")
    func besideRequest() throws {
        var drafts = Drafts()
        let own = try id(of: post("/me/messages", &drafts, "{\(Self.to)}"))
        let request = GraphRequest(
            method: "POST", url: "/me/messages/\(own)/send", draft: Self.message(from: "support@contoso.com"))
        #expect(try tenant.replay(request, token: token, &drafts).from?.address == "support@contoso.com")
    }

    @Test("created in one request of a batch are sent in a later one, and in later requests")
    func batch() throws {
        var drafts = Drafts()
        func create(_ id: String) -> String {
            #"{"id": "\#(id)", "method": "POST", "url": "/me/messages", "headers": {"Content-Type": "application/json"}, "#
                + #""body": \#(Self.message(from: "support@contoso.com"))}"#
        }
        let body = #"""
            {"requests": [{"id": "1", "method": "POST", "url": "/me/messages/draft-1/send", "dependsOn": ["2"]},
             \#(create("2")), {"id": "3", "method": "POST", "url": "/me/messages/draft-2/send"}, \#(create("4"))]}
            """#
        guard case .batch(let parts) = try post("/v1.0/$batch", &drafts, body).outcome else {
            Issue.record("expected a batch")
            return
        }
        #expect(parts.map(\.id) == ["1", "2", "3", "4"])
        #expect(parts.map { $0.result.response?.status } == [202, 201, nil, 201])
        #expect(try post("/me/messages/draft-2/send", &drafts).from?.address == "support@contoso.com")
    }
}
