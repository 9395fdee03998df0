import DelegationRules
import Testing

/// Holds a law against every scenario that it speaks of; a failure shows the first that breaks it, and how many do.
func expectEverywhere(
    where applies: (Scenario) -> Bool = { _ in true }, _ law: (Scenario, Prediction) -> Bool,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    var tried = 0
    var broken: [Scenario] = []
    for scenario in Scenario.all where applies(scenario) {
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
    /// This scenario with another operation.
    func with(operation: DelegationRules.Operation) -> Scenario {
        Scenario(token: token, path: path, operation: operation, from: from)
    }

    /// This scenario with another path.
    func with(path: PathMailbox) -> Scenario {
        Scenario(token: token, path: path, operation: operation, from: from)
    }

    /// This scenario with more permissions in its token.
    func adding(_ permissions: Permissions) -> Scenario {
        var scenario = self
        scenario.token.permissions.formUnion(permissions)
        return scenario
    }

    /// This scenario with the recipient that it is from, if any, put in another way.
    func changingRecipient(_ change: (Recipient) -> Recipient) -> Scenario {
        guard case .somebodyElse(let recipient) = from else { return self }
        return Scenario(token: token, path: path, operation: operation, from: .somebodyElse(change(recipient)))
    }

    /// The recipient that the message is from, when that is somebody else.
    var recipient: Recipient? { from.recipient }

    /// Whether mail is sent, be it directly or from a draft.
    var isSend: Bool { operation != .createDraft }
}

extension Recipient {
    /// This recipient with other sending rights.
    func with(sendingRights: SendingRights) -> Recipient {
        switch self {
        case .mailbox(let kind, _, let fullAccess, let switches):
            .mailbox(kind, sendingRights: sendingRights, fullAccess: fullAccess, alwaysSaveCopy: switches)
        case .microsoft365Group(_, let switches):
            .microsoft365Group(sendingRights: sendingRights, alwaysSaveCopy: switches)
        case .distributionList:
            .distributionList(sendingRights: sendingRights)
        }
    }

    /// This recipient with Full Access granted or not, where it can be.
    func with(fullAccess: Bool) -> Recipient {
        switch self {
        case .mailbox(let kind, let rights, _, let switches):
            .mailbox(kind, sendingRights: rights, fullAccess: fullAccess, alwaysSaveCopy: switches)
        case .microsoft365Group, .distributionList:
            self
        }
    }

    /// This recipient with other copy switches, where it has any.
    func with(alwaysSaveCopy: CopySwitches) -> Recipient {
        switch self {
        case .mailbox(let kind, let rights, let fullAccess, _):
            .mailbox(kind, sendingRights: rights, fullAccess: fullAccess, alwaysSaveCopy: alwaysSaveCopy)
        case .microsoft365Group(let rights, _):
            .microsoft365Group(sendingRights: rights, alwaysSaveCopy: alwaysSaveCopy)
        case .distributionList:
            self
        }
    }
}

extension Outcome {
    /// The Sent Items that keep a copy.
    var sentItems: SentItems {
        guard case .accepted(_, let sentItems) = self else { return [] }
        return sentItems
    }

    /// The authorship that recipients see, if anything is sent.
    var authorship: Authorship? {
        guard case .accepted(let authorship, _) = self else { return nil }
        return authorship
    }

    /// Whether Graph did what was asked.
    var isSuccess: Bool {
        switch self {
        case .accepted, .drafted: true
        case .rejected, .unspecified: false
        }
    }

    /// The outcome as it is but for the copies.
    var withoutCopies: Outcome {
        guard case .accepted(let authorship, _) = self else { return self }
        return .accepted(authorship, sentItems: [])
    }
}
