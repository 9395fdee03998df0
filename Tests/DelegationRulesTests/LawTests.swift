import DelegationRules
import DelegationRulesJSON
import Testing

@Suite("Laws of copies, over every scenario")
struct CopyLawTests {
    @Test("What is not accepted saves nothing")
    func nothingSentNothingSaved() {
        let refused = Set(Scenario.every.lazy.map(\.prediction).filter { $0.outcome.authorship == nil })
        #expect(!refused.isEmpty)
        for prediction in refused { #expect(!prediction.json().contains("sentItems")) }
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
            // One more at a time is enough: what succeeds with it is among the scenarios too.
            let rights = scenario.from.recipient?.sendingRights ?? []
            return Scenario.Token.Permissions.every.filter { $0.rawValue.nonzeroBitCount == 1 }
                .allSatisfy { scenario.adding($0).prediction.outcome.isSuccess }
                && [.sendAs, .sendOnBehalf].allSatisfy { added in
                    scenario.changingRecipient { $0.with(sendingRights: rights.union(added)) }
                        .prediction.outcome.isSuccess
                }
                && scenario.changingRecipient { $0.with(fullAccess: true) }.prediction.outcome.isSuccess
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

    @Test("Saving the copy needs no Mail.ReadWrite: it never changes a send, but that an app's token is not empty")
    func readWriteChangesNoSend() {
        expectEverywhere(where: { $0.isSend && !$0.isOfEmptyToken }) { scenario, prediction in
            scenario.adding(.mailReadWrite).prediction == prediction
                && scenario.adding(.mailReadWriteShared).prediction == prediction
        }
    }

    @Test("A draft asks for no send permission and no sending right")
    func draftAsksForNoSendingRight() {
        expectEverywhere(where: { !$0.isSend && !$0.isOfEmptyToken }) { scenario, prediction in
            let other = scenario.adding([.mailSend, .mailSendShared])
            return other.changingRecipient { $0.with(sendingRights: []) }.prediction.outcome == prediction.outcome
        }
    }

    @Test("An app's .Shared permissions decide nothing but that its token is not empty, as any other does")
    func appIgnoresSharedPermissions() {
        expectEverywhere(where: { $0.token.kind == .app }) { scenario, prediction in
            let added = scenario.adding([.mailSendShared, .mailReadWriteShared]).prediction.outcome
            return added == scenario.adding(.other).prediction.outcome
                && (scenario.isOfEmptyToken || added == prediction.outcome)
        }
    }

    @Test("A permission that is none of mail's decides nothing else, and nothing at all for a user")
    func otherPermissions() {
        expectEverywhere(where: { !$0.isOfEmptyToken }) { scenario, prediction in
            scenario.adding(.other).prediction == prediction
        }
    }

    @Test("Nothing is ever sent from an address that nobody has")
    func unknownSendsNothing() {
        expectEverywhere(where: { $0.from == .unknown() && $0.isSend }) { _, prediction in
            !prediction.outcome.isSuccess
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
            let byAlias = scenario.with(path: .signedInUser(byAlias: true)).prediction
            return scenario.with(path: .signedInUser()).prediction == prediction
                && byAlias.outcome == prediction.outcome
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

    @Test("A user's own mail is the same through every path that leads to one's own mailbox")
    func ownMailIsOneThroughEveryPath() {
        let ownPaths: [Scenario.Path] = [.me, .signedInUser(), .from()]
        expectEverywhere(where: {
            $0.token.kind == .user && ($0.from == .own || $0.from == .ownAlias) && ownPaths.contains($0.path)
        }) {
            $0.with(path: .me).prediction == $1
        }
    }

    @Test("A path that names no user mailbox is never opened, and answered so or by what is checked before")
    func refusedPaths() {
        expectEverywhere(where: { scenario in
            switch scenario.path {
            case .group, .withoutMailbox, .noUser: return true
            case .me, .signedInUser, .another: return false
            case .from:
                switch scenario.from {
                case .own, .ownAlias: return false
                case .somebodyElse(.mailbox, _): return false
                case .somebodyElse, .unknown: return true
                @unknown default: return false
                }
            @unknown default: return false
            }
        }) { _, prediction in
            let refusals: [GraphError] = [
                .groupInNonGroupURI, .mailboxNotEnabled, .invalidUser, .accessDenied, .noPermissionsInAccessToken,
            ]
            return refusals.contains { prediction.outcome == .rejected($0) }
        }
    }

    @Test("Where mail of nobody's naming and mail from nobody are refused alike, a draft is, whatever it says")
    func refusedWhateverTheDraftSays() {
        expectEverywhere(where: { $0.operation == .sendDraft }) { scenario, prediction in
            guard let path = scenario.pathWhoeverItIsFrom else { return true }
            let ends = [Scenario.From.own, .unknown()].map { from in
                Scenario(token: scenario.token, path: path, operation: .sendDraft, from: from).prediction.outcome
            }
            guard ends[0] == ends[1], case .rejected = ends[0] else { return true }
            return prediction.outcome == ends[0]
        }
    }

    @Test("A list, a mail user and a mail contact are alike, but in the path")
    func withoutMailboxAreAlike() {
        expectEverywhere(where: { $0.path.mailbox != .from }) { scenario, prediction in
            [Scenario.Recipient.WithoutMailbox.Kind.distributionList, .mailUser, .mailContact].allSatisfy { kind in
                let alike = scenario.changingRecipient { recipient in
                    guard case .withoutMailbox(var other) = recipient else { return recipient }
                    other.kind = kind
                    return .withoutMailbox(other)
                }
                return alike.prediction.outcome == prediction.outcome
            }
        }
    }

    @Test("An alias in the path changes nothing but that it is cited")
    func aliasInPath() {
        expectEverywhere(where: { $0.path.isByAlias }) { scenario, prediction in
            var packed = PackedScenario(scenario)
            packed[.alias] = 0
            return packed.prediction.isSameButForBasis(as: prediction)
                && prediction.clauses.subtracting(Clauses(.aliasFindsMailbox)) == packed.clauses
        }
    }

    @Test("An alias of one's own as from changes nothing but that it is cited")
    func aliasAsFrom() {
        expectEverywhere(where: { $0.from == .ownAlias }) { scenario, prediction in
            let own = scenario.with(from: .own).prediction
            return own.outcome == prediction.outcome
                && prediction.clauses.subtracting(Clauses(.ownAliasIsOwn)) == own.clauses
        }
    }

    @Test("Where from stands changes nothing but what is cited")
    func placeOfFrom() {
        let cited = Clauses(.pathMailboxIsFrom, .mimeFromIsFrom, .replyMayNameFrom)
        expectEverywhere(where: { PackedScenario($0)[.fromSource] == 0 }) { scenario, prediction in
            (UInt8(1)..<3).allSatisfy { source in
                var packed = PackedScenario(scenario)
                packed[.fromSource] = source
                guard packed.scenario != nil else { return source == 2 && scenario.path.mailbox != .from }
                return packed.prediction.isSameButForBasis(as: prediction)
                    && packed.clauses.subtracting(cited) == prediction.clauses.subtracting(cited)
            }
        }
    }

    @Test("A reply is answered as what it is: a send whose copy is kept, or a draft")
    func replies() {
        expectEverywhere(where: { $0.operation == .reply || $0.operation == .createReply }) { scenario, prediction in
            let other: Scenario.Operation = scenario.isSend ? .sendMail(saveToSentItems: true) : .createDraft
            return scenario.with(operation: other).prediction.outcome == prediction.outcome
        }
    }
}

@Suite("Laws of policies and roles, over every scenario")
struct ApplicationLawTests {
    @Test("They change nothing for a user token")
    func userTokens() {
        var count = 0
        for scenario in PackedScenario.all where scenario[.tokenType] == 0 {
            count += 1
            var bare = scenario
            bare[.accessPolicy] = 0
            bare[.exchangeRoles] = 0
            guard scenario.scenario != bare.scenario else { continue }
            Issue.record("\(scenario) does not come down to \(bare)")
            return
        }
        #expect(count == 14_745_600)
    }

    @Test("An Exchange role never takes anything away, and what succeeds without it succeeds in the same way")
    func rolesOnlyAdd() {
        expectEverywhere(where: { $0.token.kind == .app && $0.prediction.outcome.isSuccess }) { scenario, prediction in
            Scenario.Token.ExchangeRoles.every.allSatisfy { roles in
                let more = scenario.changingApplication { $0.exchangeRoles.formUnion(roles) }
                return more.prediction.outcome == prediction.outcome
            }
        }
    }

    @Test("A policy that blocks never gives anything, and changes nothing beside a role")
    func policiesOnlyTakeAway() {
        expectEverywhere(where: { $0.application?.accessPolicy == .blocks }) { scenario, prediction in
            let allowed = scenario.changingApplication { $0.accessPolicy = .allows }.prediction.outcome
            if prediction.outcome == allowed { return true }
            let role: Scenario.Token.ExchangeRoles = scenario.isSend ? .mailSend : .mailReadWrite
            return scenario.application?.exchangeRoles.isDisjoint(with: role) == true
                && prediction.outcome == .rejected(.blockedByAccessPolicy)
        }
    }

    @Test("A role is as good as consent that no policy cuts")
    func rolesAreConsent() {
        expectEverywhere(where: { !($0.application?.exchangeRoles.isEmpty ?? true) }) { scenario, prediction in
            let consented = scenario.changingApplication { app in
                if app.exchangeRoles.contains(.mailSend) { app.permissions.insert(.mailSend) }
                if app.exchangeRoles.contains(.mailReadWrite) { app.permissions.insert(.mailReadWrite) }
                if scenario.holdsRoleForOperation { app.accessPolicy = .allows }
                // What else the token carries counts for its not being empty.
                app.permissions.insert(.other)
                app.exchangeRoles = []
            }
            return consented.prediction.outcome == prediction.outcome
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

extension Scenario {
    /// Whether an Exchange role gives the app what this operation needs.
    fileprivate var holdsRoleForOperation: Bool {
        application?.exchangeRoles.contains(isSend ? .mailSend : .mailReadWrite) ?? false
    }
}

extension PackedPrediction {
    /// Whether what comes out is the same, on whatever evidence.
    fileprivate func isSameButForBasis(as prediction: Prediction) -> Bool {
        withoutBasis == PackedPrediction(prediction).withoutBasis
    }

    private var withoutBasis: UInt64 {
        let field = Prediction.Part.basis.field
        return rawValue & ~((1 << UInt64(field.width) - 1) << UInt64(field.position))
    }
}

extension Clauses {
    /// These clauses without some.
    fileprivate func subtracting(_ others: Clauses) -> Clauses {
        reduce(into: Clauses()) { rest, clause in if !others.contains(clause) { rest.insert(clause) } }
    }
}

extension OptionSet where RawValue == UInt8 {
    /// Every set of the members that the type has.
    fileprivate static var every: [Self] {
        let all = Self(rawValue: .max).rawValue
        return (0...all).map(Self.init(rawValue:))
    }
}

extension Scenario {
    /// What the path is to a message from others than it names; `nil` where that is a mailbox that a user may not open.
    fileprivate var pathWhoeverItIsFrom: Path? {
        guard case .from(let byAlias, _) = path else { return path }
        switch from {
        case .own, .ownAlias: return token.kind == .app ? .another(byAlias: byAlias) : .me
        case .unknown: return .noUser
        case .somebodyElse(.mailbox, _): return token.kind == .app ? .another(byAlias: byAlias) : nil
        case .somebodyElse(.microsoft365Group, _): return .group
        case .somebodyElse(.withoutMailbox(let recipient), _):
            return recipient.kind == .mailUser ? .withoutMailbox : .noUser
        case .somebodyElse: return nil
        @unknown default: return nil
        }
    }
}
