import DelegationRules
import DelegationRulesImport
import DelegationRulesJSON
import DelegationRulesReplay

/// What the page asks of its module. Which kind it is of, its keys tell.
enum PageQuestion {
    /// What there is to show of a question for advice: as it stands, or once it is as in `tried`. Of an exchange, those in
    /// `before` were sent before it, and the datasets in `missing` were not exported with the tenant.
    case shown(AdviceQuestion, tried: PackedScenario?, before: [Exchange], missing: Set<TenantImport.Dataset>)
    /// Which requests to send or draft mail an HTTP Archive holds.
    case archive(HTTPArchive)
    /// How each of these, one after the other, was answered, and how it was to be answered.
    case traffic([Exchange])

    /// Reads the JSON text of one question.
    init(json: [UInt8]) throws(InvalidText) {
        var reader = JSONReader(json)
        var (question, tried): (AdviceQuestion?, PackedScenario?)
        var before: [Exchange] = []
        var missing: Set<TenantImport.Dataset> = []
        var other: PageQuestion?
        try reader.object(Self.keys) { (key, reader) throws(InvalidText) in
            switch key {
            case .question: question = try reader.question()
            case .tried: tried = try reader.scenario().scenario
            case .before: before = try reader.exchanges()
            case .missing:
                try reader.array { (_, reader) throws(InvalidText) in
                    missing.insert(try reader.value(among: Self.datasets))
                }
            case .archive: other = .archive(try HTTPArchive(json: Array(reader.bytes[try reader.skip()])))
            case .traffic: other = .traffic(try reader.exchanges())
            }
        }
        try reader.end(of: "question")
        if let question {
            self = .shown(question, tried: tried, before: before, missing: missing)
        } else if let other {
            self = other
        } else {
            throw reader.error("missing; expected an object").inside("question")
        }
    }

    private enum Key: String, CaseIterable, Sendable {
        case question, tried, before, missing, archive, traffic
    }

    private static let keys = JSONNames(of: Key.self)
    private static let datasets = JSONNames(of: TenantImport.Dataset.self)
}

extension JSONReader {
    fileprivate mutating func exchanges() throws(InvalidText) -> [Exchange] {
        var exchanges: [Exchange] = []
        try array { (_, reader) throws(InvalidText) in exchanges.append(try reader.exchange()) }
        return exchanges
    }
}
