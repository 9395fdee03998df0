/// What comes out of a ``PackedScenario``, in 64 bits.
///
/// | bits | meaning |
/// |---|---|
/// | 0–2 | outcome: 0 invalid, 1 accepted, 2 drafted, 3 rejected, 4 unspecified |
/// | 3, 4 | `sender`, `from`: 0 sending user, 1 from user |
/// | 5, 6 | Sent Items of the sending user, of the from user |
/// | 7 | whose Drafts: 0 sending user, 1 from user |
/// | 8–10 | error: 0 none, 1 ErrorSendAsDenied, 2 ErrorAccessDenied, 3 BadRequest, 4 ErrorInvalidUser |
/// | 11–13 | basis: 0 documented, 1 reference, 2 observed, 3 inferred |
/// | 14–23 | HTTP status, or 0 where it is unspecified |
/// | 24–63 | 0 |
public struct PackedPrediction: RawRepresentable, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt64

    /// The prediction with those bits, whether anything is answered with it or not.
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// The answer to bits that are no scenario.
    public static let invalid = PackedPrediction(rawValue: 0)

    /// The outcome and basis of `prediction`.
    public init(_ prediction: Prediction) {
        var bits = UInt64(prediction.basis.rawValue) << 11 | UInt64(prediction.outcome.status ?? 0) << 14
        let kind: Kind
        switch prediction.outcome {
        case .accepted(let authorship, let sentItems):
            kind = .accepted
            bits |= UInt64(authorship.sender.rawValue) << 3 | UInt64(authorship.from.rawValue) << 4
            bits |= UInt64(sentItems.rawValue) << 5
        case .drafted(let party):
            kind = .drafted
            bits |= UInt64(party.rawValue) << 7
        case .rejected(let error):
            kind = .rejected
            bits |= (1 + UInt64(error.rawValue)) << 8
        case .unspecified: kind = .unspecified
        }
        bits |= UInt64(kind.rawValue)
        self.init(rawValue: bits)
    }
}

// MARK: What the bits say; each is `nil` where it plays no part

extension PackedPrediction {
    /// Accepted: the `sender` and `from` that recipients see.
    public var authorship: Authorship? {
        switch (kind, rawValue >> 3 & 0b11) {
        case (.accepted, 0b00): .own
        case (.accepted, 0b10): .onBehalf
        case (.accepted, 0b11): .sentAs
        default: nil
        }
    }

    /// Accepted: whose Sent Items keep a copy.
    public var sentItems: SentItems? {
        kind == .accepted ? SentItems(rawValue: UInt8(rawValue >> 5 & 0b11)) : nil
    }

    /// Drafted: whose Drafts folder holds the draft.
    public var draftsOf: Party? {
        kind == .drafted ? Party(rawValue: UInt8(rawValue >> 7 & 1)) : nil
    }

    /// Rejected: the error.
    public var error: GraphError? {
        let number = UInt8(rawValue >> 8 & 0b111)
        return kind == .rejected && number > 0 ? GraphError(rawValue: number - 1) : nil
    }

    /// Whether the sources do not say what happens.
    public var isUnspecified: Bool { kind == .unspecified }

    /// The weakest evidence among the clauses that decided.
    public var basis: Evidence? {
        kind == .invalid ? nil : Evidence(rawValue: UInt8(rawValue >> 11 & 0b111))
    }

    /// The HTTP status of Graph's answer.
    public var status: Int? {
        let status = Int(rawValue >> 14 & 0x3FF)
        return kind == .invalid || status == 0 ? nil : status
    }

    private var kind: Kind { Kind(rawValue: UInt8(rawValue & 0b111)) ?? .invalid }

    private enum Kind: UInt8 {
        case invalid, accepted, drafted, rejected, unspecified
    }
}
