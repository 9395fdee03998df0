extension Scenario {
    /// Every scenario there is, each exactly once and always in the same order; each is computed when it is asked for.
    public static var all: LazyMapCollection<Range<Int>, Scenario> {
        (0..<count).lazy.map(Scenario.init(position:))
    }

    /// How many scenarios there are: tokens, permissions, paths, operations and from addresses, multiplied.
    private static let count = 2 * 16 * 4 * 4 * From.count

    /// The scenario at `position`; the from address varies fastest, the token slowest.
    private init(position: Int) {
        var digits = Digits(rest: position)
        from = From(position: digits.next(of: From.count))
        operation =
            switch digits.next(of: 4) {
            case 0: .sendMail(saveToSentItems: true)
            case 1: .sendMail(saveToSentItems: false)
            case 2: .createDraft
            default: .sendDraft
            }
        path =
            switch digits.next(of: 4) {
            case 0: .me
            case 1: .signedInUser
            case 2: .from
            default: .another
            }
        let permissions = Permissions(rawValue: UInt8(truncatingIfNeeded: digits.next(of: 16)))
        token = Token(digits.next(of: 2) == 0 ? .user : .app, permissions)
    }
}

/// A number taken apart digit by digit, each digit with a base of its own.
private struct Digits {
    var rest: Int

    mutating func next(of base: Int) -> Int {
        defer { rest /= base }
        return rest % base
    }
}

extension From {
    fileprivate static let count = 1 + mailboxes + groups + lists

    /// Three kinds of mailbox with 4 sending rights, Full Access or not, and 4 copy switches.
    private static let mailboxes = 3 * 4 * 2 * 4
    /// A group with 4 sending rights and 4 copy switches.
    private static let groups = 4 * 4
    /// A distribution list with 4 sending rights.
    private static let lists = 4

    fileprivate init(position: Int) {
        switch position - 1 {
        case let position where position < 0:
            self = .own
        case let position where position < Self.mailboxes:
            self = .somebodyElse(Recipient(mailbox: Digits(rest: position)))
        case let position where position < Self.mailboxes + Self.groups:
            var digits = Digits(rest: position - Self.mailboxes)
            self = .somebodyElse(
                .microsoft365Group(sendingRights: digits.nextSendingRights(), alwaysSaveCopy: digits.nextCopySwitches())
            )
        case let position:
            var digits = Digits(rest: position - Self.mailboxes - Self.groups)
            self = .somebodyElse(.distributionList(sendingRights: digits.nextSendingRights()))
        }
    }
}

extension Recipient {
    fileprivate init(mailbox digits: Digits) {
        var digits = digits
        let kind: MailboxKind =
            switch digits.next(of: 3) {
            case 0: .user
            case 1: .shared
            default: .resource
            }
        self = .mailbox(
            kind, sendingRights: digits.nextSendingRights(), fullAccess: digits.next(of: 2) == 1,
            alwaysSaveCopy: digits.nextCopySwitches())
    }
}

extension Digits {
    fileprivate mutating func nextSendingRights() -> SendingRights {
        SendingRights(rawValue: UInt8(truncatingIfNeeded: next(of: 4)))
    }

    fileprivate mutating func nextCopySwitches() -> CopySwitches {
        CopySwitches(rawValue: UInt8(truncatingIfNeeded: next(of: 4)))
    }
}
