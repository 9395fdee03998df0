import TestSupport
import Testing

@testable import DelegationRulesReplay

@Suite("Identities")
struct IdentityTests {
    @Test(
        "are the same in either case of ASCII letters, and in nothing else",
        arguments: [
            ("a@b.c", "A@B.C", true), ("AZaz09@[`{", "azAZ09@[`{", true), ("", "", true), ("a", "ab", false),
            ("@", "`", false), ("[", "{", false), ("é", "é", true), ("é", "É", false), ("é", "e\u{301}", false),
            ("k", "\u{212A}", false), ("s", "\u{17F}", false), ("i", "\u{130}", false), ("ß", "SS", false),
            ("a\u{301}\u{316}", "a\u{316}\u{301}", false), ("\u{AC00}", "\u{1100}\u{1161}", false),
        ])
    func same(one: String, other: String, isSame: Bool) {
        #expect(one.isEqualIgnoringCase(to: other) == isSame)
        guard !one.isEmpty else { return }
        var identities = IdentityIndex(capacity: 2)
        let number = identities.add(one)
        #expect((identities.add(other) == number) == isSame)
        #expect((identities.number(of: other) == number) == isSame)
    }

    @Test("have the numbers that they have one by one when they come together")
    func together() {
        var random = SplitMix64(seed: 12)
        var (one, together) = (IdentityIndex(capacity: 0), IdentityIndex(capacity: 0))
        for _ in 0..<300 {
            let names = (0..<Int.random(in: 0...300, using: &random)).map { _ in
                let name = "user\(Int.random(in: 0..<30_000, using: &random))@contoso.com"
                return Bool.random(using: &random) ? name : name.uppercased()
            }
            #expect(together.numbers(of: names) == names.map { one.number(of: $0) })
            #expect(together.add(names) == names.map { one.add($0) })
        }
        #expect(one.count == together.count && one.count > 20_000)
    }

    /// Marks that a comparison by normal form would have to sort.
    private static func name(ofMarks count: Int, at domain: String = "@contoso.com") -> String {
        "a" + String(repeating: "\u{301}\u{316}", count: count / 2) + domain
    }

    @Test("cost time in proportion to their length, whatever they are made of", .timeLimit(.minutes(10)))
    func linear() throws {
        // 2 MB each: by normal form, whose sorting takes the square of that, nobody would see the end of it.
        let name = Self.name(ofMarks: 1_000_000)
        let sameName = Self.name(ofMarks: 1_000_000, at: "@CONTOSO.com")
        let user = Tenant.Recipient(address: name, recipientTypeDetails: .userMailbox)
        let other = Tenant.Recipient(
            address: "b@contoso.com", recipientTypeDetails: .userMailbox, sendAs: [sameName])
        let tenant = try Tenant(recipients: [user, other])
        #expect(tenant.index(of: name) == 0)
        #expect(tenant.index(of: Self.name(ofMarks: 1_000_002)) == nil)
    }
}
