import DelegationRulesJSON
import DelegationRulesReplay

/// What a tenant file takes from exports of Exchange Online PowerShell.
///
/// The exports may come in any order, and several may describe the same recipient; which cmdlet an object comes from
/// is told by its own properties. What cannot be resolved is left out and named in ``findings``: nothing is guessed,
/// and nothing is dropped in silence.
public struct TenantImport: Sendable {
    /// The recipients with their grants and members, all by primary address, in the order of these.
    ///
    /// They make a `Tenant`: no identity is claimed twice, and no grant or membership names anybody unknown.
    public let recipients: [Tenant.Recipient]
    /// The access policies, with scopes by primary address.
    public let accessPolicies: [Tenant.AccessPolicy]
    /// The roles that applications hold in Exchange, with scopes by primary address.
    public let roleAssignments: [Tenant.RoleAssignment]
    /// What applications are called, in the order of the input, which a tenant file does not tell.
    public let applications: [Application]
    /// Whether mail from an alias keeps the alias; false where no export says so.
    public let sendFromAliasEnabled: Bool
    /// What did not come into the tenant as its export says it, in the order of the input.
    public let findings: [Finding]
    /// How much was imported, and how much was left out on purpose.
    public let counts: Counts
    /// Which of the files are exports, in their order, and what each tells of.
    public let exported: [Exported]
    /// What none of them tells of, though it concerns somebody in the tenant: a right that nobody exported is not one that
    /// nobody holds.
    public let missing: [Missing]

    /// An exported file.
    public struct Export: Sendable {
        /// What findings call it.
        public let name: String
        /// What it holds: JSON in UTF-8 or UTF-16.
        public let bytes: [UInt8]

        /// The export in a file that is called `name`.
        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// An application of which a service principal was exported.
    public struct Application: Hashable, Sendable {
        /// Its id.
        public let appID: String
        /// What people call it.
        public let displayName: String
    }

    /// Something in an export that does not reach the tenant file, or not as it stands.
    public struct Finding: Hashable, Sendable {
        /// The name of the file.
        public let file: String
        /// The place in the file, such as `[12].GrantSendOnBehalfTo[0]`; empty where it is the whole file.
        public let path: String
        /// What is wrong and what was done, in one line.
        public let message: String
    }

    /// How much an import has of what.
    public struct Counts: Hashable, Sendable {
        /// The recipients in the tenant file.
        public let recipients: Int
        /// The grants that are held on them.
        public let grants: Int
        /// The members of groups among them.
        public let members: Int
        /// The access policies.
        public let accessPolicies: Int
        /// The roles that applications hold.
        public let roleAssignments: Int
        /// What was left out on purpose.
        public let leftOut: [LeftOut]

        /// Something that a tenant file does not have, or need not have.
        public struct LeftOut: Hashable, Sendable {
            /// How much of it there was.
            public let number: Int
            /// What it is, such as `NT AUTHORITY\SELF`.
            public let what: String
        }
    }

    /// Reads `exports` and resolves who is meant in them.
    public init(of exports: [Export]) {
        let names = exports.map { $0.name }
        var log = ImportLog(names)
        var objects = ExportReading(count: names.count)
        for (file, export) in exports.enumerated() { objects.read(export, file: file, &log) }
        var recipients = ImportedRecipients(objects[.recipient], &log)
        let members = ImportedMembers(objects[.membership], of: recipients, &log)
        let grants = ImportedGrants(objects, of: recipients, &log).allowed(members, &log)
        let ofApplications = ImportedApplications(objects, of: recipients, &log)
        objects.told.insert(recipients, objects[.membership])

        let addresses = recipients.tenant.map { $0.address }
        var tenant = recipients.removeTenant()
        for index in tenant.indices { tenant[index].members = members.inside[index].map { addresses[$0] } }
        for entry in grants { tenant[entry.recipient].add(addresses[entry.holder], entry.grant) }
        self.recipients = tenant
        accessPolicies = ofApplications.accessPolicies
        roleAssignments = ofApplications.roleAssignments
        applications = ofApplications.principals.applications
        sendFromAliasEnabled = Self.sendFromAliasEnabled(objects[.organization], &log)
        exported = objects.told.exported(names)
        let groups = members.unknownGroups(holding: grants, orScopesOf: ofApplications, among: tenant)
        missing = objects.told.missing(of: tenant, unknownGroups: groups.map { tenant[$0] })
        findings = log.findings
        counts = Counts(
            recipients: tenant.count, grants: grants.count, members: members.inside.count,
            accessPolicies: accessPolicies.count, roleAssignments: roleAssignments.count, leftOut: log.leftOut)
    }

