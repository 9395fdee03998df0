/// What is wanted of a send, and which facts are not up for change on the way there.
///
/// Whom the message is from is never up for change: that is the question.
public struct Goal: Hashable, Sendable {
    /// What should come out.
    public var outcome: WantedOutcome
    /// The facts that must stay as they are.
    public var kept: Facts

    /// A goal that is reached by `outcome`, without changing the facts in `kept`.
    public init(_ outcome: WantedOutcome = .accepted(), keeping kept: Facts = Facts()) {
        self.outcome = outcome
        self.kept = kept
    }
}

/// What should come out of a request.
public enum WantedOutcome: Hashable, Sendable {
    /// The message is sent, with that `sender` and with copies in exactly those Sent Items; `nil`: whichever.
    case accepted(sender: Party? = nil, sentItems: SentItems? = nil)
    /// A draft is created.
    case drafted
    /// Graph refuses the request.
    case rejected
    /// The sources do not say what happens.
    case unspecified

    /// Whether `outcome` is what was wanted.
    public func isReached(by outcome: Outcome) -> Bool {
        switch (self, outcome) {
        case (.accepted(let sender, let sentItems), .accepted(let authorship, let copies)):
            (sender ?? authorship.sender) == authorship.sender && (sentItems ?? copies) == copies
        case (.drafted, .drafted), (.rejected, .rejected), (.unspecified, .unspecified): true
        case (.accepted, _), (.drafted, _), (.rejected, _), (.unspecified, _): false
        }
    }
}

/// The facts of a scenario that can be changed.
public struct Facts: OptionSet, Hashable, Sendable {
    /// One bit a member.
    public let rawValue: UInt8

    /// The members whose bits are set; bits that stand for none are dropped.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue & 0b111_1111
    }

    /// Every fact that can be changed.
    public static let all = Facts(rawValue: .max)

    /// For whom the token speaks.
    public static let tokenKind = Facts(rawValue: 1 << 0)
    /// The token's Microsoft Graph permissions.
    public static let permissions = Facts(rawValue: 1 << 1)
    /// Whose mailbox the path names.
    public static let path = Facts(rawValue: 1 << 2)
    /// What is asked of that mailbox.
    public static let operation = Facts(rawValue: 1 << 3)
    /// Send As, Send on Behalf and Full Access.
    public static let grants = Facts(rawValue: 1 << 4)
    /// `saveToSentItems`. It goes and comes with the operation, which keeping it does not keep.
    public static let saveToSentItems = Facts(rawValue: 1 << 5)
    /// The administrator's "always save copy" settings.
    public static let alwaysSaveCopy = Facts(rawValue: 1 << 6)
}
