import DelegationRulesJSON
import Testing

@testable import DelegationRulesReplay

@Suite("A tenant")
struct TenantTests {
    private static func user(_ name: String, sendAs: [String] = [], sendOnBehalf: [String] = []) -> Tenant.Recipient {
        Tenant.Recipient(
            address: name + "@contoso.com", recipientTypeDetails: .userMailbox, sendAs: sendAs,
            sendOnBehalf: sendOnBehalf)
    }

    private static func group(
        _ name: String, _ type: Tenant.RecipientType = .mailUniversalSecurityGroup, members: [String]
    ) -> Tenant.Recipient {
        Tenant.Recipient(address: name + "@contoso.com", recipientTypeDetails: type, members: members)
    }

    private func grants(
        of sender: String, on from: String, in recipients: [Tenant.Recipient]
    ) throws -> Set<Grant> {
        let tenant = try Tenant(recipients: recipients)
        let (sender, from) = (try #require(tenant.index(of: sender)), try #require(tenant.index(of: from)))
        return Set(tenant.holders(for: sender, on: from).keys)
    }

    @Test("knows a recipient by every name, whatever the letter case")
    func identities() throws {
        let tenant = try Tenant(recipients: [
            Tenant.Recipient(
                address: "AdeleV@contoso.com", recipientTypeDetails: .userMailbox,
                userPrincipalName: "adele@contoso.onmicrosoft.com", id: "87D349ED", aliases: ["AdeleVance"])
        ])
        for name in ["adelev@CONTOSO.com", "Adele@contoso.onmicrosoft.com", "87d349ed", "ADELEVANCE"] {
            #expect(tenant.index(of: name) == 0)
        }
        #expect(tenant.index(of: "Adele Vance") == nil)
    }

    @Test("tells apart names that differ in more than the case of ASCII letters, however many there are")
    func differentIdentities() throws {
        let names = [
            "@", "`", "[", "{", "É", "é", "E\u{301}", "\u{0}", "\u{0}\u{0}", "1234567", "12345678", "123456789",
        ]
        let aliases = (0..<1000).map { "Alias \($0)" }
        let tenant = try Tenant(
            recipients: names.map { Tenant.Recipient(address: $0, recipientTypeDetails: .userMailbox) } + [
                Tenant.Recipient(address: "a", recipientTypeDetails: .userMailbox, aliases: aliases)
            ])
        for (index, name) in names.enumerated() { #expect(tenant.index(of: name) == index) }
        for alias in aliases { #expect(tenant.index(of: alias.uppercased()) == names.count) }
        #expect(tenant.index(of: "") == nil && tenant.index(of: "alias 1000") == nil)
    }

    @Test("names who holds a grant once, in the order of the recipients, however groups lie in each other")
    func holders() throws {
        let tenant = try Tenant(recipients: [
            Self.group("outer", members: ["left@contoso.com", "RIGHT@contoso.com", "left@contoso.com"]),
            Self.user("a"), Self.group("left", members: ["a@contoso.com"]),
            Self.group("right", members: ["a@contoso.com", "outer@contoso.com"]),
            Self.user(
                "from",
                sendAs: [
                    "a@contoso.com", "right@contoso.com", "outer@contoso.com", "A@contoso.com", "from@contoso.com",
                ]),
        ])
        #expect(tenant.holders(for: 1, on: 4) == [.sendAs: [0, 1, 3]])
        #expect(tenant.grants(of: 1, on: 4) == 0b001 && tenant.grants(of: 2, on: 1) == 0)
    }

    @Test(
        "gives a group's grant to its members, through any number of groups",
        arguments: [Tenant.RecipientType.mailUniversalSecurityGroup, .mailUniversalDistributionGroup])
    func nestedGroups(inner: Tenant.RecipientType) throws {
        let recipients = [
            Self.user("a"), Self.user("b"), Self.user("from", sendAs: ["outer@contoso.com"]),
            Self.group("outer", members: ["inner@contoso.com"]),
            Self.group("inner", inner, members: ["a@contoso.com", "outer@contoso.com"]),
        ]
        #expect(try grants(of: "a@contoso.com", on: "from@contoso.com", in: recipients) == [.sendAs])
        #expect(try grants(of: "b@contoso.com", on: "from@contoso.com", in: recipients) == [])
    }

    @Test(
        "gives only those groups a grant that can hold it",
        arguments: [
            (.mailUniversalSecurityGroup, [.sendAs, .sendOnBehalf]),
            (.mailUniversalDistributionGroup, [.sendOnBehalf]), (.dynamicDistributionGroup, []), (.groupMailbox, []),
        ] as [(Tenant.RecipientType, Set<Grant>)])
    func delegates(type: Tenant.RecipientType, held: Set<Grant>) throws {
        let recipients = [
            Self.user("a"), Self.group("g", type, members: ["a@contoso.com"]),
            Self.user("from", sendAs: ["g@contoso.com"], sendOnBehalf: ["g@contoso.com"]),
        ]
        #expect(try grants(of: "a@contoso.com", on: "from@contoso.com", in: recipients) == held)
    }

    @Test(
        "answers what concerns an app at the same cost, however many policies and roles there are",
        .timeLimit(.minutes(10)))
    func manyApps() throws {
        let count = 10_000
        let recipients = (0..<count).map { Self.user("user\($0)") } + [Self.group("g", members: ["user0@contoso.com"])]
        // Each app has one of each, and one app has as many as all others.
        let own = (0..<count).map { (appID: "App-\($0)", scope: "user\($0)@contoso.com") }
        let all = own + own.map { ("many", $0.scope) }
        let tenant = try Tenant(
            recipients: recipients,
            accessPolicies: all.map { .init(appID: $0.appID, accessRight: .restrictAccess, scope: $0.scope) } + [
                .init(appID: "*", accessRight: .denyAccess, scope: "g@contoso.com")
            ],
            roleAssignments: all.map { .init(appID: $0.appID, role: .mailSend, scope: $0.scope) } + [
                .init(appID: "many", role: .mailReadWrite)
            ])
        var wrong = 0
        for _ in 0..<20 {
            for index in 1..<count {
                let next = index % (count - 1) + 1
                for (app, isIn) in [("app-\(index)", true), ("many", true), ("app-\(next)", false)] {
                    let isAllowed = tenant.accessPolicy(of: app, on: index) == .allows
                    let isGiven = tenant.exchangeRoles(of: app, on: index).contains(.mailSend)
                    if isAllowed != isIn || isGiven != isIn { wrong += 1 }
                }
            }
        }
        #expect(wrong == 0)
        #expect(tenant.accessPolicy(of: "many", on: 0) == .blocks && tenant.accessPolicy(of: nil, on: 0) == .blocks)
        #expect(
            tenant.exchangeRoles(of: "many", on: nil) == .mailReadWrite && tenant.exchangeRoles(of: nil, on: 1) == [])
    }

    struct Fault: CustomTestStringConvertible {
        let testDescription: String
        let recipients: [Tenant.Recipient]
        let path: String
        let message: String
    }

    @Test("names both places where it contradicts itself", arguments: faults)
    func fault(fault: Fault) {
        let error = #expect(throws: InvalidText.self) { try Tenant(recipients: fault.recipients) }
        #expect(error?.path == fault.path)
        #expect(error?.message == fault.message)
    }

    private static let faults = [
        Fault(
            testDescription: "two recipients claim an address",
            recipients: [
                user("a"),
                Tenant.Recipient(
                    address: "b@contoso.com", recipientTypeDetails: .userMailbox, aliases: ["x", "A@contoso.com"]),
            ],
            path: "recipients[1].aliases[1]",
            message: "\"A@contoso.com\" is taken by recipients[0].address; expected each once"),
        Fault(
            testDescription: "a grant to somebody unknown", recipients: [user("a", sendAs: ["nobody@contoso.com"])],
            path: "recipients[0].sendAs[0]",
            message: "nobody is called \"nobody@contoso.com\"; expected a recipient of this tenant "
                + "(it is named by a@contoso.com)"),
        Fault(
            testDescription: "a member that does not exist",
            recipients: [user("a"), group("g", members: ["a@contoso.com", "nobody"])],
            path: "recipients[1].members[1]",
            message: "nobody is called \"nobody\"; expected a recipient of this tenant (it is named by g@contoso.com)"),
        Fault(
            testDescription: "a name that is empty",
            recipients: [Tenant.Recipient(address: "", recipientTypeDetails: .userMailbox)],
            path: "recipients[0].address", message: "empty; expected an identity"),
    ]

    @Test("reads itself back from JSON")
    func roundTrip() throws {
        let text = """
            {"recipients": [{"address": "a@contoso.com", "recipientTypeDetails": "SharedMailbox", "displayName": "A",
            "userPrincipalName": "u", "id": "i", "aliases": ["x"], "sendAs": ["b@contoso.com"],
            "sendOnBehalf": ["b@contoso.com"], "fullAccess": ["b@contoso.com"], "messageCopyForSentAsEnabled": true,
            "messageCopyForSendOnBehalfEnabled": true}, {"address": "b@contoso.com",
            "recipientTypeDetails": "UserMailbox"}]}
            """
        let tenant = try Tenant(json: text)
        #expect(tenant.recipients[0].displayName == "A" && tenant.recipients[0].messageCopyForSentAsEnabled)
        #expect(tenant.holders(for: 1, on: 0) == [.sendAs: [1], .sendOnBehalf: [1], .fullAccess: [1]])
    }

    @Test("is read in every encoding that Windows writes")
    func encodings() throws {
        let text = #"{"recipients": [{"address": "a", "recipientTypeDetails": "UserMailbox", "displayName": "Å 🙂"}]}"#
        let units = Array(text.utf16)
        let low = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let high = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        for bytes in [[0xEF, 0xBB, 0xBF] + Array(text.utf8), [0xFF, 0xFE] + low, [0xFE, 0xFF] + high, low, high] {
            #expect(try Tenant(json: bytes).recipients.map(\.displayName) == ["Å 🙂"])
        }
        #expect(try Tenant(json: "\u{FEFF}" + text).recipients.count == 1)
        let error = #expect(throws: InvalidText.self) { try Tenant(json: [0xFF, 0xFE, 0x7B]) }
        #expect(error?.message == "begins as UTF-16, but has an odd number of bytes; expected a whole file")
    }

    @Test(
        "refuses JSON that it does not know, by the place",
        arguments: [
            (
                #"{"recipients": [{"address": "a", "recipientTypeDetails": "Mailbox"}]}"#,
                "recipients[0].recipientTypeDetails"
            ),
            (#"{"recipients": [{"address": "a"}]}"#, "recipients[0].recipientTypeDetails"),
            (#"{"recipients": [{"address": 1, "recipientTypeDetails": "UserMailbox"}]}"#, "recipients[0].address"),
            (
                #"{"recipients": [{"address": "a", "recipientTypeDetails": "UserMailbox", "sendas": []}]}"#,
                "recipients[0].sendas"
            ),
            (
                #"{"recipients": [{"address": "a", "recipientTypeDetails": "UserMailbox", "sendAs": [], "sendAs": []}]}"#,
                "recipients[0].sendAs"
            ),
            (#"{"recipient": []}"#, "recipient"), (#"{}"#, "recipients"), ("[", ""),
        ])
    func badJSON(text: String, path: String) {
        let error = #expect(throws: InvalidText.self) { try Tenant(json: text) }
        #expect(error?.path == path)
        #expect(error?.message.isEmpty == false && error?.message.contains("\n") == false)
    }
}
