import DelegationRules
import DelegationRulesAccess
import DelegationRulesJSON
import DelegationRulesReplay
import Testing

@Suite("An audit")
struct AuditTests {
    private static let everything = Scenario.Token.Permissions(rawValue: .max)

    /// What replay makes of a user's message through /me, and through the from address's mailbox.
    private struct Sent {
        let sender: Tenant.Recipient
        let from: Tenant.Recipient
        let me: ReplayResult
        let through: ReplayResult

        var code: String? {
            guard case .predicted(_, let prediction) = through.outcome, case .rejected(let error) = prediction.outcome
            else { return nil }
            return error.code
        }

        var clauses: Clauses {
            guard case .predicted(_, let prediction) = me.outcome else { return Clauses() }
            return prediction.clauses
        }

        var isAccepted: Bool { me.sender != nil }
        var copies: [[String]] { [me, through].map { $0.sentItems.map(\.address) } }
        var told: [String] {
            [me, through].map {
                "\($0.response?.status ?? 0) \($0.sender?.address ?? "") \($0.sentItems.map(\.address))"
            }
        }
    }

    private static func sent(in tenant: Tenant) throws -> [Sent] {
        let replayed = Replayed(tenant: tenant)
        return try replayed.pairs.filter { $0.app == nil }.map { pair in
            let token = AccessToken.user(pair.sender.address, permissions: everything)
            return Sent(
                sender: pair.sender, from: pair.from, me: try replayed.result(from: pair.from, path: nil, token),
                through: try replayed.result(from: pair.from, path: pair.from, token))
        }
    }

    /// The addresses of those whom a holder stands for.
    private static func people(in holder: Tenant.Recipient, of tenant: Tenant) -> Set<String> {
        var (people, waiting) = (Set([holder.address]), [holder])
        while let group = waiting.popLast() {
            for member in group.members.compactMap({ tenant.index(of: $0) }).map({ tenant[$0] })
            where people.insert(member.address).inserted { waiting.append(member) }
        }
        return people
    }

