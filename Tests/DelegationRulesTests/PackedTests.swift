import DelegationRules
import Testing

@Suite("The packed form")
struct PackedTests {
    /// Every pattern of the bits that mean something.
    private static let patterns = UInt32(0)..<1 << 18

    @Test("comes back as the scenario that was packed, and no two scenarios pack alike")
    func roundTrip() {
        var seen: Set<UInt32> = []
        for scenario in Scenario.every {
            let packed = PackedScenario(scenario)
            #expect(packed.scenario == scenario)
            seen.insert(packed.rawValue)
        }
        #expect(seen.count == Scenario.every.count)
    }

    @Test("is answered as the typed form is, whatever means nothing beside the rest")
    func answers() {
        var scenarios = 0
        for bits in Self.patterns {
            let packed = PackedScenario(rawValue: bits)
            guard let scenario = packed.scenario else {
                if packed.prediction != .invalid || !packed.clauses.isEmpty { Issue.record("\(bits) is no scenario") }
                continue
            }
            scenarios += 1
            let prediction = scenario.prediction
            guard packed.prediction == PackedPrediction(prediction), packed.clauses == prediction.clauses else {
                Issue.record("\(bits) is answered otherwise than \(scenario)")
                return
            }
        }
        #expect(scenarios == 98_304)
    }

    @Test("says in each part what the typed form says, and in no other")
    func parts() {
        expectEverywhere { scenario, prediction in
            let packed = PackedPrediction(prediction)
            var outcome: Prediction.Outcome?
            if let message = packed.sentMessage {
                outcome = .accepted(message)
            } else if let party = packed.draftsOf {
                outcome = .drafted(in: party)
            } else if let error = packed.error {
                outcome = .rejected(error)
            }
            let parts: [Any?] = [packed.sentMessage, packed.draftsOf, packed.error]
            let silence: Prediction.Silence = scenario.token.kind == .user ? .thirdMailbox : .noSignedInUser
            return prediction.outcome == (packed.isUnspecified ? .unspecified(silence) : outcome)
                && packed.basis == prediction.basis && packed.status == prediction.outcome.status
                && parts.count { $0 != nil } == (packed.isUnspecified ? 0 : 1)
        }
        let invalid = PackedPrediction.invalid
        #expect(invalid.basis == nil && invalid.status == nil && invalid.sentMessage == nil && !invalid.isUnspecified)
        // Bits that nothing is answered with say nothing that there is not.
        let odd = PackedPrediction(rawValue: .max)
        #expect(odd.sentMessage == nil && odd.draftsOf == nil && odd.error == nil && !odd.isUnspecified)
        #expect(PackedPrediction(rawValue: 1 | 1 << 3).sentMessage == nil)
    }

    @Test("is no scenario if a bit is set that means nothing", arguments: 18..<32)
    func highBits(position: Int) {
        for bits in stride(from: Self.patterns.lowerBound, to: Self.patterns.upperBound, by: 61) {
            let packed = PackedScenario(rawValue: bits | 1 << UInt32(position))
            guard packed.scenario == nil, packed.prediction == .invalid, packed.clauses.isEmpty else {
                Issue.record("\(packed.rawValue) is taken for a scenario")
                return
            }
        }
    }

    @Test("has each fact where the contract has it")
    func layout() throws {
        for token in PlainScenario.tokens {
            for scenario in PlainScenario.all(token) {
                let packed = PackedScenario(rawValue: scenario.contractBits)
                guard try packed.scenario == scenario.typed else {
                    Issue.record("\(scenario.contractBits) is not read as \(scenario.json)")
                    return
                }
            }
        }
    }

    /// One of each kind of answer, with every field written out.
    @Test(
        "says what came out in the bits that the contract names",
        arguments: [
            // Example 1: a user with Send on Behalf, through /me.
            (0b00_010_001_0_00_00_0010_0, 0b11001010_000_000_0_01_1_0_001),
            // Example 2: the same without a grant.
            (0b00_000_001_0_00_00_0010_0, 0b110010011_000_001_0_00_0_0_011),
            // Send As, and MessageCopyForSentAsEnabled.
            (0b01_001_001_0_00_00_0010_0, 0b11001010_001_000_0_11_1_1_001),
            // A draft in a shared mailbox, with Full Access.
            (0b00_100_010_0_01_10_1000_0, 0b11001001_001_000_1_00_0_0_010),
            // An application on /me.
            (0b00_000_000_0_00_00_0001_1, 0b110010000_010_011_0_00_0_0_011),
            // A user on a third mailbox.
            (0b00_000_000_0_00_11_0001_0, 0b0_011_000_0_00_0_0_100),
            // A third operation there is none.
            (0b00_000_000_0_11_00_0001_0, 0),
        ] as [(UInt32, UInt64)])
    func prediction(scenario: UInt32, prediction: UInt64) {
        #expect(PackedScenario(rawValue: scenario).prediction.rawValue == prediction)
    }
}

extension PlainScenario {
    /// The scenario as the contract packs it, facts that mean nothing beside the others included.
    var contractBits: UInt32 {
        func number(_ name: String, _ names: [String]) -> UInt32 { UInt32(names.firstIndex(of: name) ?? 0) }
        func set(_ members: Set<String>, _ names: [String]) -> UInt32 {
            members.reduce(0) { $0 | 1 << number($1, names) }
        }
        var bits = number(tokenType, Self.tokenTypes)
        bits += 2 * set(permissions, Self.permissions)
        bits += 32 * number(mailbox, Self.mailboxes)
        bits += 128 * number(operation, Self.operations)
        bits += saveToSentItems ? 0 : 512
        bits += 1_024 * number(from, Self.kinds)
        bits += 8_192 * set(grants, Self.grants)
        bits += 65_536 * set(alwaysSaveCopy, Self.switches)
        return bits
    }
}
