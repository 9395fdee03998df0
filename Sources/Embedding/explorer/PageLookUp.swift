import DelegationRules
import DelegationRulesJSON

// What to look up in Exchange, where the facts of a case are only stated.

extension JSONWriter {
    /// Writes the facts about the from address on which the outcome depends, and the cmdlet that shows each.
    mutating func lookUps(_ shown: PageCase) {
        let from = shown.names(in: shown.scenario).fromObject
        let cmdlets = Cmdlets(from: shown.scenario.from, details: shown.details)
        array { writer in
            guard shown.scenario.from != .own, shown.scenario.from != .ownAlias else { return }
            writer.lookUp("what \(from) is", cmdlets.showKind)
            if shown.depends(on: .grants, 0) { writer.lookUp("who holds Send As on it", cmdlets.showSendAs) }
            if shown.depends(on: .grants, 1) {
                writer.lookUp("who holds Send on Behalf on it", cmdlets.showSendOnBehalf)
            }
            if shown.depends(on: .grants, 2) { writer.lookUp("who holds Full Access to it", cmdlets.showFullAccess) }
            if shown.depends(on: .alwaysSaveCopy, 0) || shown.depends(on: .alwaysSaveCopy, 1) {
                writer.lookUp("which copies it always keeps", cmdlets.showCopySwitches)
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
    /// Whether it would come out otherwise if the member of `fact` with that number were otherwise.
    fileprivate func depends(on fact: Scenario.Fact, _ number: UInt8) -> Bool {
        var other = facts
        other[fact] ^= 1 << number
        return other.scenario?.prediction.outcome != scenario.prediction.outcome
    }
}
