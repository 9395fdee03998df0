import DelegationRules
import DelegationRulesReplay

/// Works out the rows of one sender after the other: on all from addresses, or on one.
struct RowMaker {
    private let tenant: Tenant
    /// The one from address that is asked about; `nil` where all are.
    private var from: Int?
    /// What each recipient holds, for every grant, where all from addresses are asked about.
    private var held: [Relation] = []
    /// The walk from those who hold something that counts to their members.
    private var members: Walk
    /// The walk from a sender to the groups that it is in.
    private var groups: Walk
    private var known: KnownWays

    /// Nobody is asked about yet.
    init(in tenant: Tenant) {
        self.tenant = tenant
        members = Walk(along: tenant.members, among: tenant.recipients.count)
        groups = Walk(along: tenant.groups, among: tenant.recipients.count)
        known = KnownWays(in: tenant)
    }

    /// Asks about all from addresses; the mailboxes that may have a way to send from one, in their order.
    @discardableResult
    mutating func askAboutAll() -> [Int] {
        held = Grant.allCases.map { tenant.holders(of: $0).inverse }
        let recipients = tenant.recipients.indices
        let held = held
        _ = members.everybody(from: recipients.filter { holder in held.contains { !$0[holder].isEmpty } })
        return recipients.filter { tenant.type(at: $0).hasUserMailbox }
    }

    /// Asks about `from` alone; the mailboxes that may have a way to send from there, in their order.
    mutating func ask(about from: Int) -> [Int] {
        self.from = from
        var reached = members.everybody(from: Grant.allCases.flatMap { tenant.holders(of: $0)[from] })
        // An application sends as the mailbox itself without any grant.
        if !members.came(by: from) { reached.append(from) }
        return reached.filter { tenant.type(at: $0).hasUserMailbox }.sorted()
    }

    /// The rows of `sender`, whose user signs in, or as which the application `app` acts, in the order of the from addresses;
    /// none where it is no mailbox. What is asked about must be known.
    mutating func rows(of sender: Int, app: String?) -> [WhoRow] {
        guard tenant.type(at: sender).hasUserMailbox else { return [] }
        let membership = groups.membership(from: sender) { members.came(by: $0) }
        let holdings = holdings(of: membership, app: app)
        var rows: [WhoRow] = []
        var start = 0
        while start < holdings.count {
            let address = holdings[start].from
            let end = holdings[start...].firstIndex { $0.from != address } ?? holdings.count
            let there = holdings[start..<end]
            start = end
            if app == nil, address == sender { continue }
            let ways = known.ways(of: sender, app: app, from: address, grants: there.grants)
            guard !ways.ways.isEmpty else { continue }
            rows.append(
                WhoRow(
                    tenant: tenant, senderIndex: sender, fromIndex: address, appID: app, sendingWays: ways,
                    membership: membership, holdings: address == sender ? [] : there))
        }
        return rows
    }

    private func holdings(of membership: Membership, app: String?) -> [Holding] {
        var holdings: [Holding] = []
        let sender = membership.found[0]
        if app != nil, from ?? sender == sender { holdings.append(Holding(ownMailOf: sender)) }
        for (place, holder) in membership.found.enumerated() {
            for grant in Grant.allCases {
                if let from {
                    guard tenant.holders(of: grant)[from].containsInOrder(holder) else { continue }
                    holdings.append(Holding(on: from, place: place, grant.rawValue))
                } else {
                    for address in held[Int(grant.rawValue)][holder] {
                        holdings.append(Holding(on: address, place: place, grant.rawValue))
                    }
                }
            }
        }
        holdings.sort()
        return holdings
    }
}
