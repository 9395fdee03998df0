import DelegationRulesJSON
import DelegationRulesReplay

extension TenantImport {
    /// An export, and what it tells of.
    public struct Exported: Hashable, Sendable {
        /// The name of the file.
        public let file: String
        /// What it tells of; with nothing in it, what its name says that there is none of.
        public let facts: [Facts]
    }

    /// What no export tells of, though it concerns somebody in the tenant.
    public struct Missing: Hashable, Sendable {
        /// What it is.
        public let facts: Facts
        /// Where members are missing, the groups that hold a right.
        public let groups: [String]
    }

    /// What is missing and what exports it, for a person, in two lines; none where nothing is missing.
    public var missingInWords: [String] {
        if missing.isEmpty { return [] }
        var cmdlets: [String] = []
        for missing in missing where !cmdlets.contains(missing.facts.cmdlet) { cmdlets.append(missing.facts.cmdlet) }
        return [
            "not exported, so not known: \(missing.map { $0.description }.joined(separator: ", "))",
            "what exports them: \(cmdlets.joined(separator: "; "))",
        ]
    }
}

extension TenantImport.Missing: CustomStringConvertible {
    /// What it is, with a few of the groups.
    public var description: String { facts.rawValue + (groups.isEmpty ? "" : " (\(groups.excerpt))") }
}

extension JSONWriter {
    mutating func exported(_ exported: TenantImport.Exported) {
        object { writer in
            writer.member("file", string: exported.file)
            writer.member("what", strings: exported.facts.map { $0.rawValue })
        }
    }

    mutating func missing(_ missing: TenantImport.Missing) {
        object { writer in
            writer.member("what", string: missing.facts.rawValue)
            if let grant = missing.facts.grant { writer.member("right", string: grant.name) }
            writer.member("file", string: missing.facts.file)
            writer.member("cmdlet", string: missing.facts.cmdlet)
            writer.member("groups", strings: missing.groups)
        }
    }
}