    /// Holds the findings of `kind` to those of `sent` of which it `isTrue`: each counts them, and each is in one.
    private static func hold(
        _ kind: AuditFinding.Kind, of findings: [AuditFinding], to sent: [Sent], in tenant: Tenant,
        where isTrue: (Sent) -> Bool
    ) throws {
        let findings = findings.filter { $0.kind == kind }
        var told: Set<String> = []
        for finding in findings {
            let people = people(in: try #require(finding.holder), of: tenant)
            let concerned = sent.filter { $0.from == finding.from && people.contains($0.sender.address) && isTrue($0) }
            #expect(finding.count == concerned.count && finding.count > 0, "\(finding.json)")
            told.formUnion(concerned.map { "\($0.sender.address) \($0.from.address)" })
        }
        #expect(told == Set(sent.filter(isTrue).map { "\($0.sender.address) \($0.from.address)" }), "\(kind)")
    }

    @Test("tells of rights what replay makes of the requests", arguments: 0..<120 as Range<UInt64>)
    func rights(seed: UInt64) throws {
        let tenant = try RandomTenant.tenant(seed: seed)
        let (findings, sent) = (Array(try AuditQuestion().findings(in: tenant)), try Self.sent(in: tenant))
        try Self.hold(.fullAccessWithoutSendingRight, of: findings, to: sent, in: tenant) {
            $0.code == "ErrorSendAsDenied"
        }
        try Self.hold(.sendingRightWithoutFullAccess, of: findings, to: sent, in: tenant) {
            $0.isAccepted && $0.from.recipientTypeDetails.hasUserMailbox && $0.code != nil
        }
        try Self.hold(.bothSendingRights, of: findings, to: sent, in: tenant) { $0.clauses.contains(.sendAsWins) }
        for mailbox in tenant.recipients where mailbox.recipientTypeDetails == .sharedMailbox {
            for copySwitch in AuditFinding.CopySwitch.allCases {
                let lacking = sent.filter {
                    $0.from == mailbox && $0.isAccepted && !$0.copies[0].contains(mailbox.address)
                        && ($0.me.sender == mailbox) == (copySwitch == .sentAs)
                }
                let finding = findings.first {
                    $0.kind == .sharedMailboxKeepsNoCopy && $0.from == mailbox && $0.copySwitch == copySwitch
                }
                #expect(finding?.count ?? 0 == lacking.count)
            }
        }
    }

    @Test("tells of what can be taken away, and nothing changes", arguments: 0..<60 as Range<UInt64>)
    func idle(seed: UInt64) throws {
        let (recipients, _, _) = RandomTenant.parts(seed: seed)
        let tenant = try Tenant(recipients: recipients)
        let told = try Self.sent(in: tenant).map(\.told)
        let findings = Array(try AuditQuestion().findings(in: tenant))
        func without(_ change: (inout Tenant.Recipient) -> Void, on address: String) throws -> [[String]] {
            var changed = recipients
            for index in changed.indices where changed[index].address == address { change(&changed[index]) }
            return try Self.sent(in: Tenant(recipients: changed)).map(\.told)
        }
        var idle: Set<String> = []
        for finding in findings
        where [.grantWithoutEffect, .grantToUserWithoutMailbox, .grantToEmptyGroup].contains(finding.kind) {
            let (from, holder) = (try #require(finding.from), try #require(finding.holder))
            let after = try without(
                { recipient in
                    switch finding.grant {
                    case .sendAs: recipient.sendAs.removeAll { $0 == holder.address }
                    case .sendOnBehalf: recipient.sendOnBehalf.removeAll { $0 == holder.address }
                    default: recipient.fullAccess.removeAll { $0 == holder.address }
                    }
                }, on: from.address)
            #expect(after == told, "\(finding.json)")
            idle.insert("\(from.address) \(holder.address) \(finding.grant?.name ?? "")")
        }
        // Every other grant is somebody's, whom replay finds to hold it, or the recipient's own through a group.
        for from in recipients {
            for grant in Grant.allCases {
                for name in from.holders(of: grant) where !idle.contains("\(from.address) \(name) \(grant.name)") {
                    let holder = try #require(recipients.first { $0.address == name })
                    let people = Self.people(in: holder, of: tenant)
                    let isHeld = people.contains { address in
                        guard let sender = tenant.index(of: address), let index = tenant.index(of: from.address) else {
                            return false
                        }
                        return tenant[sender].recipientTypeDetails.hasUserMailbox
                            && tenant.grants(of: sender, on: index) & 1 << grant.rawValue != 0
                    }
                    #expect(isHeld, "\(from.address) \(name) \(grant)")
                }
            }
        }
        for recipient in recipients {
            for copySwitch in AuditFinding.CopySwitch.allCases {
                let key: WritableKeyPath<Tenant.Recipient, Bool> =
                    copySwitch == .sentAs ? \.messageCopyForSentAsEnabled : \.messageCopyForSendOnBehalfEnabled
                guard recipient[keyPath: key] else { continue }
                let isTold = findings.contains {
                    $0.kind == .copySwitchWithoutUse && $0.from == recipient && $0.copySwitch == copySwitch
                }
                let after = try without({ $0[keyPath: key] = false }, on: recipient.address)
                #expect((after == told) == isTold, "\(recipient.address) \(copySwitch)")
            }
        }
    }

    @Test("tells of applications what replay makes of their requests", arguments: 0..<120 as Range<UInt64>)
    func applications(seed: UInt64) throws {
        let (recipients, policies, roles) = RandomTenant.parts(seed: seed)
        let tenant = try Tenant(recipients: recipients, accessPolicies: policies, roleAssignments: roles)
        let held = try Tenant(recipients: recipients, accessPolicies: policies)
        let findings = Array(try AuditQuestion().findings(in: tenant))
        let mailboxes = recipients.filter(\.recipientTypeDetails.hasUserMailbox)
        func isOpen(
            _ mailbox: Tenant.Recipient, to app: String, in tenant: Tenant, _ permissions: Scenario.Token.Permissions
        ) throws -> Bool {
            try Replayed(tenant: tenant)
                .result(from: mailbox, path: mailbox, .app(appID: app, permissions: permissions)).sender != nil
        }
        for app in tenant.applications {
            let open = try mailboxes.filter { try isOpen($0, to: app, in: tenant, Self.everything) }
            let byRole = try mailboxes.filter { try isOpen($0, to: app, in: tenant, []) }
            let reopened = try byRole.filter { try !isOpen($0, to: app, in: held, .mailSend) }
            let anybody = findings.first { $0.kind == .appMaySendAsAnybody && $0.appID == app }
            let isAnybody =
                !open.isEmpty && open.count == mailboxes.count && (byRole.isEmpty || byRole.count == open.count)
            #expect((anybody != nil) == isAnybody && (anybody.map { $0.count == open.count } ?? true))
            let again = findings.first { $0.kind == .roleReopensMailbox && $0.appID == app }
            #expect(again?.count ?? 0 == reopened.count && again?.from == reopened.first)
        }
    }

    @Test("tells of groups in groups through which a right reaches people", arguments: 0..<60 as Range<UInt64>)
    func nesting(seed: UInt64) throws {
        let tenant = try RandomTenant.tenant(seed: seed)
        for finding in try AuditQuestion().findings(in: tenant) where finding.kind == .rightThroughNestedGroups {
            #expect(!finding.chains.isEmpty)
            for chain in finding.chains {
                #expect(chain.count > 1 && chain.first == finding.holder)
                for (group, member) in zip(chain, chain.dropFirst()) {
                    #expect(group.members.contains { tenant.index(of: $0).map { tenant[$0] } == member })
                }
                let last = try #require(chain.last)
                #expect(
                    last.members.contains {
                        tenant.index(of: $0).map { tenant[$0].recipientTypeDetails.hasUserMailbox } == true
                    })
            }
        }
    }

    @Test("leaves out what is silenced", arguments: AuditFinding.Kind.allCases)
    func silenced(kind: AuditFinding.Kind) throws {
        for seed in 0..<20 as Range<UInt64> {
            let tenant = try RandomTenant.tenant(seed: seed)
            let all = Array(try AuditQuestion().findings(in: tenant))
            let others = try AuditQuestion(silenced: [kind]).findings(in: tenant)
            #expect(others.map(\.json) == all.filter { $0.kind != kind }.map(\.json))
            #expect(
                AuditFinding.Kind.allCases.allSatisfy { kind in
                    others.count(of: kind) == others.count { $0.kind == kind }
                })
        }
    }

    @Test("of a hundred thousand recipients and a million grants", .timeLimit(.minutes(10)))
    func size() throws {
        let count = 100_000
        var recipients = (0..<count).map {
            Tenant.Recipient(address: "r\($0)@contoso.com", recipientTypeDetails: .userMailbox)
        }
        for number in 0..<1_000_000 {
            let from = number % count
            recipients[from].fullAccess.append("r\((number * 7_919 + number / count) % count)@contoso.com")
        }
        let findings = try AuditQuestion().findings(in: Tenant(recipients: recipients))
        #expect(findings.count(of: .fullAccessWithoutSendingRight) > 990_000)
        #expect(findings.reduce(0) { sum, finding in sum + finding.count } > 990_000)
    }
}
