import DelegationRules
import DelegationRulesJSON

extension PageCase {
    /// Why Graph refuses it, in one sentence with the names of its parties; empty where it does not.
    var cause: String {
        guard case .rejected(let error) = scenario.prediction.outcome else { return "" }
        let names = names(in: scenario)
        let sender = title(of: .sendingUser)
        switch error {
        case .sendAsDenied:
            if scenario.prediction.clauses.contains(.unknownAddressHasNoGrants) {
                let from = result == nil ? "the from address" : strangerFrom ?? names[.from]
                return "Nobody in the organisation has \(from), so nobody can hold a right on it."
            }
            let rights = [Grant.sendAs, .sendOnBehalf]
            let unknown = rights.filter(isUnknown).map { $0.words }
            if unknown.isEmpty { return "\(sender) holds neither Send As nor Send on Behalf on \(names.fromObject)." }
            let known = rights.filter { !isUnknown($0) }.map { "; \($0.words) is not held" }.joined()
            return "It is not known whether \(names[.sendingUser]) holds \(unknown.joined(separator: " or ")) on "
                + "\(names.fromObject)\(known)."
        case .accessDenied:
            if scenario.prediction.clauses.contains(.missingFullAccessIsAccessDenied) {
                let whose = "Full Access to \(names.fromObject), whose mailbox the path names."
                return isUnknown(.fullAccess)
                    ? "It is not known whether \(names[.sendingUser]) has \(whose)" : "\(sender) has no \(whose)"
            }
            return "The token lacks the permission \(missingPermission)."
        case .blockedByAccessPolicy:
            return "An application access policy shuts \(names[.sendingUser]) to the application."
        case .badRequest: return "With an application token nobody is signed in, so there is no /me."
        case .invalidUser: return pathNames("no user: a list, a contact, or an id that nobody has")
        case .groupInNonGroupURI: return pathNames("a Microsoft 365 group, and no user")
        case .mailboxNotEnabled: return pathNames("a user without a mailbox in the cloud")
        case .noPermissionsInAccessToken: return "The application token carries no permission at all."
        }
    }

    /// The least permission for want of which the request is refused.
    private var missingPermission: String {
        let isUser = scenario.token.kind == .user
        let clauses = scenario.prediction.clauses
        if clauses.contains(.draftNeedsMailReadWrite) {
            let isOthers = scenario.path.mailbox == .from && scenario.from.recipient?.fullAccess != nil
            return isUser && isOthers ? "Mail.ReadWrite.Shared" : "Mail.ReadWrite"
        }
        return clauses.contains(.delegatedMailNeedsMailSendShared) ? "Mail.Send.Shared" : "Mail.Send"
    }

    /// That the path names `what`, with the id that it has where that is known.
    private func pathNames(_ what: String) -> String {
        guard let id = details.pathID, !id.isEmpty else { return "The path names \(what)." }
        return "The path names \(id.excerpt), which is \(what)."
    }

    private var strangerFrom: String? {
        guard case .from(let address) = result?.send?.parties.stranger, !address.isEmpty else { return nil }
        return address.excerpt
    }
}
