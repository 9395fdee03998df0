/// An error with which Microsoft Graph refuses a request.
@nonexhaustive public enum GraphError: UInt8, Hashable, Sendable {
    /// The sending user may not send from that address.
    case sendAsDenied
    /// The token lacks a Graph permission, or the user lacks Full Access to the mailbox.
    case accessDenied
    /// An application token was used on `/me`.
    case badRequest
    /// The path names something that is no user and has no user mailbox.
    case invalidUser
    /// The path names a Microsoft 365 group.
    case groupInNonGroupURI
    /// The path names a user without a mailbox in the cloud.
    case mailboxNotEnabled
    /// An application access policy shuts the mailbox to the app.
    case blockedByAccessPolicy
    /// An application token carries no permission at all.
    case noPermissionsInAccessToken

    /// The HTTP status of the answer.
    public var status: Int {
        switch self {
        case .sendAsDenied, .accessDenied, .groupInNonGroupURI, .blockedByAccessPolicy: 403
        case .badRequest: 400
        case .invalidUser, .mailboxNotEnabled: 404
        case .noPermissionsInAccessToken: 401
        }
    }

    /// The `code` of the error body.
    public var code: String {
        switch self {
        case .sendAsDenied: "ErrorSendAsDenied"
        case .accessDenied, .blockedByAccessPolicy: "ErrorAccessDenied"
        case .badRequest: "BadRequest"
        case .invalidUser: "ErrorInvalidUser"
        case .groupInNonGroupURI: "ErrorGroupIsUsedInNonGroupURI"
        case .mailboxNotEnabled: "MailboxNotEnabledForRESTAPI"
        case .noPermissionsInAccessToken: "NoPermissionsInAccessToken"
        }
    }

    /// What constants call the error: by its code, and where two have the same, the second by what it is about as well.
    public var name: String {
        switch self {
        case .blockedByAccessPolicy: "ErrorAccessDeniedByAccessPolicy"
        case .sendAsDenied, .accessDenied, .badRequest, .invalidUser, .groupInNonGroupURI, .mailboxNotEnabled,
            .noPermissionsInAccessToken:
            code
        }
    }

    /// The `message` of the error body; `{id}` stands for the id in the path.
    public var message: String {
        switch self {
        case .sendAsDenied:
            """
            The user account which was used to submit this request does not have the right to send mail on behalf of \
            the specified sending account. Cannot submit message.
            """
        case .accessDenied: "Access is denied. Check credentials and try again."
        case .badRequest: "/me request is only valid with delegated authentication flow."
        case .invalidUser: "The requested user '{id}' is invalid."
        case .groupInNonGroupURI: "Group Shard is used in non-Groups URI."
        case .mailboxNotEnabled: "The mailbox is either inactive, soft-deleted, or is hosted on-premise."
        case .blockedByAccessPolicy:
            """
            Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.
            """
        case .noPermissionsInAccessToken: "The token contains no permissions, or permissions can not be understood."
        }
    }
}
