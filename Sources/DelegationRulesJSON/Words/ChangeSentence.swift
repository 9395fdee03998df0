import DelegationRules

extension AdviceAnswer.Step {
    /// Who makes the change and what it is, as a sentence without its full stop; `names` are those of its outcome.
    package func sentence(names: PartyNouns) -> String {
        let maker =
            switch instruction.maker {
            case .developer: "the developer"
            case .mailboxOwner: "the mailbox owner"
            case .administrator: "an administrator"
            }
        return "\(maker) \(predicate(names: names))"
    }

    /// How the change is made, where the sentence does not say all of it.
    var detail: String? {
        switch change.fact {
        case .tokenType, .permissions: nil
        case .mailbox, .alias, .operation, .from, .fromSource, .grants, .saveToSentItems, .alwaysSaveCopy,
            .accessPolicy,
            .exchangeRoles:
            instruction.means.onOneLine
        }
    }

    private func predicate(names: PartyNouns) -> String {
        let losers = instruction.losers?.onOneLine ?? (change.fact == .grants ? names.sendingUser : "the application")
        return switch change {
        case .saveCopy: "asks for the default copy"
        case .declineCopy: "declines the default copy"
        case .sendDirectly: "sends the message directly"
        case .createDraft: "creates a draft"
        case .sendDraft: "creates the message as a draft and sends that"
        case .reply: "sends the reply directly"
        case .createReply: "creates a draft of the reply"
        case .throughMe: "uses the path /me"
        case .throughSignedInUser: "names \(names.signedInUser) in the path"
        case .throughFrom: "names \(names.fromObject) in the path"
        case .throughAnother: "names in the path \(names.another)"
        case .nameFrom: "says in the message whom it is from"
        case .useUserToken, .useAppToken, .addMailSend, .addMailSendShared, .addMailReadWrite, .addMailReadWriteShared,
            .removeMailSend, .removeMailSendShared, .removeMailReadWrite, .removeMailReadWriteShared:
            instruction.text.onOneLine.toldOfSomebody
        case .addMailSendRole, .addMailReadWriteRole:
            "gives the application \(change.valueName) on \(names.sendingUser) by an Exchange role"
        case .removeMailSendRole, .removeMailReadWriteRole:
            "takes the Exchange role that gives \(change.valueName) from \(losers)"
        case .allowByPolicy: "opens \(names.sendingUser) to the application in its access policies"
        case .blockByPolicy: "shuts \(names.sendingUser) to the application by an access policy"
        case .removeSendOnBehalf: "takes Send on Behalf on \(names.fromObject) from \(losers)"
        case .removeSendAs: "takes Send As on \(names.fromObject) from \(losers)"
        case .removeFullAccess: "takes Full Access to \(names.fromObject) from \(losers)"
        case .addSendOnBehalf: "grants \(names.sendingUser) Send on Behalf on \(names.fromObject)"
        case .addSendAs: "grants \(names.sendingUser) Send As on \(names.fromObject)"
        case .addFullAccess: "grants \(names.sendingUser) Full Access to \(names.fromObject)"
        case .turnOnSentAsCopy: "lets \(names.fromObject) keep what is sent with Send As"
        case .turnOffSentAsCopy: "stops \(names.fromObject) from keeping what is sent with Send As"
        case .turnOnSendOnBehalfCopy: "lets \(names.fromObject) keep what is sent with Send on Behalf"
        case .turnOffSendOnBehalfCopy: "stops \(names.fromObject) from keeping what is sent with Send on Behalf"
        }
    }
}

extension String {
    /// An instruction to the reader as it is told of somebody else: its first word, a verb, gets an s.
    fileprivate var toldOfSomebody: String {
        let verb = prefix { $0 != " " }
        return verb + "s" + dropFirst(verb.count)
    }

    /// The text with its first letter, one of ASCII, in upper case.
    package var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
