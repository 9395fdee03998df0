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
    /// The part of that to copy, such as a cmdlet; empty where that depends on what is not known.
    package let line: String

    /// How the change is made: the means, behind whom else it affects.
    public var text: String {
        losers.map { "from \($0): \(means)" } ?? means
    }

    /// How `change` is made, one of those by which `before` becomes `after`.
    init(_ change: Advice.Change, to before: Scenario, becoming after: Scenario, _ details: SendDetails) {
        let cmdlets = Cmdlets(from: before.from, details: details)
        let isAppToken = after.token.kind == .app
        let access = details.access(in: after)
        let isMIME = details.isMIME || before.from.isInMIME
        losers = details.losers(ofGrantBy: change) ?? access?.losers(ofRoleBy: change)
        var copied: String?
        switch change {
        case .saveCopy, .declineCopy:
            let line = "\"saveToSentItems\": \(change.valueName)"
            // What MIME says in its header, JSON has to say as well.
            let lines = before.from.isInMIME ? "\(details.fromLine) and \(line)" : line
            (maker, means) = (.developer, isMIME ? "send the message as JSON in place of MIME, with \(lines)" : lines)
            copied = lines
        case .nameFrom:
            (maker, means) = (.developer, details.fromLine + (isMIME ? ", in a message as JSON in place of MIME" : ""))
            copied = details.fromLine
        case .sendDirectly, .createDraft, .sendDraft, .reply, .createReply, .throughMe, .throughSignedInUser,
            .throughFrom, .throughAnother:
            (maker, means) = (.developer, after.requestLine(details) + before.missingFrom(details, before: after))
            copied = after.requestLine(details)
        case .useUserToken, .useAppToken:
            let token =
                isAppToken
                ? "use an application token"
                : "use a user token, with \(details.sendingUser.text) signed in"
            // Another token means another mailbox by the same word: an application's path names the sending user.
            let isOtherMailbox = after.path.mailbox == .another && before.path.mailbox == .another
            (maker, means) = (.developer, token + (isOtherMailbox ? ", for \(after.requestLine(details))" : ""))
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
            copied = cmdlet
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
        case .allowByPolicy:
            (maker, means) = (.administrator, cmdlets.open(after.pathMailbox(details), access))
            if access == nil { copied = "" }  // Which of several cmdlets it is depends on the policies.
        case .blockByPolicy: (maker, means) = (.administrator, cmdlets.shut(after.pathMailbox(details)))
        }
        line = copied ?? means
    }
}

extension SendDetails {
    /// The line of a message that says whom it is from.
    fileprivate var fromLine: String { #""from": {"emailAddress": {"address": \#(from.json)}}"# }
}

extension Scenario {
    /// The first line of the request.
    package func requestLine(_ details: SendDetails) -> String {
        let mailbox = path == .me ? "me" : "users/\(pathMailbox(details).pathSegment)"
        let action =
            switch operation {
            case .sendMail: "sendMail"
            case .createDraft: "messages"
            case .sendDraft: "messages/{message-id}/send"
            case .reply: "messages/{message-id}/reply"
            case .createReply: "messages/{message-id}/createReply"
            }
        return "POST /\(mailbox)/\(action)"
    }

    /// The mailbox in the path.
    fileprivate func pathMailbox(_ details: SendDetails) -> PartyName {
        switch (path.mailbox, token.kind) {
        case (.from, _) where !isOwnMail: details.from
        case (.me, _), (.signedInUser, _), (.from, _), (.another, .app): details.sendingUser
        case (.another, .user): PartyName(placeholder: "{another}")
        case (.group, _), (.withoutMailbox, _), (.noUser, _): PartyName(placeholder: "{path}")
        }
    }

    private var isOwnMail: Bool { from == .own || from == .ownAlias }

    /// What the message must say once the path no longer says it: an application's request through the from user's
    /// mailbox needs no `from`, nor does a user's that names nobody else.
    fileprivate func missingFrom(_ details: SendDetails, before after: Scenario) -> String {
        let needsNoFrom =
            switch path {
            case .from(_, let namesNoFrom): namesNoFrom || token.kind == .app
            case .me, .signedInUser, .another, .group, .withoutMailbox, .noUser: false
            }
        guard needsNoFrom, after.path.mailbox != .from, !isOwnMail else { return "" }
        let isMIME = details.isMIME || from.isInMIME
        return ", the message having \(details.fromLine)\(isMIME ? ", as JSON in place of MIME" : "")"
    }
}
