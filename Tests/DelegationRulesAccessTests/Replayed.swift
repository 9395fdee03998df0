import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay

/// What `replay` makes of a message that is sent: every row of `who` and every finding of `audit` is held against it.
struct Replayed {
    let tenant: Tenant

    /// Every set of permissions that decides something.
    static let permissions = (0..<UInt8(16)).map { Scenario.Token.Permissions(rawValue: $0) }

    /// What comes of `sendMail` on the mailbox of `path`, or of /me, with a message from `from`.
    func result(from: Tenant.Recipient, path: Tenant.Recipient?, _ token: AccessToken) throws -> ReplayResult {
        let mailbox = path.map { "users/\($0.userPrincipalName ?? $0.address)" } ?? "me"
        let body =
            #"{"message": {"from": {"emailAddress": {"address": "\#(from.address)"}}, "#
            + #""toRecipients": [{"emailAddress": {"address": "somebody@fabrikam.com"}}]}}"#
        return try tenant.replay(
            GraphRequest(
                method: "POST", url: "https://graph.microsoft.com/v1.0/\(mailbox)/sendMail",
                headers: ["Content-Type": "application/json"], body: Array(body.utf8)),
            token: token)
    }

    /// A way to send that was accepted: what `who` says of it.
    struct Way: Hashable {
        let mailbox: Scenario.Path.Mailbox
        let seen: Prediction.Party
        let sentItems: [String]
    }

    /// One sender, or an application and a mailbox, and a from address: what comes of every path.
    struct Pair {
        let sender: Tenant.Recipient
        let from: Tenant.Recipient
        let app: String?
        let results: (Scenario.Token.Permissions) throws -> [ReplayResult]

        /// The ways that are accepted with these permissions, and the clauses that decide in them.
        func ways(
            _ permissions: Scenario.Token.Permissions
        ) throws -> (ways: [Way], clauses: Set<Clause>, grants: UInt8) {
            var (ways, clauses, grants) = ([Way](), Set<Clause>(), 0 as UInt8)
            for result in try results(permissions) {
                guard case .predicted(let scenario, let prediction) = result.outcome,
                    case .accepted(let message) = prediction.outcome, let path = scenario.scenario?.path.mailbox
                else { continue }
                ways.append(Way(mailbox: path, seen: message.sender, sentItems: result.sentItems.map(\.address)))
                clauses.formUnion(prediction.clauses)
                grants |= scenario[.grants]
            }
            return (ways, clauses, grants)
        }
    }

    /// Every pair that there is, in the order of `who`, whether it can send or not.
    var pairs: [Pair] {
        let senders = tenant.recipients.filter(\.recipientTypeDetails.hasUserMailbox)
        let users = senders.flatMap { sender in
            tenant.recipients.filter { $0 != sender }.map { from in
                Pair(sender: sender, from: from, app: nil) { permissions in
                    let token = AccessToken.user(sender.address, permissions: permissions)
                    return try [nil, from].map { try result(from: from, path: $0, token) }
                }
            }
        }
        let apps = tenant.applications.flatMap { app in
            senders.flatMap { mailbox in
                tenant.recipients.map { from in
                    Pair(sender: mailbox, from: from, app: app) { permissions in
                        [try result(from: from, path: mailbox, .app(appID: app, permissions: permissions))]
                    }
                }
            }
        }
        return users + apps
    }
}
