import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay

extension AuditFinding {
    /// The finding as one JSON object on one line.
    public var json: String { JSONWriter.text { $0.finding(self) } }

    /// The finding for a person, as an element of a list.
    var item: String {
        let chain =
            chains.isEmpty
            ? "" : " " + chains.map { $0.map { $0.address }.joined(separator: " > ") }.joined(separator: ", ")
        let others = chainsLeftOut > 0 ? " and \(chainsLeftOut) more" : ""
        return (cause + chain + others).onOneLine + (change.map { "\n    \($0.onOneLine)" } ?? "")
    }
}

extension AuditFindings {
    /// The findings for a person, a kind at a time.
    public func forEachParagraph<Failure>(_ body: (String) throws(Failure) -> Void) throws(Failure) {
        var kind: AuditFinding.Kind?
        for finding in self {
            if finding.kind != kind {
                if kind != nil { try body("\n") }
                kind = finding.kind
                try body("\(finding.kind.rawValue): \(count(of: finding.kind))\n  \(finding.kind.statement)\n")
            }
            try body("  - \(finding.item)\n")
        }
        if kind == nil { try body("Nothing to look at.\n") }
    }
}

extension JSONWriter {
    /// Writes a finding.
    package mutating func finding(_ finding: AuditFinding) {
        object { writer in
            writer.member("finding", string: finding.kind.rawValue)
            if let app = finding.appID { writer.member("app", string: app) }
            if let from = finding.from {
                writer.member(finding.appID == nil ? "from" : "mailbox", string: from.address)
            }
            if let grant = finding.grant { writer.member("right", string: grant.name) }
            if let holder = finding.holder { writer.member("holder", string: holder.address) }
            if let copySwitch = finding.copySwitch { writer.member("switch", string: copySwitch.rawValue) }
            if finding.count > 0 {
                writer.member(finding.appID == nil ? "senders" : "mailboxes", integer: finding.count)
            }
            if finding.kind == .rightThroughNestedGroups {
                writer.chains("chains", finding.chainIndices, in: finding.tenant)
                if finding.chainsLeftOut > 0 { writer.member("chainsLeftOut", integer: finding.chainsLeftOut) }
            }
            if let claim = finding.claim {
                writer.member("identity", string: claim.identity)
                writer.member("owner", string: claim.owner)
                writer.member("claimedBy", string: claim.other)
                writer.member("key", string: claim.key)
            }
            writer.member("cause", string: finding.cause)
            if let change = finding.change { writer.member("change", string: change) }
            if !finding.clauses.isEmpty { writer.member("clauses", strings: finding.clauses.map { $0.id }) }
        }
    }
}