    /// Whether the organisation keeps aliases; where two exports disagree, the first counts.
    private static func sendFromAliasEnabled(_ objects: [ExportedObject], _ log: inout ImportLog) -> Bool {
        var first: (isEnabled: Bool, place: Place)?
        for object in objects {
            guard let isEnabled = object.flag(.sendFromAliasEnabled, &log) else { continue }
            if let first, first.isEnabled != isEnabled {
                log.report(
                    object.place, .sendFromAliasEnabled,
                    "contradicts \(log.location(first.place, .sendFromAliasEnabled)), \(first.isEnabled), which counts"
                )
            }
            first = first ?? (isEnabled, object.place)
        }
        return first?.isEnabled ?? false
    }
}

extension Tenant.Recipient {
    fileprivate mutating func add(_ holder: String, _ grant: Grant) {
        switch grant {
        case .sendAs: sendAs.append(holder)
        case .sendOnBehalf: sendOnBehalf.append(holder)
        case .fullAccess: fullAccess.append(holder)
        }
    }
}

// MARK: What comes of it

extension TenantImport {
    /// The tenant file: JSON that `Tenant(json:)` reads, with a line for each recipient.
    public var tenantFile: [UInt8] {
        var file = JSONWriter()
        file.tenant(recipients, accessPolicies, roleAssignments, sendFromAliasEnabled: sendFromAliasEnabled)
        return file.bytes
    }

    /// All of it as one JSON object on one line: `tenant`, `findings`, `counts`, `exported`, `missing` and `applications`.
    public var json: String {
        JSONWriter.text { writer in
            writer.object { writer in
                writer.key("tenant")
                // No string in it has a line end, which is written as an escape.
                writer.append(written: tenantFile.filter { $0 != UInt8(ascii: "\n") })
                writer.array("findings") { writer in
                    for finding in findings {
                        writer.object { writer in
                            writer.member("file", string: finding.file)
                            writer.member("path", string: finding.path)
                            writer.member("message", string: finding.message)
                        }
                    }
                }
                writer.counts(counts)
                writer.array("exported") { writer in for exported in exported { writer.exported(exported) } }
                writer.array("missing") { writer in for missing in missing { writer.missing(missing) } }
                writer.array("applications") { writer in
                    for application in applications {
                        writer.object { writer in
                            writer.member("appId", string: application.appID)
                            writer.member("displayName", string: application.displayName)
                        }
                    }
                }
            }
        }
    }

    /// What was imported, counted, in one line.
    public var summary: String {
        var parts = [
            Self.count(counts.recipients, "recipient"), Self.count(counts.grants, "grant"),
            Self.count(counts.members, "member"),
        ]
        // Few organisations have any of these.
        if counts.accessPolicies > 0 {
            parts.append(Self.count(counts.accessPolicies, "access policy", "access policies"))
        }
        if counts.roleAssignments > 0 {
            parts.append(Self.count(counts.roleAssignments, "role of an application", "roles of applications"))
        }
        return "imported \(parts.joined(separator: ", ")); \(Self.count(findings.count, "finding"))"
    }

    private static func count(_ number: Int, _ noun: String, _ nouns: String? = nil) -> String {
        "\(number) \(number == 1 ? noun : nouns ?? noun + "s")"
    }
}

extension TenantImport.Finding: CustomStringConvertible {
    /// The finding in one line, with its file and its path.
    public var description: String {
        "\(file): " + (path.isEmpty ? "" : "\(path): ") + message
    }
}

extension TenantImport.Counts.LeftOut: CustomStringConvertible {
    /// The number and what it is.
    public var description: String { "\(number) \(what)" }
}

extension JSONWriter {
    fileprivate mutating func counts(_ counts: TenantImport.Counts) {
        object("counts") { writer in
            writer.member("recipients", integer: counts.recipients)
            writer.member("grants", integer: counts.grants)
            writer.member("members", integer: counts.members)
            writer.member("accessPolicies", integer: counts.accessPolicies)
            writer.member("roleAssignments", integer: counts.roleAssignments)
            writer.array("leftOut") { writer in
                for leftOut in counts.leftOut {
                    writer.object { writer in
                        writer.member("number", integer: leftOut.number)
                        writer.member("what", string: leftOut.what)
                    }
                }
            }
        }
    }
}
