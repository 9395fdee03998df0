import DelegationRules
import DelegationRulesReplay

/// What an audit finds, kind by kind, and within a kind in the order of the tenant.
public struct AuditFindings: Sequence, Sendable {
    private let tenant: Tenant
    private let claims: [IdentityClaim]
    /// What is found, in its order: each with its application, if it is about one.
    private let found: [[AuditFinding.Found]]
    private let apps: [[String]]

    /// What there is to find in `audited`, without what is silenced.
    public init(in audited: AuditedTenant, silenced: Set<AuditFinding.Kind> = []) {
        let kinds = AuditFinding.Kind.allCases
        tenant = audited.tenant
        claims = silenced.contains(.identityClaimedTwice) ? [] : audited.claims
        var found = kinds.map { _ in [AuditFinding.Found]() }
        var apps = kinds.map { _ in [String]() }
        for finding in AuditScan(of: tenant).found where !silenced.contains(finding.kind) {
            found[finding.kind.place].append(finding)
        }
        for (app, finding) in ApplicationScan(of: tenant).found where !silenced.contains(finding.kind) {
            found[finding.kind.place].append(finding)
            apps[finding.kind.place].append(app)
        }
        found[AuditFinding.Kind.identityClaimedTwice.place] = claims.map { _ in .init(.identityClaimedTwice) }
        (self.found, self.apps) = (found, apps)
    }

    /// The kinds of which there are any.
    public var kinds: [AuditFinding.Kind] { AuditFinding.Kind.allCases.filter { count(of: $0) > 0 } }

    /// How many there are of `kind`.
    public func count(of kind: AuditFinding.Kind) -> Int { found[kind.place].count }

    /// An iterator over the findings.
    public func makeIterator() -> Iterator { Iterator(self) }

    /// Hands out one finding after the other.
    public struct Iterator: IteratorProtocol {
        private let findings: AuditFindings
        private var (kind, place) = (0, 0)
        private var walk: Walk

        fileprivate init(_ findings: AuditFindings) {
            self.findings = findings
            walk = Walk(along: findings.tenant.members, among: findings.tenant.recipients.count)
        }

        /// The next finding; `nil` behind the last.
        public mutating func next() -> AuditFinding? {
            let kinds = AuditFinding.Kind.allCases
            while kind < kinds.count, place == findings.count(of: kinds[kind]) { (kind, place) = (kind + 1, 0) }
            guard kind < kinds.count else { return nil }
            defer { place += 1 }
            let tenant = findings.tenant
            let found = findings.found[kind][place]
            var chains: [[Int]] = []
            if found.kind == .rightThroughNestedGroups, let holder = found.holderIndex {
                let reached = walk.membership(from: holder) { _ in true }
                chains = reached.found.indices.dropFirst().filter { tenant.holdsPeople(reached.found[$0]) }
                    .map { [holder] + reached.chain(to: $0).reversed() }
            }
            let told = Array(chains.prefix(WhoRow.mostChains))
            return AuditFinding(
                tenant: tenant, found: found, appID: findings.apps[kind].isEmpty ? nil : findings.apps[kind][place],
                claim: found.kind == .identityClaimedTwice ? findings.claims[place] : nil, chainIndices: told,
                chainsLeftOut: chains.count - told.count)
        }
    }
}

extension AuditFinding.Kind {
    /// Where the kind stands among all.
    fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
