import DelegationRules
import DelegationRulesJSON

extension JSONWriter {
    /// Writes all that the page shows of a case. Every member is always there.
    mutating func page(_ question: PageQuestion) {
        let scenario = question.scenario
        let verdict = question.verdict(of: question.facts, scenario)
        let names = PartyWords(in: scenario)
        object { writer in
            writer.key("scenario")
            writer.scenario(question.facts)
            writer.member("headline", string: verdict.headline.capitalized)
            writer.member("details", strings: verdict.details)
            writer.member("remedy", string: question.remedy(verdict))
            writer.key("parties")
            writer.object { writer in
                for party in [Prediction.Party.sendingUser, .from] {
                    writer.member(party.name, string: names[party].capitalized)
                }
            }
            writer.key("meaningful")
            writer.meaningful(question.facts)
            writer.member("note", string: scenario.from.note(names))
            writer.key("request")
            writer.request(scenario)
            writer.key("response")
            writer.response(scenario)
            writer.key("mailboxes")
            writer.array { $0.mailboxes(of: scenario, names) }
            writer.key("advice")
            writer.advice(question, names)
            writer.key("changes")
            writer.changes(question)
            writer.key("placeholders")
            writer.object { writer in
                for (name, meaning) in AdviceExplanation.placeholders { writer.member("{\(name)}", string: meaning) }
            }
        }
    }

    /// Writes, for each fact, the values that mean something; of what is true or false, `true`.
    private mutating func meaningful(_ facts: PackedScenario) {
        object { writer in
            for fact in Scenario.Fact.allCases {
                if case .flag = fact.field.shape {
                    writer.member(fact.key, strings: facts.hasUse(for: 1, of: fact) ? ["true"] : [])
                } else {
                    let values = (0..<fact.valueCount).filter { facts.hasUse(for: $0, of: fact) }
                    writer.member(fact.key, strings: values.compactMap { fact.value($0)?.name })
                }
            }
        }
    }

    // MARK: The request

    private mutating func request(_ scenario: Scenario) {
        object { writer in
            writer.member("line", string: scenario.requestLine(Addresses()))
            writer.key("body")
            switch scenario.operation {
            case .sendDraft:
                let from = scenario.from == .own ? "the sender's own address" : "{from}"
                writer.string(
                    scenario.namesFrom ? "(no body; the draft is from \(from))" : "(no body; the draft names no from)")
            case _ where scenario.from.isInMIME:
                writer.string("(text/plain: a MIME message in base64, with From: {from})")
            case .sendMail(let saveToSentItems):
                writer.object { writer in
                    writer.key("message")
                    writer.message(scenario)
                    if !saveToSentItems { writer.member("saveToSentItems", boolean: false) }
                }
            case .createDraft: writer.message(scenario)
            case .reply, .createReply:
                writer.object { writer in
                    writer.member("comment", string: "…")
                    guard scenario.namesFrom, scenario.from != .own else { return }
                    writer.key("message")
                    writer.object { $0.from() }
                }
            }
        }
    }

    private mutating func response(_ scenario: Scenario) {
        let outcome = scenario.prediction.outcome
        object { writer in
            writer.member("line", string: outcome.status.map { "HTTP/1.1 \($0)" } ?? "unspecified")
            writer.key("body")
            switch outcome {
            case .accepted: writer.string("(no body)")
            case .drafted: writer.string("(the draft)")
            case .rejected(let error):
                writer.object { writer in
                    writer.key("error")
                    writer.object { writer in
                        writer.member("code", string: error.code)
                        writer.member(
                            "message", string: error.message(pathID: scenario.path.mailbox == .from ? "{from}" : "{id}")
                        )
                    }
                }
            case .unspecified(let silence): writer.string(silence.reason)
            }
        }
    }

    private mutating func message(_ scenario: Scenario) {
        object { writer in
            writer.member("subject", string: "…")
            if scenario.namesFrom, scenario.from != .own { writer.from() }
        }
    }

    private mutating func from() {
        key("from")
        object { writer in
            writer.key("emailAddress")
            writer.object { $0.member("address", string: "{from}") }
        }
    }

    // MARK: The mailboxes

    private mutating func mailboxes(of scenario: Scenario, _ names: PartyWords) {
        let (isApp, from) = (scenario.token.kind == .app, scenario.from.recipient)
        // An application on /me acts as nobody; through the path of what is no user mailbox it would be that.
        let isNobody = isApp && !scenario.pathIsMailbox
        if !isNobody { mailbox(of: .sendingUser, scenario, names, exists: true) }
        if let from, !isApp || scenario.path.mailbox == .another || isNobody {
            mailbox(of: .from, scenario, names, exists: from.alwaysSaveCopy != nil)
        }
    }

    /// Writes a mailbox with the folder that gets the message, and why; empty where none does.
    private mutating func mailbox(of party: Prediction.Party, _ scenario: Scenario, _ names: PartyWords, exists: Bool) {
        let prediction = scenario.prediction
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
            writer.member("name", string: names[party].capitalized)
            writer.member("exists", boolean: exists)
            writer.member("folder", string: folder)
            writer.member("reason", string: reasons.joined(separator: "; "))
        }
    }
}

extension Scenario {
    /// Whether the message names whom it is from, or need not.
    fileprivate var namesFrom: Bool {
        if case .from(_, namesNoFrom: true) = path { false } else { true }
    }

    /// Whether the path names a mailbox that an application can act as.
    fileprivate var pathIsMailbox: Bool {
        switch path.mailbox {
        case .me, .group, .withoutMailbox, .noUser: false
        case .from: from.recipient.map { $0.fullAccess != nil } ?? (from != .unknown(inMIME: from.isInMIME))
        case .signedInUser, .another: true
        }
    }
}

extension Scenario.From {
    /// Whether it stands in the header of a MIME message.
    fileprivate var isInMIME: Bool {
        switch self {
        case .own, .ownAlias: false
        case .somebodyElse(_, let inMIME), .unknown(let inMIME): inMIME
        }
    }

    /// What the form says of grants and switches that mean nothing on such an address.
    fileprivate func note(_ names: PartyWords) -> String {
        guard let recipient else {
            if case .unknown = self { return "Nobody can hold a grant on an address that nobody has." }
            return "Nobody needs a grant on one's own address, and the switches do nothing there."
        }
        if recipient.alwaysSaveCopy == nil {
            return "\(names[.from].capitalized) has no mailbox: no Full Access, and no copies to keep."
        }
        if recipient.fullAccess == nil {
            return "\(names[.from].capitalized) has a mailbox, but nobody can hold Full Access to it."
        }
        return ""
    }
}
