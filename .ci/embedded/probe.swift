// Reads a tenant and a question as bytes, and answers with bytes: linked as Embedded Swift, without a runtime.

import DelegationRules
import DelegationRulesAccess
import DelegationRulesImport
import DelegationRulesJSON
import DelegationRulesReplay

/// Room for `count` bytes.
@c(reserve) public func reserve(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    .allocate(capacity: count)
}

/// Gives back room that was reserved, or an answer.
@c(release) public func release(_ bytes: UnsafeMutablePointer<UInt8>) {
    unsafe bytes.deallocate()
}

/// Answers a question as `predict` (0), `replay` (1) or `advise` (2) does, or who may send as whom (3), or what to look at (4), or an export with a
/// tenant as `tenant import` does (any other); the bytes end with a zero.
@c(answer) public func answer(
    _ kind: Int32, _ tenant: UnsafePointer<UInt8>, _ tenantCount: Int, _ question: UnsafePointer<UInt8>,
    _ questionCount: Int
) -> UnsafeMutablePointer<UInt8> {
    let text = text(
        answering: unsafe Array(UnsafeBufferPointer(start: question, count: questionCount)), kind,
        in: unsafe Array(UnsafeBufferPointer(start: tenant, count: tenantCount)))
    let bytes = unsafe reserve(text.utf8.count + 1)
    _ = unsafe UnsafeMutableBufferPointer(start: bytes, count: text.utf8.count).initialize(from: text.utf8)
    unsafe bytes[text.utf8.count] = 0
    return unsafe bytes
}

/// Whether the first example of the source document is answered as Microsoft shows it.
@c(example) public func example() -> Int32 {
    let answer = text(
        answering: Array(
            #"""
            {"token": {"type": "user", "user": "AdeleV@contoso.com", "permissions": ["Mail.Send.Shared"]},
             "request": {"method": "POST", "url": "/me/sendmail",
              "body": {"message": {"from": {"emailAddress": {"address": "AllanD@contoso.com"}},
               "toRecipients": [{"emailAddress": {"address": "DanaS@contoso.com"}}]}}}}
            """#.utf8), 1,
        in: Array(
            #"""
            {"recipients": [{"address": "AdeleV@contoso.com", "recipientTypeDetails": "UserMailbox"},
              {"address": "AllanD@contoso.com", "recipientTypeDetails": "UserMailbox", "sendOnBehalf": ["adelev@contoso.com"]}]}
            """#.utf8))
    let expected = #"""
        {"response":{"status":202,"headers":{}},"outcome":"accepted","message":{"sender":{"emailAddress":\#
        {"name":"AdeleV@contoso.com","address":"AdeleV@contoso.com"}},"from":{"emailAddress":\#
        {"name":"AllanD@contoso.com","address":"AllanD@contoso.com"}}},"sentItems":["AdeleV@contoso.com"],
        """#
    return answer.utf8.starts(with: expected.utf8) ? 1 : 0
}

private func text(answering question: [UInt8], _ kind: Int32, in tenant: [UInt8]) -> String {
    do throws(InvalidText) {
        switch kind {
        case 0:
            let scenario = try IdentifiedScenario(json: question)
            guard let prediction = scenario.scenario.scenario?.prediction else { return "" }
            return prediction.json(id: scenario.id)
        case 1:
            let exchange = try Exchange(json: question)
            return try exchange.result(in: Tenant(json: tenant)).json(id: exchange.id)
        case 2:
            let question = try AdviceQuestion(json: question)
            return try question.answer(in: Tenant(json: tenant)).json(id: question.id)
        case 3: return try WhoQuestion(json: question).json(in: Tenant(json: tenant))
        case 4: return try AuditQuestion(json: question).json(in: Tenant(json: tenant))
        default:
            let imported = TenantImport(of: [TenantImport.Export(name: "export.json", bytes: question)])
            return String(decoding: imported.tenantFile, as: UTF8.self)
        }
    } catch {
        var writer = JSONWriter()
        writer.invalid(error, id: nil, line: nil)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
