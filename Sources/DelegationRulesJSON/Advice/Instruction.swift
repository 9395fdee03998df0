import DelegationRules

/// Who makes a change, and how.
///
/// The cmdlets, and which of them only administrators may use, are those of "Manage permissions for recipients in
/// Exchange Online" and "Automatically save sent items in delegator's mailbox in Exchange Online", and those of policies
/// and roles are those of "New-ApplicationAccessPolicy" and "Role Based Access Control for Applications in Exchange
/// Online". (Set-ApplicationAccessPolicy changes the description of a policy alone.) That owners grant Send on Behalf on
/// their own mailbox, and that an application's permissions take an administrator's consent, is in the source document.
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
    /// From whom a right is taken, where that is not the sending user alone but everybody in a group, or an application on
    /// other mailboxes as well.
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
        // What is known is known of the mailbox in the path of the request.
        let access = after.path.mailbox == before.path.mailbox ? addresses.access : nil
        losers = addresses.losers(by: change)
        switch change {
        case .saveCopy, .declineCopy: (maker, means) = (.developer, "\"saveToSentItems\": \(change.valueName)")
        case .nameFrom: (maker, means) = (.developer, addresses.fromLine)
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
            (maker, means) = (.administrator, cmdlets.removeRole(change.edit.number, change.valueName, access))
        case .allowByPolicy: (maker, means) = (.administrator, cmdlets.open(after.pathMailbox(addresses), access))
        case .blockByPolicy: (maker, means) = (.administrator, cmdlets.shut(after.pathMailbox(addresses)))
        }
    }
}

extension Addresses {
    /// The line of a message that says whom it is from.
    fileprivate var fromLine: String { #""from": {"emailAddress": {"address": \#(from.json)}}"# }
}

extension Scenario {
    /// The first line of the request.
    package func requestLine(_ addresses: Addresses) -> String {
        let mailbox = path == .me ? "me" : "users/\(pathMailbox(addresses).pathSegment)"
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

    /// The mailbox in the path.
    fileprivate func pathMailbox(_ addresses: Addresses) -> PartyName {
        switch (path.mailbox, token.kind) {
        case (.from, _) where !isOwnMail: addresses.from
        case (.me, _), (.signedInUser, _), (.from, _), (.another, .app): addresses.sendingUser
        case (.another, .user): PartyName(placeholder: "{another}")
        case (.group, _), (.withoutMailbox, _), (.noUser, _): PartyName(placeholder: "{path}")
        }
    }

    private var isOwnMail: Bool { from == .own || from == .ownAlias }

    /// What the message must say once the path no longer says it: an application's request through the from user's
    /// mailbox needs no `from`, nor does a user's that names nobody else.
    fileprivate func missingFrom(_ addresses: Addresses, before after: Scenario) -> String {
        let needsNoFrom =
            switch path {
            case .from(_, let namesNoFrom): namesNoFrom || token.kind == .app
            case .me, .signedInUser, .another, .group, .withoutMailbox, .noUser: false
            }
        guard needsNoFrom, after.path.mailbox != .from, !isOwnMail else { return "" }
        return ", the message having \(addresses.fromLine)"
    }
}
