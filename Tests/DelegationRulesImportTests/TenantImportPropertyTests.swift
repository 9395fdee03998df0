import DelegationRulesImport
import DelegationRulesReplay
import TestSupport
import Testing

@Suite("TenantImport: whatever it writes is a tenant")
struct TenantImportPropertyTests {
    @Test("over random exports of few names, so that they meet", arguments: 0..<40)
    func random(seed: Int) throws {
        var source = SplitMix64(seed: UInt64(seed))
        for _ in 0..<50 {
            let exports = (0..<Int.random(in: 1...3, using: &source)).map { index in
                let objects = (0..<Int.random(in: 0...8, using: &source)).map { _ in Self.object(&source) }
                return TenantImport.Export(name: "\(index).json", bytes: Array(objects.list.utf8))
            }
            let imported = TenantImport(of: exports)
            let text = exports.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n")
            // Whatever is not read has its error in the message.
            let tenant = Result { try Tenant(json: imported.tenantFile) }
            let read = try? tenant.get()
            #expect(read?.recipients == imported.recipients, "\(tenant) of \(text)")
            #expect(read?.sendFromAliasEnabled == imported.sendFromAliasEnabled, "\(tenant) of \(text)")
            // What stands in the file as one line each.
            let lines = imported.tenantFile.count { $0 == UInt8(ascii: "\n") }
            let written = [imported.recipients.count, imported.accessPolicies.count, imported.roleAssignments.count]
            #expect(lines == 2 + written.reduce(0, +) + written.dropFirst().count { $0 > 0 }, "\(text)")
        }
    }

    private static let names = [
        "a@contoso.com", "A@Contoso.com", "b@contoso.com", "SMTP:b@contoso.com", "smtp:SMTP:a@contoso.com", " ", "",
        "smtp:", "@", "a", "b", "é@contoso.com", "e\u{301}@contoso.com", "İ@contoso.com", "Straße@contoso.com",
        "STRASSE@contoso.com", "S-1-5-10", "contoso.com/Users/a", "CONTOSO\\\\a", "a@contoso.com, b@contoso.com",
        "00000000-0000-0000-0000-000000000000", "\\u0000a@contoso.com", "\\u2028b@contoso.com",
    ]
    private static let properties = [
        "PrimarySmtpAddress", "EmailAddresses", "DisplayName", "Name", "Alias", "Identity", "Id", "Guid",
        "ExchangeGuid", "ExternalDirectoryObjectId", "DistinguishedName", "UserPrincipalName", "WindowsLiveID",
        "SamAccountName", "GrantSendOnBehalfTo",
    ]
    private static let kinds =
        Tenant.RecipientType.allCases.map(\.rawValue) + [
            "UserMailbox", "UserMailbox", "DiscoveryMailbox", "Nonsense",
        ]

    private static func object(_ source: inout SplitMix64) -> String {
        var parts = properties.shuffled(using: &source).prefix(Int.random(in: 1...6, using: &source)).map { property in
            "\"\(property)\": \(value(&source))"
        }
        switch Int.random(in: 0..<13, using: &source) {
        case 0: parts += [#""Group": \#(value(&source))"#]
        case 1: parts += [#""Trustee": \#(value(&source)), "AccessRights": "SendAs", "AccessControlType": "Allow""#]
        case 2:
            parts += [
                #""User": \#(value(&source)), "AccessRights": "FullAccess", "Deny": \#(Bool.random(using: &source))"#
            ]
        case 3:
            parts += [
                #""AppId": \#(value(&source)), "AccessRight": "\#(pick(["RestrictAccess", "denyaccess", "x"], &source))""#,
                #""ScopeIdentityRaw": \#(value(&source))"#, #""ScopeIdentity": \#(value(&source))"#,
            ]
        case 4:
            parts += [
                #""Role": "\#(pick(roles, &source))", "RoleAssignee": \#(value(&source))"#,
                #""RecipientWriteScope": "\#(pick(["Group", "Organization", "x"], &source))""#,
                #""CustomResourceScope": \#(value(&source))"#,
            ]
        case 5:
            parts += [
                #""RoleName": "\#(pick(roles, &source))", "AppId": \#(value(&source)), "Resource": \#(value(&source))"#,
                #""ScopeType": "\#(pick(["Group", "Organization"], &source))", "InScope": \#(Bool.random(using: &source))"#,
            ]
        case 6: parts = [#""AppId": \#(value(&source)), "ObjectId": \#(value(&source))"#]
        case 7: parts += [#""SendFromAliasEnabled": \#(pick(["true", "false", "null", "2"], &source))"#]
        default: parts += [#""RecipientTypeDetails": "\#(pick(kinds, &source))""#]
        }
        return "{\(parts.joined(separator: ", "))}"
    }

    private static let roles =
        Tenant.RoleAssignment.Role.allCases.map(\.rawValue) + ["Application Mail.Read", "MAIL.SEND"]

    private static func value(_ source: inout SplitMix64) -> String {
        switch Int.random(in: 0..<12, using: &source) {
        case 0: "null"
        case 1: #"{"Value": "\#(pick(names, &source))"}"#
        case 2...5: #"["smtp:\#(pick(names, &source))", "SMTP:\#(pick(names, &source))"]"#
        default: "\"\(pick(names, &source))\""
        }
    }

    private static func pick(_ values: [String], _ source: inout SplitMix64) -> String {
        values[Int.random(in: values.indices, using: &source)]
    }
}
