extension Advice {
    /// What is wanted of a send, and which facts are not up for change on the way there.
    ///
    /// Whom the message is from is never up for change: that is the question.
    public struct Goal: Hashable, Sendable {
        /// What should come out.
        public var outcome: Outcome
        /// The facts that no change may be made to. What another change brings, it brings all the same: `saveToSentItems`
        /// goes and comes with the operation, permissions go with the token, and with the from user's path that it alone
        /// says whom the message is from.
        public var kept: Scenario.Facts

        /// A goal that is reached by `outcome`, without changing the facts in `kept`.
        public init(_ outcome: Outcome = .accepted(), keeping kept: Scenario.Facts = Scenario.Facts()) {
            self.outcome = outcome
            self.kept = kept
        }
    }
}

extension Advice.Goal {
    /// What should come out of a request.
    public enum Outcome: Hashable, Sendable {
        /// The message is sent, with that `sender` and with copies in exactly those Sent Items; `nil`: whichever.
        case accepted(sender: Prediction.Party? = nil, sentItems: Prediction.SentItems? = nil)
        /// A draft is created.
        case drafted
        /// Graph refuses the request, with one of these errors.
        case rejected(by: CaseSet<GraphError> = .all)
        /// The sources do not say what happens.
        case unspecified

        /// Whether `outcome` is what was wanted.
        public func isReached(by outcome: Prediction.Outcome) -> Bool {
            switch (self, outcome) {
            case (.accepted(let sender, let sentItems), .accepted(let message)):
                (sender ?? message.sender) == message.sender && (sentItems ?? message.sentItems) == message.sentItems
            case (.rejected(let errors), .rejected(let error)): errors.contains(error)
            case (.drafted, .drafted), (.unspecified, .unspecified): true
            case (.accepted, _), (.drafted, _), (.rejected, _), (.unspecified, _): false
            }
        }
    }
}
