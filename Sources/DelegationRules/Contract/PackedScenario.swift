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
        get { UInt8(truncatingIfNeeded: fact.field.number(in: UInt64(rawValue))) }
        set {
            let bits = fact.field.setting(UInt64(newValue), in: UInt64(rawValue))
            rawValue = UInt32(truncatingIfNeeded: bits)
        }
    }

    /// What Microsoft Graph does with this request.
    public var prediction: PackedPrediction {
        isScenario ? PackedPrediction(Situation(self).prediction) : .invalid
    }

    /// The clauses that decided it; none where the bits are no scenario.
    public var clauses: Clauses { isScenario ? Situation(self).prediction.clauses : Clauses() }
}

// MARK: Packed and typed

extension PackedScenario {
    /// The facts of `scenario`; every bit that means nothing beside them is 0.
    public init(_ scenario: Scenario) {
        self = scenario.packed
    }

    /// The scenario that the bits come down to, or `nil` if they are none.
    public var scenario: Scenario? { isScenario ? Scenario(canonical: self) : nil }

    /// Whether every fact has a value that there is, and stands where it can.
    @inline(__always) private var isScenario: Bool {
        let hasValues =
            Condition(UInt64(rawValue) >> UInt64(Self.width), is: 0)
            & Condition(self[.mailbox], isBelow: Scenario.Path.Mailbox.count)
            & Condition(self[.operation], isBelow: Scenario.Operation.Kind.count)
            & Scenario.From.isKind(self[.from]) & Condition(self[.fromSource], isBelow: 3)
        let situation = Situation(self)
        return
            (hasValues & (situation.operation(is: .sendMail) | !situation.declinesCopy)
            & (situation.path(is: .from) | !situation.isFromByPath)).holds
    }

    /// The same facts; every bit that means nothing beside the others is 0.
    var canonical: PackedScenario {
        let situation = Situation(self)
        let isMailbox = situation.isFromMailbox
        var canonical = self
        canonical.clear(.grants, 0b011, unless: situation.isFromRecipient)
        canonical.clear(.grants, 0b100, unless: isMailbox)
        canonical.clear(.alwaysSaveCopy, 0b11, unless: isMailbox | situation.isFromGroup)
        canonical.clear(.fromSource, 0b11, unless: situation.isFromSomebodyElse)
        canonical.clear(.alias, 1, unless: situation.isMailboxByID)
        canonical.clear(.accessPolicy, 1, unless: situation.isApp)
        canonical.clear(.exchangeRoles, 0b11, unless: situation.isApp)
        return canonical
    }

    /// Clears those bits of a fact unless `condition` holds.
    private mutating func clear(_ fact: Scenario.Fact, _ bits: UInt64, unless condition: Condition) {
        let mask = bits &* (!condition).bit << UInt64(fact.field.position)
        rawValue &= ~UInt32(truncatingIfNeeded: mask)
    }
}

// MARK: The facts as types

extension PackedScenario {
    init(_ token: Scenario.Token, _ path: Scenario.Path, _ operation: Scenario.Operation, _ from: Scenario.From) {
        self.init(rawValue: 0)
        self[.permissions] = token.permissions.rawValue
        switch token {
        case .user: break
        case .app(let application):
            self[.tokenType] = Scenario.Token.Kind.app.rawValue
            self[.accessPolicy] = application.accessPolicy.rawValue
            self[.exchangeRoles] = application.exchangeRoles.rawValue
        }
        self[.mailbox] = path.mailbox.rawValue
        self[.alias] = path.isByAlias ? 1 : 0
        self[.operation] = operation.kind.rawValue
        if case .sendMail(saveToSentItems: false) = operation { self[.saveToSentItems] = 1 }
        self[.from] = from.number
        if case .from(_, namesNoFrom: true) = path {
            self[.fromSource] = 2
        } else if from.isInMIME {
            self[.fromSource] = 1
        }
        guard let recipient = from.recipient else { return }
        self[.grants] = recipient.sendingRights.rawValue | (recipient.fullAccess == true ? 0b100 : 0)
        self[.alwaysSaveCopy] = recipient.alwaysSaveCopy?.rawValue ?? 0
    }

    var token: Scenario.Token {
        let permissions = Scenario.Token.Permissions(rawValue: self[.permissions])
        guard self[.tokenType] == Scenario.Token.Kind.app.rawValue else { return .user(permissions) }
        return .app(
            .init(
                permissions, accessPolicy: self[.accessPolicy] == 0 ? .allows : .blocks,
                exchangeRoles: .init(rawValue: self[.exchangeRoles])))
    }

    var path: Scenario.Path {
        let mailbox = Scenario.Path.Mailbox(rawValue: self[.mailbox]) ?? .me
        return .init(mailbox, byAlias: self[.alias] == 1, namesNoFrom: self[.fromSource] == 2)
    }

    var operation: Scenario.Operation {
        let kind = Scenario.Operation.Kind(rawValue: self[.operation]) ?? .sendMail
        return .init(kind, savingCopy: self[.saveToSentItems] == 0)
    }

    var from: Scenario.From {
        Scenario.From(
            self[.from], carrying: .init(rawValue: self[.grants]), fullAccess: self[.grants] & 0b100 != 0,
            .init(rawValue: self[.alwaysSaveCopy]), inMIME: self[.fromSource] == 1) ?? .own
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

    /// Every one that is a scenario, in the order of the facts: many come down to the same.
    public static var all: some Sequence<PackedScenario> & Sendable { Steps() }
}

extension Scenario {
    /// Every scenario there is, each exactly once and always in the same order; each is computed when it is asked for.
    public static var all: some Sequence<Scenario> & Sendable {
        PackedScenario.Steps(saysOnlyWhatMeansSomething: true).lazy.map(Scenario.init(canonical:))
    }
}

extension PackedScenario {
    /// The scenarios, reached by counting through the values of one fact after the other, the last fact fastest.
    ///
    /// What a fact can be depends on facts before it alone, and each can be 0 beside any others. So a value that is no
    /// scenario while the later facts are 0 is none whatever they are, and they are not tried.
    struct Steps: Sequence, IteratorProtocol, Sendable {
        /// Whether what means nothing beside the other facts stays 0.
        private let saysOnlyWhatMeansSomething: Bool
        private var upcoming: PackedScenario? = PackedScenario(rawValue: 0)

        init(saysOnlyWhatMeansSomething: Bool = false) {
            self.saysOnlyWhatMeansSomething = saysOnlyWhatMeansSomething
        }

        mutating func next() -> PackedScenario? {
            defer { upcoming = upcoming.flatMap(successor) }
            return upcoming
        }

        private func successor(of scenario: PackedScenario) -> PackedScenario? {
            var scenario = scenario
            var number = Scenario.Fact.count
            while number > 0 {
                number -= 1
                guard let fact = Scenario.Fact(rawValue: number) else { return nil }
                let largest = UInt8(truncatingIfNeeded: fact.field.mask)
                while scenario[fact] < largest {
                    scenario[fact] += 1
                    if isStep(scenario) { return scenario }
                }
                scenario[fact] = 0
            }
            return nil
        }

        private func isStep(_ scenario: PackedScenario) -> Bool {
            scenario.isScenario && (!saysOnlyWhatMeansSomething || scenario.canonical == scenario)
        }
    }
}
