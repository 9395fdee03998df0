import DelegationRulesJSON
import DelegationRulesReplay

/// The question who may send as whom in a tenant, perhaps of one sender, from address or application.
public struct WhoQuestion: Sendable {
    /// The `id` of the question, if it has one; the answer echoes it.
    public var id: String?
    /// The tenant that the question brings; `nil` where it relies on another.
    public var tenant: Tenant?
    /// Who signs in, or, with an application, the mailbox that it acts as, by any identity; `nil` for everybody.
    public var sender: String?
    /// Whom the message is from, by any identity; `nil` for everybody.
    public var from: String?
    /// The id of the application that sends; `nil` for whoever signs in and, where no sender is named, for every application
    /// of the tenant as well.
    public var app: String?

    /// The question of `sender`, `from` and `app`, as far as they are given.
    public init(sender: String? = nil, from: String? = nil, app: String? = nil) {
        (self.sender, self.from, self.app) = (sender, from, app)
    }

    /// Reads the JSON text of one question: `{"who": {"from": "sales@contoso.com"}}`.
    ///
    /// The reader is as strict as that of scenarios.
    public init(json: some Sequence<UInt8>) throws(InvalidText) {
        var reader = JSONReader(Array(json))
        self = try reader.whole(.who) { (reader) throws(InvalidText) in try reader.whoQuestion() }
    }

    /// Reads the JSON text of one question.
    public init(json: String) throws(InvalidText) {
        try self.init(json: Array(json.utf8))
    }

    /// The rows of the tenant that the question brings, or else of `tenant`; they are worked out as they are asked for.
    public func rows(in tenant: Tenant? = nil) throws(InvalidText) -> WhoRows {
        guard let tenant = self.tenant ?? tenant else { throw .missingTenant }
        let senderIndex = try tenant.index(of: sender, for: "sender")
        let fromIndex = try tenant.index(of: from, for: "from")
        let apps: [String?] =
            if let app { [app] } else if sender != nil { [nil] } else {
                [nil] + tenant.applications.map { Optional($0) }
            }
        return WhoRows(in: tenant, sender: senderIndex, from: fromIndex, apps: apps)
    }

    /// The answer as one JSON object on one line.
    public func json(in tenant: Tenant? = nil) throws(InvalidText) -> String {
        var writer = JSONWriter()
        try write(to: &writer, in: tenant)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Writes the answer.
    package func write(to writer: inout JSONWriter, in tenant: Tenant?) throws(InvalidText) {
        let rows = try rows(in: tenant)
        writer.object(id: id) { writer in
            writer.array("rows") { writer in
                for row in rows { writer.row(row) }
            }
        }
    }
}

extension Tenant {
    /// The position of the recipient that `identity`, the value of `key`, names; `nil` where it is not given.
    fileprivate func index(of identity: String?, for key: String) throws(InvalidText) -> Int? {
        guard let identity else { return nil }
        if let index = index(of: identity) { return index }
        throw InvalidText("nobody is called \(identity.quoted); expected a recipient of the tenant")
            .inside(key).inside("who")
    }
}

extension InvalidText {
    /// A question came without a tenant, and there is no other.
    static var missingTenant: InvalidText { InvalidText("missing; expected an object").inside("tenant") }
}

extension JSONReader {
    /// Reads a question who may send as whom.
    package mutating func whoQuestion() throws(InvalidText) -> WhoQuestion {
        var question = WhoQuestion()
        var isAsked = false
        try object(Self.questionKeys) { (key, reader) throws(InvalidText) in
            switch key {
            case .id: question.id = try reader.text()
            case .tenant: question.tenant = try reader.tenant()
            case .who:
                isAsked = true
                try reader.object(Self.whoKeys) { (key, reader) throws(InvalidText) in
                    switch key {
                    case .sender: question.sender = try reader.text()
                    case .from: question.from = try reader.text()
                    case .app: question.app = try reader.text()
                    }
                }
            }
        }
        guard isAsked else { throw error("missing; expected an object").inside("who") }
        return question
    }

    private enum QuestionKey: String, CaseIterable, Sendable {
        case id, tenant, who
    }

    private enum WhoKey: String, CaseIterable, Sendable {
        case sender, from, app
    }

    private static let questionKeys = JSONNames(of: QuestionKey.self)
    private static let whoKeys = JSONNames(of: WhoKey.self)
}
