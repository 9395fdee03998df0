/// A scenario in 32 bits, for callers that are not written in Swift and for those that decide millions.
///
/// Every bit pattern can be written down; one that is no scenario is answered as ``PackedPrediction/invalid``. The
/// layout is fixed:
///
/// | bits | meaning |
/// |---|---|
/// | 0 | token: 0 user, 1 app |
/// | 1–4 | permissions: Mail.Send, Mail.Send.Shared, Mail.ReadWrite, Mail.ReadWrite.Shared |
/// | 5–6 | path: 0 me, 1 signed-in user, 2 from user, 3 another |
/// | 7–8 | operation: 0 sendMail, 1 createDraft, 2 sendDraft |
/// | 9 | 1: `saveToSentItems` is false; only with sendMail |
/// | 10–12 | from: 0 own, 1 user, 2 shared, 3 resource mailbox, 4 Microsoft 365 group, 5 distribution list |
/// | 13–15 | grants: Send As, Send on Behalf, Full Access |
/// | 16–17 | `MessageCopyForSentAsEnabled`, `MessageCopyForSendOnBehalfEnabled` |
/// | 18–31 | 0 |
public struct PackedScenario: RawRepresentable, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt32

    /// The scenario with those bits, whether it makes sense or not.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// What Microsoft Graph does with this request.
    ///
    /// This is looked up in tables that are made from the typed decision, and costs a fraction of it.
    public var prediction: PackedPrediction { PackedPrediction(rawValue: PackedTables.answer(to: rawValue)) }

    /// The clauses that decided it; none where the bits are no scenario.
    public var clauses: Clauses { scenario?.prediction.clauses ?? Clauses() }
}

extension PackedScenario {
    /// The facts of `scenario`; every bit that means nothing beside them is 0.
    public init(_ scenario: Scenario) {
        var bits = UInt32(scenario.token.kind.rawValue) << Field.app
        bits |= UInt32(scenario.token.permissions.rawValue) << Field.permissions
        bits |= UInt32(scenario.path.rawValue) << Field.path
        switch scenario.operation {
        case .sendMail(let saveToSentItems): bits |= (saveToSentItems ? 0 : 1) << Field.declinesCopy
        case .createDraft: bits |= 1 << Field.operation
        case .sendDraft: bits |= 2 << Field.operation
        }
        if let recipient = scenario.from.recipient {
            bits |= recipient.packedKind << Field.from
            bits |= UInt32(recipient.sendingRights.rawValue) << Field.sendingRights
            bits |= (recipient.fullAccess == true ? 1 : 0) << Field.fullAccess
            bits |= UInt32(recipient.alwaysSaveCopy?.rawValue ?? 0) << Field.alwaysSaveCopy
        }
        self.init(rawValue: bits)
    }

    /// The scenario that the bits come down to, or `nil` if they are none.
    ///
    /// Facts that mean nothing beside the others, such as grants on one's own address, are left out: the scenario may
    /// pack to fewer bits than it came from.
    public var scenario: Scenario? {
        guard rawValue >> Field.end == 0, let operation, let from else { return nil }
        let path: PathMailbox =
            switch field(Field.path, 0b11) {
            case 0: .me
            case 1: .signedInUser
            case 2: .from
            default: .another
            }
        let permissions = Permissions(rawValue: UInt8(field(Field.permissions, 0b1111)))
        let kind: Token.Kind = field(Field.app, 1) == 0 ? .user : .app
        return Scenario(token: Token(kind, permissions), path: path, operation: operation, from: from)
    }

    private func field(_ position: UInt32, _ mask: UInt32) -> UInt32 {
        rawValue >> position & mask
    }

    private var operation: Operation? {
        switch (field(Field.operation, 0b11), field(Field.declinesCopy, 1)) {
        case (0, 0): .sendMail(saveToSentItems: true)
        case (0, _): .sendMail(saveToSentItems: false)
        case (1, 0): .createDraft
        case (2, 0): .sendDraft
        default: nil
        }
    }

    private var from: From? {
        let rights = SendingRights(rawValue: UInt8(field(Field.sendingRights, 0b11)))
        let switches = CopySwitches(rawValue: UInt8(field(Field.alwaysSaveCopy, 0b11)))
        let kind: MailboxKind
        switch field(Field.from, 0b111) {
        case 0: return .own
        case 1: kind = .user
        case 2: kind = .shared
        case 3: kind = .resource
        case 4: return .somebodyElse(.microsoft365Group(sendingRights: rights, alwaysSaveCopy: switches))
        case 5: return .somebodyElse(.distributionList(sendingRights: rights))
        default: return nil
        }
        let fullAccess = field(Field.fullAccess, 1) == 1
        return .somebodyElse(.mailbox(kind, sendingRights: rights, fullAccess: fullAccess, alwaysSaveCopy: switches))
    }
}

extension Recipient {
    /// The number of the kind of recipient; 0 is nobody else.
    fileprivate var packedKind: UInt32 {
        switch self {
        case .mailbox(let kind, _, _, _): 1 + UInt32(kind.rawValue)
        case .microsoft365Group: 4
        case .distributionList: 5
        }
    }
}

/// Where each fact lies in a ``PackedScenario``.
private enum Field {
    static let app: UInt32 = 0
    static let permissions: UInt32 = 1
    static let path: UInt32 = 5
    static let operation: UInt32 = 7
    static let declinesCopy: UInt32 = 9
    static let from: UInt32 = 10
    static let sendingRights: UInt32 = 13
    static let fullAccess: UInt32 = 15
    static let alwaysSaveCopy: UInt32 = 16
    static let end: UInt32 = 18
}
