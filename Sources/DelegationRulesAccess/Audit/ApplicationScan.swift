import DelegationRules
import DelegationRulesReplay

/// Looks at what the applications of a tenant may use.
struct ApplicationScan {
    private(set) var found: [(app: String, finding: AuditFinding.Found)] = []

    init(of tenant: Tenant) {
        var known = KnownWays(in: tenant)
        let mailboxes = tenant.recipients.indices.filter { tenant.type(at: $0).hasUserMailbox }
        for app in tenant.applications {
            var (open, byRole, reopened) = ([Int](), 0, [Int]())
            var clauses = (open: Clauses(), reopened: Clauses())
            for mailbox in mailboxes {
                let ways = known.ways(of: mailbox, app: app, from: mailbox, grants: 0)
                guard !ways.ways.isEmpty else { continue }
                open.append(mailbox)
                for clause in ways.clauses { clauses.open.insert(clause) }
                guard ways.permissions.isEmpty else { continue }
                byRole += 1
                guard tenant.accessPolicy(of: app, on: mailbox) == .blocks else { continue }
                reopened.append(mailbox)
                for clause in ways.clauses { clauses.reopened.insert(clause) }
            }
            // Where roles with scopes let it in at some mailboxes, it needs no consent, and may have none.
            if let first = open.first, open.count == mailboxes.count, byRole == 0 || byRole == open.count {
                found.append(
                    (app, .init(.appMaySendAsAnybody, on: first, count: open.count, of: byRole, clauses.open)))
            }
            if let first = reopened.first {
                found.append((app, .init(.roleReopensMailbox, on: first, count: reopened.count, clauses.reopened)))
            }
        }
    }
}
