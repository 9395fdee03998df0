import DelegationRules
import DelegationRulesJSON
import Testing

/// The engine against the independent model of plain rows, over every scenario that the wire format can write.
@Suite("The engine and the plain decision rows agree")
struct DecisionRowsTests {
    /// The outcome, the basis and the clauses at once: the basis is what the register says of the clauses that the rows
    /// cite.
    @Test("on all 29,491,200 scenarios of the wire format", .timeLimit(.minutes(10)), arguments: PlainToken.all)
    func agreement(token: PlainToken) {
        var (count, differences) = (0, 0)
        var smallest: UInt32?
        token.forEachScenario { bits in
            count += 1
            let scenario = PackedScenario(rawValue: bits)
            let expected = DecisionRows.conclude(bits)
            let clauses = CitationRows.clauses(of: expected)
            let basis = UInt64(Self.basis(of: clauses)) << PlainPart.basis.position
            if scenario.prediction.rawValue == expected.packed | basis, scenario.clauses.bits == clauses { return }
            differences += 1
            if smallest.map({ bits.nonzeroBitCount < $0.nonzeroBitCount }) ?? true { smallest = bits }
        }
        #expect(count * PlainToken.all.count == 29_491_200)
        guard let smallest else { return }
        let expected = DecisionRows.conclude(smallest)
        let found = PackedScenario(rawValue: smallest)
        Issue.record(
            """
            \(differences) scenarios differ, such as \(PlainScenario(contractBits: smallest).json)
              rows:   \(expected.answer), \(CitationRows.names(CitationRows.clauses(of: expected)))
              engine: \(found.prediction), \(found.clauses.map(\.id))
            """)
    }

    /// The weakest evidence among clauses.
    private static func basis(of clauses: UInt64) -> UInt8 {
        clausesByEvidence.last { $0.clauses & clauses != 0 }?.evidence ?? 0
    }

    private static let clausesByEvidence = (UInt8(0)..<4).map { number in
        let clauses = Clauses.all.filter { $0.evidence.rawValue == number }
        return (evidence: number, clauses: clauses.reduce(UInt64(0)) { $0 | 1 << UInt64($1.rawValue) })
    }

    @Test("The typed form says the same as the rows")
    func typed() throws {
        for bits in Self.sample {
            let scenario = PlainScenario(contractBits: bits)
            let found = try PlainAnswer(#require(PackedScenario(rawValue: bits).scenario).prediction.outcome)
            guard found != DecisionRows.answer(scenario) else { continue }
            Issue.record("\(scenario.json) is answered \(found)")
            return
        }
    }

    @Test("The wire format is read into the bits that the contract has")
    func reading() throws {
        for bits in Self.sample {
            let scenario = PlainScenario(contractBits: bits)
            #expect(scenario.contractBits == bits)
            guard try IdentifiedScenario(json: scenario.json).scenario.rawValue != bits else { continue }
            Issue.record("\(scenario.json) is not read as \(bits)")
            return
        }
    }

    /// One in some hundred of all scenarios: the number is prime, so that every value of every fact meets the others.
    private static let sample: [UInt32] = {
        var (sample, count) = ([UInt32](), 0)
        for token in PlainToken.all {
            token.forEachScenario { bits in
                if count % 499 == 0 { sample.append(bits) }
                count += 1
            }
        }
        return sample
    }()

    /// Nothing that the engine compares a fact with is checked by the compiler to be all that there is: the rows are, and
    /// so they have to know every value. One that the engine forgets is then answered otherwise than the rows say.
    @Test("The rows know every value that the contract names", arguments: Scenario.Fact.allCases)
    func everyValue(fact: Scenario.Fact) throws {
        let name = fact.key.split(separator: ".").last.map(String.init) ?? ""
        let names = [
            "type": "token", "saveToSentItems": "saved", "alwaysSaveCopy": "switches", "fromSource": "source",
            "accessPolicy": "policy", "exchangeRoles": "roles",
        ]
        let known = try #require(PlainFact.all.first { $0.name == names[name] ?? name })
        #expect(fact.field.position == known.position)
        guard case .flag = fact.field.shape else {
            // That there is any other permission is a value without a name.
            #expect((0..<fact.valueCount).compactMap { fact.value($0)?.name } == known.values.filter { $0 != "other" })
            return
        }
        #expect(fact.field.width == 1 && Set(known.values) == ["yes", "no"])
    }

    @Test("The rows know every clause, in its place")
    func everyClause() {
        #expect(CitationRows.ids == Clauses.all.map(\.id))
        #expect(Scenario.Fact.allCases.count == PlainFact.all.count)
    }
}

extension CitationRows {
    fileprivate static func names(_ clauses: UInt64) -> [String] {
        ids.enumerated().filter { clauses >> UInt64($0.offset) & 1 == 1 }.map(\.element)
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
