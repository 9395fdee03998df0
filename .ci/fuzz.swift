// What libFuzzer calls, again and again, with one input after the other: the first byte chooses a reader, and the rest is
// for it, in parts with a tab between them where it takes several. Nothing may crash, hang or be read in quadratic time; of
// what comes out it is looked at alone that it is JSON, and that an imported tenant is one.

import DelegationRules
import DelegationRulesImport
import DelegationRulesJSON
import DelegationRulesReplay
import Foundation

/// The corpus's tenants: who is in the seeds, with groups, policies and roles.
private let tenants = ["contoso", "fabrikam"].map { name in
    guard let json = FileManager.default.contents(atPath: "Specs/tenants/\(name).json"), let tenant = try? Tenant(json: json)
    else { fatalError("Specs/tenants/\(name).json cannot be read; run .ci/fuzz") }
    return tenant
}

/// Each of them may be asked by a user of its own and by an application that policies and roles are about.
private let callers: [(Tenant, AccessToken)] = [
    (tenants[0], .user("AdeleV@contoso.com", permissions: [.mailSendShared, .mailReadWriteShared])),
    (tenants[1], .user("ada@fabrikam.com", permissions: [.mailSend, .mailReadWrite])),
    (tenants[1], .app(appID: "11111111-1111-1111-1111-111111111111", permissions: [.mailSend, .mailReadWrite])),
    (tenants[1], .app(appID: "33333333-3333-3333-3333-333333333333", permissions: [])),
]

@c(LLVMFuzzerTestOneInput) public func test(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    guard let choice = input.first else { return 0 }
    let rest = input[1...]
    let parts = rest.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    let text = String(decoding: rest, as: UTF8.self)
    switch choice {
    case UInt8(ascii: "s"):
        if let scenario = try? IdentifiedScenario(json: rest) {
            check(scenario.scenario.scenario?.prediction.json() ?? "null")
            _ = Explanation(of: scenario.scenario, title: "fuzz")
        }
    case UInt8(ascii: "e"): answer(parts.compactMap { try? Exchange(json: $0) })
    case UInt8(ascii: "h"):
        guard let archive = try? HTTPArchive(json: Array(rest)) else { break }
        for tenant in tenants {
            var drafts = Drafts()
            for line in archive.exchanges.split(separator: UInt8(ascii: "\n")) {
                _ = try? Exchange(json: line).checked(in: tenant, &drafts)
            }
        }
    case UInt8(ascii: "q"):
        guard let question = try? AdviceQuestion(json: rest) else { break }
        for tenant in tenants {
            if let answer = try? question.answer(in: tenant) { check(answer.json()) }
            _ = try? question.explanation(in: tenant, title: "fuzz")
        }
    case UInt8(ascii: "t"): _ = try? Tenant(json: rest)
    case UInt8(ascii: "i"):
        let exports = parts.enumerated().map { TenantImport.Export(name: "export \($0)", bytes: Array($1)) }
        let file = TenantImport(of: exports).tenantFile
        do { _ = try Tenant(json: file) } catch { fatalError("imported as no tenant: \(error)") }
    case UInt8(ascii: "a"): _ = try? AccessToken(authorization: text)
    case UInt8(ascii: "u"):
        replay(GraphRequest(method: "POST", url: String(decoding: parts[0], as: UTF8.self), body: Array(rest[parts[0].endIndex...].dropFirst())))
    case UInt8(ascii: "b"): replay(mime: text)
    case UInt8(ascii: "m"): replay(mime: Data(rest).base64EncodedString())
    default: break
    }
    return 0
}

/// Answers exchanges one after the other, so that drafts of the first are there for the next.
private func answer(_ exchanges: [Exchange]) {
    for tenant in tenants {
        var drafts = Drafts()
        for exchange in exchanges {
            guard let result = try? exchange.result(in: tenant, &drafts) else { continue }
            check(result.json(id: exchange.id))
            _ = result.explanation(title: "fuzz")
        }
    }
}

private func replay(mime: String) {
    for path in ["/me/sendMail", "/me/messages", "/users/info@fabrikam.com/messages/AAMk/reply"] {
        replay(GraphRequest(method: "POST", url: path, headers: ["Content-Type": "text/plain"], body: mime))
    }
}

private func replay(_ request: GraphRequest) {
    for (tenant, token) in callers {
        if let result = try? tenant.replay(request, token: token) {
            check(result.json())
            check(result.advice(for: Advice.Goal()).json())
        }
    }
}

/// Traps where `json` is none.
private func check(_ json: String) {
    var reader = JSONReader(Array(json.utf8))
    guard (try? reader.skip()) != nil, reader.isAtEnd() else { fatalError("no JSON: \(json)") }
}
