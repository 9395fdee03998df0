/// What comes out of a ``PackedScenario``, in 64 bits; ``Prediction/Part`` has the layout.
public struct PackedPrediction: RawRepresentable, Hashable, Sendable {
    /// The bits.
    public private(set) var rawValue: UInt64

    /// The prediction with those bits, whether anything is answered with it or not.
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// The answer to bits that are no scenario.
    public static let invalid = PackedPrediction(rawValue: 0)

    /// The outcome and basis of `prediction`.
    @inline(__always)
    public init(_ prediction: Prediction) {
        self = prediction.packed.resting(on: prediction.clauses.weakestEvidenceNumber)
    }

    /// The number, or the bits, of one part; what does not fit into its field is cut off.
    public package(set) subscript(part: Prediction.Part) -> UInt16 {
        @inline(__always) get { UInt16(truncatingIfNeeded: part.field.number(in: rawValue)) }
        @inline(__always) set { rawValue = part.field.setting(UInt64(newValue), in: rawValue) }
    }
}

// MARK: What can come out

extension PackedPrediction {
    static func accepted(
        sender: Prediction.Party, from: Prediction.Party, sentItems: Prediction.SentItems
    ) -> PackedPrediction {
        var packed = PackedPrediction(outcome: 1, status: 202)
        packed[.sender] = UInt16(sender.rawValue)
        packed[.from] = UInt16(from.rawValue)
        packed[.sentItems] = UInt16(sentItems.rawValue)
        return packed
    }

    static func drafted(in party: Prediction.Party) -> PackedPrediction {
        var packed = PackedPrediction(outcome: 2, status: 201)
        packed[.draftsOf] = UInt16(party.rawValue)
        return packed
    }

    static func rejected(_ error: GraphError) -> PackedPrediction {
        var packed = PackedPrediction(outcome: 3, status: error.status)
        packed[.error] = 1 + UInt16(error.rawValue)
        return packed
    }

    static var unspecified: PackedPrediction { PackedPrediction(outcome: 4, status: 0) }

    /// The same outcome, predicted on that evidence.
    @inline(__always) func resting(on basis: UInt64) -> PackedPrediction {
        var packed = self
        packed[.basis] = UInt16(truncatingIfNeeded: basis)
        return packed
    }

    private init(outcome: UInt16, status: Int) {
        rawValue = 0
        self[.outcome] = outcome
        self[.status] = UInt16(status)
    }
}

// MARK: What the bits say; each is `nil` where it plays no part

extension PackedPrediction {
    /// Accepted: the message that was sent.
    public var sentMessage: Prediction.SentMessage? {
        let authorship: Prediction.Authorship
        switch (self[.outcome], self[.sender], self[.from]) {
        case (1, 0, 0): authorship = .own
        case (1, 0, 1): authorship = .onBehalf
        case (1, 1, 1): authorship = .sentAs
        default: return nil
        }
        return .init(authorship, sentItems: .init(rawValue: UInt8(self[.sentItems])))
    }

    /// Drafted: whose Drafts folder holds the draft.
    public var draftsOf: Prediction.Party? {
        self[.outcome] == 2 ? Prediction.Party(rawValue: UInt8(self[.draftsOf])) : nil
    }

    /// Rejected: the error.
    public var error: GraphError? {
        self[.outcome] == 3 && self[.error] > 0 ? GraphError(rawValue: UInt8(self[.error] - 1)) : nil
    }

    /// Whether the sources do not say what happens.
    public var isUnspecified: Bool { self[.outcome] == 4 }

    /// The weakest evidence among the clauses that decided.
    public var basis: Clause.Evidence? {
        self[.outcome] == 0 ? nil : Clause.Evidence(rawValue: UInt8(self[.basis]))
    }

    /// The HTTP status of Graph's answer.
    public var status: Int? {
        self[.outcome] == 0 || self[.status] == 0 ? nil : Int(self[.status])
    }
}
