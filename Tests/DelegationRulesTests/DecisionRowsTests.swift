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
            let found = try PlainAnswer(scenario.typed.prediction.outcome)
            if found != expected {
                differences.append("\(scenario.json)\n  rows:   \(expected)\n  engine: \(found)")
            }
        }
        let smallest = differences.min { $0.utf8.count < $1.utf8.count }
        #expect(smallest == nil, "\(differences.count) scenarios differ; the smallest of them is shown")
    }

    /// Nothing that the engine compares a fact with is checked by the compiler to be all that there is: the rows are, and
    /// so they have to know every value. One that the engine forgets is then answered otherwise than the rows say.
    @Test("The rows know every value that the contract names", arguments: Scenario.Fact.allCases)
    func everyValue(fact: Scenario.Fact) {
        let known: [String]
        switch fact {
        case .tokenType: known = PlainScenario.tokenTypes
        case .permissions: known = PlainScenario.permissions
        case .mailbox: known = PlainScenario.mailboxes
        case .operation: known = PlainScenario.operations
        case .from: known = PlainScenario.kinds
        case .grants: known = PlainScenario.grants
        case .alwaysSaveCopy: known = PlainScenario.switches
        case .saveToSentItems: known = []
        default: known = ["a fact that the rows do not know"]
        }
        #expect((0..<fact.valueCount).compactMap { fact.value($0)?.name } == known)
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

    // The names of all values, in the order of the contract.
    static let tokenTypes = ["user", "app"]
    static let permissions = ["Mail.Send", "Mail.Send.Shared", "Mail.ReadWrite", "Mail.ReadWrite.Shared"]
    static let mailboxes = ["me", "signedInUser", "from", "another"]
    static let operations = ["sendMail", "createDraft", "sendDraft"]
    static let kinds = [
        "own", "userMailbox", "sharedMailbox", "resourceMailbox", "microsoft365Group", "distributionList",
    ]
    static let grants = ["SendAs", "SendOnBehalf", "FullAccess"]
    static let switches = ["SentAs", "SendOnBehalf"]

    static let tokens = tokenTypes.flatMap { type in
        subsets(permissions).map { TokenFacts(type: type, permissions: $0) }
    }

    /// Every scenario with that token.
    static func all(_ token: TokenFacts) -> [PlainScenario] {
        var scenarios: [PlainScenario] = []
        for mailbox in mailboxes {
            for (operation, saves) in operations.map({ ($0, true) }) + [("sendMail", false)] {
                for from in kinds {
                    for grants in subsets(Self.grants) {
                        for switches in subsets(Self.switches) {
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

    /// The scenario as the engine has it.
    var typed: Scenario {
        get throws { try #require(IdentifiedScenario(json: json).scenario.scenario) }
    }

    /// Every subset of `names`, the smallest first.
    private static func subsets(_ names: [String]) -> [[String]] {
        names.reduce([[]]) { subsets, name in subsets + subsets.map { $0 + [name] } }
    }
}

extension PlainAnswer {
    /// The engine's outcome in the names of the wire format.
    init(_ outcome: Prediction.Outcome) {
        self.init(outcome: "unspecified")
        status = outcome.status
        switch outcome {
        case .accepted(let message):
            self.outcome = "accepted"
            sender = message.sender.name
            from = message.from.name
            sentItems =
                (message.sentItems.contains(.sendingUser) ? ["sendingUser"] : [])
                + (message.sentItems.contains(.from) ? ["from"] : [])
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
