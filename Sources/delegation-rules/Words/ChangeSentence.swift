import DelegationRules
import DelegationRulesJSON

extension AdviceAnswer.Step {
    /// Who makes the change and what it is, as a sentence without its full stop; `names` are those of its outcome.
    func sentence(names: PartyWords) -> String {
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
        change.fact.isSubset(of: [.tokenKind, .permissions]) ? nil : instruction.means.onOneLine
    }

    private func predicate(names: PartyWords) -> String {
        let losers = instruction.losers?.onOneLine ?? names.sendingUser
        return switch change {
        case .saveCopy: "asks for the default copy"
        case .declineCopy: "declines the default copy"
        case .sendDirectly: "sends the message directly"
        case .createDraft: "creates a draft"
        case .sendDraft: "creates the message as a draft and sends that"
        case .throughMe: "uses the path /me"
        case .throughFrom: "names \(names.fromObject) in the path"
        case .throughAnother: "names \(names.another) in the path"
        // Instructions to the reader; of somebody else they are told with an s.
        case .useUserToken, .useAppToken, .addMailSend, .addMailSendShared, .addMailReadWrite, .addMailReadWriteShared,
            .removeMailSend, .removeMailSendShared, .removeMailReadWrite, .removeMailReadWriteShared:
            instruction.text.onOneLine.replacing(/^\w+/) { $0.output + "s" }
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
