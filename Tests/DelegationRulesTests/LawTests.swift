import DelegationRules
import DelegationRulesJSON
import Testing

@Suite("Laws of copies, over every scenario")
struct CopyLawTests {
    @Test("What is not accepted saves nothing")
    func nothingSentNothingSaved() {
        expectEverywhere(where: { $0.prediction.outcome.authorship == nil }) { _, prediction in
            !prediction.json().contains("sentItems")
        }
    }

    @Test("No mailbox, no copy")
    func noMailboxNoCopy() {
        expectEverywhere(where: { if case .withoutMailbox? = $0.from.recipient { true } else { false } }) {
            _, prediction in
            !prediction.outcome.sentItems.contains(.from)
        }
    }

    @Test("The administrator's copy ignores saveToSentItems")
    func administratorsCopyIgnoresSaveToSentItems() {
        expectEverywhere(where: { $0.operation == .sendMail(saveToSentItems: true) }) { scenario, prediction in
            let declined = scenario.with(operation: .sendMail(saveToSentItems: false)).prediction
            let isKept = prediction.clauses.contains(.administratorsCopy)
            return declined.clauses.contains(.administratorsCopy) == isKept
                && declined.outcome.sentItems == (isKept ? .from : [])
        }
    }

    @Test("Only the switch of the sending right in use matters")
    func otherSwitchDoesNothing() {
        expectEverywhere(where: { $0.prediction.outcome.authorship != nil }) { scenario, prediction in
            let sentAs = prediction.outcome.authorship == .sentAs
            let matching: Scenario.Recipient.CopySwitches = sentAs ? .sentAs : .sendOnBehalf
            return Scenario.Recipient.CopySwitches.every.allSatisfy { switches in
                let other = scenario.changingRecipient { $0.with(alwaysSaveCopy: switches) }.prediction.outcome
                let same = scenario.changingRecipient { $0.with(alwaysSaveCopy: switches.intersection(matching)) }
                return other == same.prediction.outcome
            }
        }
    }

    @Test("Copy switches decide copies alone")
    func switchesDecideCopiesAlone() {
        expectEverywhere { scenario, prediction in
            let off = scenario.changingRecipient { $0.with(alwaysSaveCopy: []) }.prediction.outcome
            return off.isSameButForCopies(as: prediction.outcome)
                && off.sentItems.isSubset(of: prediction.outcome.sentItems)
        }
    }

    @Test("A draft that is sent keeps the copy of a direct send")
    func sentDraftKeepsDefaultCopy() {
        expectEverywhere(where: { $0.operation == .sendDraft }) { scenario, prediction in
            prediction.outcome == scenario.with(operation: .sendMail(saveToSentItems: true)).prediction.outcome
        }
    }

    @Test("saveToSentItems decides copies alone, and false never adds one")
    func saveToSentItemsDecidesCopiesAlone() {
        expectEverywhere(where: { $0.operation == .sendMail(saveToSentItems: false) }) { scenario, prediction in
            let kept = scenario.with(operation: .sendMail(saveToSentItems: true)).prediction.outcome
            return kept.isSameButForCopies(as: prediction.outcome)
                && prediction.outcome.sentItems.isSubset(of: kept.sentItems)
                && (prediction.outcome.authorship == nil || !kept.sentItems.isEmpty)
        }
    }
}

@Suite("Laws of grants and permissions, over every scenario")
struct GrantLawTests {
    @Test("Send As wins: Send on Behalf beside it changes nothing")
    func sendAsWins() {
        expectEverywhere(where: { $0.from.recipient?.sendingRights == .sendAs }) { scenario, prediction in
            let both = scenario.changingRecipient { $0.with(sendingRights: [.sendAs, .sendOnBehalf]) }.prediction
            return both.outcome == prediction.outcome
        }
    }

    @Test("sender differs from from exactly where Send on Behalf is used")
    func senderDiffersWithSendOnBehalf() {
        expectEverywhere(where: { $0.prediction.outcome.authorship != nil }) { scenario, prediction in
            guard let authorship = prediction.outcome.authorship else { return false }
            let isDelegated = !prediction.clauses.contains(.ownMailIsNotDelegated)
            let usesSendOnBehalf = isDelegated && scenario.from.recipient?.sendingRights == .sendOnBehalf
            return (authorship.sender != authorship.from) == usesSendOnBehalf
        }
    }

    @Test("No further grant or permission ever turns a success into a refusal")
    func moreNeverHarms() {
        expectEverywhere(where: { $0.prediction.outcome.isSuccess }) { scenario, _ in
            let rights = scenario.from.recipient?.sendingRights ?? []
            let more =
                Scenario.Token.Permissions.every.map(scenario.adding)
                + Scenario.Recipient.SendingRights.every.map { added in
                    scenario.changingRecipient { $0.with(sendingRights: rights.union(added)) }
                } + [scenario.changingRecipient { $0.with(fullAccess: true) }]
            return more.allSatisfy(\.prediction.outcome.isSuccess)
        }
    }

    @Test("An app never needs Full Access")
    func appNeedsNoFullAccess() {
        expectEverywhere(where: { $0.token.kind == .app }) { scenario, prediction in
            scenario.changingRecipient { $0.with(fullAccess: false) }.prediction == prediction
        }
    }

