import DelegationRules

/// Who makes a change, and how.
///
/// The cmdlets, and which of them only administrators may use, are those of "Manage permissions for recipients in
/// Exchange Online" and "Automatically save sent items in delegator's mailbox in Exchange Online". That owners grant
/// Send on Behalf on their own mailbox, and that an application's permissions take an administrator's consent, is in
/// the source document.
public struct Instruction: Hashable, Sendable {
    /// Who can make a change.
    public enum Maker: String, Hashable, Sendable {
        /// Who writes the application, and says which permissions it requests.
        case developer
        /// Whose mailbox the message is from.
        case mailboxOwner
        /// An administrator of the organisation.
        case administrator
    }

    /// Who can make the change; where several can, who has the fewest rights of them.
    public let maker: Maker
    /// From whom a right is taken, where that is not the sending user alone but everybody in a group.
    public let losers: String?
    /// The cmdlet, the permission to request, or what the request then says.
    package let means: String

    /// How the change is made: the means, behind whom else it affects.
    public var text: String {
        losers.map { "from \($0): \(means)" } ?? means
    }

    /// How `change` is made, one of those by which `before` becomes `after`.
    init(_ change: Advice.Change, to before: Scenario, becoming after: Scenario, _ addresses: Addresses) {
        let cmdlets = Cmdlets(from: before.from, addresses: addresses)
        let isAppToken = after.token.kind == .app
        losers = addresses.losers(by: change)
        switch change {
        case .saveCopy, .declineCopy: (maker, means) = (.developer, "\"saveToSentItems\": \(change.valueName)")
        case .sendDirectly, .createDraft, .sendDraft, .reply, .createReply, .throughMe, .throughSignedInUser,
            .throughFrom, .throughAnother:
            (maker, means) = (.developer, after.requestLine(addresses) + before.missingFrom(addresses, before: after))
        case .useUserToken, .useAppToken:
            let token =
                isAppToken
                ? "use an application token"
                : "use a user token, with \(addresses.sendingUser.text) signed in"
            // Another token means another mailbox by the same word: an application's path names the sending user.
            let isOtherMailbox = after.path.mailbox == .another && before.path.mailbox == .another
            (maker, means) = (.developer, token + (isOtherMailbox ? ", for \(after.requestLine(addresses))" : ""))
        case .addMailSend, .addMailSendShared, .addMailReadWrite, .addMailReadWriteShared:
            (maker, means) =
                isAppToken
                ? (.administrator, "consent to the application permission \(change.valueName)")
                : (.developer, "request the delegated permission \(change.valueName)")
        case .removeMailSend, .removeMailSendShared, .removeMailReadWrite, .removeMailReadWriteShared:
            means = "remove the \(isAppToken ? "application" : "delegated") permission \(change.valueName)"
            maker = .developer
        case .addSendOnBehalf, .removeSendOnBehalf:
            let cmdlet = change == .addSendOnBehalf ? cmdlets.addSendOnBehalf : cmdlets.removeSendOnBehalf
            (maker, means) =
                before.from.isUserMailbox
                ? (.mailboxOwner, "in Outlook; or, as an administrator: \(cmdlet)") : (.administrator, cmdlet)
        case .addSendAs: (maker, means) = (.administrator, cmdlets.addSendAs)
        case .removeSendAs: (maker, means) = (.administrator, cmdlets.removeSendAs)
        case .addFullAccess: (maker, means) = (.administrator, cmdlets.addFullAccess)
        case .removeFullAccess: (maker, means) = (.administrator, cmdlets.removeFullAccess)
        case .turnOnSentAsCopy, .turnOffSentAsCopy, .turnOnSendOnBehalfCopy, .turnOffSendOnBehalfCopy:
            // The contract's table says what each switch is called in Exchange.
            let name = change.fact.value(change.edit.number).map { $0.meaning } ?? ""
            let isOn = change == .turnOnSentAsCopy || change == .turnOnSendOnBehalfCopy
            (maker, means) = (.administrator, cmdlets.turn(name, on: isOn))
        case .addMailSendRole, .addMailReadWriteRole:
            (maker, means) = (.administrator, cmdlets.addRole(change.valueName))
        case .removeMailSendRole, .removeMailReadWriteRole:
            (maker, means) = (.administrator, cmdlets.removeRole(change.valueName))
        case .allowByPolicy, .blockByPolicy:
            let accessRight = change == .allowByPolicy ? "RestrictAccess" : "DenyAccess"
            let mailbox = after.path.mailbox == .from ? addresses.from : addresses.sendingUser
            (maker, means) = (.administrator, cmdlets.policy(accessRight, on: mailbox))
        }
    }
}

extension Scenario {
    /// The first line of the request.
    package func requestLine(_ addresses: Addresses) -> String {
        let mailbox =
            switch (path.mailbox, token.kind) {
            case (.me, _): "me"
            case (.from, _): "users/\(addresses.from.pathSegment)"
            case (.signedInUser, _), (.another, .app): "users/\(addresses.sendingUser.pathSegment)"
            case (.another, .user): "users/{another}"
            case (.group, _), (.withoutMailbox, _), (.noUser, _): "users/{path}"
            }
        let action =
            switch operation {
            case .sendMail: "sendMail"
            case .createDraft: "messages"
            case .sendDraft: "messages/{id}/send"
            case .reply: "messages/{id}/reply"
            case .createReply: "messages/{id}/createReply"
            }
        return "POST /\(mailbox)/\(action)"
    }

    /// What the message must say once the path no longer says it: an application's request through the from user's
    /// mailbox needs no `from`, nor does a user's that names nobody else.
    fileprivate func missingFrom(_ addresses: Addresses, before after: Scenario) -> String {
        let needsNoFrom =
            switch path {
            case .from(_, let namesNoFrom): namesNoFrom || token.kind == .app
            case .me, .signedInUser, .another, .group, .withoutMailbox, .noUser: false
            }
        guard needsNoFrom, after.path.mailbox != .from, from != .own, from != .ownAlias else { return "" }
        return #", the message having "from": {"emailAddress": {"address": \#(addresses.from.json)}}"#
    }
}
