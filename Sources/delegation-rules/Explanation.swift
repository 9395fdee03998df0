import DelegationRules
import DelegationRulesJSON

/// A prediction as a colleague would put it.
struct Explanation {
    private let prediction: Prediction
    private let record: ScenarioRecord
    private let title: String

    /// `prediction` of the scenario that stands on `line` of the input, which names it where it has no id.
    init(_ prediction: Prediction, of scenario: IdentifiedScenario, line: Int) {
        self.prediction = prediction
        record = scenario.record
        title = scenario.idText?.onOneLine ?? "line \(line)"
    }

    /// The explanation, its lines ended, with an empty line behind it.
    var text: String {
        var text = "\(title): \(verdict)\n\n  Why:\n"
        for clause in prediction.clauses {
            text += "  - \(clause.paragraph.replacing("\n", with: "\n  ").dropLast(2))"
        }
        return text + "\n  Evidence: \(evidence)\n\n"
    }

    private var verdict: String {
        switch prediction.outcome {
        case .accepted(let authorship, let sentItems):
            """
            accepted (202).
              Recipients see \(sight(of: authorship))
              \(copies(in: sentItems))\(idleSwitches(authorship))
            """
        case .drafted(let party):
            """
            drafted (201).
              The draft lies in the Drafts of \(name(of: party)). Nothing is sent yet, and no right to send was asked for.
            """
        case .rejected(let error):
            """
            refused (\(error.status) \(error.code)).
              Graph says: \(error.message)\(error == .invalidUser ? " ({id}: the id in the path.)" : "")
              \(record.operation == .createDraft ? "No draft is created." : "Nothing is sent, and no copy is kept.")
            """
        case .unspecified(let silence):
            """
            unspecified.
              \(silence.reason)
              Whatever you see in one tenant, do not rely on it.
            """
        }
    }

    private func sight(of authorship: Authorship) -> String {
        switch authorship {
        case .own: "\(name(of: .sendingUser)), whose own mail it is."
        case .onBehalf: "\(name(of: .sendingUser)) on behalf of \(name(of: .from))."
        case .sentAs: "\(name(of: .from)) alone, with no trace of \(name(of: .sendingUser))."
        }
    }

    private func copies(in sentItems: SentItems) -> String {
        switch (sentItems.contains(.sendingUser), sentItems.contains(.from)) {
        case (false, false): "No copy is kept in anybody's Sent Items."
        case (true, false): "A copy is kept in the Sent Items of \(name(of: .sendingUser)), and nowhere else."
        case (false, true): "A copy is kept in the Sent Items of \(name(of: .from)), and nowhere else."
        case (true, true): "Copies are kept in the Sent Items of \(name(of: .sendingUser)) and of \(name(of: .from))."
        }
    }

    /// The copy switches that are on and do nothing, with why: people who turned one on expect a copy.
    private func idleSwitches(_ authorship: Authorship) -> String {
        if prediction.clauses.contains(.noMailboxNoSentItems) { return "" }
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
        var text = ""
        for (copySwitch, name) in [
            (CopySwitches.sentAs, "MessageCopyForSentAsEnabled"), (.sendOnBehalf, "MessageCopyForSendOnBehalfEnabled"),
        ] where idle.contains(copySwitch) {
            text += "\n  \(name) is on and does nothing here: \(reason)."
        }
        return text
    }

    private func name(of party: Party) -> String {
        switch (party, record.token.kind, record.from) {
        case (.sendingUser, .user, _): "the signed-in user"
        case (.sendingUser, .app, _): "the mailbox in the path"
        case (.from, _, .own), (.from, _, .userMailbox): "the other user"
        case (.from, _, .sharedMailbox): "the shared mailbox"
        case (.from, _, .resourceMailbox): "the resource mailbox"
        case (.from, _, .microsoft365Group): "the Microsoft 365 group"
        case (.from, _, .distributionList): "the distribution list"
        }
    }

    private var evidence: String {
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
}
