extension Advice {
    /// What is known of an organisation beside what a scenario says of it.
    ///
    /// A scenario says of one mailbox, that in its path, what policies and roles allow an application there, and of a right
    /// that it is held, not through whom. Where nothing more is known, policies and roles are taken to be the same at every
    /// mailbox, and a right to be the sending user's alone.
    public struct Organization: Hashable, Sendable {
        /// The changes that affect others than the sending user as well, whatever the path names. To take a right from others
        /// weighs more than all but what lets an application act without any user.
        public var affectingOthers: Changes
        /// What holds for an application at the sending user's mailbox, if that is known.
        public var atSendingUser: Access?
        /// What holds for an application at the from user's mailbox, if that is known.
        public var atFrom: Access?

        /// An organisation of which this is known.
        public init(
            affectingOthers: Changes = Changes(), atSendingUser: Access? = nil, atFrom: Access? = nil
        ) {
            self.affectingOthers = affectingOthers
            self.atSendingUser = atSendingUser
            self.atFrom = atFrom
        }
    }

    /// What policies and roles say of an application at one mailbox.
    public struct Access: Hashable, Sendable {
        /// What the policies say.
        public var accessPolicy: Scenario.Token.AccessPolicy
        /// What roles give.
        public var exchangeRoles: Scenario.Token.ExchangeRoles
        /// The changes of these that affect others than this application at this mailbox. To open a mailbox to others weighs
        /// more than anything.
        public var affectingOthers: Changes

        /// An application's access by these policies and roles.
        public init(
            _ accessPolicy: Scenario.Token.AccessPolicy, _ exchangeRoles: Scenario.Token.ExchangeRoles,
            affectingOthers: Changes = Changes()
        ) {
            self.accessPolicy = accessPolicy
            self.exchangeRoles = exchangeRoles
            self.affectingOthers = affectingOthers
        }
    }
}

extension Advice.Organization {
    /// What is known of an application's access to the mailbox in the path of `scenario`; `nil` with a user's token, and where
    /// nothing is.
    func access(in scenario: PackedScenario) -> Advice.Access? {
        let situation = Situation(scenario)
        if !situation.isApp.holds { return nil }
        // An application's sending user is the mailbox in the path, if that is not the from user's.
        if situation.path(is: .another).holds { return atSendingUser }
        return situation.path(is: .from).holds ? atFrom : nil
    }
}
