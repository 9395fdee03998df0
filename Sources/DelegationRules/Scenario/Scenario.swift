/// One request to send or to draft mail, with everything that decides what comes out of it.
///
/// ```swift
/// let scenario = Scenario(
///     token: .init(.user, [.mailSendShared]),
///     path: .me,
///     operation: .sendMail(saveToSentItems: true),
///     from: .somebodyElse(.mailbox(.init(.user, sendingRights: [.sendOnBehalf])))
/// )
/// scenario.prediction  // accepted: the sending user on behalf of the from user
/// ```
///
/// The *sending user* is who really submits the message: with a user token the signed-in user, with an application
/// token the mailbox that the path names. The *from user* is whom the message is from, when that is somebody else.
public struct Scenario: Hashable, Sendable {
    /// The access token of the request.
    public var token: Token
    /// Whose mailbox the path names.
    public var path: Path
    /// What is asked of that mailbox.
    public var operation: Operation
    /// Whom the message is from.
    public var from: From

    /// A request with `token` for `operation` on the mailbox in `path`, the message being from `from`.
    public init(token: Token, path: Path, operation: Operation, from: From) {
        self.token = token
        self.path = path
        self.operation = operation
        self.from = from
    }
}

extension Scenario {
    /// Whose mailbox the path of the request names.
    @nonexhaustive public enum Path: UInt8, Hashable, Sendable {
        /// `/me`.
        case me
        /// `/users/{id}`, where id is the signed-in user.
        case signedInUser
        /// `/users/{id}`, where id is the from user.
        case from
        /// `/users/{id}`, where id is any other user mailbox of the organisation.
        case another
    }

    /// What the request asks for.
    @nonexhaustive public enum Operation: Hashable, Sendable {
        /// `POST …/sendMail`: sends the message in the body. Only here can the app decline the default copy.
        case sendMail(saveToSentItems: Bool)
        /// `POST …/messages`: creates a draft and sends nothing.
        case createDraft
        /// `POST …/messages/{id}/send`: sends a draft; the request has no body.
        case sendDraft
    }
}

extension Scenario.Operation {
    /// The operations, flat.
    enum Kind: UInt8 {
        case sendMail
        case createDraft
        case sendDraft
    }

    init(_ kind: Kind, savingCopy: Bool) {
        self =
            switch kind {
            case .sendMail: .sendMail(saveToSentItems: savingCopy)
            case .createDraft: .createDraft
            case .sendDraft: .sendDraft
            }
    }
}

extension Scenario {
    /// What Microsoft Graph does with this request, and by which clauses.
    ///
    /// Every scenario has exactly one prediction. A refusal is a prediction too; nothing is thrown. A refusal cites the
    /// check that failed; what passed before it did not decide.
    public var prediction: Prediction { Situation(PackedScenario(self)).prediction }
}
