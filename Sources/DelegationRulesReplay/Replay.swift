import DelegationRules
import DelegationRulesJSON

extension Tenant {
    /// What Microsoft Graph answers to `request`, and what comes of it, no other having been sent before.
    ///
    /// Without a `token`, it is the one in the request's `Authorization` header. An error's `innerError` bears `stamp`. It
    /// throws, at the path of the token, if the tenant knows none of the names of the signed-in user.
    public func replay(
        _ request: GraphRequest, token: AccessToken? = nil, stamp: ResponseStamp = ResponseStamp()
    ) throws(InvalidText) -> ReplayResult {
        var drafts = Drafts()
        return try replay(request, token: token, stamp: stamp, &drafts)
    }

    /// What Microsoft Graph answers to `request`, and what comes of it, after the requests that left `drafts`; a draft
    /// that is created is added to them.
    public func replay(
        _ request: GraphRequest, token: AccessToken? = nil, stamp: ResponseStamp = ResponseStamp(),
        _ drafts: inout Drafts
    ) throws(InvalidText) -> ReplayResult {
        try replay(request, with: RequestContent(of: request), token: token, recorded: nil, stamp, &drafts)
    }

    /// What comes of a request with that content; `recorded` is what was really answered, where that is known.
    func replay(
        _ request: GraphRequest, with content: RequestContent, token: AccessToken?, recorded: RecordedAnswer?,
        _ stamp: ResponseStamp, _ drafts: inout Drafts
    ) throws(InvalidText) -> ReplayResult {
        let bearer: AccessToken
        do throws(RefusedRequest) {
            bearer = if let token { token } else { try AccessToken(of: request) }
        } catch {
            // Of a request that is not known it is not known whether it needs a token.
            if case .unknown = content { return ReplayResult(unknown: request) }
            return ReplayResult(refused: error.refusal, stamp)
        }
        let caller: Caller
        do throws(InvalidText) {
            caller = Caller(token: bearer, signedInUser: try signedInUser(of: bearer))
        } catch {
            throw token == nil
                ? error.inside("Authorization").inside("headers").inside("request")
                : error.inside("user").inside("token")
        }
        return CallerReplay(tenant: self, caller: caller, stamp: stamp)
            .result(of: request, with: content, recorded: recorded, &drafts)
    }

    private func signedInUser(of token: AccessToken) throws(InvalidText) -> Int? {
        guard case .user(let identities, _) = token else { return nil }
        for identity in identities {
            guard let user = index(of: identity) else { continue }
            if type(at: user).hasUserMailbox { return user }
            throw InvalidText(
                "\(identity.quoted) is a \(self[user].recipientTypeDetails.rawValue), which nobody signs in as; "
                    + "expected a user, shared or resource mailbox")
        }
        if identities.isEmpty {
            throw InvalidText("the token names no user; expected upn, preferred_username, unique_name or oid")
        }
        let names = identities.map { $0.quoted }.joined(separator: ", ")
        throw InvalidText("nobody is called \(names); expected a recipient of the tenant")
    }
}

/// Who asks: the token, and who is signed in with it, by position.
struct Caller {
    let token: AccessToken
    let signedInUser: Int?
}

/// Answers the requests of one caller, whose token is sound.
private struct CallerReplay {
    let tenant: Tenant
    let caller: Caller
    let stamp: ResponseStamp

    /// What comes of `request`, whose content that is.
    func result(
        of request: GraphRequest, with content: RequestContent, recorded: RecordedAnswer?, _ drafts: inout Drafts
    ) -> ReplayResult {
        switch content {
        case .operation(let target, let body): resultOfOperation(target, body, recorded: recorded, &drafts)
        case .sentDraft(let id, let target): resultOfSendingDraft(id, target, recorded: recorded, &drafts)
        case .batch(let batch, let isBeta): resultOfBatch(batch, inBeta: isBeta, recorded: recorded, &drafts)
        case .refused(let error): ReplayResult(refused: error.refusal, stamp)
        case .unknown: ReplayResult(unknown: request)
        }
    }

    private func resultOfOperation(
        _ target: RequestTarget, _ body: RequestBody, recorded: RecordedAnswer?, _ drafts: inout Drafts
    ) -> ReplayResult {
        let send = RequestedSend(of: target, body, by: caller, in: tenant)
        guard let scenario = send.scenario.scenario else { preconditionFailure("a request comes down to a scenario") }
        let prediction = scenario.prediction
        var draft = JSONWriter()
        if scenario.operation.isDraft {
            let mailbox = mailbox(of: target)
            let recordedID = mailbox == nil ? nil : recorded?.draftID
            let isPredicted = if case .drafted = prediction.outcome { true } else { false }
            // Later requests may name a draft that was really created, even if that is not what is predicted.
            if isPredicted || recordedID != nil {
                drafts.add(
                    .init(from: body.from, hasRecipients: body.hasRecipients, mailbox: mailbox?.address ?? ""),
                    recordedID: recordedID)
            }
            if isPredicted { draft.draft(body, id: drafts.nameLast(), by: send.parties) }
        } else if case .accepted = prediction.outcome, !body.hasRecipients {
            return ReplayResult(refused: RefusedRequest.noRecipients.refusal, stamp, send)
        }
        return ReplayResult(send, prediction, draft: draft.bytes, stamp)
    }

