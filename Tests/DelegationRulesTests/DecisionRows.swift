/// A second, independent statement of how Microsoft Graph decides delegated mail: plain rows, naively interpreted.
///
/// The knowledge is in the text tables of this file and of `CitationRows.swift`. The tables are read one after the other,
/// and within a table the first row that matches wins. The first line of each table names its columns:
///
/// - `name` is a condition on the scenario (`saved` is its `saveToSentItems`, `switches` its `alwaysSaveCopy`, `source`
///   its `fromSource`, `policy` its `accessPolicy`, `roles` its `exchangeRoles`), or on what an earlier table concluded.
/// - `>name` is a conclusion that the later tables can test.
/// - `=name` is a part of the answer.
/// - `note` says in a few words why the row is there, and decides nothing.
///
/// A condition cell is written so:
///
/// - `*`, or nothing: anything will do.
/// - `a,b` in a column of one value: one of these.
/// - `a,b` in a column that holds a set (`permissions`, `grants`, `switches`, `roles`, `fails`): all of these.
/// - `!x`: not x; `!x,!y`: neither x nor y; `none` in a column that holds a set: not any.
///
/// An empty answer cell leaves that part of the answer out; the `sentItems` cell `none` means no folder at all.
enum DecisionRows {
    /// Answers one scenario from the first matching row of each table.
    static func answer(_ scenario: PlainScenario) -> PlainAnswer {
        conclude(scenario.contractBits).answer
    }

    /// What the tables say of the scenario that the contract packs so.
    static func conclude(_ contractBits: UInt32) -> Conclusion {
        var conclusion = Conclusion(contractBits)
        for table in checkTables { table.apply(to: &conclusion) }
        conclusion.countFailures()
        for table in answerTables { table.apply(to: &conclusion) }
        return conclusion
    }

    /// What the request comes down to, and then the checks, each on its own: what fails of them.
    private static let checkTables = [
        activities, places, names, emptyTokens, tokenMisfits, permissions, paths, policies, access, rights,
    ].map(RowTable.init)
    /// What is answered to that.
    private static let answerTables = [verdicts, responses, manners, copies].map(RowTable.init)
}

/// Whether something is sent, or drafted.
private let activities = """
    operation               | >act  | note
    createDraft,createReply | draft | a draft is no send
    *                       | send  | a reply is one
    """

/// What the path names, seen from the sending user.
private let places = """
    token | mailbox        | from                         | >place     | note
    user  | me             | *                            | own        | the signed-in user's
    app   | me             | *                            | nobodys    | an app has no me
    user  | signedInUser   | *                            | own        | the same mailbox
    app   | signedInUser   | *                            | silent     | an app has no signed-in user
    user  | another        | *                            | silent     | neither the user's nor the from user's
    app   | another        | *                            | own        | the app acts as that mailbox
    *     | group          | *                            | group      | no user
    *     | withoutMailbox | *                            | notEnabled | no mailbox in the cloud
    *     | noUser         | *                            | noUser     | no user
    *     | from           | microsoft365Group            | group      | as that kind is in the path
    *     | from           | mailUser                     | notEnabled | as that kind is in the path
    *     | from           | distributionList,mailContact | noUser     | as that kind is in the path
    *     | from           | unknown                      | noUser     | an id that nobody has
    app   | from           | *                            | own        | the app acts as that mailbox
    user  | from           | own,ownAlias                 | own        | the user's own after all
    user  | from           | *                            | theirs     | the from user's
    """

/// In whose name the message is. An app that acts as nobody's mailbox sends in nobody else's name.
private let names = """
    token | mailbox | from         | >mail     | note
    *     | *       | own,ownAlias | own       | an alias is one's own too
    user  | *       | *            | delegated | somebody else's, or unknown
    app   | another | *            | delegated | somebody else than the path mailbox
    app   | *       | *            | own       | the path mailbox itself
    """

/// An application token with nothing in it, of an app that no role lets in.
private let emptyTokens = """
    token | permissions | roles | >fails | note
    app   | none        | none  | empty  | nothing at all
    *     | *           | *     |        | something, or a user's
    """

/// A token that does not fit the path.
private let tokenMisfits = """
    place   | >fails | note
    nobodys | misfit | an app on /me
    *       |        | anything else
    """

/// The permissions that are asked for; an application's `.Shared` permissions count for nothing, its roles do.
private let permissions = """
    fails | token | act   | place  | mail      | permissions                            | roles           | >fails     | note
    empty | *     | *     | *      | *         | *                                      | *               |            | said already
    *     | user  | send  | *      | own       | !Mail.Send,!Mail.Send.Shared           | *               | permission | one's own mail
    *     | user  | send  | *      | delegated | !Mail.Send.Shared                      | *               | permission | somebody else's mail
    *     | user  | draft | theirs | *         | !Mail.ReadWrite.Shared                 | *               | permission | in their mailbox
    *     | user  | draft | !theirs | *        | !Mail.ReadWrite,!Mail.ReadWrite.Shared | *               | permission | in one's own, or nobody's
    *     | app   | send  | *      | *         | !Mail.Send                             | !Mail.Send      | permission | neither consent nor role
    *     | app   | draft | *      | *         | !Mail.ReadWrite                        | !Mail.ReadWrite | permission | neither consent nor role
    *     | *     | *     | *      | *         | *                                      | *               |            | held
    """

