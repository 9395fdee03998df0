import DelegationRulesReplay

/// Which from addresses are asked about, and through whom rights there can be held.
struct FromScope: Sendable {
    private let tenant: Tenant
    /// The one from address that is asked about; `nil` where all are.
    private(set) var from: Int?
    /// What each recipient holds, for every grant, where all from addresses are asked about.
    private(set) var held: [Relation] = []
    /// The walk from those who hold something that counts to their members.
    private var walk: Walk

    /// Nobody is asked about yet.
    init(in tenant: Tenant) {
        self.tenant = tenant
        walk = Walk(along: tenant.members, among: tenant.recipients.count)
    }

    /// Asks about all from addresses; the mailboxes that may have a way to send from one, in their order.
    mutating func open() -> [Int] {
        held = Grant.allCases.map { tenant.holders(of: $0).inverse }
        let recipients = tenant.recipients.indices
        let held = held
        _ = walk.everybody(from: recipients.filter { holder in held.contains { !$0[holder].isEmpty } })
        return recipients.filter { tenant.type(at: $0).hasUserMailbox }
    }

    /// Asks about `from` alone; the mailboxes that may have a way to send from there, in their order.
    mutating func narrow(to from: Int) -> [Int] {
        self.from = from
        var reached = walk.everybody(from: Grant.allCases.flatMap { tenant.holders(of: $0)[from] })
        // An application needs nobody to send as the mailbox itself.
        if !walk.came(by: from) { reached.append(from) }
        return reached.filter { tenant.type(at: $0).hasUserMailbox }.sorted()
    }

    /// Whether something that counts is held by `group`, or by a group that it is in.
    func leads(through group: Int) -> Bool { walk.came(by: group) }
}
