/// One thing that can be changed about a send.
///
/// The cases stand in the order of privilege, the least first: what the request says; what takes a right away; a copy
/// more, which gives nobody a right; a permission, with which the app may do what its user may; what gives the user a
/// right, Send on Behalf before Send As before Full Access; and last an application token, which acts without any user.
/// One after the other, they can be made in this order as well.
@nonexhaustive public enum Change: UInt8, Hashable, Sendable {
    // The request.
    /// `saveToSentItems` becomes `true`.
    case saveCopy
    /// The message is sent directly, with `sendMail`; it then asks for the default copy.
    case sendDirectly
    /// A draft is created.
    case createDraft
    /// A draft is sent.
    case sendDraft
    /// `saveToSentItems` becomes `false`.
    case declineCopy
    /// The path becomes `/me`, which is the signed-in user's mailbox by its shorter name.
    case throughMe
    /// The path becomes `/users/{id}`, where id is the from user.
    case throughFrom
    /// The path becomes `/users/{id}`, where id is another user mailbox.
    case throughAnother

    // What takes a right, or a copy, away.
    /// The token becomes a delegated one.
    case useUserToken
    /// The token no longer carries `Mail.Send`.
    case removeMailSend
    /// The token no longer carries `Mail.Send.Shared`.
    case removeMailSendShared
    /// The token no longer carries `Mail.ReadWrite`.
    case removeMailReadWrite
    /// The token no longer carries `Mail.ReadWrite.Shared`.
    case removeMailReadWriteShared
    /// The sending user no longer holds Send on Behalf.
    case removeSendOnBehalf
    /// The sending user no longer holds Send As.
    case removeSendAs
    /// The sending user no longer holds Full Access.
    case removeFullAccess
    /// `MessageCopyForSentAsEnabled` is turned off.
    case turnOffSentAsCopy
    /// `MessageCopyForSendOnBehalfEnabled` is turned off.
    case turnOffSendOnBehalfCopy

    // A copy more.
    /// `MessageCopyForSentAsEnabled` is turned on.
    case turnOnSentAsCopy
    /// `MessageCopyForSendOnBehalfEnabled` is turned on.
    case turnOnSendOnBehalfCopy

    // Permissions.
    /// The token carries `Mail.Send` as well.
    case addMailSend
    /// The token carries `Mail.Send.Shared` as well.
    case addMailSendShared
    /// The token carries `Mail.ReadWrite` as well.
    case addMailReadWrite
    /// The token carries `Mail.ReadWrite.Shared` as well.
    case addMailReadWriteShared

    // Grants.
    /// The sending user is granted Send on Behalf.
    case addSendOnBehalf
    /// The sending user is granted Send As.
    case addSendAs
    /// The sending user is granted Full Access.
    case addFullAccess

    // Applications.
    /// The token becomes an application token; its permissions keep their names.
    case useAppToken
}

/// A set of changes that are made together.
public typealias Changes = CaseSet<Change>

extension Change {
    /// The fact that changes.
    public var fact: Facts {
        switch self {
        case .saveCopy, .declineCopy: .saveToSentItems
        case .sendDirectly, .createDraft, .sendDraft: .operation
        case .throughMe, .throughFrom, .throughAnother: .path
        case .useUserToken, .useAppToken: .tokenKind
        case .removeMailSend, .removeMailSendShared, .removeMailReadWrite, .removeMailReadWriteShared,
            .addMailSend, .addMailSendShared, .addMailReadWrite, .addMailReadWriteShared:
            .permissions
        case .removeSendOnBehalf, .removeSendAs, .removeFullAccess, .addSendOnBehalf, .addSendAs, .addFullAccess:
            .grants
        case .turnOffSentAsCopy, .turnOffSendOnBehalfCopy, .turnOnSentAsCopy, .turnOnSendOnBehalfCopy: .alwaysSaveCopy
        }
    }
}

extension Scenario {
    /// This scenario with `changes` made to it.
    ///
    /// A change that it has no place for, such as a copy switch of a distribution list, changes nothing.
    public func applying(_ changes: Changes) -> Scenario {
        var changed = self
        for change in changes {
            changed.apply(change)
        }
        return changed
    }

    mutating func apply(_ change: Change) {
        switch change {
        case .saveCopy: if case .sendMail = operation { operation = .sendMail(saveToSentItems: true) }
        case .sendDirectly: operation = .sendMail(saveToSentItems: true)
        case .createDraft: operation = .createDraft
        case .sendDraft: operation = .sendDraft
        case .declineCopy: if case .sendMail = operation { operation = .sendMail(saveToSentItems: false) }
        case .throughMe: path = .me
        case .throughFrom: path = .from
        case .throughAnother: path = .another
        case .useUserToken: token.kind = .user
        case .useAppToken: token.kind = .app
        case .removeMailSend: token.permissions.remove(.mailSend)
        case .removeMailSendShared: token.permissions.remove(.mailSendShared)
        case .removeMailReadWrite: token.permissions.remove(.mailReadWrite)
        case .removeMailReadWriteShared: token.permissions.remove(.mailReadWriteShared)
        case .addMailSend: token.permissions.insert(.mailSend)
        case .addMailSendShared: token.permissions.insert(.mailSendShared)
        case .addMailReadWrite: token.permissions.insert(.mailReadWrite)
        case .addMailReadWriteShared: token.permissions.insert(.mailReadWriteShared)
        case .removeSendOnBehalf: from.recipient?.sendingRights.remove(.sendOnBehalf)
        case .removeSendAs: from.recipient?.sendingRights.remove(.sendAs)
        case .removeFullAccess: from.recipient?.fullAccess = false
        case .turnOffSentAsCopy: from.recipient?.alwaysSaveCopy?.remove(.sentAs)
        case .turnOffSendOnBehalfCopy: from.recipient?.alwaysSaveCopy?.remove(.sendOnBehalf)
        case .turnOnSentAsCopy: from.recipient?.alwaysSaveCopy?.insert(.sentAs)
        case .turnOnSendOnBehalfCopy: from.recipient?.alwaysSaveCopy?.insert(.sendOnBehalf)
        case .addSendOnBehalf: from.recipient?.sendingRights.insert(.sendOnBehalf)
        case .addSendAs: from.recipient?.sendingRights.insert(.sendAs)
        case .addFullAccess: from.recipient?.fullAccess = true
        }
    }
}