    @Test("Full Access decides nothing but through the from user's mailbox")
    func fullAccessOpensThePathAlone() {
        expectEverywhere(where: { $0.path.mailbox != .from }) { scenario, prediction in
            scenario.changingRecipient { $0.with(fullAccess: true) }.prediction == prediction
        }
    }

    @Test("Saving the copy needs no Mail.ReadWrite: it never changes a send")
    func readWriteChangesNoSend() {
        expectEverywhere(where: \.isSend) { scenario, prediction in
            scenario.adding(.mailReadWrite).prediction == prediction
                && scenario.adding(.mailReadWriteShared).prediction == prediction
        }
    }

    @Test("A draft asks for no send permission and no sending right")
    func draftAsksForNoSendingRight() {
        expectEverywhere(where: { !$0.isSend }) { scenario, prediction in
            let other = scenario.adding([.mailSend, .mailSendShared])
            return other.changingRecipient { $0.with(sendingRights: []) }.prediction.outcome == prediction.outcome
        }
    }

    @Test("An app's .Shared permissions change no outcome")
    func appIgnoresSharedPermissions() {
        expectEverywhere(where: { $0.token.kind == .app }) { scenario, prediction in
            scenario.adding([.mailSendShared, .mailReadWriteShared]).prediction.outcome == prediction.outcome
        }
    }

    @Test("An app sends a mailbox's own mail whatever grants there are")
    func appOnItsOwnMailboxNeedsNoGrant() {
        expectEverywhere(where: { $0.token.kind == .app && $0.path.mailbox == .from }) { scenario, prediction in
            let bare = scenario.changingRecipient {
                $0.with(sendingRights: []).with(fullAccess: false).with(alwaysSaveCopy: [])
            }
            return bare.prediction == prediction
        }
    }
}

@Suite("Laws of paths and kinds, over every scenario")
struct PathLawTests {
    @Test("/me and /users/{signed-in user} are one mailbox")
    func meIsTheSignedInUser() {
        expectEverywhere(where: { $0.token.kind == .user && $0.path == .me }) { scenario, prediction in
            scenario.with(path: .signedInUser()).prediction == prediction
        }
    }

    @Test("User, shared and resource mailboxes have the same outcomes")
    func mailboxKindsAreAlike() {
        expectEverywhere { scenario, prediction in
            [Scenario.Recipient.Mailbox.Kind.user, .shared, .resource].allSatisfy { kind in
                let alike = scenario.changingRecipient { recipient in
                    guard case .mailbox(var mailbox) = recipient else { return recipient }
                    mailbox.kind = kind
                    return .mailbox(mailbox)
                }
                return alike.prediction.outcome == prediction.outcome
            }
        }
    }

    @Test("Where the sources are silent, nothing else matters")
    func silenceComesFirst() {
        expectEverywhere { scenario, prediction in
            let isSilent =
                switch (scenario.token.kind, scenario.path.mailbox) {
                case (.user, .another), (.app, .signedInUser): true
                default: false
                }
            if case .unspecified = prediction.outcome { return isSilent }
            return !isSilent
        }
    }

    @Test("A user's own mail is the same through every path that is specified")
    func ownMailIsOneThroughEveryPath() {
        expectEverywhere(where: { $0.token.kind == .user && $0.from == .own && $0.path.mailbox != .another }) {
            $0.with(path: .me).prediction == $1
        }
    }

    @Test("A group or list in the path is never opened")
    func groupsAndListsAreNoUsers() {
        expectEverywhere(where: { scenario in
            guard scenario.path.mailbox == .from else { return false }
            switch scenario.from.recipient {
            case .microsoft365Group, .withoutMailbox: return true
            case .mailbox, nil: return false
            }
        }) { _, prediction in
            prediction.outcome == .rejected(.invalidUser) || prediction.outcome == .rejected(.accessDenied)
        }
    }
}

@Suite("Laws of the trace, over every scenario")
struct TraceLawTests {
    @Test("Every prediction cites a clause, and rests on the weakest")
    func basisIsTheWeakest() {
        expectEverywhere { _, prediction in
            !prediction.clauses.isEmpty && prediction.clauses.map(\.evidence).max() == prediction.basis
        }
    }

    @Test("contested holds those of the clauses that a report contradicts")
    func contestedIsAmongTheClauses() {
        expectEverywhere { _, prediction in
            Array(prediction.contested) == prediction.clauses.filter { !$0.contestedBy.isEmpty }
        }
    }

    @Test("The status is that of the outcome")
    func statusFollowsOutcome() {
        expectEverywhere { _, prediction in
            switch prediction.outcome {
            case .accepted: prediction.outcome.status == 202
            case .drafted: prediction.outcome.status == 201
            case .rejected(let error): prediction.outcome.status == error.status && (400...404).contains(error.status)
            case .unspecified: prediction.outcome.status == nil
            }
        }
    }
}

extension OptionSet where RawValue == UInt8 {
    /// Every set of the members that the type has.
    fileprivate static var every: [Self] {
        let all = Self(rawValue: .max).rawValue
        return (0...all).map(Self.init(rawValue:))
    }
}
