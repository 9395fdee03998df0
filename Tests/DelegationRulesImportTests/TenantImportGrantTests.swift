import DelegationRulesImport
import DelegationRulesReplay
import TestSupport
import Testing

@Suite("TenantImport: grants and members")
struct TenantImportGrantTests {
    struct Permission: CustomTestStringConvertible {
        let object: String
        var sendAs: [String] = []
        var fullAccess: [String] = []
        /// What was left out on purpose.
        var ignored: String?
        var findings: [String] = []

        var testDescription: String { object }
    }

    @Test("reads a permission however it is spelt", arguments: permissions)
    func permission(permission: Permission) {
        let imported = TenantImport(Exports.people.list, permission.object)
        #expect(imported.lines == permission.findings.map { "b.json: \($0)" })
        #expect(imported["support@contoso.com"]?.sendAs == permission.sendAs)
        #expect(imported["support@contoso.com"]?.fullAccess == permission.fullAccess)
        #expect(imported.leftOut == (permission.ignored.map { [$0] } ?? []))
        #expect(
            imported.recipients.flatMap { $0.sendAs + $0.fullAccess }.count
                == (permission.sendAs + permission.fullAccess).count)
    }

    private static let oneDenial: String = "1 denial, of which a tenant file has none"
    private static let adele = ["adelev@contoso.com"]

    private static func send(_ rights: String, _ type: String = #""Allow""#, who: String = #""adelev@contoso.com""#)
        -> String
    {
        #"{"Identity": "Contoso Support", "Trustee": \#(who), "AccessControlType": \#(type), "AccessRights": "#
            + #"\#(rights)}"#
    }

    private static func full(_ rights: String, deny: String = "false", who: String = #""adelev@contoso.com""#) -> String
    {
        #"{"Identity": "support", "User": \#(who), "AccessRights": \#(rights), "Deny": \#(deny), "IsInherited": true}"#
    }

    private static let permissions =
        [
            #"["SendAs"]"#, #""SendAs""#, #"["sendas"]"#, "[1]", "1", #"{"value": 1, "Value": "SendAs"}"#,
            #"[{"value": "SendAs"}]"#, #"{"value": ["SendAs"], "Count": 1}"#, #""{SendAs}""#,
            #""SendAs, ReadPermission""#,
        ]
        .map { Permission(object: send($0), sendAs: adele) }
        + [#""allow""#, "0", #"{"value": 0, "Value": "Allow"}"#].map {
            Permission(object: send(#""SendAs""#, $0), sendAs: adele)
        }
        + [#""Deny""#, "1", #"{"value": 1, "Value": "Deny"}"#].map {
            Permission(object: send(#""SendAs""#, $0), ignored: oneDenial)
        }
        + [
            #"["FullAccess"]"#, #""FullAccess, ReadPermission""#, #"["ReadPermission", "FullAccess"]"#,
            #"[{"value": 1, "Value": "FullAccess"}]"#, #"["FullAccess, ReadPermission"]"#,
        ]
        .map { Permission(object: full($0), fullAccess: adele) }
        + [#""False""#, "0", #"{"IsPresent": false}"#].map {
            Permission(object: full(#""FullAccess""#, deny: $0), fullAccess: adele)
        }
        + ["true", #""True""#, "1", #"{"IsPresent": true}"#].map {
            Permission(object: full(#""FullAccess""#, deny: $0), ignored: oneDenial)
        }
        + [
            #""NT AUTHORITY\\SELF""#, #""nt authority\\self""#, #""S-1-5-10""#,
            #"{"RawIdentity": "NT AUTHORITY\\SELF"}"#,
        ].flatMap {
            [
                Permission(object: send(#""SendAs""#, who: $0), ignored: "1 NT AUTHORITY\\SELF"),
                Permission(object: full(#"["FullAccess", "SendAs"]"#, who: $0), ignored: "1 NT AUTHORITY\\SELF"),
            ]
        }
        + [
            Permission(object: full(#""ReadPermission""#), ignored: "1 with other rights"),
            Permission(
                object: full(#""FullAccess""#, who: #""S-1-5-21-1""#),
                ignored: "1 inherited, of the system's own groups or others that are no recipient"),
            Permission(
                object: full(#"["ChangeOwner", "ChangePermission", "DeleteItem", "ExternalAccount"]"#),
                ignored: "1 with other rights"),
            Permission(
                object: full("[1]"), findings: ["AccessRights[0]: expected the name of a right, found 1; left out"]),
            Permission(
                object: full(#""FulAccess""#),
                findings: ["AccessRights: expected the name of a right, found FulAccess; left out"]),
            Permission(
                object: full(#"["FullAccess", "SendAs"]"#), fullAccess: adele,
                findings: ["AccessRights[1]: Send As is taken from Get-EXORecipientPermission alone; left out"]),
            Permission(
                object: send("null"), findings: ["AccessRights: missing; expected the rights that the permission gives"]
            ),
            Permission(
                object: send("[]"),
                findings: ["AccessRights: empty; expected the rights that the permission gives; left out"]),
            Permission(
                object: full(#"["", null]"#),
                findings: ["AccessRights: empty; expected the rights that the permission gives; left out"]),
            Permission(
                object: full(#""FullAccess""#).replacing(#""IsInherited": true"#, with: #""IsInherited": "perhaps""#),
                findings: [#"IsInherited: expected true or false, found "perhaps"; left out"#]),
            Permission(
                object: send(#""SendAs""#, who: "null"),
                findings: ["Trustee: expected who holds the permission, found nothing"]),
            Permission(
                object: send(#""SendAs""#, #""Audit""#),
                findings: [#"AccessControlType: expected Allow or Deny, found "Audit"; left out"#]),
            Permission(
                object: full(#""FullAccess""#, deny: #""no""#),
                findings: [#"Deny: expected true or false, found "no"; left out"#]),
            Permission(
                object: full(#""FullAccess""#, who: "[1]"),
                findings: ["User: expected who holds the permission, found [1]"]),
            Permission(
                object: send(#""SendAs""#, "null"), sendAs: adele,
                ignored: "1 without a column for denials, taken as allowed"),
            Permission(
                object: #"{"Trustee": "adelev", "AccessRights": "SendAs", "AccessControlType": "Allow"}"#,
                findings: ["does not say on whom the permission is; expected an Identity or an address"]),
            Permission(
                object: Exports.sendAs("nobody@contoso.com", "adelev"),
                findings: [#"Identity: "nobody@contoso.com" names none of the exported recipients; left out"#]),
            Permission(
                object: Exports.fullAccess("Service Desk", "adelev"),
                findings: [
                    "AccessRights: desk@contoso.com is a MailUniversalSecurityGroup, to which there is no Full "
                        + "Access; left out"
                ]),
        ]

    struct Denial: CustomTestStringConvertible {
        let testDescription: String
        let objects: [String]
        let sendAs: [String]
        var findings: [String] = []
    }

    @Test("lets a deny beat an allow, and says what of it cannot be written down", arguments: denials)
    func denial(denial: Denial) {
        for objects in [denial.objects, denial.objects.reversed()] {
            let imported = TenantImport(people: objects)
            #expect(imported["support@contoso.com"]?.sendAs == denial.sendAs)
            let places = imported.findings.map { $0.message.replacing("[0].Trustee", with: "[1].Trustee") }
            #expect(places == denial.findings)
        }
    }

    private static let deny = #""Deny""#
    private static let inherited = Exports.sendAs("support", "adelev", deny).replacing("false", with: "true")
    private static let inheritedAllow = Exports.sendAs("support", "adelev").replacing("false", with: "true")
    private static let denials = [
        Denial(
            testDescription: "the same trustee, by another name",
            objects: [Exports.sendAs("support", "adelev"), Exports.sendAs("support", "Adele Vance", deny)], sendAs: []),
        Denial(
            testDescription: "another trustee, and another recipient",
            objects: [
                Exports.sendAs("support", "adelev"), Exports.sendAs("support", "alland", deny),
                Exports.sendAs("desk", "adelev", deny), Exports.fullAccess("support", "adelev", deny: "true"),
            ], sendAs: ["adelev@contoso.com"]),
        Denial(
            testDescription: "a direct deny against a direct allow and inherited entries",
            objects: [
                Exports.sendAs("support", "adelev", deny), Exports.sendAs("support", "adelev"), inherited,
                inheritedAllow,
            ], sendAs: []),
        Denial(
            testDescription: "a direct allow against an inherited deny",
            objects: [Exports.sendAs("support", "adelev"), inherited, inheritedAllow], sendAs: ["adelev@contoso.com"]),
        Denial(
            testDescription: "an inherited deny against an inherited allow", objects: [inherited, inheritedAllow],
            sendAs: []),
        Denial(
            testDescription: "a direct deny against an inherited allow",
            objects: [Exports.sendAs("support", "adelev", deny), inheritedAllow], sendAs: []),
        Denial(
            testDescription:
                "an inherited deny of a group against a member's direct allow, and against the group's own",
            objects: [
                Exports.member("desk", "adelev"), Exports.sendAs("support", "adelev"),
                inherited.replacing("adelev", with: "desk"), Exports.sendAs("support", "desk"),
            ], sendAs: ["adelev@contoso.com", "desk@contoso.com"]),
        Denial(
            testDescription: "an inherited deny of a group against a member's inherited allow",
            objects: [
                Exports.member("desk", "adelev"), inheritedAllow, inherited.replacing("adelev", with: "desk"),
                Exports.sendAs("support", "alland"),
            ], sendAs: ["alland@contoso.com"],
            findings: ["adelev@contoso.com is allowed here, but is in a group that is denied; the deny counts"]),
        Denial(
            testDescription: "a denied group with a member that is allowed",
            objects: [
                Exports.member("desk", "adelev"), Exports.sendAs("support", "adelev"),
                Exports.sendAs("support", "desk", deny), Exports.sendAs("support", "alland"),
            ], sendAs: ["alland@contoso.com"],
            findings: ["adelev@contoso.com is allowed here, but is in a group that is denied; the deny counts"]),
        Denial(
            testDescription: "an allowed group with a member that is denied",
            objects: [
                Exports.member("desk", "adelev"), Exports.member("desk", "alland"), Exports.member("desk", "desk"),
                Exports.sendAs("support", "desk"), Exports.sendAs("support", "adelev", deny),
            ], sendAs: ["desk@contoso.com"],
            findings: [
                "desk@contoso.com is a group some of whose members are denied, which a tenant file cannot say; the "
                    + "group keeps the grant, with all of its members"
            ]),
        Denial(
            testDescription: "a denied trustee that is nobody",
            objects: [Exports.sendAs("support", "adelev"), Exports.sendAs("support", "S-1-5-21-7", deny)],
            sendAs: ["adelev@contoso.com"],
            findings: [
                #""S-1-5-21-7" is the SID of no recipient: an account that is gone, or none of Exchange; left out"#
            ]),
    ]

    @Test("counts what is given twice once")
    func twice() {
        let object = Exports.sendAs("support", "adelev")
        let imported = TenantImport(people: [
            object, object, Exports.member("desk", "adelev"), Exports.member("desk", "AdeleV"),
        ])
        #expect(imported.lines == [])
        #expect(imported.leftOut == ["2 repeated"])
        #expect(imported.summary == "imported 4 recipients, 1 grant, 1 member; 0 findings")
    }

    @Test("lets the first list of delegates count")
    func delegates() {
        func support(_ names: String) -> String {
            #"{"PrimarySmtpAddress": "support@contoso.com", "GrantSendOnBehalfTo": [\#(names)]}"#
        }
        let same = TenantImport(people: [
            support(#""adelev", "alland""#), support(#""Allan Deyoung", "adelev@contoso.com""#),
        ])
        #expect(same.lines == [])
        let other = TenantImport(people: [support(#""adelev""#), support(#""alland", "nobody""#)])
        #expect(
            other.lines == [
                #"b.json: [1].GrantSendOnBehalfTo[1]: "nobody" names none of the exported recipients; left out"#,
                "b.json: [1].GrantSendOnBehalfTo: names others than b.json: [0].GrantSendOnBehalfTo, which counts",
            ])
        #expect(other["support@contoso.com"]?.sendOnBehalf == ["adelev@contoso.com"])
    }

    @Test("reads members with their group, and reports those that are nobody's or nobody")
    func members() {
        let id = Exports.id("alland")
        let imported = TenantImport(people: [
            Exports.group("team", "Team", type: "GroupMailbox"), Exports.member("desk", "adelev"),
            #"{"Group": "Service Desk", "Name": "Allan Deyoung"}"#, #"{"group": {"Name": "team"}, "Member": "desk"}"#,
            #"{"Group": "desk", "PrimarySmtpAddress": "guest@fabrikam.com", "Name": "Adele Vance"}"#,
            #"{"Group": "nowhere", "Member": "adelev"}"#, #"{"Group": "adelev", "Member": "alland"}"#,
            #"{"Group": "desk"}"#,
            #"{"Group": "desk", "PrimarySmtpAddress": "adelev@contoso.com", "ExternalDirectoryObjectId": "\#(id)"}"#,
        ])
        #expect(imported["desk@contoso.com"]?.members == ["adelev@contoso.com", "alland@contoso.com"])
        #expect(imported["team@contoso.com"]?.members == ["desk@contoso.com"])
        #expect(
            imported.lines == [
                #"b.json: [4].PrimarySmtpAddress: "guest@fabrikam.com" names none of the exported recipients; "#
                    + #"left out"#,
                #"b.json: [5].Group: "nowhere" names none of the exported recipients; left out"#,
                "b.json: [6].Group: adelev@contoso.com is a UserMailbox, which has no members; left out",
                "b.json: [7]: does not say who the member is; expected an Identity or an address",
                #"b.json: [8].PrimarySmtpAddress: "adelev@contoso.com" is adelev@contoso.com, but by its "#
                    + "ExternalDirectoryObjectId the object is alland@contoso.com; left out",
            ])
        expectTenant(imported)
    }

    @Test("counts the inherited entries of the system, of which every mailbox has nine")
    func systemEntries() {
        let domain = #"EURPR01A001\\"#
        let names =
            [
                "Administrator", "Domain Admins", "Enterprise Admins", "Organization Management", "Exchange Servers",
                "Public Folder Management", "Discovery Management",
            ].map { domain + $0 } + [#"NT AUTHORITY\\SYSTEM"#, "S-1-5-21-1-512"]
        let entries = names.enumerated().map { index, name in
            Exports.fullAccess(index == 8 ? "nobody" : "support", name, deny: "\(index < 4)")
                .replacing(#""IsInherited": false"#, with: #""IsInherited": true"#)
        }
        let imported = TenantImport(people: entries)
        #expect(imported.lines == [])
        #expect(imported.leftOut == ["9 inherited, of the system's own groups or others that are no recipient"])
        #expect(TenantImport(people: entries.map { $0.replacing("true,", with: "false,") }).findings.count == 9)
    }

    @Test(
        "reports members without their group",
        arguments: [#""Group": null, "#, #""Group": "", "#, #""Group": [], "#, ""])
    func withoutGroup(group: String) {
        let found = group.contains("[]") ? "[]" : "nothing"
        let problem = "b.json: [0].Group: expected the group's address, found \(found); left out"
        for member in [
            #""PrimarySmtpAddress": "adelev@contoso.com", "DisplayName": "Adele Vance", "RecipientTypeDetails": 1"#,
            #""PrimarySmtpAddress": "new@contoso.com", "Name": "New""#, #""Member": "adelev""#, #""Name": "Adele""#,
        ] where !group.isEmpty || !member.contains("Details") {
            let imported = TenantImport(people: ["{\(group)\(member)}"])
            #expect(imported.recipients == TenantImport(people: []).recipients)
            #expect(
                imported.lines == [problem]
                    || group.isEmpty && imported.lines.first?.contains(", a member (Group, ") == true)
        }
    }

    @Test(
        "takes no longer than the input where thousands of mailboxes deny others of a group of thousands",
        .timeLimit(.minutes(10)))
    func manyDenials() {
        // Where the work grows with the square of this, nobody sees the end of it.
        let count = 50_000
        let mailboxes = (0..<count).map {
            #"{"PrimarySmtpAddress": "\#($0)@contoso.com", "RecipientTypeDetails": "UserMailbox"}"#
        }
        func permission(_ mailbox: Int, _ trustee: String, _ type: String) -> String {
            #"{"Identity": "\#(mailbox)@contoso.com", "Trustee": "\#(trustee)@contoso.com", "#
                + #""AccessRights": "SendAs", "AccessControlType": "\#(type)"}"#
        }
        let permissions = (0..<count).flatMap {
            [permission($0, "desk", "Allow"), permission($0, "\($0)", "Deny"), permission($0, "support", "Deny")]
        }
        let members = (0..<count).map { Exports.member("desk", "\($0)") }
        let imported = TenantImport(people: mailboxes + permissions + members)
        #expect(imported.findings.count == count)
        #expect(imported.recipients.count { $0.sendAs == ["desk@contoso.com"] } == count)
    }

    @Test("weighs denials of groups in groups, and in circles of them", arguments: 0..<20)
    func nestedDenials(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let (groups, mailboxes) = (30, 800)  // More mailboxes than go along the groups together.
        func mail(_ name: String, _ type: String) -> String {
            #"{"PrimarySmtpAddress": "\#(name)@contoso.com", "RecipientTypeDetails": "\#(type)"}"#
        }
        var inside = Array(repeating: Set<Int>(), count: groups)
        for _ in 0..<Int.random(in: 0...60, using: &random) {
            inside[Int.random(in: 0..<groups, using: &random)].insert(Int.random(in: 0..<groups, using: &random))
        }
        /// Those in `group`, itself among them.
        func below(_ group: Int) -> Set<Int> {
            var (found, next) = (Set([group]), [group])
            while let last = next.popLast() { next += inside[last].filter { found.insert($0).inserted } }
            return found
        }
        let all = (0..<groups).map(below)
        var objects = (0..<groups).map { mail("g\($0)", "MailUniversalSecurityGroup") }
        objects += inside.indices.flatMap { group in
            inside[group].map { Exports.member("g\(group)", "g\($0)") }
        }
        var (kept, findings) = ([Set<String>](), 0)
        for mailbox in 0..<mailboxes {
            let denied = Set((0...1).map { _ in Int.random(in: 0..<groups, using: &random) })
            let allowed = Set((0...2).map { _ in Int.random(in: 0..<groups, using: &random) })
            let name = "m\(mailbox)@contoso.com"
            objects.append(mail("m\(mailbox)", "SharedMailbox"))
            objects += denied.map { Exports.sendAs(name, "g\($0)@contoso.com", #""Deny""#) }
            objects += allowed.map { Exports.sendAs(name, "g\($0)@contoso.com") }
            let belowDenied = denied.reduce(Set()) { $0.union(all[$1]) }
            kept.append(Set(allowed.subtracting(belowDenied).map { "g\($0)@contoso.com" }))
            // A group without members that is in no denied group has none who are denied.
            findings += allowed.count { !denied.contains($0) && !all[$0].isDisjoint(with: belowDenied) }
        }
        let imported = TenantImport(people: objects)
        let differing = (0..<mailboxes).filter { imported["m\($0)@contoso.com"].map { Set($0.sendAs) } != kept[$0] }
        #expect(differing.isEmpty)
        #expect(imported.findings.count == findings)
    }

    @Test(
        "takes no longer than the input where thousands of mailboxes each deny another group in a chain of thousands",
        .timeLimit(.minutes(10)))
    func manyNestedDenials() {
        // Where each mailbox walks along the groups by itself, nobody sees the end of it.
        let count = 100_000
        let groups = (0..<count).flatMap {
            [
                #"{"PrimarySmtpAddress": "g\#($0)@contoso.com", "RecipientTypeDetails": "MailUniversalSecurityGroup"}"#,
                #"{"PrimarySmtpAddress": "m\#($0)@contoso.com", "RecipientTypeDetails": "SharedMailbox"}"#,
            ]
        }
        let members = (1..<count).map { Exports.member("g\($0 - 1)", "g\($0)") }
        let permissions = (0..<count).flatMap {
            [
                Exports.sendAs("m\($0)@contoso.com", "g\($0)@contoso.com", #""Deny""#),
                Exports.sendAs("m\($0)@contoso.com", "g\(count - 1 - $0)@contoso.com"),
                Exports.sendAs("m\($0)@contoso.com", "adelev"),
            ]
        }
        let imported = TenantImport(people: groups + members + permissions)
        #expect(imported.findings.count == count)
        #expect(imported.findings.count { $0.message.contains("in a group that is denied") } == count / 2)
        let kept = imported.recipients.filter { $0.recipientTypeDetails == .sharedMailbox }.map(\.sendAs.count)
        #expect(kept.count { $0 == 1 } == count / 2)
        #expect(kept.count { $0 == 2 } == count / 2)
    }

    @Test("takes no longer than the input where groups stand in each other by the thousand", .timeLimit(.minutes(10)))
    func chain() {
        let count = 20_000
        let groups = (0...count).map {
            #"{"PrimarySmtpAddress": "g\#($0)@contoso.com", "RecipientTypeDetails": "MailUniversalSecurityGroup"}"#
        }
        let members = (0..<count).map { Exports.member("g\($0)", "g\($0 + 1)") } + [Exports.member("g\(count)", "g0")]
        let permissions = (0...count).map { Exports.sendAs("support", "g\($0)@contoso.com") }
        let imported = TenantImport(
            people: groups + members + permissions + [
                Exports.member("g\(count)", "adelev"), Exports.sendAs("support", "adelev", #""Deny""#),
            ])
        #expect(imported.findings.count == count + 1)
        #expect(imported["support@contoso.com"]?.sendAs.count == count + 1)
    }
}
