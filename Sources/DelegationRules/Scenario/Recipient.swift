extension Scenario {
    /// Whom the message is from.
    @nonexhaustive public enum From: Hashable, Sendable {
        /// The sending user: the message has no `from`, or it is the sending user's own address.
        case own
        /// Somebody else, with what the sending user was granted there.
        case somebodyElse(Recipient)
    }

    /// A recipient of the organisation that a message can be from, with the grants and switches that it can carry.
    ///
    /// What it cannot carry cannot be written: only a mailbox of its own kind can be opened with Full Access, and a
    /// distribution list keeps no copies.
    @nonexhaustive public enum Recipient: Hashable, Sendable {
        /// A user, shared or resource mailbox.
        case mailbox(Mailbox)
        /// A Microsoft 365 group: it has a mailbox, but is no user.
        case microsoft365Group(Group)
        /// A distribution list, a mail-enabled security group or a dynamic distribution list: it has no mailbox.
        case distributionList(DistributionList)
    }
}

extension Scenario.Recipient {
    /// A mailbox, with what the sending user holds on it and what its administrator has set.
    public struct Mailbox: Hashable, Sendable {
        /// The kinds of mailbox that a user of the organisation can have.
        public enum Kind: UInt8, Hashable, Sendable {
            /// Another user's own mailbox.
            case user
            /// A shared mailbox, such as support@.
            case shared
            /// A room or equipment mailbox.
            case resource
        }

        /// What kind of mailbox it is.
        public var kind: Kind
        /// What the sending user may do in its name.
        public var sendingRights: SendingRights
        /// Whether the sending user holds Full Access to it.
        public var fullAccess: Bool
        /// The administrator's "always save copy" settings.
        public var alwaysSaveCopy: CopySwitches

        /// A mailbox on which the sending user holds nothing, and that keeps no copies, unless it is said.
        public init(
            _ kind: Kind, sendingRights: SendingRights = SendingRights(), fullAccess: Bool = false,
            alwaysSaveCopy: CopySwitches = CopySwitches()
        ) {
            self.kind = kind
            self.sendingRights = sendingRights
            self.fullAccess = fullAccess
            self.alwaysSaveCopy = alwaysSaveCopy
        }
    }

    /// A Microsoft 365 group, with what the sending user holds on it and what its administrator has set.
    public struct Group: Hashable, Sendable {
        /// What the sending user may do in its name.
        public var sendingRights: SendingRights
        /// The administrator's "always save copy" settings.
        public var alwaysSaveCopy: CopySwitches

        /// A group on which the sending user holds nothing, and that keeps no copies, unless it is said.
        public init(sendingRights: SendingRights = SendingRights(), alwaysSaveCopy: CopySwitches = CopySwitches()) {
            self.sendingRights = sendingRights
            self.alwaysSaveCopy = alwaysSaveCopy
        }
    }

    /// A distribution list of any kind, with what the sending user holds on it.
    public struct DistributionList: Hashable, Sendable {
        /// What the sending user may do in its name.
        public var sendingRights: SendingRights

        /// A list on which the sending user holds nothing unless it is said.
        public init(sendingRights: SendingRights = SendingRights()) {
            self.sendingRights = sendingRights
        }
    }
}

extension Scenario.From {
    /// The recipient that is somebody else; `nil` where the message is from the sending user.
    public var recipient: Scenario.Recipient? {
        switch self {
        case .own: nil
        case .somebodyElse(let recipient): recipient
        }
    }
}

extension Scenario.Recipient {
    /// What the sending user may do in this recipient's name.
    public var sendingRights: SendingRights {
        switch self {
        case .mailbox(let mailbox): mailbox.sendingRights
        case .microsoft365Group(let group): group.sendingRights
        case .distributionList(let list): list.sendingRights
        }
    }

    /// Whether the sending user holds Full Access; `nil` where nobody can.
    public var fullAccess: Bool? {
        switch self {
        case .mailbox(let mailbox): mailbox.fullAccess
        case .microsoft365Group, .distributionList: nil
        }
    }

    /// The administrator's "always save copy" settings; `nil` where there is no mailbox to keep a copy.
    public var alwaysSaveCopy: CopySwitches? {
        switch self {
        case .mailbox(let mailbox): mailbox.alwaysSaveCopy
        case .microsoft365Group(let group): group.alwaysSaveCopy
        case .distributionList: nil
        }
    }
}

extension Scenario.Recipient {
    /// What the sending user may do in somebody else's name: Send As, Send on Behalf, both or neither.
    public struct SendingRights: OptionSet, Hashable, Sendable {
        /// One bit a member.
        public let rawValue: UInt8

        /// The members whose bits are set; bits that stand for none are dropped.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue & 0b11
        }

        /// Send As: the message bears no trace of the sending user.
        public static let sendAs = Self(rawValue: 1 << 0)
        /// Send on Behalf: recipients see who sent the message, and on whose behalf.
        public static let sendOnBehalf = Self(rawValue: 1 << 1)
    }

    /// The administrator's "always save copy" settings of the from mailbox; both are off by default.
    public struct CopySwitches: OptionSet, Hashable, Sendable {
        /// One bit a member.
        public let rawValue: UInt8

        /// The members whose bits are set; bits that stand for none are dropped.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue & 0b11
        }

        /// `MessageCopyForSentAsEnabled`: keep a copy of what is sent with Send As.
        public static let sentAs = Self(rawValue: 1 << 0)
        /// `MessageCopyForSendOnBehalfEnabled`: keep a copy of what is sent with Send on Behalf.
        public static let sendOnBehalf = Self(rawValue: 1 << 1)
    }
}
