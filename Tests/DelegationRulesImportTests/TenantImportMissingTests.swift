import DelegationRulesImport
import Foundation
import Testing

@Suite("TenantImport: what was exported, and what is missing")
struct TenantImportMissingTests {
    typealias Dataset = TenantImport.Dataset

    private static let specs = URL(filePath: #filePath).appending(path: "../../../Specs").standardized

    /// The exports of `Specs/examples/exports`, by the names of their files.
    private static func examples() throws -> [String: [UInt8]] {
        let folder = specs.appending(path: "examples/exports")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).reduce(into: [:]) {
            $0[$1] = Array(try Data(contentsOf: folder.appending(path: $1)))
        }
    }

    private static func imported(_ files: [String: [UInt8]]) -> TenantImport {
        TenantImport(of: files.map { TenantImport.Export(name: $0.key, bytes: $0.value) })
    }

    // MARK: Whole exports

    /// Nothing of these is missing without a word: a finding names what cannot be resolved without them, or, of a
    /// Microsoft 365 group's members, nobody holds a right through them.
    private static let dispensable: Set<Dataset> = [
        .users, .microsoft365GroupMembers, .roleScopes, .servicePrincipals,
    ]

    @Test("tells of each file of the guide's what it has, and misses nothing where all are there")
    func complete() throws {
        let examples = try Self.examples()
        let imported = Self.imported(examples)
        #expect(imported.missing == [])
        #expect(imported.exported.count == examples.count)
        for exported in imported.exported {
            #expect(exported.datasets == Dataset.allCases.filter { $0.file == exported.file }, "\(exported.file)")
        }
        #expect(imported.missingInWords == [])
    }

    @Test("misses what a file tells that is not there, by name and by content", arguments: Dataset.allCases)
    func without(dataset: Dataset) throws {
        var examples = try Self.examples()
        let bytes = try #require(examples[dataset.file])
        examples[dataset.file] = nil
        let missing = Dataset.allCases.filter { $0.file == dataset.file && !Self.dispensable.contains($0) }
        #expect(Self.imported(examples).missing.map(\.dataset) == missing)
        // Whatever it is called, its content tells.
        examples["x.json"] = bytes
        #expect(Self.imported(examples).missing == [])
    }

