import DelegationRules

// What the engine does not know, where an answer touches it.

extension Verdict {
    /// What may keep Graph from doing what is predicted, and is not looked at; each behind "whether".
    var leftOpen: [String] {
        switch prediction.outcome {
        case .accepted, .drafted: break
        case .rejected, .unspecified: return []
        }
        var leftOpen: [String] = []
        switch facts.scenario?.operation {
        case .sendDraft, .reply, .createReply: leftOpen.append("the message is in that mailbox")
        default: break
        }
        if prediction.clauses.contains(.fromPathNeedsFullAccess) {
            leftOpen.append("the mailbox is hidden from address lists, which can keep a delegate out")
        }
        return leftOpen
    }
}
