import DelegationRules
import DelegationRulesJSON

// What to look up in Exchange, where the facts of a case are only stated.

extension JSONWriter {
    /// Writes the facts on which the outcome depends and which no request tells, and the cmdlet that shows each.
    mutating func lookUps(_ shown: PageCase) {
        let cmdlets = Cmdlets(from: shown.scenario.from, details: shown.details)
        let isOwn = shown.scenario.from == .own || shown.scenario.from == .ownAlias
        array { writer in
            if !isOwn { writer.lookUp("its kind", cmdlets.showKind) }
            if shown.depends(on: .grants, 0) { writer.lookUp("Send As", cmdlets.showSendAs) }
            if shown.depends(on: .grants, 1) { writer.lookUp("Send on Behalf", cmdlets.showSendOnBehalf) }
            if shown.depends(on: .grants, 2) { writer.lookUp("Full Access", cmdlets.showFullAccess) }
            if shown.depends(on: .alwaysSaveCopy, 0) || shown.depends(on: .alwaysSaveCopy, 1) {
                writer.lookUp("the copies it keeps", cmdlets.showCopySwitches)
            }
            if shown.depends(on: .accessPolicy, 0) { writer.lookUp("policies", Cmdlets.showPolicies) }
            if shown.depends(on: .exchangeRoles, 0) || shown.depends(on: .exchangeRoles, 1) {
                writer.lookUp("roles", cmdlets.showRoles)
            }
        }
    }

    private mutating func lookUp(_ what: String, _ line: String) {
        object { writer in
            writer.member("what", string: what)
            writer.member("line", string: line)
        }
    }
}

extension PageCase {
    /// Whether it would come out otherwise if the bit of `fact` with that number were another.
    fileprivate func depends(on fact: Scenario.Fact, _ number: UInt8) -> Bool {
        var other = facts
        other[fact] ^= 1 << number
        return other.scenario?.prediction.outcome != scenario.prediction.outcome
    }
}
