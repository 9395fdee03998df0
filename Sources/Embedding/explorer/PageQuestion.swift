import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay

/// What the page asks of its module. Which kind it is of, its keys tell.
enum PageQuestion {
    /// What there is to show of a question for advice: as it stands, or once it is as in `tried`. Of an exchange, those in
    /// `before` were sent before it.
    case shown(AdviceQuestion, tried: PackedScenario?, before: [Exchange])
    /// Which requests to send or draft mail an HTTP Archive holds.
    case archive(HTTPArchive)
    /// How each of these, one after the other, was answered, and how it was to be answered.
    case traffic([Exchange])

    /// Reads the JSON text of one question.
    init(json: [UInt8]) throws(InvalidText) {
        var reader = JSONReader(json)
        var (question, tried): (AdviceQuestion?, PackedScenario?)
        var before: [Exchange] = []
        var other: PageQuestion?
        try reader.object(Self.keys) { (key, reader) throws(InvalidText) in
            switch key {
            case .question: question = try reader.question()
            case .tried: tried = try reader.scenario().scenario
            case .before: before = try reader.exchanges()
            case .archive: other = .archive(try HTTPArchive(json: Array(reader.bytes[try reader.skip()])))
            case .traffic: other = .traffic(try reader.exchanges())
            }
        }
        try reader.end(of: "question")
        if let question {
            self = .shown(question, tried: tried, before: before)
        } else if let other {
            self = other
        } else {
            throw reader.error("missing; expected an object").inside("question")
        }
    }

    private enum Key: String, CaseIterable, Sendable {
        case question, tried, before, archive, traffic
    }

    private static let keys = JSONNames(of: Key.self)
}

extension JSONReader {
    fileprivate mutating func exchanges() throws(InvalidText) -> [Exchange] {
        var exchanges: [Exchange] = []
        try array { (_, reader) throws(InvalidText) in exchanges.append(try reader.exchange()) }
        return exchanges
    }
}
