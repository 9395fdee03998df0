import DelegationRules
import Testing

/// Holds a law against every scenario that it speaks of; a failure shows the first that breaks it, and how many do.
func expectEverywhere(
    where applies: (Scenario) -> Bool = { _ in true }, _ law: (Scenario, Prediction) -> Bool,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    var tried = 0
    var broken: [Scenario] = []
    for scenario in Scenario.every where applies(scenario) {
        tried += 1
        if !law(scenario, scenario.prediction) { broken.append(scenario) }
    }
    #expect(tried > 0, "the law speaks of no scenario", sourceLocation: sourceLocation)
    guard let first = broken.first else { return }
    Issue.record(
        "\(broken.count) of \(tried) scenarios break the law, first \(first): \(first.prediction)",
        sourceLocation: sourceLocation)
}

extension Scenario {
    /// Every scenario there is, worked out once.
    static let every = Array(all)

    /// This scenario with another operation.
    func with(operation: Operation) -> Scenario {
        Scenario(token: token, path: path, operation: operation, from: from)
    }

    /// This scenario with another path.
    func with(path: Path) -> Scenario {
        Scenario(token: token, path: path, operation: operation, from: from)
    }

    /// This scenario with more permissions in its token.
    func adding(_ permissions: Token.Permissions) -> Scenario {
        guard case .user(let held) = token else {
            return changingApplication { $0.permissions.formUnion(permissions) }
        }
        return Scenario(token: .user(held.union(permissions)), path: path, operation: operation, from: from)
    }

    /// This scenario with the recipient that it is from, if any, put in another way.
    func changingRecipient(_ change: (Recipient) -> Recipient) -> Scenario {
        guard case .somebodyElse(let recipient, let inMIME) = from else { return self }
        return Scenario(
            token: token, path: path, operation: operation, from: .somebodyElse(change(recipient), inMIME: inMIME))
    }

    /// This scenario with whom it is from put in another way.
    func with(from: From) -> Scenario {
        Scenario(token: token, path: path, operation: operation, from: from)
    }

    /// This scenario with the app of its token, if it is one's, put in another way.
    func changingApplication(_ change: (inout Token.Application) -> Void) -> Scenario {
        guard case .app(var application) = token else { return self }
        change(&application)
        return Scenario(token: .app(application), path: path, operation: operation, from: from)
    }

    /// The app of the token; `nil` where that is a user's.
    var application: Token.Application? {
        switch token {
        case .user: nil
        case .app(let application): application
        }
    }

    /// Whether the token is an app's that carries nothing, of an app that no role lets in.
    var isOfEmptyToken: Bool { application.map { $0.permissions.isEmpty && $0.exchangeRoles.isEmpty } ?? false }

    /// Whether mail is sent, be it directly or from a draft.
    var isSend: Bool { !operation.isDraft }
}

extension Scenario.Recipient {
    /// This recipient with other sending rights.
    func with(sendingRights: SendingRights) -> Self {
        switch self {
        case .mailbox(var mailbox):
            mailbox.sendingRights = sendingRights
            return .mailbox(mailbox)
        case .microsoft365Group(var group):
            group.sendingRights = sendingRights
            return .microsoft365Group(group)
        case .withoutMailbox(var recipient):
            recipient.sendingRights = sendingRights
            return .withoutMailbox(recipient)
        }
    }

    /// This recipient with Full Access granted or not, where it can be.
    func with(fullAccess: Bool) -> Self {
        guard case .mailbox(var mailbox) = self else { return self }
        mailbox.fullAccess = fullAccess
        return .mailbox(mailbox)
    }

    /// This recipient with other copy switches, where it has any.
    func with(alwaysSaveCopy: CopySwitches) -> Self {
        switch self {
        case .mailbox(var mailbox):
            mailbox.alwaysSaveCopy = alwaysSaveCopy
            return .mailbox(mailbox)
        case .microsoft365Group(var group):
            group.alwaysSaveCopy = alwaysSaveCopy
            return .microsoft365Group(group)
        case .withoutMailbox: return self
        }
    }
}

extension Prediction.Outcome {
    /// The message, if one is sent.
    private var message: Prediction.SentMessage? {
        guard case .accepted(let message) = self else { return nil }
        return message
    }

    /// The Sent Items that keep a copy.
    var sentItems: Prediction.SentItems { message?.sentItems ?? [] }

    /// The authorship that recipients see, if anything is sent.
    var authorship: Prediction.Authorship? { message?.authorship }

    /// Whether Graph did what was asked.
    var isSuccess: Bool {
        switch self {
        case .accepted, .drafted: true
        case .rejected, .unspecified: false
        }
    }

    /// Whether `other` differs in nothing but the copies.
    func isSameButForCopies(as other: Self) -> Bool {
        switch (message, other.message) {
        case (let message?, let other?): message.authorship == other.authorship
        case (nil, nil): self == other
        case (_?, nil), (nil, _?): false
        }
    }
}
