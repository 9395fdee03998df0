import DelegationRules
import DelegationRulesReplay

/// Looks through a tenant, one from address after the other, and gathers what is found: a few findings for each grant at
/// most, however many people are in the groups that hold them.
struct AuditScan {
    private let tenant: Tenant
    private var known: KnownWays
    private var walk: Walk
    /// What each sender holds on the from address that is looked at, a bit for each grant.
    private var held: [UInt8]
    /// Those who hold anything there.
    private var senders: [Int] = []
    /// Whether each group holds people through others, where that was asked.
    private var nests: [Int: Bool] = [:]
    private(set) var found: [AuditFinding.Found] = []

    init(of tenant: Tenant) {
        self.tenant = tenant
        known = KnownWays(in: tenant)
        walk = Walk(along: tenant.members, among: tenant.recipients.count)
        held = Array(repeating: 0, count: tenant.recipients.count)
        for from in tenant.recipients.indices { look(at: from) }
    }

    private mutating func look(at from: Int) {
        let grants = Grant.allCases.map { (grant: $0, holders: tenant.holders(of: $0)[from]) }
        for (grant, holders) in grants {
            for holder in holders {
                for sender in mailboxes(in: holder) where sender != from {
                    if held[sender] == 0 { senders.append(sender) }
                    held[sender] |= 1 << grant.rawValue
                }
            }
        }
        lookAtNames(on: from)
        for (grant, holders) in grants {
            for holder in holders where means(grant, to: holder, on: from) {
                look(at: grant, of: holder, on: from, alsoSendAs: grants[0].holders.containsInOrder(holder))
            }
        }
        lookAtCopies(in: from)
        for sender in senders { held[sender] = 0 }
        senders.removeAll(keepingCapacity: true)
    }

    /// The mailboxes that hold what `holder` holds: itself, or those in a group.
    private mutating func mailboxes(in holder: Int) -> [Int] {
        if tenant.members[holder].isEmpty { return tenant.type(at: holder).hasUserMailbox ? [holder] : [] }
        return walk.everybody(from: [holder]).filter { tenant.type(at: $0).hasUserMailbox }
    }

    private mutating func ways(of sender: Int, from: Int) -> SendingWays {
        known.ways(of: sender, from: from, grants: held[sender])
    }

    /// Whether the grant can mean anything: nobody needs one on oneself, but a group's is its members'.
    private func means(_ grant: Grant, to holder: Int, on from: Int) -> Bool {
        (holder != from || tenant.type(at: from).hasMembers)
            && (grant != .fullAccess || tenant.type(at: from).hasUserMailbox)
    }

    // MARK: Grants

    /// Finds the grants that mean nothing: a tenant leaves those out of who holds what.
    private mutating func lookAtNames(on from: Int) {
        let recipient = tenant[from]
        for grant in Grant.allCases {
            var seen: Set<Int> = []
            for name in recipient.holders(of: grant) {
                guard let holder = tenant.index(of: name), seen.insert(holder).inserted else { continue }
                if tenant.type(at: holder).canHold(grant), means(grant, to: holder, on: from) { continue }
                found.append(.init(.grantWithoutEffect, on: from, grant, holder: holder))
            }
        }
    }

    private mutating func look(at grant: Grant, of holder: Int, on from: Int, alsoSendAs: Bool) {
        let type = tenant.type(at: holder)
        if type.pathMailbox == .withoutMailbox {
            return found.append(.init(.grantToUserWithoutMailbox, on: from, grant, holder: holder))
        }
        let senders = mailboxes(in: holder)
        if senders.isEmpty { return found.append(.init(.grantToEmptyGroup, on: from, grant, holder: holder)) }
        if type.hasUserMailbox, type != .userMailbox {
            found.append(.init(.grantToUnattendedMailbox, on: from, grant, holder: holder))
        }
        if type.hasMembers, nestsPeople(holder) {
            found.append(.init(.rightThroughNestedGroups, on: from, grant, holder: holder, count: senders.count))
        }
        switch grant {
        case .fullAccess:
            count(.fullAccessWithoutSendingRight, grant, of: holder, on: from, senders) { $0.ways.isEmpty }
        case .sendAs, .sendOnBehalf:
            if grant == .sendOnBehalf {
                count(.bothSendingRights, grant, of: holder, on: from, senders) { $0.clauses.contains(.sendAsWins) }
            }
            // Of who holds both sending rights, it is told once.
            if tenant.type(at: from).hasUserMailbox, grant == .sendAs || !alsoSendAs {
                count(.sendingRightWithoutFullAccess, grant, of: holder, on: from, senders) { ways in
                    ways.ways.contains { $0.mailbox == .me } && !ways.ways.contains { $0.mailbox == .from }
                }
            }
        }
    }

    /// Finds a grant of which it is true of some of `senders`, who hold it, that `isConcerned`.
    private mutating func count(
        _ kind: AuditFinding.Kind, _ grant: Grant, of holder: Int, on from: Int, _ senders: [Int],
        _ isConcerned: (SendingWays) -> Bool
    ) {
        var (count, all, clauses) = (0, 0, Clauses())
        for sender in senders where sender != from {
            all += 1
            let ways = ways(of: sender, from: from)
            guard isConcerned(ways) else { continue }
            count += 1
            // What does not work is decided where it is refused, and all else where it works.
            let deciding = ways.refusals.last { $0.mailbox == .from && kind != .bothSendingRights }?.clauses
            for clause in deciding ?? ways.clauses { clauses.insert(clause) }
        }
        if count > 0 { found.append(.init(kind, on: from, grant, holder: holder, count: count, of: all, clauses)) }
    }

    private mutating func nestsPeople(_ group: Int) -> Bool {
        if let nests = nests[group] { return nests }
        let result = walk.membership(from: group) { _ in true }.found.dropFirst().contains { tenant.holdsPeople($0) }
        nests[group] = result
        return result
    }

    // MARK: Copies

    private mutating func lookAtCopies(in from: Int) {
        var used: [Prediction.Authorship] = []
        var (lacking, clauses) = ([Prediction.Authorship: Int](), Clauses())
        let isShared = tenant.type(at: from) == .sharedMailbox
        for sender in senders {
            let ways = ways(of: sender, from: from)
            guard let own = ways.ways.first(where: { $0.mailbox == .me })?.message else { continue }
            if ways.clauses.contains(.administratorsCopy), !used.contains(own.authorship) {
                used.append(own.authorship)
            }
            guard isShared, !own.sentItems.contains(.from) else { continue }
            lacking[own.authorship, default: 0] += 1
            for clause in ways.clauses { clauses.insert(clause) }
        }
        let recipient = tenant[from]
        for (copySwitch, authorship, isOn) in [
            (AuditFinding.CopySwitch.sentAs, .sentAs, recipient.messageCopyForSentAsEnabled),
            (.sendOnBehalf, Prediction.Authorship.onBehalf, recipient.messageCopyForSendOnBehalfEnabled),
        ] {
            if isOn, !used.contains(authorship) {
                found.append(.init(.copySwitchWithoutUse, on: from, copySwitch: copySwitch))
            }
            if let count = lacking[authorship] {
                found.append(
                    .init(.sharedMailboxKeepsNoCopy, on: from, copySwitch: copySwitch, count: count, clauses))
            }
        }
    }
}

extension Tenant {
    /// Whether the group at `group` has a mailbox that may send among its direct members.
    func holdsPeople(_ group: Int) -> Bool {
        type(at: group).hasMembers && members[group].contains { type(at: $0).hasUserMailbox }
    }
}
