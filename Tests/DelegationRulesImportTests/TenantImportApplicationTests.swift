import DelegationRulesImport
import DelegationRulesReplay
import Testing

@Suite("TenantImport: applications")
struct TenantImportApplicationTests {
    private static let mailer = "5050e2d9-1797-4207-a012-27bf174ab2a7"
    private static let other = "0a1b2c3d-0000-4000-8000-000000000001"
    private static let principal = "998e9d79-817d-41c9-87d8-d9c07f27f4b2"

    // MARK: Access policies

    /// A policy with the properties that `Get-ApplicationAccessPolicy` gives.
    private static func policy(
        app: String = "\"\(mailer)\"", right: String = #""RestrictAccess""#, scope: String = Exports.id("desk")
    ) -> String {
        """
        {"ScopeName": "Service Desk", "ScopeIdentity": "desk20210509121159", "AppId": \(app),
         "Identity": "0218a6c0-f384-4e87-8313-2f1b0da4ce33\\\\5050e2d9:S-1-5-21-3169798578;\(scope)",
         "ScopeIdentityRaw": "S-1-5-21-3169798578-2053692951-2481737396-4642945;\(scope)", "Description": "",
         "AccessRight": \(right), "ShardType": "All", "IsValid": true, "ObjectState": "Unchanged"}
        """
    }

    private static func restrict(_ app: String, _ scope: String = "desk@contoso.com") -> Tenant.AccessPolicy {
        .init(appID: app, accessRight: .restrictAccess, scope: scope)
    }

    struct Policy: CustomTestStringConvertible {
        let object: String
        var policies: [Tenant.AccessPolicy] = []
        var findings: [String] = []

        var testDescription: String { object }
    }

    @Test("reads an access policy however it is spelt", arguments: policies)
    func spelling(policy: Policy) {
        let imported = TenantImport(Exports.people.list, policy.object)
        #expect(imported.lines == policy.findings.map { "b.json: \($0)" })
        #expect(imported.accessPolicies == policy.policies)
        #expect(imported.counts.accessPolicies == policy.policies.count)
        expectTenant(imported)
    }

    private static func named(_ properties: String) -> String {
        #"{"AppId": "\#(mailer)", "AccessRight": "RestrictAccess", \#(properties)}"#
    }

