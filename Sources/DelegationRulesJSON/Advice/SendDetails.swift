import DelegationRules

/// What is known of a send that its scenario leaves out: who its parties are, through whom rights are held, what lets an
/// application at their mailboxes, and how the message is written.
public struct SendDetails: Hashable, Sendable {
    /// The sending user's address, or `{sendingUser}`.
    public var sendingUser = PartyName(placeholder: "{sendingUser}")
    /// The from user's address, or `{from}`.
    public var from = PartyName(placeholder: "{from}")
    /// The application's id, or `{app}`.
    public var app = PartyName(placeholder: "{app}")
    /// The id in the path; empty where that is /me, and `nil` where it is not known.
    public var pathID: String?
    /// Who holds each grant for the sending user, by the number of the grant: groups, or the sending user in person, who
    /// alone does where nothing is said.
    public var holders: [UInt8: [Holder]] = [:]
    /// Whether the from address is a dynamic distribution list, which has a cmdlet of its own.
    public var isDynamicDistributionList = false
    /// What shuts the sending user's mailbox to the application, or lets it in; `nil` where that is not known.
    public var accessToSendingUser: KnownAccess?
    /// The same of the from user's mailbox.
    public var accessToFrom: KnownAccess?
    /// Whether the message is written as MIME, which has neither a property `from` nor one for the copy.
    public var isMIME = false

    /// Nothing is known.
    public init() {}
}

/// Who holds a grant for the sending user.
public struct Holder: Hashable, Sendable {
    /// The address.
    public let address: String
    /// Whether it is a group's, whose other members hold the grant as well.
    public let isGroup: Bool

    /// A holder at `address`: a group, or the sending user in person.
    public init(address: String, isGroup: Bool) {
        self.address = address
        self.isGroup = isGroup
    }
}

extension SendDetails {
    /// Who holds the grant that `change` takes away, by name.
    func holders(of change: Advice.Change) -> [PartyName] {
        holders[change.edit.number]?.map { PartyName(address: $0.address) } ?? [sendingUser]
    }

    /// From whom the grant is taken that `change` takes away, where that is not the sending user alone, because a group holds
    /// it.
    func losers(ofGrantBy change: Advice.Change) -> String? {
        guard change.fact == .grants, case .remove(let number) = change.edit, let holders = holders[number],
            holders.contains(where: { $0.isGroup })
        else { return nil }
        return holders.map { $0.isGroup ? "everybody in \($0.address)" : $0.address }.joined(separator: " and ")
    }

    /// What is known of an application's access to the mailbox in the path of `scenario`.
    func access(in scenario: Scenario) -> KnownAccess? {
        switch (scenario.token.kind, scenario.path.mailbox) {
        case (.app, .another): accessToSendingUser
        case (.app, .from): accessToFrom
        default: nil
        }
    }

    /// The same in the words of the search.
    var organization: Advice.Organization {
        Advice.Organization(
            affectingOthers: Advice.Changes.all.filter { losers(ofGrantBy: $0) != nil }.reduce(into: Advice.Changes()) {
                $0.insert($1)
            },
            atSendingUser: accessToSendingUser?.access, atFrom: accessToFrom?.access)
    }
}
