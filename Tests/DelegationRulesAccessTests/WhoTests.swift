import DelegationRules
import DelegationRulesAccess
import DelegationRulesJSON
import DelegationRulesReplay
import SpecCorpus
import Testing

@Suite("Who may send as whom")
struct WhoTests {
    @Test(
        "is what replay makes of the requests, in every row, and in those that are not there",
        arguments: 0..<250 as Range<UInt64>)
    func replayed(seed: UInt64) throws {
        let tenant = try RandomTenant.tenant(seed: seed)
        var rows = Array(try WhoQuestion().rows(in: tenant))[...]
        let everything = Scenario.Token.Permissions(rawValue: .max)
        for pair in Replayed(tenant: tenant).pairs {
            let (ways, _, grants) = try pair.ways(everything)
            guard !ways.isEmpty else { continue }
            let next = rows.popFirst()
            let row = try #require(next)
            let isPair = row.sender == pair.sender && row.from == pair.from && row.appID == pair.app
            #expect(isPair, "\(row.json) is not from \(pair.sender.address) to \(pair.from.address)")
            #expect(row.ways.map { Replayed.Way($0, of: row) } == ways)
            #expect(row.rights.reduce(0) { $0 | 1 << $1.rawValue } == (pair.sender == pair.from ? 0 : grants))
            let enough = try pair.ways(row.permissions)
            #expect(enough.ways == ways && enough.clauses == Set(row.clauses))
            for fewer in Replayed.permissions
            where fewer.rawValue.nonzeroBitCount < row.permissions.rawValue.nonzeroBitCount {
                #expect(try pair.ways(fewer).ways != ways)
            }
        }
        #expect(rows.isEmpty, "\(rows.first?.json ?? "")")
    }

    @Test("tells the shortest chain to each group that holds a right", arguments: 0..<250 as Range<UInt64>)
    func chains(seed: UInt64) throws {
        let tenant = try RandomTenant.tenant(seed: seed)
        for row in try WhoQuestion().rows(in: tenant) where row.sender != row.from {
            for right in Grant.allCases {
                let chains = row.chains(of: right).map { $0.map(\.address) }
                #expect(
                    chains == Self.shortestChains(to: row.from.holders(of: right), right, from: row.sender, in: tenant))
                #expect(row.rights.contains(right) == !chains.isEmpty)
            }
        }
    }

    /// The same by trying every chain there is, the shortest first, and those as short in the order of the tenant.
    private static func shortestChains(
        to holders: [String], _ right: Grant, from sender: Tenant.Recipient, in tenant: Tenant
    ) -> [[String]] {
        let held = Set(
            holders.compactMap { tenant.index(of: $0) }.filter { tenant[$0].recipientTypeDetails.canHold(right) })
        var (chains, found): ([[Int]], Set<Int>) = ([], [])
        var tried = [[tenant.recipients.firstIndex(of: sender) ?? 0]]
        while !tried.isEmpty {
            var longer: [[Int]] = []
            for way in tried {
                let last = way[way.count - 1]
                if held.contains(last), found.insert(last).inserted { chains.append(way) }
                for group in tenant.recipients.indices
                where !way.contains(group) && tenant[group].members.contains(where: { tenant.index(of: $0) == last }) {
                    longer.append(way + [group])
                }
            }
            tried = longer
        }
        return chains.map { $0.dropFirst().reversed().map { tenant[$0].address } }
    }

    @Test("of one sender, from address or application is a part of the whole", arguments: 0..<40 as Range<UInt64>)
    func parts(seed: UInt64) throws {
        let tenant = try RandomTenant.tenant(seed: seed)
        let all = Array(try WhoQuestion().rows(in: tenant))
        func expect(_ question: WhoQuestion, _ isPart: (WhoRow) -> Bool) throws {
            #expect(try question.rows(in: tenant).map(\.json) == all.filter(isPart).map(\.json))
        }
        for one in tenant.recipients {
            try expect(WhoQuestion(sender: one.address)) { $0.sender == one && $0.appID == nil }
            try expect(WhoQuestion(from: one.address)) { $0.from == one }
            for app in tenant.applications {
                try expect(WhoQuestion(app: app)) { $0.appID == app }
                try expect(WhoQuestion(sender: one.address, app: app)) { $0.sender == one && $0.appID == app }
                try expect(WhoQuestion(from: one.address, app: app)) { $0.from == one && $0.appID == app }
            }
            for other in tenant.recipients {
                try expect(WhoQuestion(sender: one.address, from: other.address)) {
                    $0.sender == one && $0.from == other && $0.appID == nil
                }
            }
        }
    }

    @Test("is told to a person of everybody of whom there is a row", arguments: 0..<40 as Range<UInt64>)
    func paragraphs(seed: UInt64) throws {
        let tenant = try RandomTenant.tenant(seed: seed)
        let text = try WhoQuestion().paragraphs(in: tenant).joined()
        let rows = Array(try WhoQuestion().rows(in: tenant))
        for from in Set(rows.filter { $0.appID == nil }.map(\.from)) {
            let senders = rows.filter { $0.appID == nil && $0.from == from }.map(\.sender.address)
            let paragraph = text.split(separator: "\n\n").first {
                $0.split(separator: "\n").first?.hasSuffix(" can send as \(from.address).") == true
            }
            for sender in senders { #expect(paragraph?.contains(sender) == true) }
        }
        for from in tenant.recipients where !rows.contains(where: { $0.appID == nil && $0.from == from }) {
            #expect(!text.contains("can send as \(from.address)."))
            let alone = try WhoQuestion(from: from.address).paragraphs(in: tenant).joined()
            #expect(alone.hasPrefix("Nobody else can send as \(from.address)."))
        }
    }

    /// It has to end, and rows are not gathered: the sum alone is.
    @Test(
        "of a hundred thousand recipients, a million grants, and groups in circles of a hundred",
        .timeLimit(.minutes(10)))
    func size() throws {
        let (count, groups) = (100_000, 5_000)
        func address(_ number: Int) -> String { "r\(number)@contoso.com" }
        var recipients = (0..<count).map {
            Tenant.Recipient(
                address: address($0), recipientTypeDetails: $0 < groups ? .mailUniversalSecurityGroup : .userMailbox)
        }
        for group in 0..<groups {
            let circle = group / 100 * 100
            recipients[group].members = [address(circle + (group - circle + 1) % 100), address(groups + group * 7)]
        }
        for number in 0..<1_000_000 {
            let from = groups + number % (count - groups)
            // One holder in a thousand is a group, in which a hundred are, through up to ninety-nine others.
            let mailbox = (number * 7_919 + number / (count - groups)) % (count - groups)
            let holder = number % 1_000 == 0 ? number / 1_000 % groups : groups + mailbox
            recipients[from].sendAs.append(address(holder))
        }
        let tenant = try Tenant(recipients: recipients)
        let sum = try WhoQuestion().rows(in: tenant).reduce(0) { sum, row in sum + row.ways.count }
        #expect(sum > 1_000_000)
        #expect(try WhoQuestion(from: address(groups)).rows(in: tenant).contains { $0.chains(of: .sendAs).count >= 1 })
    }
}

extension Replayed.Way {
    init(_ way: WhoRow.Way, of row: WhoRow) {
        let parties = [Prediction.Party.sendingUser, .from].filter { way.message.sentItems.contains($0) }
        self.init(
            mailbox: way.mailbox, seen: way.message.sender,
            sentItems: parties.map { $0 == .sendingUser ? row.sender.address : row.from.address })
    }
}
