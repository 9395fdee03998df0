import DelegationRules
import DelegationRulesReplay

/// Works out the rows of one sender after the other.
struct RowMaker {
    private let tenant: Tenant
    private var walk: Walk
    private var known: KnownWays

    init(in tenant: Tenant) {
        self.tenant = tenant
        walk = Walk(along: tenant.groups, among: tenant.recipients.count)
        known = KnownWays(in: tenant)
    }

    /// Whether the recipient at `index` may send.
    func isMailbox(_ index: Int) -> Bool { tenant.type(at: index).hasUserMailbox }

    /// The rows of the mailbox `sender`, whose user signs in, or as which the application `app` acts; in the order of the
    /// from addresses.
    mutating func rows(of sender: Int, app: String?, _ scope: FromScope) -> [WhoRow] {
        let membership = walk.membership(from: sender) { scope.leads(through: $0) }
        let holdings = holdings(of: membership, app: app, scope)
        var rows: [WhoRow] = []
        var start = 0
        while start < holdings.count {
            let from = holdings[start].from
            let end = holdings[start...].firstIndex { $0.from != from } ?? holdings.count
            let there = holdings[start..<end]
            start = end
            if app == nil, from == sender { continue }
            let ways =
                if let app { known.ways(of: app, through: sender, from: from, grants: there.grants) } else {
                    known.ways(of: sender, from: from, grants: there.grants)
                }
            guard !ways.ways.isEmpty else { continue }
            rows.append(
                WhoRow(
                    tenant: tenant, senderIndex: sender, fromIndex: from, appID: app, sendingWays: ways,
                    membership: membership, holdings: from == sender ? [] : there))
        }
        return rows
    }

    private func holdings(of membership: Membership, app: String?, _ scope: FromScope) -> [Holding] {
        var holdings: [Holding] = []
        let sender = membership.found[0]
        if app != nil, scope.from ?? sender == sender { holdings.append(Holding(ownMailOf: sender)) }
        for (place, holder) in membership.found.enumerated() {
            for grant in Grant.allCases {
                if let from = scope.from {
                    guard tenant.holders(of: grant)[from].containsInOrder(holder) else { continue }
                    holdings.append(Holding(on: from, place: place, grant.rawValue))
                } else {
                    for from in scope.held[Int(grant.rawValue)][holder] {
                        holdings.append(Holding(on: from, place: place, grant.rawValue))
                    }
                }
            }
        }
        holdings.sort()
        return holdings
    }
}
