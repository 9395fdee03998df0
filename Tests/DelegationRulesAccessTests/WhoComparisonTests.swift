import DelegationRulesAccess
import DelegationRulesReplay
import Testing

@Suite("Two tenants compared")
struct WhoComparisonTests {
    private struct Key: Hashable {
        let app: String?
        let sender: String
        let from: String

        init(_ row: WhoRow) {
            (app, sender, from) = (row.appID, row.sender.address, row.from.address)
        }
    }

    /// The rows of users and of `apps`, whether the tenant names these or not.
    private static func rows(of tenant: Tenant, apps: Set<String>) throws -> [Key: String] {
        let users = try WhoQuestion().rows(in: tenant).filter { $0.appID == nil }
        let rows = try apps.reduce(into: users) { $0 += try WhoQuestion(app: $1).rows(in: tenant) }
        return Dictionary(uniqueKeysWithValues: rows.map { (Key($0), $0.json) })
    }

    @Test("differ in the rows that differ, and in no others", arguments: 0..<120 as Range<UInt64>)
    func differences(seed: UInt64) throws {
        // A tenant of another seed has recipients of the same addresses, more or fewer, in which all else differs.
        let (before, after) = (try RandomTenant.tenant(seed: seed), try RandomTenant.tenant(seed: seed + 1))
        let apps = Set(before.applications + after.applications)
        var (left, right) = (try Self.rows(of: before, apps: apps), try Self.rows(of: after, apps: apps))
        for difference in WhoComparison(of: before, with: after) {
            let key = Key(try #require(difference.before ?? difference.after))
            let old = left.removeValue(forKey: key)
            let new = right.removeValue(forKey: key)
            #expect(old == difference.before?.json && new == difference.after?.json && old != new)
            #expect(difference.kind == (old == nil ? .added : new == nil ? .removed : .changed))
            #expect(difference.text.hasPrefix(difference.kind == .changed ? "! " : "\(difference.kind.rawValue) "))
        }
        #expect(left == right)
        #expect(Array(WhoComparison(of: before, with: before)).isEmpty)
    }

    @Test("keep to the order of the first, with what is new behind it")
    func order() throws {
        func tenant(_ names: [String], sendAs: [String: [String]]) throws -> Tenant {
            try Tenant(
                recipients: names.map {
                    Tenant.Recipient(
                        address: "\($0)@contoso.com", recipientTypeDetails: .userMailbox, sendAs: sendAs[$0] ?? [])
                })
        }
        let before = try tenant(["a", "b", "c"], sendAs: ["c": ["a@contoso.com", "b@contoso.com"]])
        let after = try tenant(
            ["n", "b", "C", "a"],
            sendAs: ["a": ["n@contoso.com", "b@contoso.com"], "n": ["b@contoso.com"], "C": ["b@contoso.com"]])
        let told = WhoComparison(of: before, with: after).map { difference in
            let row = difference.after ?? difference.before
            return "\(difference.kind.rawValue) \(row?.sender.address.first ?? "?")\(row?.from.address.first ?? "?")"
        }
        #expect(told == ["- ac", "changed bC", "+ bn", "+ ba", "+ na"])
    }
}
