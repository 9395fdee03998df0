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
    /// One's own address; three kinds of mailbox with 4 sending rights, Full Access and 4 switches; a group without
    /// Full Access; a distribution list with sending rights alone.
    fileprivate static let count = 1 + 3 * 32 + 16 + 4

    fileprivate init(position: Int) {
        var digits = Digits(rest: position - 1)
        switch position {
        case 0:
            self = .own
        case 1...96:
            let kind: MailboxKind =
                switch digits.next(of: 3) {
                case 0: .user
                case 1: .shared
                default: .resource
                }
            self = .somebodyElse(
                .mailbox(
                    kind, sendingRights: SendingRights(rawValue: UInt8(truncatingIfNeeded: digits.next(of: 4))),
                    fullAccess: digits.next(of: 2) == 1,
                    alwaysSaveCopy: CopySwitches(rawValue: UInt8(truncatingIfNeeded: digits.next(of: 4)))))
        case 97...112:
            self = .somebodyElse(
                .microsoft365Group(
                    sendingRights: SendingRights(rawValue: UInt8(truncatingIfNeeded: digits.next(of: 4))),
                    alwaysSaveCopy: CopySwitches(rawValue: UInt8(truncatingIfNeeded: digits.next(of: 4)))))
        default:
            self = .somebodyElse(
                .distributionList(sendingRights: SendingRights(rawValue: UInt8(truncatingIfNeeded: digits.next(of: 4))))
            )
        }
    }
}
