/// A scenario as the contract states it, flat and in 32 bits: every fact beside every other, in its own field.
///
/// It is what JSON is read into and written from, what C and WebAssembly pass, and what is visited where every scenario
/// is. Every bit pattern can be written down; one that is no scenario is answered as ``PackedPrediction/invalid``. It
/// can state facts that mean nothing beside the others, such as grants on one's own address; ``scenario`` is what it
/// comes down to, without them. ``Scenario/Fact`` has the layout.
public struct PackedScenario: RawRepresentable, Hashable, Sendable {
    /// The bits.
    public private(set) var rawValue: UInt32

    /// The scenario with those bits, whether it makes sense or not.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// The number, or the bits, of one fact; what does not fit into its field is cut off.
    public subscript(fact: Scenario.Fact) -> UInt8 {
        get { UInt8(truncatingIfNeeded: UInt64(rawValue) >> UInt64(fact.field.position) & fact.field.mask) }
        set {
            let (field, position) = (fact.field, UInt64(fact.field.position))
            let others = UInt64(rawValue) & ~(field.mask << position)
            rawValue = UInt32(truncatingIfNeeded: others | (UInt64(newValue) & field.mask) << position)
        }
    }

    /// What Microsoft Graph does with this request.
    public var prediction: PackedPrediction { decided?.packed ?? .invalid }

    /// The clauses that decided it; none where the bits are no scenario.
    public var clauses: Clauses { decided?.clauses ?? Clauses() }

    /// What is decided of it; `nil` where the bits are no scenario.
    private var decided: Prediction? { isScenario ? Situation(self).prediction : nil }
}

// MARK: Packed and typed

extension PackedScenario {
    /// The facts of `scenario`; every bit that means nothing beside them is 0.
    public init(_ scenario: Scenario) {
        self.init(rawValue: 0)
        self[.tokenType] = scenario.token.kind.rawValue
        self[.permissions] = scenario.token.permissions.rawValue
        self[.mailbox] = scenario.path.rawValue
        switch scenario.operation {
        case .sendMail(let saveToSentItems): self[.saveToSentItems] = saveToSentItems ? 0 : 1
        case .createDraft: self[.operation] = 1
        case .sendDraft: self[.operation] = 2
        }
        self[.from] = scenario.from.kind.rawValue
        guard let recipient = scenario.from.recipient else { return }
        self[.grants] = recipient.sendingRights.rawValue | (recipient.fullAccess == true ? 0b100 : 0)
        self[.alwaysSaveCopy] = recipient.alwaysSaveCopy?.rawValue ?? 0
    }

    /// The scenario that the bits come down to, or `nil` if they are none.
    public var scenario: Scenario? {
        guard isScenario, let kind = Scenario.Token.Kind(rawValue: self[.tokenType]),
            let path = Scenario.Path(rawValue: self[.mailbox]),
            let operation = Scenario.Operation.Kind(rawValue: self[.operation]),
            let from = Scenario.From.Kind(rawValue: self[.from])
        else { return nil }
        return Scenario(
            token: .init(kind, .init(rawValue: self[.permissions])), path: path,
            operation: .init(operation, savingCopy: self[.saveToSentItems] == 0),
            from: .init(
                from, carrying: .init(rawValue: self[.grants]), fullAccess: self[.grants] & 0b100 != 0,
                .init(rawValue: self[.alwaysSaveCopy])))
    }

    /// Whether every fact has a value that there is, and stands where it can.
    private var isScenario: Bool {
        guard rawValue >> Self.width == 0, Scenario.Operation.Kind(rawValue: self[.operation]) != nil,
            Scenario.From.Kind(rawValue: self[.from]) != nil
        else { return false }
        let situation = Situation(self)
        return (situation.operation(is: .sendMail) | !situation.declinesCopy).holds
    }
}

// MARK: All of them

extension PackedScenario {
    /// How many of the bits have a meaning.
    static var width: UInt32 {
        var (width, number) = (0 as UInt8, 0 as UInt8)
        while let field = Scenario.Fact(rawValue: number)?.field {
            width = max(width, field.position + field.width)
            number += 1
        }
        return UInt32(width)
    }

    /// Every one that is a scenario, in the order of the bits: many come down to the same.
    public static var all: some Sequence<PackedScenario> & Sendable {
        (0..<1 << width).lazy.map(PackedScenario.init(rawValue:)).filter { $0.scenario != nil }
    }
}

extension Scenario {
    /// Every scenario there is, each exactly once and always in the same order; each is computed when it is asked for.
    public static var all: some Sequence<Scenario> {
        PackedScenario.all.lazy.compactMap { packed in
            packed.scenario.flatMap { PackedScenario($0) == packed ? $0 : nil }
        }
    }
}
