import DelegationRulesImport
import DelegationRulesReplay
import Testing

@Suite("TenantImport: who is meant")
struct TenantImportIdentityTests {
    /// Adele with every identity that an export can give her.
    private static let adele = Exports.mailbox(
        "adelev", "Adele Vance",
        more: """
            "Guid": "1B3C2F60-0D61-4B3C-9F5E-0D2A9A1F7C11", "ExchangeGuid": "2b3c2f60-0d61-4b3c-9f5e-0d2a9a1f7c11",
            "DistinguishedName": "CN=Adele Vance,OU=contoso.onmicrosoft.com,DC=PROD,DC=OUTLOOK,DC=COM",
            "Id": "contoso.onmicrosoft.com/Users/Adele Vance", "SamAccountName": "$A1-B2C3",
            "LegacyExchangeDN": "/o=ExchangeLabs/cn=adelev", "WindowsLiveID": "adele@contoso.onmicrosoft.com",
            "MicrosoftOnlineServicesID": "adele.live@contoso.com"
            """
    ).replacing(#"["SMTP:adelev@contoso.com"]"#, with: #"["SMTP:adelev@contoso.com", "smtp:av@contoso.com"]"#)

    @Test(
        "finds a delegate by any identity",
        arguments: [
            "adelev@contoso.com", "ADELEV@CONTOSO.COM", "SMTP:adelev@contoso.com", "av@contoso.com", "adelev",
            "Adele Vance", "adele vance", " Adele Vance ", Exports.id("adelev"),
            "1b3c2f60-0d61-4b3c-9f5e-0d2a9a1f7c11", "2B3C2F60-0d61-4b3c-9f5e-0d2a9a1f7c11",
            "CN=Adele Vance,OU=contoso.onmicrosoft.com,DC=PROD,DC=OUTLOOK,DC=COM",
            "contoso.onmicrosoft.com/Users/Adele Vance", "contoso.onmicrosoft.com/Staff/Adele Vance",
            "NAMPR04A001\\\\$A1-B2C3", "/o=ExchangeLabs/cn=adelev", "adele@contoso.onmicrosoft.com",
            "adele.live@contoso.com",
        ])
    func found(name: String) {
        let support = Exports.mailbox(
            "support", "Contoso Support", type: "SharedMailbox", more: #""GrantSendOnBehalfTo": ["\#(name)"]"#)
        let imported = TenantImport(
            [Self.adele, support].list, Exports.sendAs("support", name), Exports.fullAccess("support", name))
        #expect(imported.lines == [])
        let recipient = imported["support@contoso.com"]
        #expect(recipient?.sendOnBehalf == ["adelev@contoso.com"])
        #expect(recipient?.sendAs == ["adelev@contoso.com"])
        #expect(recipient?.fullAccess == ["adelev@contoso.com"])
        expectTenant(imported)
    }

    @Test(
        "finds the mailbox that a permission is on by any identity",
        arguments: ["adelev@contoso.com", "Adele Vance", "contoso.onmicrosoft.com/Users/Adele Vance", "av@contoso.com"])
    func owner(name: String) {
        let imported = TenantImport(
            [Self.adele, Exports.people[1]].list, Exports.fullAccess(name, "alland@contoso.com"))
        #expect(imported.lines == [])
        #expect(imported["adelev@contoso.com"]?.fullAccess == ["alland@contoso.com"])
    }

    @Test(
        "reads delegates that are objects, one text, or a text with commas",
        arguments: [
            #"{"Name": "Adele Vance", "DistinguishedName": "CN=Nobody"}"#, #"[{"Name": "Adele Vance"}]"#,
            #""Adele Vance""#,
            #""Adele Vance, alland@contoso.com""#, #"["Adele Vance; Allan Deyoung"]"#, #"["", null, "adelev"]"#,
        ])
    func spelling(list: String) {
        let support = Exports.mailbox(
            "support", "Contoso Support", type: "SharedMailbox", more: #""GrantSendOnBehalfTo": \#(list)"#)
        let imported = TenantImport([Self.adele, Exports.people[1], support].list)
        #expect(imported.lines == [])
        #expect(imported["support@contoso.com"]?.sendOnBehalf.first == "adelev@contoso.com")
        #expect(imported["support@contoso.com"]?.sendOnBehalf.count == (list.contains("llan") ? 2 : 1))
    }

    struct Unresolved: CustomTestStringConvertible {
        let name: String
        let problem: String

        var testDescription: String { name }
    }

    @Test("reports whom it cannot find, and grants nothing", arguments: unresolved)
    func notFound(entry: Unresolved) {
        let support = Exports.mailbox(
            "info", "Info", type: "SharedMailbox", more: #""GrantSendOnBehalfTo": ["adelev", "\#(entry.name)"]"#)
        let imported = TenantImport(people: [
            support, Exports.mailbox("adele2", "Allan Deyoung"),
            Exports.sendAs("info", entry.name), Exports.fullAccess("info", entry.name),
        ])
        #expect(
            imported.lines == [
                #"b.json: [0].GrantSendOnBehalfTo[1]: \#(entry.problem)"#,
                #"b.json: [2].Trustee: \#(entry.problem)"#, #"b.json: [3].User: \#(entry.problem)"#,
            ])
        let recipient = imported["info@contoso.com"]
        #expect(recipient?.sendOnBehalf == ["adelev@contoso.com"])
        #expect(recipient?.sendAs == [] && recipient?.fullAccess == [])
        expectTenant(imported)
    }

    private static let unresolved = [
        Unresolved(
            name: "S-1-5-21-1004336348-1177238915-682003330-512",
            problem:
                #""S-1-5-21-1004336348-1177238915-682003330-512" is the SID of no recipient: an account that is "#
                + #"gone, or none of Exchange; left out"#
        ),
        Unresolved(
            name: "NT AUTHORITY\\\\SYSTEM", problem: #""NT AUTHORITY\SYSTEM" is a system account; left out"#),
        Unresolved(
            name: "CONTOSO\\\\adelev", problem: #""CONTOSO\adelev" names none of the exported recipients; left out"#),
        Unresolved(
            name: "Somebody Else", problem: #""Somebody Else" names none of the exported recipients; left out"#),
        Unresolved(
            name: "Allan Deyoung",
            problem:
                #""Allan Deyoung" is the name of several: alland@contoso.com, adele2@contoso.com; left out"#),
        Unresolved(
            name: "System.Collections.ArrayList",
            problem:
                #""System.Collections.ArrayList" is what ConvertTo-Json writes where its -Depth does not suffice; "#
                + #"left out"#
        ),
    ]

    @Test("prefers who is certain to who is called alike")
    func strength() {
        let imported = TenantImport(people: [
            Exports.mailbox("crook", "adelev@contoso.com"), Exports.mailbox("other", "alland"),
            Exports.sendAs("support", "adelev@contoso.com"), Exports.sendAs("support", "alland"),
            Exports.fullAccess("Contoso Support", "adelev@contoso.com"),
            Exports.mailbox("namesake", "Namesake").replacing(
                #""DisplayName": "Namesake""#, with: #""DisplayName": "Contoso Support""#),
        ])
        #expect(
            imported.lines == [
                #"b.json: [3].Trustee: "alland" is the name of several: alland@contoso.com, other@contoso.com; "#
                    + #"left out"#
            ])
        #expect(imported["support@contoso.com"]?.sendAs == ["adelev@contoso.com"])
        #expect(imported["support@contoso.com"]?.fullAccess == ["adelev@contoso.com"])
    }

    @Test("leaves an identity to one recipient alone")
    func claims() {
        let imported = TenantImport(people: [
            #"{"PrimarySmtpAddress": "b@contoso.com", "RecipientTypeDetails": "UserMailbox", "Alias": "adelev", "#
                + #""UserPrincipalName": "AlLanD@contoso.com", "EmailAddresses": ["smtp:adelev@contoso.com", "#
                + #""smtp:c@contoso.com"]}"#,
            #"{"PrimarySmtpAddress": "d@contoso.com", "RecipientTypeDetails": "UserMailbox", "EmailAddresses": "#
                + #"["smtp:c@contoso.com"]}"#,
        ])
        #expect(
            imported.lines == [
                #"b.json: [0].UserPrincipalName: "AlLanD@contoso.com" of b@contoso.com belongs to "#
                    + #"alland@contoso.com already; it is left out"#,
                #"b.json: [0].EmailAddresses: "adelev@contoso.com" of b@contoso.com belongs to adelev@contoso.com "#
                    + #"already; it is left out"#,
                #"b.json: [1].EmailAddresses: "c@contoso.com" of d@contoso.com belongs to b@contoso.com already; "#
                    + #"it is left out"#,
            ])
        #expect(imported["b@contoso.com"]?.aliases == ["c@contoso.com"])
        #expect(imported["b@contoso.com"]?.userPrincipalName == nil)
        #expect(imported["adelev@contoso.com"]?.aliases == [])
        #expect(imported.leftOut == ["2 mail nicknames of two recipients"])
        expectTenant(imported)
    }

    @Test(
        "counts what a tenant file does not know, and what names it, and calls it no fault",
        arguments: [
            "DiscoveryMailbox", "SchedulingMailbox", "TeamMailbox", "MailNonUniversalGroup", "LinkedMailbox",
            "PublicFolder", "DisabledUser",
        ])
    func unknownKind(kind: String) {
        let imported = TenantImport(people: [
            Exports.mailbox("x", "X", type: kind, more: #""GrantSendOnBehalfTo": ["adelev"]"#),
            Exports.mailbox("y", "Y", type: kind.lowercased()), Exports.member("desk", "x"),
            Exports.sendAs("support", "x"), Exports.fullAccess("x", "adelev"),
            #"{"PrimarySmtpAddress": "support@contoso.com", "GrantSendOnBehalfTo": ["y@contoso.com"]}"#,
        ])
        #expect(imported.lines == [])
        #expect(
            imported.leftOut == [
                "2 of the kind \(kind), which has no place in a tenant file",
                "4 permissions, delegates and members that name recipients of such a kind",
            ])
        #expect(imported.recipients == TenantImport(people: []).recipients)
    }

    @Test("counts one of a kind as one")
    func singular() {
        let imported = TenantImport(people: [
            Exports.mailbox("x", "X", type: "TeamMailbox"), Exports.sendAs("support", "x"),
            #"{"PrimarySmtpAddress": "support@contoso.com", "EmailAddresses": ["SMTP:support@contoso.com", "X500:/o=x"]}"#,
            #"{"AppId": "x", "RoleName": "Application Mail.Read", "InScope": true}"#,
            #"{"PrimarySmtpAddress": "y@contoso.com", "RecipientTypeDetails": "TeamMailbox", "Alias": "alland"}"#,
        ])
        #expect(imported.lines == [])
        #expect(
            imported.leftOut == [
                "1 address other than SMTP", "1 mail nickname of two recipients",
                "1 role that gives neither Mail.Send nor Mail.ReadWrite",
                "2 of the kind TeamMailbox, which has no place in a tenant file",
                "1 permission, delegate or member that names a recipient of such a kind",
            ])
    }

    @Test("reports a kind of recipient that there is not, and who names such a one")
    func noKind() {
        let imported = TenantImport(people: [
            Exports.mailbox("x", "X", type: "UserMailbux"), Exports.sendAs("support", "x"),
        ])
        #expect(
            imported.lines == [
                #"b.json: [0].RecipientTypeDetails: "UserMailbux" is no kind of recipient that is known; x@contoso.com "#
                    + "is left out",
                #"b.json: [1].Trustee: "x" is x@contoso.com, a recipient of no known kind, which is left out"#,
            ])
    }

    @Test("gives nobody what is said of a name that two have")
    func ambiguous() {
        func of(_ properties: String) -> String {
            #"{\#(properties), "GrantSendOnBehalfTo": ["adelev"], "MessageCopyForSentAsEnabled": true}"#
        }
        let imported = TenantImport(people: [
            of(#""Identity": "Front Desk""#), Exports.mailbox("front1", "Front Desk"),
            Exports.mailbox("front2", "Front Desk"), of(#""UserPrincipalName": "front2@contoso.com""#),
            of(#""UserPrincipalName": "nobody@contoso.com", "Identity": "front desk""#),
        ])
        let problem = "is the name of several: front1@contoso.com, front2@contoso.com; left out"
        #expect(
            imported.lines == [
                #"b.json: [0].Identity: "Front Desk" \#(problem)"#, #"b.json: [4].Identity: "front desk" \#(problem)"#,
            ])
        #expect(imported["front1@contoso.com"]?.sendOnBehalf == [])
        #expect(imported["front1@contoso.com"]?.messageCopyForSentAsEnabled == false)
        #expect(imported["front2@contoso.com"]?.sendOnBehalf == ["adelev@contoso.com"])
    }

    @Test("knows a recipient again by the primary one of its addresses")
    func primaryAddress() {
        let exports = [
            #"{"PrimarySmtpAddress": "b@contoso.com", "RecipientTypeDetails": "UserMailbox"}"#,
            #"{"EmailAddresses": ["smtp:c@contoso.com", "SMTP:B@contoso.com"], "RecipientTypeDetails": "UserMailbox"}"#,
        ]
        for order in [exports, exports.reversed()] {
            let imported = TenantImport(order.list)
            #expect(imported.lines == [])
            #expect(imported.recipients.map { $0.address.lowercased() } == ["b@contoso.com"])
            #expect(imported.recipients.map(\.aliases) == [["c@contoso.com"]])
        }
    }
}
