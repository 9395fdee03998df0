/// Which clauses decide a scenario, stated once more beside the decision rows: a clause is cited where all that stands in
/// one of its rows holds, each condition written as its column and its cell in a table.
///
/// A refusal cites the check that failed and no other; what is accepted or drafted cites them all.
enum CitationRows {
    /// The ids of the clauses, in the order in which they are applied.
    static let ids: [String] = rows.map(\.id).reduce(into: []) { ids, id in if ids.last != id { ids.append(id) } }

    /// The clauses that decide what `conclusion` is about: a bit each, in that order.
    static func clauses(of conclusion: Conclusion) -> UInt64 {
        var clauses: UInt64 = 0
        for row in conditions where row.condition.holds(in: conclusion) { clauses |= row.clause }
        return clauses
    }

    private static let rows = citations.split(separator: "\n").map { line in
        let (id, conditions) = (line.prefix { $0 != " " }, line.drop { $0 != " " })
        let cells = conditions.split(separator: ";").map { condition in
            let words = condition.split(separator: " ").map(String.init)
            precondition(words.count == 2, "\(line) is no row")
            return (heading: words[0], cell: words[1])
        }
        return (id: String(id), condition: RowCondition(cells))
    }

    private static let conditions = rows.map { row in
        (clause: UInt64(1) << UInt64(ids.firstIndex(of: row.id) ?? 0), condition: row.condition)
    }
}

private let citations = """
    third-mailbox-unspecified              verdict unspecified; token user
    no-signed-in-user-unspecified          verdict unspecified; token app
    empty-token-is-refused                 verdict empty
    me-needs-user-token                    verdict misfit
    shared-permissions-need-user-token     verdict permission; token app; act send; permissions Mail.Send.Shared
    shared-permissions-need-user-token     verdict permission; token app; act draft; permissions Mail.ReadWrite.Shared
    app-sends-as-path-mailbox              verdict permission,accepted; token app; act send
    own-mail-needs-mail-send               verdict permission,accepted; token user; act send; mail own
    delegated-mail-needs-mail-send-shared  verdict permission,accepted; token user; act send; mail delegated
    draft-needs-mail-readwrite             verdict permission,drafted; act draft
    draft-is-sent-without-body             verdict permission,accepted; operation sendDraft
    reply-is-send                          verdict permission,accepted; operation reply
    create-reply-is-draft                  verdict permission,drafted; operation createReply
    refused-path-is-nobodys                verdict permission; token user; act draft; mail delegated; fails path
    exchange-role-gives-permission         verdict accepted; token app; roles Mail.Send; permissions !Mail.Send
    exchange-role-gives-permission         verdict accepted; token app; roles Mail.Send; policy blocks
    exchange-role-gives-permission         verdict drafted; token app; roles Mail.ReadWrite; permissions !Mail.ReadWrite
    exchange-role-gives-permission         verdict drafted; token app; roles Mail.ReadWrite; policy blocks
    missing-permission-is-access-denied    verdict permission
    alias-finds-mailbox                    verdict policy,access,right,drafted,accepted; alias yes; mailbox !me
    group-is-no-user                       verdict path; place group
    user-without-mailbox-is-not-enabled    verdict path; place notEnabled
    no-user-mailbox-is-invalid-user        verdict path; place noUser
    access-policy-shuts-mailbox            verdict policy
    blocked-by-policy-is-access-denied     verdict policy
    from-path-needs-full-access            verdict access,drafted,accepted; place theirs
    missing-full-access-is-access-denied   verdict access
    path-mailbox-is-from                   verdict permission; token user; act send; source path; mail delegated
    path-mailbox-is-from                   verdict access,right,drafted,accepted; source path; mail delegated
    mime-from-is-from                      verdict permission; token user; act send; source mimeHeader; mail delegated
    mime-from-is-from                      verdict access,right,drafted,accepted; source mimeHeader; mail delegated
    reply-may-name-from                    verdict right,drafted,accepted; operation reply,createReply; mail delegated; source !path
    sending-right-required                 verdict right,accepted; token user; act send; mail delegated
    app-needs-sending-right                verdict right,accepted; token app; act send; mail delegated
    unknown-address-has-no-grants          verdict right,drafted,accepted; mail delegated; from unknown
    missing-sending-right-is-send-as-denied  verdict right
    first-failing-check-answers            several yes; verdict empty,misfit,permission,path,policy,access
    own-mail-is-not-delegated              verdict accepted; mail own
    own-alias-is-own                       verdict accepted; from ownAlias
    from-may-be-any-recipient              verdict accepted; mail delegated; from sharedMailbox,resourceMailbox,microsoft365Group,distributionList
    mail-user-or-contact-may-be-from       verdict accepted; mail delegated; from mailUser,mailContact
    directly-or-by-draft                   verdict drafted; mail delegated
    directly-or-by-draft                   verdict accepted; mail delegated; operation sendDraft
    graph-sets-sender                      verdict accepted; mail delegated
    send-as-wins                           manner sentAs; grants SendOnBehalf
    send-on-behalf-shows-sender            manner onBehalf
    send-as-hides-sender                   manner sentAs
    accepted-has-no-body                   verdict accepted
    own-path-keeps-senders-copy            verdict accepted; saved yes; place !theirs
    from-path-keeps-from-copy              verdict accepted; saved yes; place theirs
    save-to-sent-items-false               verdict accepted; saved no
    administrators-copy                    manner sentAs; switches SentAs; from !distributionList,!mailUser,!mailContact
    administrators-copy                    manner onBehalf; switches SendOnBehalf; from !distributionList,!mailUser,!mailContact
    copy-switch-follows-sending-right      manner sentAs,onBehalf; switches SentAs; from !distributionList,!mailUser,!mailContact
    copy-switch-follows-sending-right      manner sentAs,onBehalf; switches SendOnBehalf; from !distributionList,!mailUser,!mailContact
    group-has-mailbox                      manner sentAs; switches SentAs; from microsoft365Group
    group-has-mailbox                      manner onBehalf; switches SendOnBehalf; from microsoft365Group
    no-mailbox-no-sent-items               manner sentAs,onBehalf; from distributionList,mailUser,mailContact
    """
