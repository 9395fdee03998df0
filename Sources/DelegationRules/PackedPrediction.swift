/// What comes out of a ``PackedScenario``, in 64 bits: to be compared, kept and passed on.
///
/// For a prediction with named parts, ask ``PackedScenario/scenario`` for its `prediction`.
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
        switch prediction.outcome {
        case .accepted(let authorship, let sentItems):
            bits |= 1 | UInt64(authorship.sender.rawValue) << 3 | UInt64(authorship.from.rawValue) << 4
            bits |= UInt64(sentItems.rawValue) << 5
        case .drafted(let party): bits |= 2 | UInt64(party.rawValue) << 7
        case .rejected(let error): bits |= 3 | (1 + UInt64(error.rawValue)) << 8
        case .unspecified: bits |= 4
        }
        self.init(rawValue: bits)
    }
}