    /// The user mailbox that the request is for; `nil` where its id names none.
    private func mailbox(of target: RequestTarget) -> Tenant.Recipient? {
        let index = target.mailboxID.map { tenant.index(of: $0) } ?? caller.signedInUser
        return index.map { tenant[$0] }.flatMap { $0.recipientTypeDetails.hasUserMailbox ? $0 : nil }
    }
}

// MARK: Drafts that are sent by their ids

extension CallerReplay {
    private func resultOfSendingDraft(
        _ id: String, _ target: RequestTarget, recorded: RecordedAnswer?, _ drafts: inout Drafts
    ) -> ReplayResult {
        guard let draft = drafts[id] else {
            return resultWithoutDraft(
                target,
                "Nothing is known of a draft with the id \(id.excerpt): none was created before, and none stands "
                    + "beside the request.")
        }
        if draft.isSent {
            return resultWithoutDraft(
                target,
                "The draft \(id.excerpt) was sent, and lies in Drafts no longer: nothing is known of its id since.")
        }
        if let mailbox = mailbox(of: target), !mailbox.isCalled(draft.mailbox) {
            return resultWithoutDraft(
                target,
                "The draft \(id.excerpt) lies in the mailbox \(draft.mailbox.excerpt), and whether it is found "
                    + "through that of \(mailbox.address.excerpt) is not known.")
        }
        let body = RequestBody(from: draft.from, hasRecipients: draft.hasRecipients)
        let result = resultOfOperation(target, body, recorded: recorded, &drafts)
        // What really came of it decides whether it lies in Drafts still.
        if let status = recorded?.knownStatus ?? result.response?.status, 200..<300 ~= status { drafts.markSent(id) }
        return result
    }

    /// What comes of sending a draft that is not known, or no longer; `reason` says why. The checks of the token and of the
    /// path come before the draft is looked for, so what they refuse is refused.
    ///
    /// A message without `from` asks for the least, and one from an address that nobody has for the most. Where both are
    /// refused with the same error, so is every message.
    private func resultWithoutDraft(_ target: RequestTarget, _ reason: String) -> ReplayResult {
        var errors: [GraphError] = []
        for from in [RequestBody.From.none, .mimeHeader(nil)] {
            let scenario = tenant.scenario(of: target, RequestBody(from: from), by: caller)
            if case .rejected(let error) = scenario.scenario?.prediction.outcome { errors.append(error) }
        }
        guard errors.count == 2, errors[0] == errors[1] else { return ReplayResult(unspecified: reason) }
        let error = errors[0]
        return ReplayResult(
            refused: .init(
                status: error.status, code: error.code, message: error.message(pathID: target.mailboxID ?? ""),
                reason: "\(reason) Whatever the draft says, sending it is refused (\(error.code)).", isCodeKnown: true),
            stamp)
    }
}

// MARK: Batches

extension CallerReplay {
    /// What comes of `batch`, whose requests are answered one after the other.
    private func resultOfBatch(
        _ batch: Batch, inBeta isBeta: Bool, recorded: RecordedAnswer?, _ drafts: inout Drafts
    ) -> ReplayResult {
        var results = [ReplayResult?](repeating: nil, count: batch.parts.count)
        for position in batch.order {
            let part = batch.parts[position]
            // What really came of a part decides about those that depend on it.
            let statuses = part.dependencies.map {
                recorded?.part(batch.parts[$0].id)?.knownStatus ?? results[$0]?.response?.status
            }
            let target = RequestTarget(method: part.request.method, relativeURL: part.request.url, isBeta: isBeta)
            results[position] =
                if statuses.contains(where: { $0.map { $0 >= 400 } == true }) {
                    ReplayResult(refused: RefusedRequest.failedDependency.refusal, stamp)
                } else if statuses.contains(nil) {
                    ReplayResult(unspecified: "It depends on a request of which it is not known what comes of it.")
                } else if let target, !part.request.isMIME {
                    result(
                        of: part.request, with: RequestContent(of: part.request, for: target),
                        recorded: recorded?.part(part.id), &drafts)
                } else if target != nil {
                    ReplayResult(unspecified: "What Graph makes of MIME in a batch is documented nowhere.")
                } else {
                    ReplayResult(unknown: part.request)
                }
        }
        return ReplayResult(
            batch: zip(batch.parts, results).compactMap { part, result in
                result.map { .init(id: part.id, result: $0) }
            })
    }
}
