// What libFuzzer calls, again and again, with one input after the other: the first byte chooses a reader, and the rest
// is for it. Nothing may crash, hang or be read in quadratic time; what comes out is not looked at.

import DelegationRules
import DelegationRulesImport
import DelegationRulesJSON
import DelegationRulesReplay
import Foundation

/// A tenant that has somebody to sign in and somebody to send from.
private let tenant = try? Tenant(recipients: [
    Tenant.Recipient(address: "AdeleV@contoso.com", recipientTypeDetails: .userMailbox),
    Tenant.Recipient(
        address: "AllanD@contoso.com", recipientTypeDetails: .userMailbox, sendOnBehalf: ["AdeleV@contoso.com"]),
])

@c(LLVMFuzzerTestOneInput) public func test(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    guard let choice = input.first else { return 0 }
    let rest = input[1...]
    let text = String(decoding: rest, as: UTF8.self)
    switch choice {
    case UInt8(ascii: "s"):
        if let scenario = try? IdentifiedScenario(json: rest) { _ = scenario.scenario.scenario?.prediction.json() }
    case UInt8(ascii: "e"):
        if let exchange = try? Exchange(json: rest) { _ = try? exchange.result(in: tenant).json(id: exchange.id) }
    case UInt8(ascii: "h"):
        guard let archive = try? HTTPArchive(json: Array(rest)) else { return 0 }
        var drafts = Drafts()
        for line in archive.exchanges.split(separator: UInt8(ascii: "\n")) {
            _ = try? Exchange(json: line).checked(in: tenant, &drafts)
        }
    case UInt8(ascii: "q"): if let question = try? AdviceQuestion(json: rest) { _ = try? question.answer(in: tenant).json() }
    case UInt8(ascii: "t"): _ = try? Tenant(json: rest)
    case UInt8(ascii: "i"): _ = TenantImport(of: [TenantImport.Export(name: "export", bytes: Array(rest))]).findings
    case UInt8(ascii: "a"): _ = try? AccessToken(authorization: text)
    case UInt8(ascii: "u"):
        replay(GraphRequest(method: "POST", url: text, body: #"{"message": {}}"#))
    case UInt8(ascii: "b"): replay(mime: text)
    case UInt8(ascii: "m"): replay(mime: Data(rest).base64EncodedString())
    default: break
    }
    return 0
}

private func replay(mime: String) {
    replay(
        GraphRequest(method: "POST", url: "/me/sendMail", headers: ["Content-Type": "text/plain"], body: mime))
}

private func replay(_ request: GraphRequest) {
    _ = try? tenant?.replay(request, token: .user("AdeleV@contoso.com", permissions: .mailSendShared)).json()
}
