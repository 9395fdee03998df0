import DelegationRules

/// One step on the way to an answer.
struct DecisionStage {
    let title: String
    /// The outcomes that the step is about, and gives where the columns of its tables tell one of them; `nil` for all.
    let outcomes: [Prediction.Outcome]?
    /// The tables, each of its own part of the scenarios.
    let tables: [(part: ScenarioPart, columns: [DecisionColumn])]

    /// The steps, in the order in which Graph takes them.
    static let all = [
        DecisionStage(
            title: "The token and the path",
            outcomes: [
                .unspecified(.thirdMailbox), .unspecified(.noSignedInUser), .rejected(.noPermissionsInAccessToken),
                .rejected(.badRequest),
            ],
            tables: [(.all, [.choice(.tokenType), .choice(.mailbox), .any(.permissions), .any(.exchangeRoles)])]),
        DecisionStage(
            title: "The Graph permission", outcomes: [.rejected(.accessDenied)],
            tables: [
                (.userSends, [.choice(.from), .permission(.mailSend), .permission(.mailSendShared)]),
                (
                    .userDrafts,
                    [
                        .choice(.mailbox), .choice(.from), .permission(.mailReadWrite),
                        .permission(.mailReadWriteShared),
                    ]
                ),
                (.appSends, [.permission(.mailSend), .role(.mailSend)]),
                (.appDrafts, [.permission(.mailReadWrite), .role(.mailReadWrite)]),
            ]),
        DecisionStage(
            title: "The mailbox in the path",
            outcomes: [.rejected(.groupInNonGroupURI), .rejected(.mailboxNotEnabled), .rejected(.invalidUser)],
            tables: [(.all, [.choice(.mailbox), .choice(.from)])]),
        DecisionStage(
            title: "The organisation's policies", outcomes: [.rejected(.blockedByAccessPolicy)],
            tables: [
                (.appSends, [.choice(.accessPolicy), .permission(.mailSend), .role(.mailSend)]),
                (.appDrafts, [.choice(.accessPolicy), .permission(.mailReadWrite), .role(.mailReadWrite)]),
            ]),
        DecisionStage(
            title: "The sending user's rights, and what comes out", outcomes: nil,
            tables: [ScenarioPart.userSends, .userDrafts, .appSends, .appDrafts].map { ($0, rights) }),
    ]

    /// Full Access is asked for before the rights to send, and the copies come last.
    private static let rights: [DecisionColumn] =
        [.choice(.mailbox), .choice(.from)] + [2, 0, 1].map { .member($0, of: .grants) }
        + [.choice(.saveToSentItems)] + [0, 1].map { .member($0, of: .alwaysSaveCopy) }
}

/// A part of the scenarios that has a table to itself.
struct ScenarioPart {
    private let token: Scenario.Token.Kind?
    private let isDraft: Bool

    static let all = ScenarioPart(token: nil, isDraft: false)
    static let userSends = ScenarioPart(token: .user, isDraft: false)
    static let userDrafts = ScenarioPart(token: .user, isDraft: true)
    static let appSends = ScenarioPart(token: .app, isDraft: false)
    static let appDrafts = ScenarioPart(token: .app, isDraft: true)

    func contains(_ scenario: PackedScenario) -> Bool {
        guard let token else { return true }
        return scenario[.tokenType] == token.rawValue && operations.contains(scenario[.operation])
    }

    /// The heading of its tables; `nil` where that is all scenarios.
    var heading: String? {
        token.map { token in
            let name = Scenario.Fact.tokenType.value(token.rawValue)?.name ?? ""
            let operations = operations.compactMap { Scenario.Fact.operation.value($0).map { "`\($0.name)`" } }
            return "Token `\(name)`, \(operations.joined(separator: ", "))"
        }
    }

    /// The numbers of its operations.
    private var operations: [UInt8] {
        (0..<Scenario.Fact.operation.valueCount).filter { number in
            Scenario.Operation.Kind(rawValue: number)?.isDraft == isDraft
        }
    }
}
