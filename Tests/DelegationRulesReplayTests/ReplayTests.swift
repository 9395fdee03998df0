import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay
import SpecCorpus
import TestSupport
import Testing

/// The cases of the corpus that ask exchanges.
private let exchanges: [SpecCase] = {
    ((try? SpecCorpus(path: specs).cases) ?? []).filter {
        $0.kind == .exchange
    }
}()

@Suite("Replay")
struct ReplayTests {
    @Test("comes down to a scenario with the same prediction", arguments: exchanges)
    func scenario(specCase: SpecCase) throws {
        let result = try specCase.answer
        guard let scenario = result["scenario"] else { return }
        let read = try #require(IdentifiedScenario(json: scenario.line).scenario.scenario)
        let prediction = try JSONValue(parsing: read.prediction.json())
        for key in ["outcome", "clauses", "basis", "contested", "reason"] {
            #expect(prediction[key] == result[key])
        }
        #expect(prediction["status"] == result["response"]?["status"])
    }

    @Test("is tried by enough exchanges")
    func size() {
        #expect(exchanges.count >= 106)
        let withScenario = exchanges.count { $0.expected["scenario"] != nil }
        #expect(withScenario >= 90)
    }

    @Test("results are the same wherever recipients stand in a tenant, unless others hold the right for the sender")
    func equality() throws {
        func result(_ members: [String: [String]], _ others: [Tenant.Recipient] = []) throws -> ReplayResult {
            let groups = ["g1@contoso.com", "g2@contoso.com"].map {
                Tenant.Recipient(
                    address: $0, recipientTypeDetails: .mailUniversalSecurityGroup, members: members[$0] ?? [])
            }
            let people = [
                Tenant.Recipient(address: "adele@contoso.com", recipientTypeDetails: .userMailbox),
                Tenant.Recipient(
                    address: "support@contoso.com", recipientTypeDetails: .sharedMailbox,
                    sendAs: ["g1@contoso.com", "g2@contoso.com"]),
            ]
            let request = GraphRequest(
                method: "POST", url: "https://graph.microsoft.com/v1.0/me/sendMail",
                headers: ["Content-Type": "application/json"],
                body: #"{"message": {"from": {"emailAddress": {"address": "support@contoso.com"}}, "#
                    + #""toRecipients": [{"emailAddress": {"address": "meganb@contoso.com"}}]}}"#)
            return try Tenant(recipients: others + people + groups)
                .replay(request, token: .user("adele@contoso.com", permissions: .mailSendShared))
        }
        let first = try result(["g1@contoso.com": ["adele@contoso.com"]])
        #expect(first.response?.status == 202)
        let other = Tenant.Recipient(address: "other@contoso.com", recipientTypeDetails: .userMailbox)
        let moved = try result(["g1@contoso.com": ["adele@contoso.com"]], [other])
        #expect(first == moved && first.hashValue == moved.hashValue)
        #expect(try result(["g2@contoso.com": ["adele@contoso.com"]]) != first)
    }

    @Test("answers a test double that has the parts at hand")
    func testDouble() throws {
        let tenant = try Tenant(recipients: [
            Tenant.Recipient(address: "AdeleV@contoso.com", recipientTypeDetails: .userMailbox),
            Tenant.Recipient(
                address: "support@contoso.com", recipientTypeDetails: .sharedMailbox, sendAs: ["AdeleV@contoso.com"],
                messageCopyForSentAsEnabled: true),
        ])
        var request = GraphRequest(
            method: "POST", url: "https://graph.microsoft.com/v1.0/me/sendMail",
            headers: ["Content-Type": "application/json"],
            body: #"{"message": {"from": {"emailAddress": {"address": "support@contoso.com"}}, "#
                + #""toRecipients": [{"emailAddress": {"address": "MeganB@contoso.com"}}]}}"#)
        let token = AccessToken.user("adelev@contoso.com", permissions: .mailSendShared)
        let result = try tenant.replay(request, token: token)
        #expect(result.response?.status == 202 && result.response?.body == nil)
        #expect(result.sender?.address == "support@contoso.com" && result.from?.address == "support@contoso.com")
        #expect(result.sentItems.map(\.address) == ["AdeleV@contoso.com", "support@contoso.com"])

        request.body = Array("{".utf8)
        let stamp = ResponseStamp(requestID: "24e7991e-01ae-4cc2-8e06-532a96fd8948", date: "2019-01-16T18:53:25")
        let refused = try tenant.replay(request, token: token, stamp: stamp)
        guard case .refused(let refusal) = refused.outcome else {
            Issue.record("expected a refusal")
            return
        }
        #expect(refusal.status == 400 && refusal.code == "BadRequest")
        #expect(refusal.message.hasPrefix("Unable to read JSON request payload."))
        #expect(refused.response?.status == 400)
        #expect(
            refused.response?.body?.hasSuffix(
                #""innerError":{"request-id":"24e7991e-01ae-4cc2-8e06-532a96fd8948","date":"2019-01-16T18:53:25"}}}"#)
                == true)
    }

    @Test("answers the second documented example byte for byte")
    func documentedResponse() throws {
        let specCase = try #require(exchanges.first { $0.id == "http-example-2" })
        let exchange = try Exchange(json: specCase.line)
        let stamp = ResponseStamp(requestID: "24e7991e-01ae-4cc2-8e06-532a96fd8948", date: "2019-01-16T18:53:25")
        let response = try #require(try exchange.result(in: nil, stamp: stamp).response)
        #expect(response.status == 403 && response.headers == ["Content-Type": "application/json"])
        let documented = """
            {
              "error": {
                "code": "ErrorSendAsDenied",
                "message": "The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account. Cannot submit message.",
                "innerError": {
                  "request-id": "24e7991e-01ae-4cc2-8e06-532a96fd8948",
                  "date": "2019-01-16T18:53:25"
                }
              }
            }
            """
        let onOneLine = documented.replacing(/\n */, with: "").replacing("\": ", with: "\":")
        #expect(response.body == onOneLine)
    }

    @Test("echoes a draft's properties as they were written, white space aside")
    func echo() throws {
        let tenant = try Tenant(recipients: [
            Tenant.Recipient(address: "AdeleV@contoso.com", recipientTypeDetails: .userMailbox)
        ])
        let written =
            #""subject":1.50E+03,"categories":[0.10,-0,123456789012345678901234567890],"flag":{"\u0061":"\/é"},"webLink":null"#
        let request = GraphRequest(
            method: "POST", url: "/me/messages", headers: ["Content-Type": "application/json"],
            body: "{ " + written.replacing(",\"", with: " ,\n \"") + " }")
        let result = try tenant.replay(request, token: .user("adelev@contoso.com", permissions: .mailReadWrite))
        #expect(result.response?.status == 201 && result.response?.body?.contains(written) == true)
    }

    @Test("stamps its errors alike in every run, unless it is told otherwise")
    func stamps() throws {
        let line = try #require(exchanges.first { $0.id == "http-example-2" }).line
        let exchange = try Exchange(json: line)
        let stamp = ResponseStamp(requestID: "24e7991e-01ae-4cc2-8e06-532a96fd8948", date: "2026-01-16T18:53:25")
        let (one, other) = (try exchange.result(in: nil), try exchange.result(in: nil))
        let stamped = try exchange.result(in: nil, stamp: stamp)
        #expect(one == other && one.json() == other.json() && one != stamped)
        #expect(stamped.response?.body?.contains(stamp.requestID) == true)
    }

    @Test(
        "refuses a bad exchange by the key",
        arguments: [
            (#"{"request": {"url": "/me/sendMail"}}"#, "request.method"), (#"{}"#, "request"), ("7", ""), ("{", ""),
            (#"{"id": 1, "request": {}}"#, "id"),
            (#"{"request": {"method": "POST", "url": "/", "headers": {"A": "b", "a": "b"}}}"#, "request.headers.a"),
            (#"{"request": {"method": "POST", "url": "/", "body": {"x": 1, "x": 2}}}"#, "request.body.x"),
            (#"{"request": {"method": "POST", "url": "/", "body": 01}}"#, "request.body"),
            (#"{"request": {"method": "POST", "url": "/me/sendMail", "bdy": {}}}"#, "request.bdy"),
            (
                #"{"request": {"method": "POST", "url": "/"}, "token": {"type": "guest", "permissions": []}}"#,
                "token.type"
            ),
            (
                #"{"request": {"method": "POST", "url": "/"}, "token": {"type": "user", "permissions": []}}"#,
                "token.user"
            ),
            (
                #"{"request": {"method": "POST", "url": "/"}, "token": {"type": "app", "user": "a", "permissions": []}}"#,
                "token.user"
            ),
            (#"{"request": {"method": "POST", "url": "/"}, "token": {"type": "app", "permissions": []}}"#, "tenant"),
            (
                #"{"tenant": {"recipients": [{"address": "a", "recipientTypeDetails": "UserMailbox", "sendAs": ["b"]}]}, "#
                    + #""request": {"method": "POST", "url": "/"}, "token": {"type": "app", "permissions": []}}"#,
                "tenant.recipients[0].sendAs[0]"
            ),
        ])
    func badExchange(text: String, path: String) {
        let error = #expect(throws: InvalidText.self) { try Exchange(json: text).result(in: nil) }
        #expect(error?.path == path)
        #expect(error?.message.contains("\n") == false)
    }
}
