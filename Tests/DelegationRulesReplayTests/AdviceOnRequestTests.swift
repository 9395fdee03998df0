import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay
import Foundation
import TestSupport
import Testing

@Suite("Advice on a request")
struct AdviceOnRequestTests {
    private let tenant: Tenant

    init() throws {
        tenant = try Tenant(json: Data(contentsOf: URL(filePath: "\(specs)/tenants/fabrikam.json")))
    }

    private static let apps = ["1", "3", "4", "5", "9"].map { digit in
        [8, 4, 4, 4, 12].map { String(repeating: digit, count: $0) }.joined(separator: "-")
    }

    private static let tokens =
        apps.map { AccessToken.app(appID: $0, permissions: .mailSend) }
        + apps.map { AccessToken.app(appID: $0, permissions: .other) }
        + [
            AccessToken.user("ada@fabrikam.com", permissions: .mailSendShared),
            AccessToken.user("ben@fabrikam.com", permissions: []),
        ]

    private func result(_ token: AccessToken, path: String, from: String) throws -> ReplayResult {
        let body = """
            {"message": {"toRecipients": [{"emailAddress": {"address": "kim@contoso.com"}}], \
            "from": {"emailAddress": {"address": "\(from)"}}}}
            """
        return try tenant.replay(
            GraphRequest(method: "POST", url: "/users/\(path)/sendMail", body: body), token: token)
    }

    /// What policies and roles say in a scenario.
    private func access(in facts: PackedScenario) -> [UInt8] { [facts[.accessPolicy], facts[.exchangeRoles]] }

    @Test(
        "that goes through the from user's mailbox is by the policies and roles that the request then meets",
        arguments: tokens)
    func throughFrom(token: AccessToken) throws {
        let mailboxes = tenant.recipients.filter { $0.recipientTypeDetails.hasUserMailbox }.map(\.address)
        // Of an application that takes the user's place nothing is known but what holds for every application.
        let app: AccessToken = if case .app = token { token } else { .app(permissions: .mailSend) }
        var compared = 0
        for path in mailboxes {
            for from in mailboxes where from != path {
                let changed = try result(app, path: from, from: from)
                guard case .predicted(let met, _) = changed.outcome else { return }
                for goal in [Advice.Goal.Outcome.accepted(), .rejected()] {
                    let kept = Scenario.Facts(.accessPolicy, .exchangeRoles)
                    let advice = try result(token, path: path, from: from).advice(for: Advice.Goal(goal, keeping: kept))
                    for entry in advice.entries where entry.scenario[.tokenType] == 1 && entry.scenario[.mailbox] == 2 {
                        #expect(access(in: entry.scenario) == access(in: met), "\(path), \(from): \(entry.scenario)")
                        compared += 1
                    }
                }
            }
        }
        #expect(compared > 0)
    }
}
