import DelegationRules
import Testing

@Suite("The packed form")
struct PackedTests {
    /// How many bits mean something.
    private static let width: UInt32 = 28

    @Test("is answered as what it comes down to, whatever means nothing beside the rest")
    func answers() {
        for packed in PackedScenario.all {
            let prediction = packed.scenario?.prediction
            guard packed.prediction != prediction.map(PackedPrediction.init) || packed.clauses != prediction?.clauses
            else { continue }
            Issue.record("\(packed.rawValue) is answered otherwise than \(String(describing: packed.scenario))")
            return
        }
    }

    @Test("is answered as invalid where it is no scenario")
    func invalid() {
        var count = 0
        for bits in stride(from: UInt32(0), to: 1 << Self.width, by: 61) {
            let packed = PackedScenario(rawValue: bits)
            guard packed.scenario == nil else { continue }
            count += 1
            if packed.prediction == .invalid, packed.clauses.isEmpty { continue }
            Issue.record("\(bits) is no scenario")
            return
        }
        #expect(count > 0)
    }

    @Test("says in each part what the typed form says, and in no other")
    func parts() {
        expectEverywhere { scenario, prediction in
            let packed = PackedPrediction(prediction)
            let silence: Prediction.Silence = scenario.token.kind == .user ? .thirdMailbox : .noSignedInUser
            let parts = (packed.sentMessage, packed.draftsOf, packed.error, packed.isUnspecified)
            let outcome: Prediction.Outcome
            switch parts {
            case (let message?, nil, nil, false): outcome = .accepted(message)
            case (nil, let party?, nil, false): outcome = .drafted(in: party)
            case (nil, nil, let error?, false): outcome = .rejected(error)
            case (nil, nil, nil, true): outcome = .unspecified(silence)
            default: return false
            }
            return prediction.outcome == outcome && packed.basis == prediction.basis
                && packed.status == prediction.outcome.status
        }
        let invalid = PackedPrediction.invalid
        #expect(invalid.basis == nil && invalid.status == nil && invalid.sentMessage == nil && !invalid.isUnspecified)
        // Bits that nothing is answered with say nothing that there is not.
        let odd = PackedPrediction(rawValue: .max)
        #expect(odd.sentMessage == nil && odd.draftsOf == nil && odd.error == nil && !odd.isUnspecified)
        #expect(PackedPrediction(rawValue: 1 | 1 << 3).sentMessage == nil)
    }

    @Test("is no scenario if a bit is set that means nothing", arguments: width..<32)
    func highBits(position: UInt32) {
        for bits in stride(from: UInt32(0), to: 1 << Self.width, by: 4_099) {
            let packed = PackedScenario(rawValue: bits | 1 << position)
            guard packed.scenario == nil, packed.prediction == .invalid, packed.clauses.isEmpty else {
                Issue.record("\(packed.rawValue) is taken for a scenario")
                return
            }
        }
    }

    /// One of each kind of answer, with every field written out.
    @Test(
        "says what came out in the bits that the contract names",
        arguments: [
            // Example 1: a user with Send on Behalf, through /me.
            (0b0_00_0_00_010_00_0010_0_000_000_00010_0, 0b11001010_000_0000_0_01_1_0_001),
            // Example 2: the same without a grant.
            (0b0_00_0_00_000_00_0010_0_000_000_00010_0, 0b110010011_000_0001_0_00_0_0_011),
            // Send As, and MessageCopyForSentAsEnabled.
            (0b0_00_0_01_001_00_0010_0_000_000_00010_0, 0b11001010_001_0000_0_11_1_1_001),
            // A draft in a shared mailbox, with Full Access.
            (0b0_00_0_00_100_00_0011_0_001_010_01000_0, 0b11001001_001_0000_1_00_0_0_010),
            // An application on /me.
            (0b0_00_0_00_000_00_0000_0_000_000_00001_1, 0b110010000_010_0011_0_00_0_0_011),
            // An application that a policy keeps from the mailbox.
            (0b0_00_1_00_000_00_0000_0_000_011_00001_1, 0b110010011_010_0111_0_00_0_0_011),
            // The same, let in by an Exchange role; a reply.
            (0b0_01_1_00_000_00_0000_0_011_011_00001_1, 0b11001010_011_0000_0_01_0_0_001),
            // An application whose token is empty.
            (0b0_00_0_00_000_00_0000_0_000_011_00000_1, 0b110010001_010_1000_0_00_0_0_011),
            // A Microsoft 365 group in the path, a user without a mailbox, and nobody.
            (0b0_00_0_00_000_00_0000_0_000_100_00001_0, 0b110010011_010_0101_0_00_0_0_011),
            (0b0_00_0_00_000_00_0000_0_000_101_00001_0, 0b110010100_010_0110_0_00_0_0_011),
            (0b0_00_0_00_000_00_0000_0_000_110_00001_0, 0b110010100_010_0100_0_00_0_0_011),
            // A shared mailbox by an alias, and the message names no from.
            (0b1_00_0_00_101_10_0011_0_000_010_00010_0, 0b11001010_010_0000_0_10_1_1_001),
            // A user on a third mailbox.
            (0b0_00_0_00_000_00_0000_0_000_011_00001_0, 0b011_0000_0_00_0_0_100),
            // A sixth operation there is none, nor an eighth mailbox, nor an eleventh kind of address.
            (0b0_00_0_00_000_00_0000_0_101_000_00001_0, 0), (0b0_00_0_00_000_00_0000_0_000_111_00001_0, 0),
            (0b0_00_0_00_000_00_1010_0_000_000_00001_0, 0),
            // A fourth place of from there is none, and the path is one only where it names the from user.
            (0b0_00_0_00_000_11_0010_0_000_010_00001_0, 0), (0b0_00_0_00_000_10_0010_0_000_000_00001_0, 0),
            // A reply cannot decline its copy.
            (0b0_00_0_00_000_00_0000_1_011_000_00001_0, 0),
        ] as [(UInt32, UInt64)])
    func prediction(scenario: UInt32, prediction: UInt64) {
        #expect(PackedScenario(rawValue: scenario).prediction.rawValue == prediction)
    }
}
