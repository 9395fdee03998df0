import DelegationRules

/// What sentences call the parties of a send.
package struct PartyNouns: Sendable {
    let sendingUser: String
    /// Who is signed in; with an application token, whoever would be.
    let signedInUser: String
    let from: String
    /// The mailbox, group or list that the message is from.
    package let fromObject: String
    /// The mailbox that the path names where it names neither the signed-in user's nor the from user's.
    let another: String

    /// The parties of `scenario`, by their addresses where `details` have these, else by what they are.
    package init(in scenario: Scenario, _ details: SendDetails = SendDetails()) {
        let isApp = scenario.token.kind == .app
        // An application acts as the mailbox in the path.
        let actsAsFrom = isApp && scenario.path.mailbox == .from
        let address = details.from.address?.onOneLine
        let sender = actsAsFrom ? address : details.sendingUser.address?.onOneLine
        sendingUser = sender ?? (isApp ? "the mailbox in the path" : "the signed-in user")
        signedInUser = isApp ? "the signed-in user" : sendingUser
        from = address ?? scenario.from.noun
        fromObject = address ?? scenario.from.mailboxNoun
        another = isApp ? sender ?? "the mailbox that the application is to act as" : "another user's mailbox"
    }

    package subscript(party: Prediction.Party) -> String {
        switch party {
        case .sendingUser: sendingUser
        case .from: from
        }
    }
}
