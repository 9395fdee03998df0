import DelegationRulesImport
import DelegationRulesReplay
import Foundation
import Testing

@Suite("TenantImport: recipients")
struct TenantImportRecipientTests {
    @Test("takes over what a mailbox says of itself")
    func mailbox() {
        let imported = TenantImport(
            """
            {"ExternalDirectoryObjectId": "8b3c2f60-0d61-4b3c-9f5e-0d2a9a1f7c11",
             "UserPrincipalName": "adele@contoso.com",
             "Alias": "AdeleV", "DisplayName": "Adele Vance", "Name": "adele", "RecipientType": "UserMailbox",
             "EmailAddresses": ["X500:/o=ExchangeLabs/ou=Exchange Administrative Group/cn=Recipients/cn=adelev",
               "smtp:adele.vance@contoso.com", "SIP:adelev@contoso.com", "SMTP:AdeleV@contoso.com",
               "smtp:AdeleV@contoso.onmicrosoft.com", "SPO:SPO_1@SPO_2", "EUM:123;phone-context=x"],
             "PrimarySmtpAddress": "AdeleV@contoso.com", "RecipientTypeDetails": "UserMailbox",
             "MessageCopyForSentAsEnabled": true, "MessageCopyForSendOnBehalfEnabled": false, "GrantSendOnBehalfTo": []}
            """)
        #expect(imported.lines == [])
        #expect(
            imported.recipients == [
                Tenant.Recipient(
                    address: "AdeleV@contoso.com", recipientTypeDetails: .userMailbox, displayName: "Adele Vance",
                    userPrincipalName: "adele@contoso.com", id: "8b3c2f60-0d61-4b3c-9f5e-0d2a9a1f7c11",
                    aliases: ["adele.vance@contoso.com", "AdeleV@contoso.onmicrosoft.com", "AdeleV"],
                    messageCopyForSentAsEnabled: true)
            ])
        #expect(imported.leftOut == ["4 addresses other than SMTP"])
        #expect(imported.summary == "imported 1 recipient, 0 grants, 0 members; 0 findings")
    }

    struct Spelling: CustomTestStringConvertible {
        let name: String
        let object: String

        var testDescription: String { name }
    }

    @Test("reads values however PowerShell spelt them", arguments: spellings)
    func spelling(spelling: Spelling) {
        let imported = TenantImport(spelling.object)
        #expect(imported.lines == [])
        #expect(
            imported.recipients == [
                Tenant.Recipient(
                    address: "support@contoso.com", recipientTypeDetails: .sharedMailbox, id: Exports.id("support"),
                    aliases: ["help@contoso.com"], messageCopyForSentAsEnabled: true)
            ])
    }

    private static func object(
        kind: String = #""SharedMailbox""#, address: String = #""support@contoso.com""#,
        addresses: String = #"["SMTP:support@contoso.com", "smtp:help@contoso.com"]"#,
        id: String = "\"\(Exports.id("support"))\"", flag: String = "true"
    ) -> String {
        """
        {"RecipientTypeDetails": \(kind), "PrimarySmtpAddress": \(address), "EmailAddresses": \(addresses),
         "ExternalDirectoryObjectId": \(id), "MessageCopyForSentAsEnabled": \(flag), "DisplayName": null, "Alias": "",
         "UserPrincipalName": {}, "GrantSendOnBehalfTo": null, "Guid": {"Guid": "1b3c2f60-0d61-4b3c-9f5e-0d2a9a1f7c11"}}
        """
    }

    private static let spellings = [
        Spelling(name: "as text", object: object()),
        Spelling(
            name: "property names in capitals", object: object().replacing(/"(\w+)":/) { "\"\($0.1.uppercased())\":" }),
        Spelling(
            name: "an enumeration with its name", object: object(kind: #"{"value": 4, "Value": "SharedMailbox"}"#)),
        Spelling(name: "an enumeration as a number", object: object(kind: "4")),
        Spelling(name: "blanks around a text", object: object(kind: #"" SharedMailbox\r\n""#)),
        Spelling(
            name: "addresses as objects",
            object: object(
                address: #"{"Local": "support", "Domain": "contoso.com", "Address": "support@contoso.com"}"#,
                addresses: """
                    [{"ProxyAddressString": "SMTP:support@contoso.com"},
                     {"ProxyAddressString": "smtp:help@contoso.com"}]
                    """)),
        Spelling(
            name: "a list that was wrapped",
            object: object(
                addresses: #"{"value": ["SMTP:support@contoso.com", "smtp:help@contoso.com"], "Count": 2}"#)),
        Spelling(
            name: "a list as one text",
            object: object(addresses: #""SMTP:support@contoso.com smtp:help@contoso.com""#)),
        Spelling(
            name: "a list as one text with commas",
            object: object(addresses: #""SMTP:support@contoso.com, smtp:help@contoso.com""#)),
        Spelling(name: "a list of one", object: object(addresses: #""smtp:help@contoso.com""#)),
        Spelling(name: "a primary address with its prefix", object: object(address: #""SMTP:support@contoso.com""#)),
        Spelling(name: "a primary address among the others alone", object: object(address: "null")),
        Spelling(name: "an id as an object", object: object(id: #"{"Guid": "\#(Exports.id("support"))"}"#)),
        Spelling(name: "a flag as text", object: object(flag: #""True""#)),
        Spelling(name: "a flag as a number", object: object(flag: "1")),
        Spelling(name: "a flag as a switch", object: object(flag: #"{"IsPresent": true}"#)),
    ]

    @Test("puts several exports of one recipient together, in any order")
    func merge() {
        let id = Exports.id("support")
        let exports = [
            #"{"ExternalDirectoryObjectId": "\#(id)", "RecipientTypeDetails": "SharedMailbox", "Name": "support"}"#,
            #"{"Guid": "1B3C", "ExternalDirectoryObjectId": "\#(id.uppercased())", "DisplayName": "Support", "#
                + #""EmailAddresses": []}"#,
            #"{"Guid": "1b3c", "PrimarySmtpAddress": "support@contoso.com", "MessageCopyForSentAsEnabled": false}"#,
            #"{"PrimarySmtpAddress": "Support@contoso.com", "DisplayName": "Support", "UserPrincipalName": "#
                + #""s@contoso.com"}"#,
            #"{"UserPrincipalName": "s@contoso.com", "MessageCopyForSendOnBehalfEnabled": true}"#,
        ]
        for first in exports.indices {
            let turned = Array(exports[first...] + exports[..<first])
            for order in [turned, turned.reversed()] {
                let imported = TenantImport(order.list)
                #expect(imported.lines == [])
                #expect(imported.recipients.count == 1)
                let recipient = imported.recipients.first
                #expect(recipient?.address.lowercased() == "support@contoso.com")
                #expect(recipient?.recipientTypeDetails == .sharedMailbox)
                #expect(recipient?.displayName == "Support")
                #expect(recipient?.userPrincipalName == "s@contoso.com")
                #expect(recipient?.messageCopyForSendOnBehalfEnabled == true)
            }
        }
    }

    @Test("lets the first of two exports that disagree count, and says so", arguments: contradictions)
    func contradiction(case contradiction: Contradiction) {
        let imported = TenantImport(Exports.people.list, contradiction.object)
        #expect(imported.lines == contradiction.findings.map { "b.json: \($0)" })
        #expect(imported.recipients == TenantImport(Exports.people.list).recipients)
    }

    struct Contradiction: CustomTestStringConvertible {
        let object: String
        let findings: [String]

        var testDescription: String { object }
    }

    private static func of(_ rest: String) -> String {
        #"{"PrimarySmtpAddress": "AdeleV@contoso.com", "UserPrincipalName": null, \#(rest)}"#
    }

    private static let contradictions = [
        Contradiction(
            object: of(#""DisplayName": "Adele Vance", "RecipientTypeDetails": "usermailbox""#), findings: []),
        Contradiction(
            object: of(#""DisplayName": "Adele V.""#),
            findings: [#"DisplayName: "Adele V." contradicts a.json: [0].DisplayName, "Adele Vance", which counts"#]),
        Contradiction(
            object: of(#""RecipientTypeDetails": "SharedMailbox""#),
            findings: [
                #"RecipientTypeDetails: "SharedMailbox" contradicts a.json: [0].RecipientTypeDetails, "#
                    + #""UserMailbox", which counts"#
            ]),
        Contradiction(
            object: of(#""ExternalDirectoryObjectId": "other", "GrantSendOnBehalfTo": ["alland"]"#),
            findings: [
                #"ExternalDirectoryObjectId: "other" contradicts a.json: [0].ExternalDirectoryObjectId, "#
                    + #""\#(Exports.id("adelev"))", of the same recipient adelev@contoso.com; this object is left out"#
            ]),
        Contradiction(
            object:
                #"{"ExternalDirectoryObjectId": "\#(Exports.id("adelev"))", "PrimarySmtpAddress": "a@contoso.com", "UserPrincipalName": null}"#,
            findings: [
                #"PrimarySmtpAddress: "a@contoso.com" contradicts a.json: [0].PrimarySmtpAddress, "#
                    + #""adelev@contoso.com", which counts"#
            ]),
        Contradiction(
            object: of(#""EmailAddresses": ["smtp:x@contoso.com", "SMTP:adelev@contoso.com"]"#),
            findings: [
                "EmailAddresses: differ from a.json: [0].EmailAddresses, which counts, in x@contoso.com"
            ]),
    ]

    @Test("takes no longer than the input where one recipient is described by the thousand", .timeLimit(.minutes(10)))
    func oftenDescribed() {
        let count = 50_000
        let objects = (0..<count).map {
            #"{"PrimarySmtpAddress": "a@contoso.com", "RecipientTypeDetails": "UserMailbox", "Name": "\#($0)""#
                + ($0 < count / 2 ? "}" : #", "DisplayName": "Adele", "UserPrincipalName": "adele@contoso.com"}"#)
        }
        let imported = TenantImport(objects.list)
        #expect(imported.lines == [])
        #expect(imported.recipients.map(\.userPrincipalName) == ["adele@contoso.com"])
    }
}
