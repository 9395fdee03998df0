import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay

extension Scenario.From {
    /// The first of the types in Exchange that such a recipient can be of.
    fileprivate var recipientType: Tenant.RecipientType? {
        Tenant.RecipientType.allCases.first { Scenario.From.somebodyElse($0.recipient, inMIME: false).number == number }
    }
}

extension JSONWriter {
    /// Writes all that the page shows of a case of its form, or of one that is tried. Every member is always there.
    mutating func page(_ shown: PageCase) {
        let scenario = shown.scenario
        object { writer in
            writer.members(of: shown, details: shown.verdict.details)
            writer.meaningful(shown)
            writer.member("recipientType", string: scenario.from.recipientType?.rawValue ?? "")
            writer.member("note", string: scenario.from.note(PartyNouns(in: scenario)))
            writer.request(shown)
            writer.response(shown)
        }
    }

    /// Writes what the page shows of any case, with `details` of what came out.
    mutating func members(of shown: PageCase, details: [String]) {
        key("scenario")
        scenario(shown.facts)
        object("prediction") { $0.members(of: shown.scenario.prediction) }
        member("headline", string: shown.verdict.headline.capitalized)
        member("cause", string: shown.cause)
        member("details", strings: details)
        remedy(shown)
        object("parties") { writer in
            for party in [Prediction.Party.sendingUser, .from] {
                writer.member(party.name, string: shown.title(of: party))
            }
        }
        array("mailboxes") { $0.mailboxes(of: shown) }
        advice(shown)
        changes(shown)
        object("placeholders") { writer in
            for (name, meaning) in AdviceExplanation.placeholders { writer.member("{\(name)}", string: meaning) }
        }
    }

    /// Writes, as `meaningful`, for each fact that a scenario need not state, the values that mean something; of a flag,
    /// its name.
    private mutating func meaningful(_ shown: PageCase) {
        object("meaningful") { writer in
            for fact in Scenario.Fact.allCases where !fact.isRequired && fact != .from {
                let numbers = shown.meaningful(fact)
                let isFlag = fact.valueCount == 0
                writer.member(
                    fact.key,
                    strings: isFlag ? (numbers.isEmpty ? [] : ["true"]) : numbers.compactMap { fact.value($0)?.name })
            }
        }
    }

    // MARK: The request

    private mutating func request(_ shown: PageCase) {
        let scenario = shown.scenario
        object("request") { writer in
            writer.member("line", string: scenario.requestLine(shown.details))
            writer.key("body")
            let isMIME = PackedScenario(scenario)[.fromSource] == 1
            switch scenario.operation {
            case .sendDraft:
                writer.string("(no body; the draft is from \(shown.namedFrom ?? "whose mailbox it lies in"))")
            case _ where isMIME:
                writer.string("(a MIME message in base64, with the header From: \(shown.details.from.text))")
            case .createDraft: writer.message(shown)
            case .sendMail, .reply, .createReply:
                writer.object { writer in
                    writer.key("message")
                    writer.message(shown)
                    if case .sendMail(saveToSentItems: false) = scenario.operation {
                        writer.member("saveToSentItems", boolean: false)
                    }
                }
            }
        }
    }

    private mutating func response(_ shown: PageCase) {
        let outcome = shown.scenario.prediction.outcome
        object("response") { writer in
            writer.member("line", string: outcome.status.map { "HTTP/1.1 \($0)" } ?? "unspecified")
            writer.key("body")
            switch outcome {
            case .accepted: writer.string("(no body)")
            case .drafted: writer.string("(the draft)")
            case .rejected(let error):
                writer.object { writer in
                    writer.object("error") { writer in
                        writer.member("code", string: error.code)
                        writer.member(
                            "message", string: error.message(pathID: shown.pathID(in: shown.scenario) ?? "{id}"))
                    }
                }
            case .unspecified(let silence): writer.string(silence.reason)
            }
        }
    }

    private mutating func message(_ shown: PageCase) {
        object { writer in
            writer.member("subject", string: "…")
            guard let from = shown.namedFrom else { return }
            writer.object("from") { writer in
                writer.object("emailAddress") { $0.member("address", string: from) }
            }
        }
    }

    // MARK: The mailboxes

    private mutating func mailboxes(of shown: PageCase) {
        let scenario = shown.scenario
        let isApp = scenario.token.kind == .app
        let isOwn = scenario.from == .own || scenario.from == .ownAlias
        // An application acts as the user mailbox that the path names, and elsewhere as nobody.
        let isNobody: Bool =
            switch scenario.path.mailbox {
            case .me, .group, .withoutMailbox, .noUser: isApp
            case .from: isApp && !isOwn && scenario.from.recipient?.fullAccess == nil
            case .signedInUser, .another: false
            }
        if !isNobody { mailbox(of: .sendingUser, shown, exists: true) }
        if !isOwn, !isApp || scenario.path.mailbox == .another || isNobody {
            mailbox(of: .from, shown, exists: scenario.from.recipient?.alwaysSaveCopy != nil)
        }
    }

    /// Writes a mailbox with the folder that gets the message, and why; empty where none does.
    private mutating func mailbox(of party: Prediction.Party, _ shown: PageCase, exists: Bool) {
        let prediction = shown.scenario.prediction
        var (folder, reasons) = ("", [String]())
        switch prediction.outcome {
        case .drafted(party): (folder, reasons) = ("Drafts", ["of the mailbox in the path"])
        case .accepted(let message) where message.sentItems.contains(party):
            folder = "Sent Items"
            let isDefault = prediction.clauses.contains(
                party == .from ? .fromPathKeepsFromCopy : .ownPathKeepsSendersCopy)
            if isDefault { reasons.append("by default: the request goes through this mailbox") }
            if party == .from, prediction.clauses.contains(.administratorsCopy) {
                let copySwitch: UInt8 = message.authorship == .sentAs ? 0 : 1
                reasons.append("always: \(Scenario.Fact.alwaysSaveCopy.value(copySwitch)?.meaning ?? "") is on")
            }
        default: break
        }
        object { writer in
            writer.member("name", string: shown.title(of: party))
            writer.member("exists", boolean: exists)
            writer.member("folder", string: folder)
            writer.member("reason", string: reasons.joined(separator: "; "))
        }
    }
}

extension PageCase {
    /// The address that the message names, as the page's request has it; `nil` where it names none.
    fileprivate var namedFrom: String? {
        switch scenario.path {
        case .from(_, namesNoFrom: true): nil
        default: scenario.from == .own ? nil : details.from.text
        }
    }
}

extension Scenario.From {
    /// What the form says of grants and switches that mean nothing on such an address.
    fileprivate func note(_ names: PartyNouns) -> String {
        if self == .own || self == .ownAlias {
            return "Nobody needs a grant on one's own address, and the switches do nothing there."
        }
        guard let recipient else { return "Nobody can hold a grant on \(names[.from]), and it keeps no copies." }
        if recipient.alwaysSaveCopy == nil {
            return "\(names[.from].capitalized) has no mailbox: no Full Access, and no copies to keep."
        }
        if recipient.fullAccess == nil {
            return "\(names[.from].capitalized) has a mailbox, but nobody can hold Full Access to it."
        }
        return ""
    }
}
