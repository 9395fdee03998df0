import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay

/// What sentences call the parties of a send.
struct PartyWords {
    let sendingUser: String
    let from: String
    /// The mailbox, group or list that the message is from.
    let fromObject: String
    /// The mailbox that the path names where it names neither the signed-in user's nor the from user's.
    let another: String

    /// The parties of a scenario, by what they are.
    init(in record: ScenarioRecord) {
        sendingUser =
            switch record.token.kind {
            case .user: "the signed-in user"
            case .app: "the mailbox in the path"
            }
        from =
            switch record.from {
            case .own, .userMailbox: "the other user"
            case .sharedMailbox: "the shared mailbox"
            case .resourceMailbox: "the resource mailbox"
            case .microsoft365Group: "the Microsoft 365 group"
            case .distributionList: "the distribution list"
            }
        fromObject =
            switch record.from {
            case .own, .userMailbox: "\(from)'s mailbox"
            case .sharedMailbox, .resourceMailbox, .microsoft365Group, .distributionList: from
            }
        another =
            switch record.token.kind {
            case .user: "another user's mailbox"
            case .app: "the mailbox that the application is to act as"
            }
    }

    /// The parties of an exchange, if it is one, by their addresses where they are known.
    init(in record: ScenarioRecord, _ parties: Parties?) {
        let words = PartyWords(in: record)
        from = parties?.from?.address.onOneLine ?? words.from
        fromObject = parties?.from?.address.onOneLine ?? words.fromObject
        // An application acts as the mailbox in the path.
        let actsAsFrom = record.token.kind == .app && record.path == .from
        let sender = (actsAsFrom ? parties?.from : parties?.sender)?.address.onOneLine
        sendingUser = sender ?? words.sendingUser
        another = (record.token.kind == .app ? sender : nil) ?? words.another
    }

    subscript(party: Party) -> String {
        switch party {
        case .sendingUser: sendingUser
        case .from: from
        }
    }
}
