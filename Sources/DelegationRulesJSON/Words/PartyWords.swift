import DelegationRules

/// What sentences call the parties of a send.
package struct PartyWords: Sendable {
    let sendingUser: String
    /// Who is signed in; with an application token, whoever would be.
    let signedInUser: String
    let from: String
    /// The mailbox, group or list that the message is from.
    package let fromObject: String
    /// The mailbox that the path names where it names neither the signed-in user's nor the from user's.
    let another: String

    /// The parties of `scenario`, by their addresses where these are known, else by what they are.
    package init(in scenario: Scenario, sendingUser sender: String? = nil, from address: String? = nil) {
        let (sender, address) = (sender?.onOneLine, address?.onOneLine)
        let isApp = scenario.token.kind == .app
        sendingUser = sender ?? (isApp ? "the mailbox in the path" : "the signed-in user")
        signedInUser = isApp ? "the signed-in user" : sendingUser
        from = address ?? scenario.from.words
        fromObject = address ?? (scenario.from.isUserMailbox ? "\(scenario.from.words)'s mailbox" : scenario.from.words)
        another = isApp ? sender ?? "the mailbox that the application is to act as" : "another user's mailbox"
    }

    package subscript(party: Prediction.Party) -> String {
        switch party {
        case .sendingUser: sendingUser
        case .from: from
        }
    }
}

extension Scenario.From {
    /// Whether the address is another user's, or would be if it were not the sending user's own.
    fileprivate var isUserMailbox: Bool { kind == .own || kind == .userMailbox }

    /// What sentences call somebody with such an address.
    fileprivate var words: String {
        switch kind {
        case .own, .userMailbox: "the other user"
        case .sharedMailbox: "the shared mailbox"
        case .resourceMailbox: "the resource mailbox"
        case .microsoft365Group: "the Microsoft 365 group"
        case .distributionList: "the distribution list"
        }
    }
}