    @Test("takes an export with nothing in it for what its name says, unless somebody is there of whom it must tell")
    func empty() throws {
        let maybeEmpty = [
            "sendas.json", "fullaccess.json", "listmembers.json", "groupmembers.json", "policies.json", "roles.json",
        ]
        let examples = try Self.examples()
        for file in examples.keys {
            var others = examples
            others[file] = nil
            let missing = maybeEmpty.contains(file) ? [] : Self.imported(others).missing
            for content in [[], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], Array(" \r\n".utf8), Array("[]".utf8)] {
                let name = "exports/\(file.uppercased())"
                let imported = Self.imported(others.merging([name: content]) { $1 })
                #expect(imported.missing == missing, "\(file)")
                #expect(imported.exported.contains { $0.file == name }, "\(file)")
                #expect(!imported.lines.contains { $0.contains("holds nothing") }, "\(file)")
            }
        }
        #expect(TenantImport(of: [.init(name: "x.json", bytes: [])]).exported == [])
    }

    @Test("knows the names and the cmdlets of the guide's script, and no others")
    func guide() throws {
        let guide = try String(contentsOf: Self.specs.appending(path: "guides/tenant.md"), encoding: .utf8)
        let files = guide.matches(of: /Save-Json (\w+\.json)/).map { String($0.1) }
        #expect(Set(files) == Set(Dataset.allCases.map(\.file)))
        for dataset in Dataset.allCases {
            let end = try #require(guide.range(of: "| Save-Json \(dataset.file)\n"))
            let before = guide[..<end.lowerBound]
            let statement =
                before.range(of: "Save-Json", options: .backwards).map { before[$0.upperBound...] } ?? before
            #expect(statement.contains(dataset.cmdlet.prefix { $0 != " " }), "\(dataset)")
        }
    }

    // MARK: Whom it concerns

    @Test("misses what concerns somebody who is there, and of nobody else")
    func concerns() {
        func missing(_ recipients: String...) -> Set<Dataset> {
            Set(TenantImport(recipients.list).missing.map(\.dataset))
        }
        let everywhere: Set<Dataset> = [.recipients, .sendAs]
        let ofMailboxes: Set<Dataset> = [.fullAccess, .accessPolicies, .roles]
        #expect(missing() == everywhere.union(ofMailboxes))  // Nobody knows yet who is there.
        func kind(_ type: String) -> Set<Dataset> {
            missing(#"{"PrimarySmtpAddress": "x@contoso.com", "RecipientTypeDetails": "\#(type)"}"#)
        }
        for type in ["UserMailbox", "SharedMailbox", "RoomMailbox", "EquipmentMailbox"] {
            #expect(
                kind(type)
                    == everywhere.union(ofMailboxes).union([.sendOnBehalfOnMailboxes, .copySwitchesOfMailboxes]))
        }
        #expect(
            kind("GroupMailbox")
                == everywhere.union([.sendOnBehalfOnMicrosoft365Groups, .copySwitchesOfMicrosoft365Groups]))
        for type in ["MailUniversalDistributionGroup", "MailUniversalSecurityGroup", "RoomList"] {
            #expect(kind(type) == everywhere.union([.sendOnBehalfOnDistributionLists]))
        }
        #expect(kind("DynamicDistributionGroup") == everywhere.union([.sendOnBehalfOnDynamicLists]))
        for type in ["MailUser", "GuestMailUser"] {
            #expect(kind(type) == everywhere.union([.sendOnBehalfOnMailUsers]))
        }
        #expect(kind("MailContact") == everywhere.union([.sendOnBehalfOnMailContacts]))
        #expect(kind("User") == everywhere)
    }

    @Test("misses members where a group holds a right, of which none is known")
    func members() {
        func missing(_ objects: String...) -> TenantImport.Missing? {
            TenantImport(people: objects).missing.first { $0.dataset == .members }
        }
        let held = Exports.sendAs("support", "desk")
        #expect(missing() == nil)
        #expect(missing(held)?.groups == ["desk@contoso.com"])
        #expect(
            missing(held, Exports.fullAccess("support", "desk"), Exports.sendAs("adelev", "desk"))?.groups.count == 1)
        #expect(missing(held, Exports.member("desk", "adelev")) == nil)
        // Who has exported members has exported all of them, so that this group has none.
        let list = Exports.group("list", "List", type: "MailUniversalDistributionGroup")
        #expect(missing(held, list, Exports.member("list", "adelev")) == nil)
        // A Microsoft 365 group's are another export's.
        let team = Exports.group("team", "Team", type: "GroupMailbox")
        #expect(missing(held, team, Exports.member("team", "adelev"))?.groups == ["desk@contoso.com"])
        // A distribution list can hold Send on Behalf alone, and a Microsoft 365 group nothing.
        #expect(missing(Exports.sendAs("support", "list"), list) == nil)
        #expect(missing(Exports.sendAs("support", "team"), team) == nil)
        let delegated = #"{"PrimarySmtpAddress": "support@contoso.com", "GrantSendOnBehalfTo": ["List"]}"#
        #expect(missing(delegated, list)?.groups == ["list@contoso.com"])
    }

    @Test("misses members where a group is the scope of a policy or a role, and none is known")
    func scopes() {
        let app = "11111111-0000-4000-8000-000000000001"
        let policy = #"{"AppId": "\#(app)", "AccessRight": "RestrictAccess", "ScopeName": "Helpers"}"#
        func role(on group: String) -> String {
            #"{"Role": "Application Mail.Send", "RoleAssignee": "x", "AppId": "\#(app)", "RecipientWriteScope": "Group", "#
                + #""CustomResourceScope": "\#(group)"}"#
        }
        func missing(_ dataset: Dataset, _ objects: String...) -> [String]? {
            TenantImport(people: objects).missing.first { $0.dataset == dataset }?.groups
        }
        let helpers = Exports.group("helpers", "Helpers", type: "MailUniversalSecurityGroup")
        let team = Exports.group("team", "Team", type: "GroupMailbox")
        #expect(missing(.members, helpers) == nil)
        #expect(missing(.members, helpers, policy) == ["helpers@contoso.com"])
        #expect(missing(.members, helpers, policy, Exports.member("helpers", "adelev")) == nil)
        #expect(missing(.members, helpers, role(on: "Helpers")) == ["helpers@contoso.com"])
        #expect(missing(.microsoft365GroupMembers, team, role(on: "Team")) == ["team@contoso.com"])
        #expect(missing(.microsoft365GroupMembers, team, role(on: "Team"), Exports.member("team", "adelev")) == nil)
        #expect(missing(.microsoft365GroupMembers, team) == nil)
    }

    @Test("does not take mailboxes for all recipients")
    func mailboxes() {
        let mailbox = Exports.mailbox("adelev", "Adele Vance")
        #expect(TenantImport([mailbox].list).missing.map(\.dataset).contains(.recipients))
    }

    @Test("counts a list of delegates for the recipient that other exports tell of")
    func mergedKind() {
        let delegates = #"{"PrimarySmtpAddress": "desk@contoso.com", "GrantSendOnBehalfTo": null}"#
        let imported = TenantImport(people: [delegates])
        #expect(imported.missing.map(\.dataset).contains(.sendOnBehalfOnMailboxes))
        #expect(!imported.missing.map(\.dataset).contains(.sendOnBehalfOnDistributionLists))
        #expect(imported.exported.map(\.datasets) == [[.recipients], [.sendOnBehalfOnDistributionLists]])
    }

    // MARK: What is said of it

    @Test("says what is missing in two lines, and each export once")
    func words() {
        let imported = TenantImport(people: [Exports.sendAs("support", "desk")])
        #expect(
            imported.missingInWords == [
                "not exported, so not known: Full Access, Send on Behalf on mailboxes, Send on Behalf on distribution "
                    + "lists, copy switches of mailboxes, members of groups (desk@contoso.com), access policies, roles of "
                    + "applications",
                "what exports them: Get-EXOMailboxPermission; Get-EXOMailbox -Properties GrantSendOnBehalfTo,"
                    + "MessageCopyForSentAsEnabled,MessageCopyForSendOnBehalfEnabled; Get-DistributionGroup; "
                    + "Get-DistributionGroupMember; Get-ApplicationAccessPolicy; Get-ManagementRoleAssignment",
            ])
    }

    @Test("has in JSON what each file told of, and how to have what is missing")
    func json() {
        let imported = TenantImport(people: [Exports.sendAs("support", "desk"), Exports.fullAccess("support", "desk")])
        #expect(
            imported.json.contains(
                #""exported":[{"file":"a.json","what":["recipients"]},"#
                    + #"{"file":"b.json","what":["Send As","Full Access"]}],"missing":[{"what":"#))
        #expect(
            imported.json.contains(
                #"{"what":"Send on Behalf on distribution lists","right":"SendOnBehalf","file":"lists.json","#
                    + #""cmdlet":"Get-DistributionGroup","groups":[]}"#))
        #expect(
            imported.json.contains(
                #"{"what":"members of groups","file":"listmembers.json","cmdlet":"Get-DistributionGroupMember","#
                    + #""groups":["desk@contoso.com"]}"#))
    }
}
