import DelegationRules

/// What a request was to send, as far as that decides what comes of it.
package struct RequestedSend: Hashable, Sendable {
    /// Who is who.
    package let parties: Parties
    /// What it came down to.
    let scenario: PackedScenario
    /// The address that the message names as its sender, if it does.
    let namedSender: String?
    /// Whether the message is to go to anybody.
    let hasRecipients: Bool
    /// Whether it is written as MIME.
    let isMIME: Bool

    /// What a request of `caller` for `target` was to send, `body` being its body.
    init(of target: RequestTarget, _ body: RequestBody, by caller: Caller, in tenant: Tenant) {
        parties = Parties(of: target, from: body.from, by: caller, in: tenant)
        scenario = tenant.scenario(of: target, body, by: caller, parties)
        namedSender = body.sender?.address
        hasRecipients = body.hasRecipients
        isMIME = body.isMIME
    }
}
