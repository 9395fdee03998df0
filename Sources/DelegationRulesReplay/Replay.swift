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
        try answer(request, with: RequestContent(of: request), token: token, recorded: nil, stamp, &drafts)
    }

    /// The answer to a request with that content, of which it may be known what was answered.
    func answer(
        _ request: GraphRequest, with content: RequestContent, token: AccessToken?, recorded: RecordedAnswer?,
        _ stamp: ResponseStamp, _ drafts: inout Drafts
    ) throws(InvalidText) -> ReplayResult {
        let bearer: AccessToken
        do throws(RefusedRequest) {
            bearer = if let token { token } else { try AccessToken(of: request) }
        } catch {
            // Of a request that is not known it is not known whether it needs a token.
            if case .unknown = content { return ReplayResult(unknown: request) }
            return ReplayResult(refused: error, stamp)
        }
        let caller: Caller
        do throws(InvalidText) {
            caller = Caller(token: bearer, signedInUser: try signedInUser(of: bearer))
        } catch {
            throw token == nil
                ? error.inside("Authorization").inside("headers").inside("request")
                : error.inside("user").inside("token")
        }
        return answer(to: content, of: request, by: caller, recorded: recorded, stamp, &drafts)
    }

    /// The answer to `content`, the content of `request`, which bears a sound token.
    private func answer(
        to content: RequestContent, of request: GraphRequest, by caller: Caller, recorded: RecordedAnswer?,
        _ stamp: ResponseStamp, _ drafts: inout Drafts
    ) -> ReplayResult {
        switch content {
        case .operation(let target, let body):
            return answer(target, body, by: caller, recorded: recorded, stamp, &drafts)
        case .sentDraft(let id, let target):
            do throws(UnknownDraft) {
                let body = RequestBody(sending: try draft(id, of: target, by: caller, in: drafts))
                let result = answer(target, body, by: caller, recorded: recorded, stamp, &drafts)
                // What really came of it decides whether it lies in Drafts still; a status of 0 tells nothing.
                let status = recorded.flatMap { $0.status == 0 ? nil : $0.status } ?? result.response?.status
                if status.map({ 200..<300 ~= $0 }) == true { drafts.markSent(id) }
                return result
            } catch {
                return answer(to: error, for: target, by: caller, stamp)
            }
        case .batch(let batch, let isBeta):
            return answer(batch, inBeta: isBeta, by: caller, recorded: recorded, stamp, &drafts)
        case .refused(let error): return ReplayResult(refused: error, stamp)
        case .unknown: return ReplayResult(unknown: request)
        }
    }

    /// The answer to an operation whose body says that.
    private func answer(
        _ target: RequestTarget, _ body: RequestBody, by caller: Caller, recorded: RecordedAnswer?,
        _ stamp: ResponseStamp, _ drafts: inout Drafts
    ) -> ReplayResult {
        let send = RequestedSend(of: target, body, by: caller, in: self)
        guard let prediction = send.scenario.scenario?.prediction else {
            preconditionFailure("a request comes down to a scenario")
        }
        var draft = JSONWriter()
        // Later requests call the draft by the id that they were answered with.
        if let id = recorded?.draftID, target.createsDraft,
            let mailbox = mailbox(of: target, signedInUser: caller.signedInUser)
        {
            drafts.add(.init(from: body.from, hasRecipients: body.hasRecipients, mailbox: mailbox.address), id: id)
        }
        switch prediction.outcome {
        case .accepted where !body.hasRecipients: return ReplayResult(refused: .noRecipients, stamp, send)
        case .drafted(let party):
            let mailbox = send.parties[party]?.address ?? ""
            let id = drafts.add(.init(from: body.from, hasRecipients: body.hasRecipients, mailbox: mailbox))
            draft.draft(body, id: id, by: send.parties)
        case .accepted, .rejected, .unspecified: break
        }
        return ReplayResult(send, prediction, draft: draft.bytes, stamp)
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

// MARK: Drafts that are sent by their ids

/// Why it is not known what a draft says.
private struct UnknownDraft: Error {
    let reason: String
}

extension Tenant {
    /// The draft that `target` sends by its `id`.
    private func draft(
        _ id: String, of target: RequestTarget, by caller: Caller, in drafts: Drafts
    ) throws(UnknownDraft) -> Drafts.Draft {
        guard let draft = drafts[id] else {
            throw UnknownDraft(
                reason:
                    "Nothing is known of a draft with the id \(id.excerpt): none was created before, and none stands "
                    + "beside the request.")
        }
        if draft.isSent {
            throw UnknownDraft(
                reason:
                    "The draft \(id.excerpt) was sent, and lies in Drafts no longer: nothing is known of its id since.")
        }
        if let mailbox = mailbox(of: target, signedInUser: caller.signedInUser), !mailbox.isCalled(draft.mailbox) {
            throw UnknownDraft(
                reason: "The draft \(id.excerpt) lies in the mailbox \(draft.mailbox.excerpt), and whether it is found "
                    + "through that of \(mailbox.address.excerpt) is not known.")
        }
        return draft
    }

    /// The mailbox in the path, if it is one that a user can have.
    private func mailbox(of target: RequestTarget, signedInUser: Int?) -> Recipient? {
        let index = target.mailbox.id.map { self.index(of: $0) } ?? signedInUser
        return index.map { self[$0] }.flatMap { $0.recipientTypeDetails.hasUserMailbox ? $0 : nil }
    }

    /// What comes of sending a draft that is not known: the checks of the token and of the path come before it is looked
    /// for, so that what they refuse is refused.
    ///
    /// A message that names nobody asks for the least, and one from an address that nobody has for a right that nobody can
    /// hold. Where these two are refused alike, so is every message.
    private func answer(
        to unknown: UnknownDraft, for target: RequestTarget, by caller: Caller, _ stamp: ResponseStamp
    ) -> ReplayResult {
        var errors: [GraphError] = []
        for from in [RequestBody.From.none, .mimeHeader(nil)] {
            let body = RequestBody(sending: .init(from: from, hasRecipients: true, mailbox: ""))
            if case .rejected(let error) = scenario(of: target, body, by: caller).scenario?.prediction.outcome {
                errors.append(error)
            }
        }
        guard errors.count == 2, errors[0] == errors[1] else { return ReplayResult(unspecified: unknown.reason) }
        return ReplayResult(
            refused: errors[0], pathID: target.mailbox.id ?? "", unknownDraft: unknown.reason, stamp)
    }
}

// MARK: Batches

extension Tenant {
    /// What comes of `batch`: its requests are answered one after the other.
    private func answer(
        _ batch: Batch, inBeta isBeta: Bool, by caller: Caller, recorded: RecordedAnswer?, _ stamp: ResponseStamp,
        _ drafts: inout Drafts
    ) -> ReplayResult {
        var results = [ReplayResult?](repeating: nil, count: batch.parts.count)
        for position in batch.order {
            let part = batch.parts[position]
            // What really came of a part decides about those that depend on it.
            let statuses = part.dependencies.map {
                recorded?.part(batch.parts[$0].id)?.status ?? results[$0]?.response?.status
            }
            let target = RequestTarget(method: part.request.method, relativeURL: part.request.url, isBeta: isBeta)
            results[position] =
                if statuses.contains(where: { $0.map { $0 >= 400 } == true }) {
                    ReplayResult(refused: .failedDependency, stamp)
                } else if statuses.contains(nil) {
                    ReplayResult(unspecified: "It depends on a request of which it is not known what comes of it.")
                } else if let target, !part.request.isMIME {
                    answer(
                        to: RequestContent(of: part.request, for: target), of: part.request, by: caller,
                        recorded: recorded?.part(part.id), stamp, &drafts)
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