    /// A policy whose group has another name than its scope had when that was made.
    private static func renamed(raw: String, _ name: String = "Service Desk") -> String {
        named(
            #""ScopeIdentityRaw": \#(raw), "ScopeIdentity": "Service Desk20210509121159", "ScopeName": "\#(name)""#)
    }

    private static let opens =
        ": without this policy the file lets the app at more mailboxes than the organisation does"
    private static let opensOrShuts = opens + ", or at fewer where another policy restricts it"

    private static let policies: [Policy] =
        [
            policy(), policy(right: #"{"value": 0, "Value": "RestrictAccess"}"#), policy(right: #""restrictaccess""#),
            policy(app: #"["\#(mailer)"]"#), policy(app: #"{"value": ["\#(mailer)"], "Count": 1}"#),
            policy(app: #"{"Guid": "\#(mailer)"}"#), named(#""ScopeIdentity": "desk@contoso.com", "ScopeName": "x""#),
            named(#""ScopeName": "Service Desk""#), renamed(raw: "null"), renamed(raw: #""S-1-5-21-3169798578""#),
            named(#""ScopeIdentity": "Service Desk20210509121159", "ScopeName": "Service Desk""#),
            named(#""ScopeIdentityRaw": null, "ScopeName": "Service Desk""#),
        ]
        .map { Policy(object: $0, policies: [restrict(mailer)]) }
        + [
            "\"\(mailer), \(other)\"", "\"\(other);\(mailer)\"", "[\"\(mailer)\", \"\(other)\"]",
            "\"{\(mailer), \(other)}\"",
        ].map {
            Policy(object: policy(app: $0), policies: [restrict(other), restrict(mailer)])
        }
        + [
            Policy(object: policy(app: #""*""#), policies: [restrict("*")]),
            Policy(
                object: policy(right: #""DenyAccess""#, scope: Exports.id("support")),
                policies: [.init(appID: mailer, accessRight: .denyAccess, scope: "support@contoso.com")]),
            Policy(
                object: policy(scope: principal),
                findings: [
                    #"ScopeIdentityRaw: "S-1-5-21-3169798578-2053692951-2481737396-4642945" is the SID of no recipient: "#
                        + "an account that is gone, or none of Exchange; left out\(opensOrShuts)"
                ]),
            Policy(
                object: renamed(raw: "null", "Somebody Gone"),
                findings: [
                    #"ScopeIdentity: "Service Desk20210509121159" names none of the exported recipients; left out"#
                        + opensOrShuts
                ]),
            Policy(
                object: renamed(raw: "null", "Somebody Gone").replacing("RestrictAccess", with: "DenyAccess"),
                findings: [
                    #"ScopeIdentity: "Service Desk20210509121159" names none of the exported recipients; left out"#
                        + opens
                ]),
            Policy(
                object: named(#""ScopeName": 5"#),
                findings: [
                    "ScopeName: expected a mailbox, a mail user or a mail-enabled security group, found 5; left out"
                        + opensOrShuts
                ]),
            Policy(
                object: named(#""Description": "x""#),
                findings: [
                    "does not say on whom the policy is; expected a mailbox, a mail user or a mail-enabled security group"
                        + opensOrShuts
                ]),
            Policy(
                object: policy(app: "null"),
                findings: ["AppId: expected the id of an application, found nothing; left out"]),
            Policy(
                object: policy(app: "[1]"), findings: ["AppId: expected the id of an application, found [1]; left out"]),
            Policy(
                object: policy(right: "1"),
                findings: ["AccessRight: expected RestrictAccess or DenyAccess, found 1; left out"]),
            Policy(
                object: policy(right: "null"),
                findings: ["AccessRight: expected RestrictAccess or DenyAccess, found nothing; left out"]),
        ]

    @Test("reports a policy on what a tenant file does not have: to leave it out opens or shuts mailboxes")
    func policyOnOtherKind() {
        let imported = TenantImport(people: [
            Exports.group("old", "Old", type: "UniversalSecurityGroup"), Self.policy(scope: Exports.id("old")),
        ])
        #expect(
            imported.lines == [
                #"b.json: [1].ScopeIdentityRaw: "S-1-5-21-3169798578-2053692951-2481737396-4642945" is of the kind "#
                    + "UniversalSecurityGroup, which has no place in a tenant file; left out\(Self.opensOrShuts)"
            ])
        #expect(imported.accessPolicies == [])
    }

    @Test("takes one recipient before a name that several have, and reports that where nothing tells them apart")
    func policyOnTwins() {
        let twins = ["one", "two"].map { Exports.group($0, "Twin", type: "MailUniversalSecurityGroup") }
        for (name, isOne) in [("Service Desk", true), ("x", false)] {
            let imported = TenantImport(
                people: twins + [Self.named(#""ScopeIdentity": "Twin", "ScopeName": "\#(name)""#)])
            #expect(imported.accessPolicies == (isOne ? [Self.restrict(Self.mailer)] : []))
            #expect(
                imported.lines
                    == (isOne
                        ? []
                        : [
                            #"b.json: [2].ScopeIdentity: "Twin" is the name of several: one@contoso.com, "#
                                + "two@contoso.com; left out\(Self.opensOrShuts)"
                        ]))
        }
    }

    @Test("takes a policy on a mailbox, a mail user or a mail-enabled security group, and reports one on anything else")
    func policyOnKind() {
        let scopes: Set<Tenant.RecipientType> = [
            .userMailbox, .sharedMailbox, .roomMailbox, .equipmentMailbox, .mailUser, .guestMailUser, .user,
            .mailUniversalSecurityGroup,
        ]
        for type in Tenant.RecipientType.allCases {
            let imported = TenantImport(people: [
                Exports.mailbox("x", "X", type: type.rawValue), Self.policy(scope: Exports.id("x")),
            ])
            let isScope = scopes.contains(type)
            #expect(imported.accessPolicies == (isScope ? [Self.restrict(Self.mailer, "x@contoso.com")] : []))
            #expect(
                imported.lines
                    == (isScope
                        ? []
                        : [
                            "b.json: [1].ScopeIdentityRaw: expected a mailbox, a mail user or a mail-enabled security "
                                + "group, found x@contoso.com, a \(type.rawValue); left out\(Self.opensOrShuts)"
                        ]))
            expectTenant(imported)
        }
    }

    @Test("writes policies in one order, whichever the exports have, and each once")
    func order() {
        let objects = [
            Self.policy(app: #""b""#), Self.policy(app: #""*""#), Self.policy(app: #""A""#),
            Self.policy(app: #""a""#, right: #""DenyAccess""#), Self.policy(app: #""B""#),
        ]
        for order in [objects, objects.reversed()] {
            let imported = TenantImport(Exports.people.list, order.list)
            #expect(imported.accessPolicies.map { $0.appID.lowercased() } == ["*", "a", "a", "b"])
            #expect(
                imported.accessPolicies.map(\.accessRight) == [
                    .restrictAccess, .denyAccess, .restrictAccess, .restrictAccess,
                ])
            #expect(imported.leftOut == ["1 repeated"])
            #expect(imported.summary == "imported 4 recipients, 0 grants, 0 members, 4 access policies; 0 findings")
        }
    }

    // MARK: Roles

    private static let principals = #"{"AppId": "\#(mailer)", "ObjectId": "\#(principal)", "DisplayName": "Mailer"}"#

    /// An assignment with the properties that `Get-ManagementRoleAssignment` gives.
    private static func assignment(
        role: String = "Application Mail.Send", of assignee: String = principal, in scope: String = #""Group""#,
        _ name: String = #""Service Desk""#, more: String = #""Enabled": true, "RoleAssigneeType": "ServicePrincipal""#
    ) -> String {
        """
        {"Name": "Mailer", "Role": "\(role)", "RoleAssignee": "\(assignee)", "RoleAssigneeName": "\(assignee)",
         "RecipientReadScope": "Organization", "RecipientWriteScope": \(scope), "CustomResourceScope": \(name),
         "CustomRecipientWriteScope": "", "User": "", \(more)}
        """
    }

    /// A row of `Test-ServicePrincipalAuthorization`, with the app and the mailbox added.
    private static func test(
        role: String = "Application Mail.Send", _ inScope: String = #""True""#, type: String = "CustomRecipientScope",
        on mailbox: String = "support@contoso.com"
    ) -> String {
        """
        {"AppId": "\(mailer)", "Resource": "\(mailbox)", "RoleName": "\(role)", "GrantedPermissions": "Mail.Send",
         "AllowedResourceScope": "Canadian Employees", "ScopeType": "\(type)", "InScope": \(inScope)}
        """
    }

    private static func send(_ scope: String?) -> Tenant.RoleAssignment {
        .init(appID: mailer, role: .mailSend, scope: scope)
    }

    struct Assigned: CustomTestStringConvertible {
        let objects: [String]
        var roles: [Tenant.RoleAssignment] = []
        /// What was left out on purpose.
        var ignored: String?
        var findings: [String] = []

        var testDescription: String { objects.joined(separator: "\n") }
    }

    @Test("reads what roles applications hold", arguments: assigned)
    func roles(assigned: Assigned) {
        let imported = TenantImport(Exports.people.list, Self.principals, assigned.objects.list)
        #expect(imported.lines == assigned.findings.map { "c.json: \($0)" })
        #expect(imported.roleAssignments == assigned.roles)
        #expect(imported.counts.roleAssignments == assigned.roles.count)
        #expect(imported.leftOut == (assigned.ignored.map { [$0] } ?? []))
        expectTenant(imported)
    }

    private static let managementScope =
        "RecipientWriteScope: expected Organization or Group, found \"CustomRecipientScope\"; left out "
        + "(Test-ServicePrincipalAuthorization tells which mailboxes are in another scope)"

    private static let assigned: [Assigned] =
        [
            assignment(), assignment(of: mailer), assignment(of: "mailer"), assignment(in: #"{"Value": "Group"}"#),
            assignment(role: "application mail.send"), assignment(more: #""RoleAssigneeType": 9"#),
            assignment(#""desk@contoso.com""#), assignment(#""Service Desk_20d5848c-4d61-4b82-a44f-205adc37321f""#),
            assignment(of: "x", more: #""AppId": "\#(mailer)""#),
            assignment().replacing("\"RoleAssignee\"", with: "\"Other\""),
        ]
        .map { Assigned(objects: [$0], roles: [send("desk@contoso.com")]) }
        + ["True", "true"].map { Assigned(objects: [test("\"\($0)\"")], roles: [send("support@contoso.com")]) }
        + [
            Assigned(objects: [assignment(in: #""Organization""#, "null")], roles: [send(nil)]),
            Assigned(objects: [test("true", on: "Contoso Support")], roles: [send("support@contoso.com")]),
            Assigned(objects: [test(type: "Organization")], roles: [send(nil)]),
            Assigned(objects: [test(#""Not Run""#, type: "Organization", on: "")], roles: [send(nil)]),
            Assigned(objects: [test("false")], ignored: "1 mailbox out of the scope of a role"),
            Assigned(
                objects: [
                    "Application Mail.ReadWrite", "Application Mail Full Access", "Application Exchange Full Access",
                ]
                .map { test(role: $0) },
                roles: [.exchangeFullAccess, .mailFullAccess, .mailReadWrite].map {
                    .init(appID: mailer, role: $0, scope: "support@contoso.com")
                }),
            Assigned(
                objects: [assignment(), assignment(more: #""Enabled": "True""#)], roles: [send("desk@contoso.com")],
                ignored: "1 repeated"),
            Assigned(
                objects: [
                    assignment(role: "Application Mail.Read"), assignment(role: "Mail Recipients", of: "x"),
                    test(role: "Application Calendars.Read"),
                ],
                ignored: "3 roles that give neither Mail.Send nor Mail.ReadWrite"),
            Assigned(
                objects: [assignment(of: "Organization Management", more: #""RoleAssigneeType": "RoleGroup""#)],
                ignored: "1 application's role that others than applications hold, to hand it on"),
            Assigned(objects: [assignment(more: #""Enabled": false"#)], ignored: "1 role that is not enabled"),
            // A scope that is a filter is resolved by asking of each mailbox, and by nothing else.
            Assigned(
                objects: [assignment(in: #""CustomRecipientScope""#, #""Service Desk""#)],
                findings: ["[0].\(managementScope)"]),
            Assigned(
                objects: [assignment(in: #""CustomRecipientScope""#), test()], roles: [send("support@contoso.com")],
                ignored: "1 role by management scope, which Test-ServicePrincipalAuthorization resolves"),
            Assigned(
                objects: [
                    assignment(in: #""CustomRecipientScope""#), test(role: "Application Mail.ReadWrite", "false"),
                ],
                ignored: "1 mailbox out of the scope of a role", findings: ["[0].\(managementScope)"]),
            Assigned(
                objects: [assignment(in: "null", "null")],
                findings: [
                    "[0].\(managementScope.replacing("found \"CustomRecipientScope\"", with: "found nothing"))"
                ]),
            Assigned(
                objects: [assignment(of: "gone")],
                findings: [
                    #"[0].RoleAssignee: "gone" names none of the exported service principals (Get-ServicePrincipal); "#
                        + "left out"
                ]),
            Assigned(
                objects: [assignment(#""Contoso Support""#)],
                findings: [
                    "[0].CustomResourceScope: expected a group, found support@contoso.com, a SharedMailbox; left out"
                ]),
            Assigned(
                objects: ["null", "\"\""].map { assignment($0) }
                    + [assignment().replacing("\"CustomResourceScope\"", with: "\"Other\""), assignment("5")],
                findings: [
                    "[0].CustomResourceScope: empty; expected a group; left out",
                    "[1].CustomResourceScope: empty; expected a group; left out",
                    "[2].CustomResourceScope: missing; expected a group; left out",
                    "[3].CustomResourceScope: expected a group, found 5; left out",
                ]),
            Assigned(
                objects: [assignment(of: ""), assignment(of: "").replacing("\"RoleAssigneeName\"", with: "\"Other\"")],
                findings: [
                    "[0].RoleAssigneeName: empty; expected the name or object id of a service principal; left out",
                    "[1].RoleAssigneeName: missing; expected the name or object id of a service principal; left out",
                ]),
            Assigned(
                objects: [assignment(in: #""Organization""#)],
                findings: [
                    "[0].CustomResourceScope: expected none beside the RecipientWriteScope Organization, found "
                        + #""Service Desk"; left out"#
                ]),
            Assigned(
                objects: [assignment(#""Gone_20d5848c-4d61-4b82-a44f-205adc37321f""#)],
                findings: [
                    #"[0].CustomResourceScope: "Gone_20d5848c-4d61-4b82-a44f-205adc37321f" names none of the exported "#
                        + "recipients; left out"
                ]),
            Assigned(
                objects: [test(#""Not Run""#)],
                findings: ["[0].InScope: was not run: whether the mailbox is in scope is not known; left out"]),
            Assigned(
                objects: [test(#""perhaps""#)],
                findings: [#"[0].InScope: expected true or false, found "perhaps"; left out"#]),
            // That a group is in scope lets nobody at its members' mailboxes, and tells of no filter which these are.
            Assigned(
                objects: ["true", "false"].map { test($0, on: "desk@contoso.com") }
                    + [assignment(in: #""CustomRecipientScope""#)],
                findings: ["[0]", "[1]"].map {
                    "\($0).Resource: expected a mailbox, found desk@contoso.com, a MailUniversalSecurityGroup; left out"
                } + ["[2].\(managementScope)"]),
            Assigned(objects: [test("false", on: "gone")], ignored: "1 mailbox out of the scope of a role"),
            Assigned(
                objects: [test("null")],
                findings: ["[0].InScope: missing; expected what the test says of which mailbox; left out"]),
            Assigned(
                objects: [test(on: "")],
                findings: ["[0].Resource: missing; expected what the test says of which mailbox; left out"]),
            Assigned(
                objects: [test(on: "gone")],
                findings: [#"[0].Resource: "gone" names none of the exported recipients; left out"#]),
            Assigned(
                objects: [test().replacing("\"\(mailer)\"", with: "null")],
                findings: ["[0].AppId: expected the id of an application, found nothing; left out"]),
            Assigned(
                objects: [test().replacing("\"\(mailer)\"", with: #""a, b""#)],
                findings: ["[0].AppId: expected one application, found a, b; left out"]),
            Assigned(
                objects: [assignment(more: #""Enabled": "perhaps""#)],
                findings: [#"[0].Enabled: expected true or false, found "perhaps"; left out"#]),
        ]

    @Test("does not guess whose role it is where two service principals are called alike")
    func ambiguousAssignee() {
        let twin = #"{"AppId": "\#(Self.other)", "ObjectId": "x", "DisplayName": "Mailer"}"#
        let imported = TenantImport(Exports.people.list, [Self.principals, twin].list, Self.assignment(of: "Mailer"))
        #expect(
            imported.lines == [
                #"c.json: RoleAssignee: "Mailer" is the name of several: \#(Self.mailer), \#(Self.other); left out"#
            ])
        #expect(imported.roleAssignments == [])
    }

    @Test(
        "takes no longer than the input where thousands of service principals are called alike",
        .timeLimit(.minutes(10)))
    func manyTwins() {
        // Where the work grows with the square of this, nobody sees the end of it.
        let count = 400_000
        let principals = (0..<count).map {
            #"{"AppId": "app\#($0)", "ObjectId": "object\#($0)", "DisplayName": "Mailer"}"#
        }
        let imported = TenantImport(
            Exports.people.list, principals.list,
            [Self.assignment(of: "Mailer"), Self.assignment(of: "object\(count - 1)")].list)
        #expect(
            imported.lines == [
                #"c.json: [0].RoleAssignee: "Mailer" is the name of several: app0, app1, app2, …; left out"#
            ])
        #expect(
            imported.roleAssignments == [
                .init(appID: "app\(count - 1)", role: .mailSend, scope: "desk@contoso.com")
            ])
    }

    @Test("reports a service principal without the id of its app")
    func principalWithoutApp() {
        let imported = TenantImport(Exports.people.list, #"{"AppId": "", "ObjectId": "x"}"#)
        #expect(imported.lines == ["b.json: AppId: expected the id of an application, found nothing; left out"])
    }

    // MARK: The organisation

    @Test(
        "reads whether aliases are kept",
        arguments: [("true", true), ("\"True\"", true), ("false", false), ("null", false)])
    func aliases(value: String, isEnabled: Bool) throws {
        let imported = TenantImport(
            Exports.people.list,
            #"{"Name": "contoso.onmicrosoft.com", "Guid": "1b3c", "SendFromAliasEnabled": \#(value)}"#)
        #expect(imported.lines == [])
        #expect(imported.sendFromAliasEnabled == isEnabled)
        #expect(try Tenant(json: imported.tenantFile).sendFromAliasEnabled == isEnabled)
    }

    @Test("takes no tenant file for the organisation, though it says the same")
    func tenantFile() {
        let imported = TenantImport(Exports.people.list, #"{"recipients": [], "sendFromAliasEnabled": true}"#)
        #expect(!imported.sendFromAliasEnabled)
        #expect(imported.lines.count == 1 && imported.lines[0].hasPrefix("b.json: expected a recipient "))
    }

    @Test("lets the first of two exports that disagree about it count, and reports what is no truth value")
    func contradictingOrganizations() {
        let imported = TenantImport(
            Exports.people.list,
            ["2", "true", "true", "false"].map { #"{"SendFromAliasEnabled": \#($0)}"# }.list)
        #expect(imported.sendFromAliasEnabled)
        #expect(
            imported.lines == [
                "b.json: [0].SendFromAliasEnabled: expected true or false, found 2; left out",
                "b.json: [3].SendFromAliasEnabled: contradicts b.json: [1].SendFromAliasEnabled, true, which counts",
            ])
    }

    // MARK: What comes of it

    @Test("makes a tenant that answers by the policies and roles")
    func answers() throws {
        let imported = TenantImport(
            Exports.people.list, Self.principals,
            [
                Exports.member("desk", "support"), Self.policy(),
                Self.assignment(role: "Application Mail.ReadWrite", in: #""Organization""#, "null"),
            ].list)
        #expect(imported.lines == [])
        let tenant = try Tenant(json: imported.tenantFile)
        for (mailbox, message) in [("support", nil), ("alland", "Access to OData is disabled")] {
            let result = try tenant.replay(
                GraphRequest(
                    method: "POST", url: "https://graph.microsoft.com/v1.0/users/\(mailbox)@contoso.com/sendMail",
                    headers: ["Content-Type": "application/json"],
                    body: Array(#"{"message": {"toRecipients": [{"emailAddress": {"address": "x@y.z"}}]}}"#.utf8)),
                token: .app(appID: Self.mailer, permissions: .mailSend))
            #expect(result.response?.status == (message == nil ? 202 : 403))
            #expect(message == nil || result.response?.body?.contains(message ?? "") == true)
        }
    }

    @Test("tells what applications are called, each as it is first")
    func names() {
        func principal(_ app: String, _ name: String) -> String {
            #"{"AppId": "\#(app)", "ObjectId": "x", "DisplayName": "\#(name)"}"#
        }
        let imported = TenantImport(
            [
                Self.principals, principal(Self.mailer.uppercased(), "Postman"), principal(Self.other, ""),
                principal(Self.other, "Mailer"),
            ].list)
        #expect(imported.applications.map(\.appID) == [Self.mailer, Self.other])
        #expect(imported.applications.map(\.displayName) == ["Mailer", "Mailer"])
        let written = [Self.mailer, Self.other].map { #"{"appId":"\#($0)","displayName":"Mailer"}"# }
        #expect(imported.json.hasSuffix(#","applications":[\#(written.joined(separator: ","))]}"#))
    }
}
