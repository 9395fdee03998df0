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
    /// The facts; what means nothing beside the others is 0, so that the same scenarios have the same bits.
    let packed: PackedScenario

    /// A request with `token` for `operation` on the mailbox in `path`, the message being from `from`.
    public init(token: Token, path: Path, operation: Operation, from: From) {
        packed = PackedScenario(token, path, operation, from).canonical
    }

    /// The scenario that `packed`, which must be one, comes down to.
    init(canonical packed: PackedScenario) {
        self.packed = packed.canonical
    }

    /// The access token of the request.
    public var token: Token {
        get { packed.token }
        set { self = Scenario(token: newValue, path: path, operation: operation, from: from) }
    }

    /// Whose mailbox the path names.
    public var path: Path {
        get { packed.path }
        set { self = Scenario(token: token, path: newValue, operation: operation, from: from) }
    }

    /// What is asked of that mailbox.
    public var operation: Operation {
        get { packed.operation }
        set { self = Scenario(token: token, path: path, operation: newValue, from: from) }
    }

    /// Whom the message is from.
    public var from: From {
        get { packed.from }
        set { self = Scenario(token: token, path: path, operation: operation, from: newValue) }
    }
}
