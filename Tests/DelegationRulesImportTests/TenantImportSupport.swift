import DelegationRulesImport
import DelegationRulesReplay
import Testing

/// Exports as Exchange Online PowerShell writes them, of a small organisation, and what becomes of them.
enum Exports {
    /// A mailbox with the properties that `Get-EXOMailbox` gives by default.
    static func mailbox(_ alias: String, _ displayName: String, type: String = "UserMailbox", more: String = "")
        -> String
    {
        """
        {"ExternalDirectoryObjectId": "\(id(alias))", "UserPrincipalName": "\(alias)@contoso.com", "Alias": "\(alias)",
         "DisplayName": "\(displayName)", "EmailAddresses": ["SMTP:\(alias)@contoso.com"], "Name": "\(displayName)",
         "PrimarySmtpAddress": "\(alias)@contoso.com", "RecipientTypeDetails": "\(type)",
         "Identity": "\(displayName)"\(more.isEmpty ? "" : ", \(more)")}
        """
    }

    /// A group or list with the properties that `Get-DistributionGroup` and `Get-UnifiedGroup` give.
    static func group(_ alias: String, _ displayName: String, type: String, more: String = "") -> String {
        """
        {"ExternalDirectoryObjectId": "\(id(alias))", "Alias": "\(alias)", "DisplayName": "\(displayName)",
         "EmailAddresses": ["SMTP:\(alias)@contoso.com"], "PrimarySmtpAddress": "\(alias)@contoso.com",
         "ExchangeGuid": "00000000-0000-0000-0000-000000000000",
         "RecipientTypeDetails": "\(type)"\(more.isEmpty ? "" : ", \(more)")}
        """
    }

    static func sendAs(_ recipient: String, _ trustee: String, _ type: String = #""Allow""#) -> String {
        """
        {"Identity": "\(recipient)", "Trustee": "\(trustee)", "AccessControlType": \(type), "AccessRights": ["SendAs"],
         "IsInherited": false, "InheritanceType": "None"}
        """
    }

    static func fullAccess(_ mailbox: String, _ user: String, deny: String = "false") -> String {
        """
        {"Identity": "\(mailbox)", "User": "\(user)", "AccessRights": ["FullAccess"], "IsInherited": false,
         "Deny": \(deny)}
        """
    }

    static func member(_ group: String, _ member: String) -> String {
        #"{"Group": "\#(group)@contoso.com", "PrimarySmtpAddress": "\#(member)@contoso.com"}"#
    }

    /// An object id that is made of the alias.
    static func id(_ alias: String) -> String {
        let digits = alias.utf8.map { String($0 % 16, radix: 16) }.joined()
        return "00000000-0000-4000-8000-" + String((digits + "000000000000").prefix(12))
    }

    /// Adele and Allan, the mailbox support@, and the security group Service Desk.
    static let people = [
        mailbox("adelev", "Adele Vance"), mailbox("alland", "Allan Deyoung"),
        mailbox("support", "Contoso Support", type: "SharedMailbox"),
        group("desk", "Service Desk", type: "MailUniversalSecurityGroup"),
    ]
}

extension TenantImport {
    /// The import of exports in files that are called a.json, b.json and so on.
    init(_ texts: String...) {
        self.init(
            of: texts.enumerated().map { index, text in
                let letter = String(UnicodeScalar(UInt8(97 + index)))
                return Export(name: "\(letter).json", bytes: Array(text.utf8))
            })
    }

    /// The import of the people, and, in b.json, of some more objects.
    init(people more: [String]) {
        self.init(Exports.people.list, more.list)
    }

    subscript(address: String) -> Tenant.Recipient? {
        recipients.first { $0.address == address }
    }

    /// What was left out on purpose, as it is printed.
    var leftOut: [String] { counts.leftOut.map(\.description) }

    /// The findings as they are printed.
    var lines: [String] { findings.map(\.description) }
}

extension [String] {
    /// The objects as a JSON list.
    var list: String { "[" + joined(separator: ",\n") + "]" }
}

/// Checks that what was imported makes a tenant.
func expectTenant(_ imported: TenantImport, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(throws: Never.self, sourceLocation: sourceLocation) { try Tenant(json: imported.tenantFile) }
}
