import DelegationRulesJSON
import DelegationRulesReplay

/// The question what an administrator should look at in a tenant.
public struct AuditQuestion: Sendable {
    /// The `id` of the question, if it has one; the answer echoes it.
    public var id: String?
    /// The tenant that the question brings; `nil` where it relies on another.
    public var tenant: AuditedTenant?
    /// What is not to be told.
    public var silenced: Set<AuditFinding.Kind>

    /// The question for all but what is silenced.
    public init(silenced: Set<AuditFinding.Kind> = []) {
        self.silenced = silenced
    }

    /// Reads the JSON text of one question: `{"audit": {}}`, or `{"audit": {"silence": ["both-sending-rights"]}}`.
    public init(json: some Sequence<UInt8>) throws(InvalidText) {
        var reader = JSONReader(Array(json))
        self = try reader.whole(.audit) { (reader) throws(InvalidText) in try reader.auditQuestion() }
    }

    /// Reads the JSON text of one question.
    public init(json: String) throws(InvalidText) {
        try self.init(json: Array(json.utf8))
    }

    /// What is found in the tenant that the question brings, or else in `tenant`.
    public func findings(in tenant: Tenant? = nil) throws(InvalidText) -> AuditFindings {
        guard let audited = self.tenant ?? tenant.map(AuditedTenant.init) else { throw .missingTenant }
        return AuditFindings(in: audited, silenced: silenced)
    }

    /// The answer as one JSON object on one line.
    public func json(in tenant: Tenant? = nil) throws(InvalidText) -> String {
        var writer = JSONWriter()
        try write(to: &writer, in: tenant)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Writes the answer.
    package func write(to writer: inout JSONWriter, in tenant: Tenant?) throws(InvalidText) {
        let findings = try findings(in: tenant)
        writer.object(id: id) { writer in
            writer.array("findings") { writer in
                for finding in findings { writer.finding(finding) }
            }
        }
    }
}

extension JSONReader {
    /// Reads a question for an audit.
    package mutating func auditQuestion() throws(InvalidText) -> AuditQuestion {
        var question = AuditQuestion()
        var isAsked = false
        try object(Self.questionKeys) { (key, reader) throws(InvalidText) in
            switch key {
            case .id: question.id = try reader.text()
            case .tenant: question.tenant = try reader.auditedTenant()
            case .audit:
                isAsked = true
                try reader.object(Self.auditKeys) { (_, reader) throws(InvalidText) in
                    try reader.array { (_, reader) throws(InvalidText) in
                        question.silenced.insert(try reader.value(among: Self.kinds))
                    }
                }
            }
        }
        guard isAsked else { throw error("missing; expected an object").inside("audit") }
        return question
    }

    private enum QuestionKey: String, CaseIterable, Sendable {
        case id, tenant, audit
    }

    private enum AuditKey: String, CaseIterable, Sendable {
        case silence
    }

    private static let questionKeys = JSONNames(of: QuestionKey.self)
    private static let auditKeys = JSONNames(of: AuditKey.self)
    private static let kinds = JSONNames(of: AuditFinding.Kind.self)
}
