/// One request to send or to draft mail, with everything that decides what comes out of it.
///
/// ```swift
/// let scenario = Scenario(
///     token: .user([.mailSendShared]),
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
