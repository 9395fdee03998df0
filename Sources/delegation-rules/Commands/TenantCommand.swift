import DelegationRulesImport
import DelegationRulesJSON

/// `tenant import`: a tenant file from what Exchange Online PowerShell exports.
enum TenantCommand: Command {
    static let name = "tenant"
    static let summary = "build a tenant file from what Exchange exports"
    static let options = [outputFile]
    private static let outputFile = Option(
        "-o", .file("FILE", endings: ["json"]),
        """
        write the tenant file there instead of on standard output; what FILE holds is replaced when the new one is whole
        """)
    static let operands = Operands(
        subcommand: "import", kind: .files(endings: ["json"]), synopsis: "FILE ...", most: nil)
    static let about = """
        Builds the tenant file that replay --tenant reads from exports of Exchange Online PowerShell, each a FILE with
        the JSON of ConvertTo-Json, in UTF-8 or UTF-16; - is standard input. They may come in any order, for each
        object is known by its own properties:

          recipients    Get-EXORecipient, Get-EXOMailbox, Get-UnifiedGroup, Get-DistributionGroup,
                        Get-DynamicDistributionGroup, Get-MailUser, Get-MailContact, Get-User; where several tell of
                        the same recipient and disagree, the one that comes first counts
          permissions   Get-EXORecipientPermission, Get-EXOMailboxPermission
          members       Get-DistributionGroupMember, Get-UnifiedGroupLinks, with a property Group added that names the
                        group's address: without it they pass for recipients
          applications  Get-ApplicationAccessPolicy, Get-ManagementRoleAssignment with Get-ServicePrincipal, and
                        Test-ServicePrincipalAuthorization with two properties added: AppId, and Resource, the
                        mailbox that was asked about
          organisation  Get-OrganizationConfig, for SendFromAliasEnabled

        What cannot be resolved is left out and named on standard error with its place. What is left out on purpose
        (NT AUTHORITY\\SELF, inherited permissions of nobody known, roles that concern no mail and the like) is counted
        there, one line a kind. What no FILE tells of and concerns somebody is named there too, for a right that was not
        exported may be held all the same. An empty FILE found nothing: of what, its name says, as the guide has it
        (sendas.json). The last line counts what was imported.
        """
    static let afterword = """
        exit status: 0 all of it was imported; 65 there were findings (the rest was imported), or no recipient (then
        nothing is written); 66 a file cannot be read (then nothing is written).
        """

    static func run(_ arguments: Arguments, _ output: inout StandardOutput) throws(CommandFailure) -> ExitStatus {
        guard let name = arguments.operands.first else {
            throw .usage("tenant: expected import; see delegation-rules tenant --help")
        }
        guard name == "import" else { throw .usage("tenant: unknown command '\(name.excerpt)'; expected import") }
        let paths = arguments.operands.dropFirst()
        guard !paths.isEmpty else {
            throw .usage("tenant import: expected a FILE, or - for standard input; see delegation-rules tenant --help")
        }
        guard let exports = try read(paths) else { return .unreadableFile }
        let imported = TenantImport(of: exports)
        for finding in imported.findings { StandardError.print(finding.description) }
        for leftOut in imported.counts.leftOut { StandardError.print("left out on purpose: \(leftOut)") }
        guard !imported.recipients.isEmpty else {
            throw CommandFailure(
                status: .invalidInput,
                message: "no export tells of a recipient; expected at least one that does, so nothing is written")
        }
        try write(imported.tenantFile, to: arguments[outputFile], &output)
        for line in imported.missingInWords { StandardError.print(line) }
        StandardError.print(imported.summary)
        return imported.findings.isEmpty ? .success : .invalidInput
    }

    /// What the files hold; `nil` if one of them cannot be read, which is said of each: a tenant that lacks a whole
    /// export would be wrong without showing it.
    private static func read(_ paths: ArraySlice<String>) throws(CommandFailure) -> [TenantImport.Export]? {
        var exports: [TenantImport.Export] = []
        var isComplete = true
        for path in paths {
            do throws(CommandFailure) {
                let (name, bytes) = try InputFile.contents(ofFileAt: path, holding: "an export")
                exports.append(TenantImport.Export(name: name, bytes: bytes))
            } catch {
                guard error.status == .unreadableFile else { throw error }
                if let message = error.message { StandardError.print(message) }
                isComplete = false
            }
        }
        return isComplete ? exports : nil
    }

    private static func write(
        _ tenant: [UInt8], to path: String?, _ output: inout StandardOutput
    ) throws(CommandFailure) {
        guard let path, path != "-" else {
            try output.print(tenant)
            return try output.flush()
        }
        try OutputFile(path: path).write(tenant)
    }
}
