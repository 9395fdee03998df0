import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay

/// What comes out of a scenario, in the sentences that a colleague would use.
struct Verdict {
    let prediction: Prediction
    let record: ScenarioRecord
    let names: PartyWords
    /// The id in the path, where it is known.
    var pathID: String?

    /// The outcome in a few words.
    var headline: String {
        switch prediction.outcome {
        case .accepted: "accepted (202)."
        case .drafted: "drafted (201)."
        case .rejected(let error): "refused (\(error.status) \(error.code))."
        case .unspecified: "unspecified."
        }
    }

    /// What follows from it, one sentence a line.
    var details: [String] {
        switch prediction.outcome {
        case .accepted(let authorship, let sentItems):
            return ["Recipients see \(sight(of: authorship))", copies(in: sentItems)] + idleSwitches(authorship)
        case .drafted(let party):
            return [
                "The draft lies in the Drafts of \(names[party]). Nothing is sent yet, and no right to send was asked for."
            ]
        case .rejected(let error):
            let placeholder = error == .invalidUser && pathID == nil ? " ({id}: the id in the path.)" : ""
            return [
                "Graph says: \(error.message.replacing("{id}", with: pathID?.excerpt ?? "{id}"))\(placeholder)",
                record.operation == .createDraft ? "No draft is created." : "Nothing is sent, and no copy is kept.",
            ]
        case .unspecified(let silence):
            return [silence.reason, "Whatever you see in one tenant, do not rely on it."]
        }
    }

    /// The outcome and what follows from it.
    var sentences: [String] { [headline] + details }

    /// How good the evidence is.
    var evidence: String {
        if case .unspecified = prediction.outcome { return "none. The sources are silent." }
        let basis =
            switch prediction.basis {
            case .documented: "documented. Every clause above stands in the source document."
            case .reference: "reference. The weakest clause above stands on another reference page of Microsoft's."
            case .observed: "observed. The weakest clause above was seen in real tenants, and is not documented."
            case .inferred: "inferred. The weakest clause above follows from the others; nobody was seen to state it."
            }
        guard !prediction.contested.isEmpty else { return basis }
        return basis + " A report contradicts \(prediction.contested.map(\.id).joined(separator: " and "))."
    }

    private func sight(of authorship: Authorship) -> String {
        switch authorship {
        case .own: "\(names.sendingUser), whose own mail it is."
        case .onBehalf: "\(names.sendingUser) on behalf of \(names.from)."
        case .sentAs: "\(names.from) alone, with no trace of \(names.sendingUser)."
        }
    }

    private func copies(in sentItems: SentItems) -> String {
        switch (sentItems.contains(.sendingUser), sentItems.contains(.from)) {
        case (false, false): "No copy is kept in anybody's Sent Items."
        case (true, false): "A copy is kept in the Sent Items of \(names.sendingUser), and nowhere else."
        case (false, true): "A copy is kept in the Sent Items of \(names.from), and nowhere else."
        case (true, true): "Copies are kept in the Sent Items of \(names.sendingUser) and of \(names.from)."
        }
    }

    /// The copy switches that are on and do nothing, with why: people who turned one on expect a copy.
    private func idleSwitches(_ authorship: Authorship) -> [String] {
        if prediction.clauses.contains(.noMailboxNoSentItems) { return [] }
        let reason =
            switch authorship {
            case .own: "this is one's own mail"
            case .onBehalf: "this is sent with Send on Behalf"
            case .sentAs: "this is sent with Send As"
            }
        var idle = record.alwaysSaveCopy
        if prediction.clauses.contains(.administratorsCopy) {
            idle.remove(authorship == .sentAs ? .sentAs : .sendOnBehalf)
        }
        return [
            (CopySwitches.sentAs, "MessageCopyForSentAsEnabled"), (.sendOnBehalf, "MessageCopyForSendOnBehalfEnabled"),
        ].filter { idle.contains($0.0) }.map { "\($0.1) is on and does nothing here: \(reason)." }
    }
}

extension ReplayResult {
    /// The verdict on the scenario that the request came down to; `nil` where there is none.
    var verdict: Verdict? {
        guard case .predicted(let record, let prediction) = outcome else { return nil }
        return Verdict(
            prediction: prediction, record: record, names: PartyWords(in: record, parties), pathID: parties?.pathID)
    }

    /// What came of the request, in sentences.
    var sentences: [String] {
        switch outcome {
        case .predicted: verdict?.sentences ?? []
        case .unknownRequest(let reason): ["unspecified.", reason]
        case .malformed(let code, let message):
            [
                "refused (400 \(code)).", "Graph says: \(message)",
                "The request is malformed, and refused whoever sends it.",
            ]
        }
    }
}
