/// What Microsoft Graph does with a request, and why.
public struct Prediction: Hashable, Sendable {
    /// What comes out, in bits, without the basis.
    let packed: PackedPrediction
    /// The clauses that decided it; they are listed in the order in which they were applied.
    public let clauses: Clauses

    /// The prediction of the outcome in `packed`, for which those clauses are the reason: they tell the basis as well.
    package init(_ packed: PackedPrediction, because clauses: Clauses) {
        self.packed = packed
        self.clauses = clauses
    }

    /// What comes out.
    public var outcome: Outcome {
        if let message = packed.sentMessage { return .accepted(message) }
        if let party = packed.draftsOf { return .drafted(in: party) }
        if let error = packed.error { return .rejected(error) }
        return .unspecified(clauses.contains(.thirdMailboxUnspecified) ? .thirdMailbox : .noSignedInUser)
    }

    /// The weakest evidence among the clauses: the prediction is as good as that, and no better.
    public var basis: Clause.Evidence { clauses.weakestEvidence }

    /// The clauses among those that decided which a report contradicts.
    public var contested: Clauses {
        var contested = Clauses()
        for clause in clauses where clause.isContested {
            contested.insert(clause)
        }
        return contested
    }
}

extension Prediction {
    /// What comes out of a request. A refusal by Graph is an outcome like any other.
    public enum Outcome: Hashable, Sendable {
        /// `202 Accepted`: the message is sent.
        case accepted(SentMessage)
        /// `201 Created`: a draft lies in that party's Drafts folder, and nothing is sent.
        case drafted(in: Party)
        /// Graph refuses the request.
        case rejected(GraphError)
        /// The sources do not say what happens.
        case unspecified(Silence)

        /// The HTTP status of Graph's answer, or `nil` where it is unspecified.
        public var status: Int? {
            switch self {
            case .accepted: 202
            case .drafted: 201
            case .rejected(let error): error.status
            case .unspecified: nil
            }
        }
    }

    /// A message that was sent: what recipients see of it, and who keeps a copy.
    public struct SentMessage: Hashable, Sendable {
        /// The `sender` and `from` that recipients see.
        public let authorship: Authorship
        /// Whose Sent Items keep a copy.
        public let sentItems: SentItems

        init(_ authorship: Authorship, sentItems: SentItems) {
            self.authorship = authorship
            self.sentItems = sentItems
        }

        /// The message's `sender`: who really sent it, as far as recipients are told.
        public var sender: Party { authorship.sender }
        /// The message's `from`: from whom it appears to come.
        public var from: Party { authorship.from }
    }

    /// One of the two parties of a delegated send.
    public enum Party: UInt8, Hashable, Sendable {
        /// Who really submitted the message.
        case sendingUser
        /// Whom the message is from, when that is somebody else.
        case from
    }

    /// The `sender` and `from` that recipients see.
    public enum Authorship: Hashable, Sendable {
        /// The sending user's own mail.
        case own
        /// Sent with Send on Behalf: recipients see the sending user "on behalf of" the from user.
        case onBehalf
        /// Sent with Send As: recipients see the from user alone.
        case sentAs

        /// The message's `sender` property: who really sent it, as far as recipients are told.
        public var sender: Party {
            switch self {
            case .own, .onBehalf: .sendingUser
            case .sentAs: .from
            }
        }

        /// The message's `from` property: from whom it appears to come.
        public var from: Party {
            switch self {
            case .own: .sendingUser
            case .onBehalf, .sentAs: .from
            }
        }
    }

    /// Whose Sent Items folders keep a copy.
    public struct SentItems: OptionSet, Hashable, Sendable {
        /// One bit a member.
        public let rawValue: UInt8

        /// The members whose bits are set; bits that stand for none are dropped.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue & 0b11
        }

        init(sendingUser: Condition, from: Condition) {
            rawValue = UInt8(truncatingIfNeeded: sendingUser.bit | from.bit << 1)
        }

        /// The sending user's Sent Items.
        public static let sendingUser = SentItems(rawValue: 1 << 0)
        /// The from user's Sent Items.
        public static let from = SentItems(rawValue: 1 << 1)
    }

    /// A question that the sources do not answer.
    @nonexhaustive public enum Silence: Hashable, Sendable {
        /// A user token on the mailbox of somebody who is neither the signed-in user nor the from user.
        case thirdMailbox
        /// An application token on the signed-in user's mailbox: there is no signed-in user.
        case noSignedInUser

        /// Why there is no prediction, in one sentence.
        public var reason: String {
            switch self {
            case .thirdMailbox:
                """
                The sources do not say what a user token gets on a mailbox that is neither the signed-in user's nor the \
                from user's.
                """
            case .noSignedInUser:
                "An application token has no signed-in user, so the sources know no mailbox of that user."
            }
        }
    }
}
