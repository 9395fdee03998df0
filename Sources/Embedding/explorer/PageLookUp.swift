import DelegationRules
import DelegationRulesImport
import DelegationRulesJSON
import DelegationRulesReplay

// What to look up in Exchange, where the facts of a case are only stated, or were not exported.

extension JSONWriter {
    /// Writes, as `lookUps`, the facts on which the outcome depends and which no request tells, and the cmdlet that shows
    /// each.
    mutating func lookUps(_ shown: PageCase) {
        let cmdlets = Cmdlets(from: shown.scenario.from, details: shown.details)
        let isOwn = shown.scenario.from == .own || shown.scenario.from == .ownAlias
        array("lookUps") { writer in
            func lookUp(_ what: String, _ line: String, _ dataset: TenantImport.Dataset? = nil) {
                let missing = dataset.flatMap { shown.missing.contains($0) ? $0 : nil }
                writer.object { writer in
                    writer.member("what", string: missing?.rawValue ?? what)
                    writer.member("line", string: line)
                    writer.member("isMissing", boolean: missing != nil)
                }
            }
            if !isOwn { lookUp("its kind", cmdlets.showKind) }
            let grants = Grant.allCases.filter { shown.depends(on: .grants, $0.rawValue) }
            let lines = [cmdlets.showSendAs, cmdlets.showSendOnBehalf, cmdlets.showFullAccess]
            for grant in grants { lookUp(grant.words, lines[Int(grant.rawValue)], shown.dataset(on: grant)) }
            for group in Set(grants.flatMap(shown.unknownGroups)).sorted() {
                lookUp("members", Cmdlets.showMembers(of: group), .members)
            }
            if shown.depends(on: .alwaysSaveCopy, 0) || shown.depends(on: .alwaysSaveCopy, 1) {
                lookUp("the copies it keeps", cmdlets.showCopySwitches, shown.from?.copySwitchDataset)
            }
            if shown.depends(on: .accessPolicy, 0) { lookUp("policies", Cmdlets.showPolicies, .accessPolicies) }
            if shown.depends(on: .exchangeRoles, 0) || shown.depends(on: .exchangeRoles, 1) {
                lookUp("roles", cmdlets.showRoles, .roles)
            }
        }
    }
}

// MARK: What was not exported

extension PageCase {
    /// Whether `grant` may be held though the tenant does not say so.
    func isUnknown(_ grant: Grant) -> Bool {
        dataset(on: grant).map(missing.contains) == true || !unknownGroups(holding: grant).isEmpty
    }

    /// What kind of recipient the message is from, where that is somebody in a tenant.
    fileprivate var from: Tenant.RecipientType? { result?.send?.parties.from?.recipientTypeDetails }

    /// What tells who holds `grant` on the from address.
    fileprivate func dataset(on grant: Grant) -> TenantImport.Dataset? {
        switch grant {
        case .sendAs: .sendAs
        case .sendOnBehalf: from?.sendOnBehalfDataset
        case .fullAccess: .fullAccess
        }
    }

    /// The groups through which `grant` may be held on the from address, where nobody knows their members.
    fileprivate func unknownGroups(holding grant: Grant) -> [String] {
        guard missing.contains(.members), facts[.grants] & 1 << grant.rawValue == 0,
            let parties = result?.send?.parties, let from = parties.fromIndex
        else { return [] }
        let tenant = parties.tenant
        return tenant.holders(of: grant)[from].filter { tenant.type(at: $0).hasMembers && tenant.members[$0].isEmpty }
            .map(tenant.address)
    }

    /// Whether it would come out otherwise if the bit of `fact` with that number were another.
    fileprivate func depends(on fact: Scenario.Fact, _ number: UInt8) -> Bool {
        var other = facts
        other[fact] ^= 1 << number
        return other.scenario?.prediction.outcome != scenario.prediction.outcome
    }
}
