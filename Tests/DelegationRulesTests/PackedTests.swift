import DelegationRules
import DelegationRulesJSON
import Testing

@Suite("The packed form")
struct PackedTests {
    /// Every pattern of the bits that mean something.
    private static let patterns = UInt32(0)..<1 << 18

    @Test("comes back as the scenario that was packed, and no two scenarios pack alike")
    func roundTrip() {
        var seen: Set<UInt32> = []
        for scenario in Scenario.all {
            let packed = PackedScenario(scenario)
            #expect(packed.scenario == scenario)
            seen.insert(packed.rawValue)
        }
        #expect(seen.count == Scenario.all.count)
    }

    @Test("is answered as the typed form is, whatever the bits")
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
            var outcome: Outcome?
            if let authorship = packed.authorship, let sentItems = packed.sentItems {
                outcome = .accepted(authorship, sentItems: sentItems)
            } else if let party = packed.draftsOf {
                outcome = .drafted(in: party)
            } else if let error = packed.error {
                outcome = .rejected(error)
            }
            let parts: [Any?] = [packed.authorship, packed.sentItems, packed.draftsOf, packed.error]
            let silence: Silence = scenario.token.kind == .user ? .thirdMailbox : .noSignedInUser
            return prediction.outcome == (packed.isUnspecified ? .unspecified(silence) : outcome)
                && packed.basis == prediction.basis && packed.status == prediction.outcome.status
                && parts.count { $0 != nil } == (packed.isUnspecified ? 0 : packed.status == 202 ? 2 : 1)
        }
        let invalid = PackedPrediction.invalid
        #expect(invalid.basis == nil && invalid.status == nil && invalid.authorship == nil && !invalid.isUnspecified)
        // Bits that nothing is answered with say nothing that there is not.
        let odd = PackedPrediction(rawValue: .max)
        #expect(odd.authorship == nil && odd.sentItems == nil && odd.draftsOf == nil && odd.error == nil)
        #expect(odd.status == nil && odd.basis == nil && !odd.isUnspecified)
        #expect(PackedPrediction(rawValue: 1 | 1 << 3).authorship == nil)
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
    func layout() {
        for record in ScenarioRecord.all {
            guard PackedScenario(rawValue: record.contractBits).scenario == record.scenario else {
                Issue.record("\(record.contractBits) is not read as \(record)")
                return
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

extension ScenarioRecord {
    /// The record as the contract packs it, facts that mean nothing beside the others included.
    var contractBits: UInt32 {
        let operation: UInt32 =
            switch self.operation {
            case .sendMail(saveToSentItems: true): 0
            case .sendMail(saveToSentItems: false): 0b100
            case .createDraft: 1
            case .sendDraft: 2
            }
        let from: UInt32 =
            switch self.from {
            case .own: 0
            case .userMailbox: 1
            case .sharedMailbox: 2
            case .resourceMailbox: 3
            case .microsoft365Group: 4
            case .distributionList: 5
            }
        var bits: UInt32 = token.kind == .app ? 1 : 0
        bits += 2 * UInt32(token.permissions.rawValue)
        bits += 32 * UInt32(path.rawValue)
        bits += 128 * operation
        bits += 1_024 * from
        bits += 8_192 * UInt32(grants.rawValue)
        bits += 65_536 * UInt32(alwaysSaveCopy.rawValue)
        return bits
    }
}
