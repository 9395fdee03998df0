import DelegationRules
import DelegationRulesJSON

extension Prediction: Codable {
    /// Reads a prediction in the JSON of the contract.
    ///
    /// It must be whole and agree with itself: the status and the texts are those of the outcome, the basis is that of
    /// the clauses, and the contested clauses are those of them that a report contradicts. Anything else is an error
    /// that names the key. An `id` is passed over.
    public init(from decoder: any Decoder) throws {
        self = try Self.read(from: decoder) { (reader) throws(InvalidText) in try reader.prediction() }
    }

    /// Writes the prediction in the JSON of the contract.
    public func encode(to encoder: any Encoder) throws {
        try write(to: encoder) { writer in
            writer.object { $0.members(of: self) }
        }
    }
}

// MARK: Reading

extension JSONReader {
    fileprivate mutating func prediction() throws(InvalidText) -> Prediction {
        var packed = PackedPrediction(rawValue: 0)
        var (basis, status): (UInt16?, UInt16?)
        var stated: Set<Prediction.Part> = []
        var reason: QuotedString?
        var (clauses, contested) = (Clauses(), Clauses())
        try object(Self.keys) { (key, reader) throws(InvalidText) in
            switch key {
            case .id: _ = try reader.string()
            case .part(let part):
                let number = try reader.number(of: part)
                if part == .basis { basis = number } else { packed[part] = number }
                if part == .status { status = number }
                stated.insert(part)
            case .reason: reason = try reader.string()
            case .clauses: clauses = try reader.clauses()
            case .contested: contested = try reader.clauses()
            }
        }
        for part in Prediction.Part.allCases {
            let isSaid: Bool
            if let needs = part.needs {
                isSaid = packed[needs.part] == UInt16(needs.value)
            } else {
                // Nobody knows the status where the sources are silent.
                isSaid = part != .status || packed[.outcome] != 4
            }
            if isSaid, !stated.contains(part) { throw error("missing").inside(part.topKey) }
            if !isSaid, stated.contains(part) {
                throw error("expected only with another outcome").inside(part.topKey)
            }
        }
        if clauses.isEmpty { throw error("expected an array of one clause or more").inside("clauses") }

        let prediction = Prediction(packed, because: clauses)
        let outcome = prediction.outcome
        let isSameReason =
            switch (outcome, reason) {
            case (.unspecified(let silence), let reason?): says(reason, silence.reason)
            case (.unspecified, nil): false
            case (_, let reason): reason == nil
            }
        for (isSame, key) in [
            (outcome.name == Prediction.Part.outcome.value(UInt8(packed[.outcome]))?.name, "from"),
            (status == outcome.status.map(UInt16.init), "status"), (isSameReason, "reason"),
            (basis == UInt16(prediction.basis.rawValue), "basis"), (contested == prediction.contested, "contested"),
        ] where !isSame {
            throw error("expected what follows from the outcome and the clauses").inside(key)
        }
        return prediction
    }

    private enum Key: Hashable, Sendable {
        case id, part(Prediction.Part), reason, clauses, contested
    }

    private static let keys = JSONNames<Key>(
        [("id", .id), ("reason", .reason), ("clauses", .clauses), ("contested", .contested)]
            + Prediction.Part.allCases.map { ($0.topKey, .part($0)) })

    private mutating func number(of part: Prediction.Part) throws(InvalidText) -> UInt16 {
        if part == .error { return 1 + UInt16(try graphError().rawValue) }
        switch part.field.shape {
        case .choice: return UInt16(try value(among: part.names))
        case .set: return UInt16(try set(of: part.names))
        case .flag(let whenZero): return try boolean() == whenZero ? 0 : 1
        case .number: return UInt16(clamping: try integer())
        }
    }

    private mutating func graphError() throws(InvalidText) -> GraphError {
        var texts: [String: QuotedString] = [:]
        try object(["code": "code", "message": "message"]) { (key, reader) throws(InvalidText) in
            texts[key] = try reader.string()
        }
        guard let code = texts["code"], let message = texts["message"] else {
            throw error("expected a code and a message")
        }
        guard let found = CaseSet<GraphError>.all.first(where: { says(code, $0.code) && says(message, $0.message) })
        else {
            throw error("expected an error of Graph's, with its message", at: code)
        }
        return found
    }

    private mutating func clauses() throws(InvalidText) -> Clauses {
        var clauses = Clauses()
        try array { (_, reader) throws(InvalidText) in clauses.insert(try reader.value(among: Clause.names)) }
        return clauses
    }
}

extension Prediction.Part {
    /// The key at the top of a prediction, beneath which an error has its own.
    fileprivate var topKey: String { self == .error ? "error" : key }
}
