import DelegationRules
import DelegationRulesJSON

extension AdviceQuestion {
    /// What must change; an exchange is sent in the tenant that it brings, or else in `tenant`, after those that left
    /// `drafts`.
    public func answer(
        in tenant: Tenant? = nil, _ drafts: Drafts = Drafts()
    ) throws(InvalidText) -> AdviceAnswer {
        try answerAndDetails(in: tenant, drafts).answer
    }

    /// Whether the answer is one that ``Drafts`` decide.
    package var concernsDrafts: Bool {
        switch subject {
        case .scenario: false
        case .exchange(let exchange): exchange.concernsDrafts
        }
    }

    /// The answer for a person, under `title`.
    package func explanation(in tenant: Tenant?, title: String) throws(InvalidText) -> String {
        let (answer, details) = try answerAndDetails(in: tenant, Drafts())
        return AdviceExplanation(answer, for: goal.outcome, details).text(title: title)
    }

    private func answerAndDetails(
        in tenant: Tenant?, _ drafts: Drafts
    ) throws(InvalidText) -> (answer: AdviceAnswer, SendDetails) {
        switch subject {
        case .scenario(let scenario): return (AdviceAnswer(on: scenario, for: goal), SendDetails())
        case .exchange(let exchange):
            do throws(InvalidText) {
                var drafts = drafts  // The request is not sent: a draft that it would create is nobody's.
                let result = try exchange.result(in: tenant, &drafts)
                return (result.advice(for: goal), result.details)
            } catch {
                throw error.inside("exchange")
            }
        }
    }
}

extension ReplayResult {
    /// What must change about the request, or in the tenant, for `goal` to be reached.
    public func advice(for goal: Advice.Goal) -> AdviceAnswer {
        switch outcome {
        case .predicted:
            guard let send else { preconditionFailure("what is predicted was to be sent") }
            var answer = send.advice(for: goal)
            if !send.hasRecipients, case .accepted = goal.outcome, !answer.entries.isEmpty {
                answer.reason = "The message has no recipients; until it has, none of this sends it."
            }
            return answer
        case .refused(let refusal):
            // A draft needs no recipients.
            if let send, goal.outcome == .drafted { return send.advice(for: goal) }
            return AdviceAnswer(reason: refusal.reason)
        case .unspecified(let reason): return AdviceAnswer(reason: reason)
        case .batch: return AdviceAnswer(reason: "A batch is several requests, each of which is a question of its own.")
        }
    }

    /// What advice and sentences fill in.
    package var details: SendDetails { send?.details ?? SendDetails() }
}

extension RequestedSend {
    fileprivate func advice(for goal: Advice.Goal) -> AdviceAnswer {
        var goal = goal
        let reason: String?
        switch parties.stranger {
        case nil: reason = nil
        case .inPath(let id):
            // Which mailbox was meant, and so what holds there, is not known.
            goal.kept = .all
            reason =
                "The path names \(id.excerpt), which nobody has; name the mailbox that the message is to go through."
        case .from(""): reason = "Whom the message is from cannot be read, so nobody can hold a right there."
        case .from(let address): reason = "Nobody is called \(address.excerpt), so nobody can hold a right there."
        }
        var answer = AdviceAnswer(on: scenario, for: goal, details)
        if answer.entries.isEmpty { answer.reason = reason }
        return answer
    }

    /// What the tenant and the request say beside the scenario.
    fileprivate var details: SendDetails {
        var details = SendDetails()
        if let sender = parties.sender { details.sendingUser = PartyName(address: sender.address) }
        if let from = parties.from {
            details.from = PartyName(address: from.address)
            details.isDynamicDistributionList = from.recipientTypeDetails == .dynamicDistributionGroup
        }
        if let appID = parties.appID { details.app = PartyName(address: appID) }
        details.pathID = parties.pathID
        for (grant, holders) in parties.holders { details.holders[grant.rawValue] = holders }
        details.accessToSendingUser = parties.knownAccess(to: parties.senderIndex)
        details.accessToFrom = parties.knownAccess(to: parties.fromIndex)
        details.isMIME = isMIME
        return details
    }
}
