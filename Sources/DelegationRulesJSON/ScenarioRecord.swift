import DelegationRules

/// A scenario as the JSON contract writes it: flat, every fact beside every other.
///
/// The contract lets a record state facts that mean nothing beside the others, such as grants on one's own address or
/// Full Access to a distribution list. ``scenario`` is what the record comes down to, without them.
public struct ScenarioRecord: Hashable, Sendable {
    /// The operations without their parameters.
    public enum OperationName: Hashable, Sendable {
        /// `POST …/sendMail`.
        case sendMail
        /// `POST …/messages`.
        case createDraft
        /// `POST …/messages/{id}/send`.
        case sendDraft
    }

    /// Whom the message is from: oneself, or the kind of somebody else's address.
    public enum FromKind: Hashable, Sendable {
        /// The sending user's own address, or none.
        case own
        /// Another user's mailbox.
        case userMailbox
        /// A shared mailbox.
        case sharedMailbox
        /// A room or equipment mailbox.
        case resourceMailbox
        /// A Microsoft 365 group.
        case microsoft365Group
        /// A distribution list, a mail-enabled security group or a dynamic distribution list.
        case distributionList
    }

    /// What the sending user holds on the from address.
    public struct Grants: OptionSet, Hashable, Sendable {
        /// One bit a grant.
        public let rawValue: UInt8

        /// The grants whose bits are set.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// Send As.
        public static let sendAs = Grants(rawValue: 1 << 0)
        /// Send on Behalf.
        public static let sendOnBehalf = Grants(rawValue: 1 << 1)
        /// Full Access.
        public static let fullAccess = Grants(rawValue: 1 << 2)
    }

    /// `token`.
    public var token: Token
    /// `endpoint.mailbox`.
    public var path: PathMailbox
    /// `endpoint.operation`, and `saveToSentItems` where the operation has it.
    public var operation: Operation
    /// `from`.
    public var from: FromKind
    /// `grants`.
    public var grants: Grants
    /// `alwaysSaveCopy`.
    public var alwaysSaveCopy: CopySwitches

    /// A record that states these facts.
    public init(
        token: Token, path: PathMailbox, operation: Operation, from: FromKind = .own, grants: Grants = [],
        alwaysSaveCopy: CopySwitches = []
    ) {
        self.token = token
        self.path = path
        self.operation = operation
        self.from = from
        self.grants = grants
        self.alwaysSaveCopy = alwaysSaveCopy
    }

    /// The scenario that the record comes down to.
    public var scenario: Scenario {
        Scenario(token: token, path: path, operation: operation, from: fromAddress)
    }

    private var fromAddress: From {
        switch from {
        case .own: .own
        case .userMailbox: mailbox(.user)
        case .sharedMailbox: mailbox(.shared)
        case .resourceMailbox: mailbox(.resource)
        case .microsoft365Group:
            .somebodyElse(.microsoft365Group(sendingRights: sendingRights, alwaysSaveCopy: alwaysSaveCopy))
        case .distributionList:
            .somebodyElse(.distributionList(sendingRights: sendingRights))
        }
    }

    private func mailbox(_ kind: MailboxKind) -> From {
        .somebodyElse(
            .mailbox(
                kind, sendingRights: sendingRights, fullAccess: grants.contains(.fullAccess),
                alwaysSaveCopy: alwaysSaveCopy))
    }

    private var sendingRights: SendingRights {
        var rights: SendingRights = []
        if grants.contains(.sendAs) { rights.insert(.sendAs) }
        if grants.contains(.sendOnBehalf) { rights.insert(.sendOnBehalf) }
        return rights
    }
}

extension ScenarioRecord {
    /// The record that states the facts of `scenario`, and no more.
    public init(_ scenario: Scenario) {
        let kind: FromKind =
            switch scenario.from {
            case .own: .own
            case .somebodyElse(.mailbox(.user, _, _, _)): .userMailbox
            case .somebodyElse(.mailbox(.shared, _, _, _)): .sharedMailbox
            case .somebodyElse(.mailbox(.resource, _, _, _)): .resourceMailbox
            case .somebodyElse(.microsoft365Group): .microsoft365Group
            case .somebodyElse(.distributionList): .distributionList
            }
        self.init(token: scenario.token, path: scenario.path, operation: scenario.operation, from: kind)
        guard let recipient = scenario.from.recipient else { return }
        if recipient.sendingRights.contains(.sendAs) { grants.insert(.sendAs) }
        if recipient.sendingRights.contains(.sendOnBehalf) { grants.insert(.sendOnBehalf) }
        if recipient.fullAccess == true { grants.insert(.fullAccess) }
        alwaysSaveCopy = recipient.alwaysSaveCopy ?? []
    }

    /// This record with `changes` made to it; facts that mean nothing beside the others stay as they are.
    public func applying(_ changes: Changes) -> ScenarioRecord {
        let facts = ScenarioRecord(scenario)
        var changed = ScenarioRecord(scenario.applying(changes))
        changed.grants.formUnion(grants.subtracting(facts.grants))
        changed.alwaysSaveCopy.formUnion(alwaysSaveCopy.subtracting(facts.alwaysSaveCopy))
        return changed
    }
}

extension ScenarioRecord {
    /// Every record that the contract can write: 98,304, of which many come down to the same scenario.
    public static var all: [ScenarioRecord] {
        var records: [ScenarioRecord] = []
        for kind in Names.tokenKind.values {
            for permissions in UInt8(0)..<16 {
                let token = Token(kind, Permissions(rawValue: permissions))
                for path in Names.path.values {
                    for operation in operations {
                        for from in Names.from.values {
                            records += all(token, path, operation, from)
                        }
                    }
                }
            }
        }
        return records
    }

    private static let operations: [Operation] = [
        .sendMail(saveToSentItems: true), .sendMail(saveToSentItems: false), .createDraft, .sendDraft,
    ]

    private static func all(
        _ token: Token, _ path: PathMailbox, _ operation: Operation, _ from: FromKind
    ) -> [ScenarioRecord] {
        var records: [ScenarioRecord] = []
        for grants in UInt8(0)..<8 {
            for switches in UInt8(0)..<4 {
                records.append(
                    ScenarioRecord(
                        token: token, path: path, operation: operation, from: from, grants: Grants(rawValue: grants),
                        alwaysSaveCopy: CopySwitches(rawValue: switches)))
            }
        }
        return records
    }
}
