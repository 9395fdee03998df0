import DelegationRulesJSON
import DelegationRulesReplay

extension TenantImport {
    /// An export, and what it tells of.
    public struct Exported: Hashable, Sendable {
        /// The name of the file.
        public let file: String
        /// What it tells of. Where nothing is in it, its name says of what there is none.
        public let datasets: [Dataset]
    }

    /// What no export tells of, though it concerns somebody in the tenant.
    public struct Missing: Hashable, Sendable {
        /// What it is.
        public let dataset: Dataset
        /// Where members are missing, the groups that hold a right, or are the scope of a policy or a role.
        public let groups: [String]
    }

    /// What is missing and what exports it, for a person, in two lines; none where nothing is missing.
    public var missingInWords: [String] {
        if missing.isEmpty { return [] }
        var cmdlets: [String] = []
        for missing in missing where !cmdlets.contains(missing.dataset.cmdlet) {
            cmdlets.append(missing.dataset.cmdlet)
        }
        return [
            "not exported, so not known: \(missing.map { $0.description }.joined(separator: ", "))",
            "what exports them: \(cmdlets.joined(separator: "; "))",
        ]
    }
}

// MARK: What is told, and what is missing

extension ToldDatasets {
    /// What files that are called `names` tell of, each by itself.
    func exported(_ names: [String]) -> [TenantImport.Exported] {
        zip(names, byFile).compactMap { name, told in
            told.map { told in
                TenantImport.Exported(file: name, datasets: TenantImport.Dataset.allCases.filter(told.contains))
            }
        }
    }

    /// What none of them tells, though it concerns one of `recipients`; of `unknownGroups` no member is known,
    /// though they decide who may do what.
    func missing(of recipients: [Tenant.Recipient], unknownGroups: [Tenant.Recipient]) -> [TenantImport.Missing] {
        let types = Set(recipients.lazy.map { $0.recipientTypeDetails })
        var concerning: Set<TenantImport.Dataset> = [.recipients, .sendAs]
        concerning.formUnion(types.flatMap { [$0.sendOnBehalfDataset, $0.copySwitchDataset].compactMap { $0 } })
        // Where nobody is known, there may be mailboxes.
        if recipients.isEmpty || types.contains(where: { $0.hasUserMailbox }) {
            concerning.formUnion([.fullAccess, .accessPolicies, .roles])
        }
        var groups: [TenantImport.Dataset: [String]] = [:]
        for group in unknownGroups {
            let members: TenantImport.Dataset =
                group.recipientTypeDetails == .groupMailbox ? .microsoft365GroupMembers : .members
            groups[members, default: []].append(group.address)
            concerning.insert(members)
        }
        let hasAlias = recipients.contains { recipient in
            recipient.recipientTypeDetails.hasUserMailbox && recipient.aliases.contains { $0.isAddress }
        }
        if hasAlias { concerning.insert(.sendFromAlias) }
        for told in byFile { concerning.subtract(told ?? []) }
        return TenantImport.Dataset.allCases.filter(concerning.contains).map { dataset in
            TenantImport.Missing(dataset: dataset, groups: groups[dataset] ?? [])
        }
    }
}

// MARK: In words and in JSON

extension TenantImport.Missing: CustomStringConvertible {
    /// What it is, with a few of the groups.
    public var description: String { dataset.rawValue + (groups.isEmpty ? "" : " (\(groups.excerpt))") }
}

extension JSONWriter {
    mutating func exported(_ exported: TenantImport.Exported) {
        object { writer in
            writer.member("file", string: exported.file)
            writer.member("what", strings: exported.datasets.map { $0.rawValue })
        }
    }

    mutating func missing(_ missing: TenantImport.Missing) {
        object { writer in
            writer.member("what", string: missing.dataset.rawValue)
            if let grant = missing.dataset.grant { writer.member("right", string: grant.name) }
            writer.member("file", string: missing.dataset.file)
            writer.member("cmdlet", string: missing.dataset.cmdlet)
            writer.member("groups", strings: missing.groups)
        }
    }
}
