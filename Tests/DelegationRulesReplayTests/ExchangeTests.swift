import DelegationRulesJSON
import DelegationRulesReplay
import SpecCorpus
import TestSupport
import Testing

@Suite("Exchanges")
struct ExchangeTests {
    private static let exchanges: [JSONValue] = ((try? SpecCorpus(path: specs).cases) ?? []).compactMap {
        $0.kind == .exchange ? try? JSONValue(parsing: $0.line.utf8) : nil
    }

    private static let orders = [
        ["method", "url", "headers", "body"], ["body", "headers", "url", "method"],
        ["url", "body", "method", "headers"],
        ["method", "url", "body", "headers"],
    ]

    /// The text of an exchange with the keys of its request in that order.
    private static func text(_ exchange: JSONValue, with keys: [String]) -> String {
        func object(_ members: [(key: String, text: String?)]) -> String {
            "{\(members.compactMap { key, text in text.map { "\"\(key)\":\($0)" } }.joined(separator: ","))}"
        }
        let request = object(keys.map { (key: $0, text: exchange["request"]?[$0]?.line) })
        return object(
            ["token", "tenant", "draft"].map { (key: $0, text: exchange[$0]?.line) } + [(key: "request", text: request)]
        )
    }

    @Test("say the same in whatever order a request's keys stand", arguments: exchanges)
    func order(exchange: JSONValue) throws {
        let results = Self.orders.map { keys in
            do {
                return try Exchange(json: Self.text(exchange, with: keys)).result(in: nil).json()
            } catch {
                return "\(error)"
            }
        }
        #expect(results.allSatisfy { $0 == results[0] })
    }

    @Test("are told what is wrong with a body by its path, wherever that stands", arguments: orders)
    func faults(order: [String]) throws {
        let faults = [
            (#"{"message": {"subject": 1, "subject": 2}}"#, "message.subject: repeated key; expected it once"),
            (#"{"message": {"from" 1}}"#, "message.from: expected ':', found a number"),
            (#"{"message": {}, "Message": {}}"#, "Message: repeated key, whatever its letter case; expected it once"),
            (#"{"message": {"from": 1}, "x": [1,]}"#, "x[1]: expected a value, found ']'"),
        ]
        for (body, expected) in faults {
            let values = [
                "method": #""POST""#, "url": #""https://graph.microsoft.com/v1.0/me/sendMail""#, "body": body,
                "headers": #"{"Content-Type": "application/json"}"#,
            ]
            let request = order.compactMap { key in values[key].map { "\"\(key)\": \($0)" } }.joined(separator: ", ")
            let error = try #require(throws: InvalidText.self) {
                try Exchange(json: #"{"request": {\#(request)}}"#)
            }
            #expect("\(error)" == "request.body.\(expected)")
        }
    }

    @Test("of MIME need no JSON for it, whether that is told before the body or behind it", arguments: orders)
    func mime(order: [String]) throws {
        let values = [
            "method": #""POST""#, "url": #""/me/sendMail""#, "body": #"{"message": {}}"#,
            "headers": #"{"content-type": "text/plain"}"#,
        ]
        let request = order.compactMap { key in values[key].map { "\"\(key)\": \($0)" } }.joined(separator: ", ")
        let exchange = try Exchange(
            json: #"{"token": {"type": "app", "permissions": ["Mail.Send"]}, "request": {\#(request)}}"#)
        let result = try exchange.result(in: Tenant(recipients: []))
        guard case .refused(let refusal) = result.outcome else {
            Issue.record("expected a refusal")
            return
        }
        #expect(refusal.code == "ErrorMimeContentInvalidBase64String")
    }
}
