import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay

/// Writes findings as a log in SARIF 2.1.0 (Static Analysis Results Interchange Format, OASIS), so that pipelines show them.
package struct AuditSARIF {
    /// The version of the tool.
    private let version: String
    /// Where the tenant is told, as a relative reference (RFC 3986), and on which lines; `nil` where it is no file.
    private let file: (path: String, lines: TenantLines)?

    /// A log of the tool of that version, on the tenant in `file`.
    package init(version: String, file: (path: String, lines: TenantLines)?) {
        (self.version, self.file) = (version, file)
    }

    /// Writes the log of `findings`; `flush` is called behind each of them.
    package func write<Failure>(
        _ findings: AuditFindings, to writer: inout JSONWriter, flush: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        try writer.object { (writer) throws(Failure) in
            writer.member("$schema", string: "https://json.schemastore.org/sarif-2.1.0.json")
            writer.member("version", string: "2.1.0")
            try writer.array("runs") { (writer) throws(Failure) in
                try writer.object { (writer) throws(Failure) in
                    writer.object("tool") { driver(&$0) }
                    try writer.array("results") { (writer) throws(Failure) in
                        for finding in findings {
                            result(finding, &writer)
                            try flush(&writer)
                        }
                    }
                }
            }
        }
        writer.endLine()
    }

    private func driver(_ writer: inout JSONWriter) {
        writer.object("driver") { writer in
            writer.member("name", string: "delegation-rules")
            writer.member("version", string: version)
            writer.array("rules") { writer in
                for kind in AuditFinding.Kind.allCases {
                    writer.object { writer in
                        writer.member("id", string: kind.rawValue)
                        writer.message("shortDescription", kind.statement)
                        writer.object("defaultConfiguration") { $0.member("level", string: kind.level.rawValue) }
                    }
                }
            }
        }
    }

    private func result(_ finding: AuditFinding, _ writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("ruleId", string: finding.kind.rawValue)
            writer.member("level", string: finding.kind.level.rawValue)
            writer.message("message", finding.cause + (finding.change.map { " To change it: \($0)" } ?? ""))
            writer.array("locations") { writer in
                writer.object { writer in
                    physicalLocation(of: finding, &writer)
                    writer.array("logicalLocations") { writer in
                        writer.object { writer in
                            writer.member("name", string: finding.subject)
                            writer.member("kind", string: finding.appID == nil ? "object" : "module")
                        }
                    }
                }
            }
            // What tells it from all others, whatever else changes in the tenant.
            writer.object("partialFingerprints") { $0.member("finding/v1", string: finding.fingerprint) }
        }
    }

    private func physicalLocation(of finding: AuditFinding, _ writer: inout JSONWriter) {
        guard let file else { return }
        writer.object("physicalLocation") { writer in
            writer.object("artifactLocation") { $0.member("uri", string: file.path.uriReference) }
            let line = finding.appID.flatMap { file.lines.line(ofApp: $0) } ?? file.lines.line(of: finding.subject)
            writer.object("region") { $0.member("startLine", integer: line ?? 1) }
        }
    }
}

extension AuditFinding {
    /// The address or the application that it is about.
    fileprivate var subject: String { appID ?? claim?.owner ?? from?.address ?? "" }

    fileprivate var fingerprint: String {
        [
            kind.rawValue, subject, claim?.other ?? holder?.address ?? "", claim?.identity ?? "",
            grant?.name ?? copySwitch?.rawValue ?? "",
        ].joined(separator: "|")
    }
}

extension JSONWriter {
    /// Writes a key and a message, which SARIF makes an object.
    fileprivate mutating func message(_ key: String, _ text: String) {
        object(key) { $0.member("text", string: text) }
    }
}

extension String {
    /// A path as a relative reference: each byte that a segment cannot have as it is written as two digits.
    fileprivate var uriReference: String {
        split(separator: "/", omittingEmptySubsequences: false)
            .map { PartyName(address: String($0)).pathSegment }.joined(separator: "/")
    }
}
