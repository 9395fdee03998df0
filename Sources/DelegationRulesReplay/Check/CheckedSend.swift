import DelegationRules
import DelegationRulesJSON

/// A send, a reply or the creation of a draft in recorded traffic: what was answered, and what is predicted.
package struct CheckedSend: Sendable {
    /// What the two have to do with each other.
    package enum Verdict: String, CaseIterable, Sendable {
        /// They are the same by status and error code.
        case agrees = "agree"
        /// They are not.
        case differs = "differ"
        /// Nothing is predicted.
        case unspecified
        /// The recorded answer says nothing of the rules, or the request was not recorded as it was sent.
        case notJudged
    }

    /// The status of an answer, and the code of its error.
    package struct Answer: Sendable {
        package let status: Int
        package let code: String?
    }

    /// The id of the request in its batch; `nil` where it came alone.
    package let part: String?
    package let recorded: RecordedAnswer
    let result: ReplayResult

    /// What is predicted; `nil` where nothing is.
    package var predicted: Answer? {
        switch result.outcome {
        case .predicted(_, let prediction):
            switch prediction.outcome {
            case .rejected(let error): Answer(status: error.status, code: error.code)
            case .accepted, .drafted, .unspecified: prediction.outcome.status.map { Answer(status: $0, code: nil) }
            }
        case .refused(let refusal): Answer(status: refusal.status, code: refusal.code)
        case .batch: Answer(status: 200, code: nil)
        case .unspecified: nil
        }
    }

    package var verdict: Verdict {
        guard recorded.tellsOfRules, !isWithoutToken || recorded.status == 401 else { return .notJudged }
        guard let predicted else { return .unspecified }
        guard predicted.status == recorded.status else { return .differs }
        guard isCodeKnown, let code = predicted.code, let other = recorded.code else { return .agrees }
        return code.isSameIdentity(as: other) ? .agrees : .differs
    }

    /// Whether the record has no token that can be read. What Graph did not refuse with `401` had one, which whoever
    /// recorded it took out, or which is none of an organisation's.
    private var isWithoutToken: Bool {
        if case .refused(let refusal) = result.outcome { refusal.status == 401 } else { false }
    }

    private var isCodeKnown: Bool {
        if case .refused(let refusal) = result.outcome { refusal.isCodeKnown } else { true }
    }
}

extension RecordedAnswer {
    /// Whether the answer is one to the request: what was throttled, failed or redirected, or what nothing came back to,
    /// says nothing of the rules.
    fileprivate var tellsOfRules: Bool {
        (200..<300).contains(status) || (400..<500).contains(status) && status != 429
    }
}

extension Exchange {
    /// The sends in the exchange, which are several in a batch, after those that left `drafts`; none where it is another
    /// request.
    package func checked(in tenant: Tenant?, _ drafts: inout Drafts) throws(InvalidText) -> [CheckedSend] {
        guard let recorded else {
            throw InvalidText("missing; expected an object with the status that was answered").inside("recorded")
        }
        if !isKnown { return [] }
        let result = try result(in: tenant, &drafts)
        guard case .batch(let parts) = result.outcome, recorded.status == 200 else {
            return [CheckedSend(part: nil, recorded: recorded, result: result)]
        }
        return parts.filter { !$0.result.isOfUnknownRequest }.map { part in
            let answer = recorded.part(part.id) ?? RecordedAnswer(status: 0)
            return CheckedSend(part: part.id, recorded: answer, result: part.result)
        }
    }
}
