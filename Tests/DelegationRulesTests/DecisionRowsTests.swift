import DelegationRules
import DelegationRulesJSON
import Testing

/// The engine against the independent model of plain rows, over every scenario that the wire format can write.
@Suite("The engine and the plain decision rows agree")
struct DecisionRowsTests {
    @Test("on all 98,304 scenarios of the wire format", arguments: PlainScenario.tokens)
    func agreement(token: PlainScenario.TokenFacts) throws {
        var differences: [String] = []
        let scenarios = PlainScenario.all(token)
        #expect(scenarios.count == 98_304 / PlainScenario.tokens.count)
        for scenario in scenarios {
            let expected = DecisionRows.answer(scenario)
            let found = try PlainAnswer(IdentifiedScenario(json: scenario.json).record.scenario.prediction.outcome)
            if found != expected {
                differences.append("\(scenario.json)\n  rows:   \(expected)\n  engine: \(found)")
            }
        }
        let smallest = differences.min { $0.utf8.count < $1.utf8.count }
        #expect(smallest == nil, "\(differences.count) scenarios differ; the smallest of them is shown")
    }

    @Test("The tokens are all there are")
    func everyToken() {
        #expect(PlainScenario.tokens.count == 32)
        #expect(Set(PlainScenario.tokens).count == 32)
    }
}

extension PlainScenario {
    /// The kind of a token and its permissions.
    struct TokenFacts: Hashable, Sendable, CustomTestStringConvertible {
        let type: String
        let permissions: [String]

        var testDescription: String { "\(type) token with \(permissions.joined(separator: ", "))" }
    }

    static let tokens = ["user", "app"].flatMap { type in
        subsets(["Mail.Send", "Mail.Send.Shared", "Mail.ReadWrite", "Mail.ReadWrite.Shared"])
            .map { TokenFacts(type: type, permissions: $0) }
    }

    /// Every scenario with that token.
    static func all(_ token: TokenFacts) -> [PlainScenario] {
        let kinds = [
            "own", "userMailbox", "sharedMailbox", "resourceMailbox", "microsoft365Group", "distributionList",
        ]
        var scenarios: [PlainScenario] = []
        for mailbox in ["me", "signedInUser", "from", "another"] {
            for (operation, saves) in [
                ("sendMail", true), ("sendMail", false), ("createDraft", true), ("sendDraft", true),
            ] {
                for from in kinds {
                    for grants in subsets(["SendAs", "SendOnBehalf", "FullAccess"]) {
                        for switches in subsets(["SentAs", "SendOnBehalf"]) {
                            scenarios.append(
                                PlainScenario(
                                    tokenType: token.type, permissions: Set(token.permissions), mailbox: mailbox,
                                    operation: operation, from: from, grants: Set(grants), saveToSentItems: saves,
                                    alwaysSaveCopy: Set(switches)))
                        }
                    }
                }
            }
        }
        return scenarios
    }

    /// The scenario in the wire format, without what is at its default.
    var json: String {
        func list(_ names: Set<String>) -> String {
            "[" + names.sorted().map { "\"\($0)\"" }.joined(separator: ",") + "]"
        }
        var json = #"{"token":{"type":"\#(tokenType)","permissions":\#(list(permissions))}"#
        json += #","endpoint":{"mailbox":"\#(mailbox)","operation":"\#(operation)"}"#
        if from != "own" { json += #","from":"\#(from)""# }
        if !grants.isEmpty { json += #","grants":\#(list(grants))"# }
        if !saveToSentItems { json += #","saveToSentItems":false"# }
        if !alwaysSaveCopy.isEmpty { json += #","alwaysSaveCopy":\#(list(alwaysSaveCopy))"# }
        return json + "}"
    }

    /// Every subset of `names`, the smallest first.
    private static func subsets(_ names: [String]) -> [[String]] {
        names.reduce([[]]) { subsets, name in subsets + subsets.map { $0 + [name] } }
    }
}

extension PlainAnswer {
    /// The engine's outcome in the names of the wire format.
    init(_ outcome: Outcome) {
        self.init(outcome: "unspecified")
        status = outcome.status
        switch outcome {
        case .accepted(let authorship, let copies):
            self.outcome = "accepted"
            sender = authorship.sender.name
            from = authorship.from.name
            sentItems =
                (copies.contains(.sendingUser) ? ["sendingUser"] : []) + (copies.contains(.from) ? ["from"] : [])
        case .drafted(let party):
            self.outcome = "drafted"
            draftsOf = party.name
        case .rejected(let error):
            self.outcome = "rejected"
            errorCode = error.code
        case .unspecified: break
        }
    }
}