/// Paths that name no user mailbox.
private let paths = """
    place                   | >fails | note
    group,notEnabled,noUser | path   | refused
    *                       |        | a mailbox
    """

/// A policy keeps an app from what Entra consented to, and from nothing that a role gives.
private let policies = """
    token | policy | act   | permissions    | roles           | >fails | note
    app   | blocks | send  | Mail.Send      | !Mail.Send      | policy | the consent is cut
    app   | blocks | draft | Mail.ReadWrite | !Mail.ReadWrite | policy | the consent is cut
    *     | *      | *     | *              | *               |        | not blocked
    """

/// Who may open the from user's mailbox.
private let access = """
    place  | grants      | >fails | note
    theirs | !FullAccess | access | cannot be opened
    *      | *           |        | opened, or not asked
    """

/// Who may send from the address.
private let rights = """
    act  | mail      | from    | grants                | >fails | note
    send | delegated | unknown | *                     | right  | nobody can hold a grant on it
    send | delegated | *       | !SendAs,!SendOnBehalf | right  | neither of the two
    *    | *         | *       | *                     |        | held, or not asked
    """

/// What comes of it: the first check that fails gives the answer.
private let verdicts = """
    place  | act   | fails      | >verdict    | note
    silent | *     | *          | unspecified | no source says
    *      | *     | empty      | empty       | the token carries nothing
    *      | *     | misfit     | misfit      | token against path
    *      | *     | permission | permission  | Graph permission
    *      | *     | path       | path        | no user with a mailbox
    *      | *     | policy     | policy      | kept out
    *      | *     | access     | access      | not opened
    *      | *     | right      | right       | not sent from there
    *      | draft | *          | drafted     | nothing refuses
    *      | send  | *          | accepted    | nothing refuses
    """

/// How each verdict is answered, and whose Drafts folder holds a draft.
private let responses = """
    verdict           | place      | =outcome    | =status | =error                        | =draftsOf   | note
    unspecified       | *          | unspecified |         |                               |             | silence
    empty             | *          | rejected    | 401     | NoPermissionsInAccessToken    |             | empty token
    misfit            | *          | rejected    | 400     | BadRequest                    |             | wrong token
    permission,access | *          | rejected    | 403     | ErrorAccessDenied             |             | no access
    path              | group      | rejected    | 403     | ErrorGroupIsUsedInNonGroupURI |             | a group
    path              | notEnabled | rejected    | 404     | MailboxNotEnabledForRESTAPI   |             | not in the cloud
    path              | noUser     | rejected    | 404     | ErrorInvalidUser              |             | nobody
    policy            | *          | rejected    | 403     | ErrorAccessDenied(policy)     |             | its own text
    right             | *          | rejected    | 403     | ErrorSendAsDenied             |             | no right
    drafted           | theirs     | drafted     | 201     |                               | from        | theirs
    drafted           | *          | drafted     | 201     |                               | sendingUser | own path
    accepted          | *          | accepted    | 202     |                               |             | sent
    """

/// In what manner an accepted message is sent, and whom recipients see.
private let manners = """
    verdict   | mail      | grants       | >manner  | =sender     | =from       | note
    !accepted | *         | *            | unsent   |             |             | nothing is sent
    accepted  | own       | *            | own      | sendingUser | sendingUser | nobody else is named
    accepted  | delegated | SendAs       | sentAs   | from        | from        | send as wins over both
    accepted  | delegated | SendOnBehalf | onBehalf | sendingUser | from        | on behalf of
    """

/// Which Sent Items folders keep a copy: the default one, and the one an administrator switched on.
private let copies = """
    manner   | place  | from                                  | saved | switches     | =sentItems       | note
    unsent   | *      | *                                     | *     | *            |                  | nothing is sent
    own      | *      | *                                     | yes   | *            | sendingUser      | switches do nothing
    own      | *      | *                                     | no    | *            | none             | switches do nothing
    *        | theirs | *                                     | yes   | *            | from             | listed once
    *        | *      | distributionList,mailUser,mailContact | yes   | *            | sendingUser      | no folder there
    *        | *      | distributionList,mailUser,mailContact | no    | *            | none             | no folder there
    sentAs   | *      | *                                     | yes   | SentAs       | sendingUser,from | both copies
    onBehalf | *      | *                                     | yes   | SendOnBehalf | sendingUser,from | both copies
    *        | *      | *                                     | yes   | *            | sendingUser      | default copy alone
    sentAs   | *      | *                                     | no    | SentAs       | from             | administrator's copy is kept
    onBehalf | *      | *                                     | no    | SendOnBehalf | from             | administrator's copy is kept
    *        | *      | *                                     | no    | *            | none             | copy declined
    """
