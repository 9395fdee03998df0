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
                        "delegation-rules: not exported, so not known: recipients, Full Access, copy switches of "
                            + "mailboxes, access policies, roles of applications",
                        "delegation-rules: what exports them: Get-EXORecipient; Get-EXOMailboxPermission; Get-EXOMailbox "
                            + "-Properties GrantSendOnBehalfTo,MessageCopyForSentAsEnabled,"
                            + "MessageCopyForSendOnBehalfEnabled; Get-ApplicationAccessPolicy; "
                            + "Get-ManagementRoleAssignment",
                        "delegation-rules: imported 2 recipients, 2 grants, 0 members; 1 finding",
                    ])
                let text = try output.map { try Data(contentsOf: URL(filePath: $0)) } ?? Data(result.output.utf8)
                #expect(output == nil || result.output == "")
                #expect(try Tenant(json: Array(text)).recipients == Self.recipients)
            }
        }
    }

    @Test("is content with clean exports")
    func clean() throws {
        let result = try Command.run(
            "tenant", "import", "-", input: Self.mailboxes.replacing(", \"Somebody Gone\"", with: ""))
        #expect(result.status == 0)
        #expect(
            result.errorLines.map { $0.prefix(31) } == [
                "delegation-rules: not exported,", "delegation-rules: what exports ", "delegation-rules: imported 2 re",
            ])
    }

    @Test("takes an empty export for what its name says, and is content with it")
    func empty() throws {
        try Command.withTemporaryFolder { folder in
            let sendAs = folder.appending(path: "sendas.json")
            for (content, status) in [("", 0), ("[{}]", 65)] {
                try Data(content.utf8).write(to: sendAs)
                let result = try Command.run(
                    ["tenant", "import", "-", sendAs.path],
                    input: Self.mailboxes.replacing(", \"Somebody Gone\"", with: "").utf8)
                #expect(result.status == Int32(status))
                #expect(result.errorLines.contains { $0.contains("Get-EXORecipientPermission") } == (status != 0))
            }
        }
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
            let result = try Command.run(["tenant", "import", "-o", path, "-"], input: Self.mailboxes.utf8)
            #expect(result.status == 74)
            #expect(result.errorLines.last?.hasPrefix("delegation-rules: \(path): cannot be written: ") == true)
        }
    }

    @Test("leaves the file as it is where no export tells of a recipient", arguments: ["", "[]", Self.permission])
    func nothingRead(export: String) throws {
        try Command.withTemporaryFolder { folder in
            let tenant = folder.appending(path: "tenant.json")
            try Data("before".utf8).write(to: tenant)
            let result = try Command.run(["tenant", "import", "-o", tenant.path, "-"], input: export.utf8)
            #expect(result.status == 65 && result.output == "")
            #expect(
                result.errorLines.last
                    == "delegation-rules: no export tells of a recipient; expected at least one that does, so nothing is "
                    + "written")
            #expect(try Data(contentsOf: tenant) == Data("before".utf8))
        }
    }

    @Test("replaces the file at once, and keeps its permissions and the links to it")
    func replacement() throws {
        try Command.withTemporaryFolder { folder in
            let tenant = folder.appending(path: "tenant.json")
            let link = folder.appending(path: "link.json")
            try Data("before".utf8).write(to: tenant)
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: tenant.path)
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: tenant)
            let before = try FileHandle(forReadingFrom: tenant)
            let result = try Command.run(["tenant", "import", "-o", link.path, "-"], input: Self.mailboxes.utf8)
            #expect(result.status == 65)
            // Whoever has the old file open still reads it: nothing was written over it.
            #expect(try before.readToEnd() == Data("before".utf8))
            #expect(try Data(contentsOf: tenant) == Data(Self.tenantFile().utf8))
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == tenant.path)
            let permissions = try FileManager.default.attributesOfItem(atPath: tenant.path)[.posixPermissions] as? Int
            #expect(permissions == 0o640)
            #expect(
                Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) == ["tenant.json", "link.json"])
        }
    }

    @Test("keeps the old file, and nothing else, where there is no room for the new one")
    func noRoom() throws {
        try Command.withTemporaryFolder { folder in
            let tenant = folder.appending(path: "tenant.json")
            try Data("before".utf8).write(to: tenant)
            let export = folder.appending(path: "export.json")
            let mailboxes = (0..<200).map {
                #"{"PrimarySmtpAddress":"m\#($0)@contoso.com","RecipientTypeDetails":"UserMailbox"}"#
            }
            try Data("[\(mailboxes.joined(separator: ","))]".utf8).write(to: export)
            let process = Process()
            let errors = Pipe()
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = [
                "-c", #"ulimit -f 4; exec "$0" "$@""#, try #require(Command.executable).path, "tenant", "import", "-o",
                tenant.path, export.path,
            ]
            process.standardError = errors
            try process.run()
            let messages = try errors.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            #expect(process.terminationReason == .exit && process.terminationStatus == 74)
            let message = String(decoding: messages, as: UTF8.self)
            #expect(message.hasPrefix("delegation-rules: \(tenant.path): cannot be written: "))
            #expect(try Data(contentsOf: tenant) == Data("before".utf8))
            #expect(
                Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) == ["tenant.json", "export.json"])
        }
    }

    @Test("writes to what is no file as well, and says where that cannot be")
    func otherOutputs() throws {
        let toOutput = try Command.run(["tenant", "import", "-o", "/dev/stdout", "-"], input: Self.mailboxes.utf8)
        #expect(toOutput.output == (try Self.tenantFile()))
        let toFolder = try Command.run(["tenant", "import", "-o", "/", "-"], input: Self.mailboxes.utf8)
        #expect(toFolder.status == 74)
        #expect(toFolder.errorLines.last?.hasPrefix("delegation-rules: /: cannot be written: ") == true)
    }

    private static func tenantFile() throws -> String {
        try Command.run("tenant", "import", "-", input: mailboxes).output
    }
}
