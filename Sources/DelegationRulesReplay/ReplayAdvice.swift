import DelegationRules
import DelegationRulesJSON

extension AdviceQuestion {
    /// What must change; an exchange is sent in the tenant that it brings, or else in `tenant`.
    public func answer(in tenant: Tenant? = nil) throws(InvalidExchange) -> AdviceAnswer {
        try answerAndParties(in: tenant).answer
    }

    /// The answer, and who is who in the exchange that it is about.
    package func answerAndParties(
        in tenant: Tenant?
    ) throws(InvalidExchange) -> (answer: AdviceAnswer, parties: Parties?) {
        switch subject {
        case .scenario(let record): return (AdviceAnswer(on: record, for: goal), nil)
        case .exchange(let text):
            do throws(InvalidExchange) {
                let result = try Exchange(json: text).result(in: tenant)
                return (result.advice(for: goal), result.parties)
            } catch {
                throw InvalidExchange(
                    path: error.path.isEmpty ? "exchange" : "exchange." + error.path, message: error.message,
                    id: idText)
            }
        }
    }
}

extension ReplayResult {
    /// What must change about the request, or in the tenant, for `goal` to be reached.
    public func advice(for goal: Goal) -> AdviceAnswer {
        switch outcome {
        case .predicted(let record, _):
            guard let parties else { preconditionFailure("a scenario of a request has parties") }
            return parties.advice(on: record, for: goal)
        case .malformed(let code, _):
            return AdviceAnswer(reason: "The request is malformed (\(code)), and refused whoever sends it.")
        case .unknownRequest(let reason): return AdviceAnswer(reason: reason)
        }
    }
}

extension Parties {
    fileprivate func advice(on record: ScenarioRecord, for goal: Goal) -> AdviceAnswer {
        var goal = goal
        let reason: String?
        switch stranger {
        case nil: reason = nil
        case .inPath(let id):
            // Which mailbox was meant, and so what holds there, is not known.
            goal.kept = .all
            reason =
                "The path names \(id.excerpt), which has no user mailbox; name the mailbox that the message is to go through."
        case .from(let address):
            // Nobody can be granted anything there, and no path leads there.
            goal.kept.formUnion([.grants, .alwaysSaveCopy, .path])
            reason = "Nobody is called \(address.excerpt), so nobody can hold a right there."
        }
        var answer = AdviceAnswer(on: record, for: goal, addresses(of: record))
        if answer.entries.isEmpty { answer.reason = reason }
        return answer
    }

    /// The addresses that instructions fill in.
    private func addresses(of record: ScenarioRecord) -> Addresses {
        var addresses = Addresses()
        if let sender { addresses.sendingUser = PartyName(address: sender.address) }
        if let recipient = from ?? (record.from == .own ? sender : nil) {
            addresses.from = PartyName(address: recipient.address)
            addresses.isDynamicDistributionList = recipient.recipientTypeDetails == .dynamicDistributionGroup
        }
        addresses.holders = holders
        return addresses
    }
}
