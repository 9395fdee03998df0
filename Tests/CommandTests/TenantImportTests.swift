import DelegationRulesReplay
import Foundation
import Testing

@Suite("tenant import")
struct TenantImportTests {
    private static let mailboxes = """
        [{"PrimarySmtpAddress": "support@contoso.com", "RecipientTypeDetails": "SharedMailbox",
          "DisplayName": "Contoso Support", "GrantSendOnBehalfTo": ["Adele Vance", "Somebody Gone"]},
         {"PrimarySmtpAddress": "AdeleV@contoso.com", "RecipientTypeDetails": "UserMailbox",
          "DisplayName": "Adele Vance"}]
        """
    private static let permission = """
        {"Identity": "Contoso Support", "Trustee": "AdeleV@contoso.com", "AccessControlType": "Allow",
         "AccessRights": ["SendAs"]}
        """
    private static let recipients = [
        Tenant.Recipient(
            address: "AdeleV@contoso.com", recipientTypeDetails: .userMailbox, displayName: "Adele Vance"),
        Tenant.Recipient(
            address: "support@contoso.com", recipientTypeDetails: .sharedMailbox, displayName: "Contoso Support",
            sendAs: ["AdeleV@contoso.com"], sendOnBehalf: ["AdeleV@contoso.com"]),
    ]

    @Test("writes the tenant file on standard output or to a file, and what it left out on standard error")
    func outputs() throws {
        try Command.withTemporaryFolder { folder in
            let mailboxes = folder.appending(path: "mailboxes.json")
            let units = Self.mailboxes.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            try Data([0xFF, 0xFE] + units).write(to: mailboxes)
            let tenant = folder.appending(path: "tenant.json")
            for output in [nil, tenant.path] {
                let result = try Command.run(
                    ["tenant", "import"] + (output.map { ["-o", $0] } ?? []) + ["-", mailboxes.path],
                    input: Self.permission.utf8)
                #expect(result.status == 65)
                #expect(
                    result.errorLines == [
                        "delegation-rules: \(mailboxes.path): [0].GrantSendOnBehalfTo[1]: \"Somebody Gone\" names "
                            + "none of the exported recipients; left out",
                        "delegation-rules: imported 2 recipients, 2 grants, 0 members; left out on purpose: nothing; "
                            + "1 finding",
                    ])
                let text = try output.map { try Data(contentsOf: URL(filePath: $0)) } ?? Data(result.output.utf8)
                #expect(output == nil || result.output == "")
                let file = try JSONDecoder().decode([String: [Tenant.Recipient]].self, from: text)
                #expect(file == ["recipients": Self.recipients])
            }
        }
    }

    @Test("is content with clean exports")
    func clean() throws {
        let result = try Command.run(
            "tenant", "import", "-", input: Self.mailboxes.replacing(", \"Somebody Gone\"", with: ""))
        #expect(result.status == 0)
        #expect(result.errorLines.count == 1)
    }

    @Test("writes nothing where a file is missing, and names each that is")
    func missing() throws {
        try Command.withTemporaryFolder { folder in
            let tenant = folder.appending(path: "tenant.json")
            try Data("before".utf8).write(to: tenant)
            let result = try Command.run(
                ["tenant", "import", "-o", tenant.path, "gone.json", "-", "lost.json"], input: Self.mailboxes.utf8)
            #expect(result.status == 66)
            #expect(result.output == "")
            #expect(
                result.errorLines.map { $0.prefix(46) } == [
                    "delegation-rules: gone.json: cannot be read: N", "delegation-rules: lost.json: cannot be read: N",
                ])
            #expect(try Data(contentsOf: tenant) == Data("before".utf8))
        }
    }

    @Test("says that the output cannot be written")
    func unwritable() throws {
        try Command.withTemporaryFolder { folder in
            let path = folder.appending(path: "nowhere/tenant.json").path
            let result = try Command.run(["tenant", "import", "-o", path, "-"], input: Self.permission.utf8)
            #expect(result.status == 74)
            #expect(result.errorLines.last?.hasPrefix("delegation-rules: \(path): cannot be written: ") == true)
        }
    }
}
