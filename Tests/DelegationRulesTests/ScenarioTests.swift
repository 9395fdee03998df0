import DelegationRules
import Testing

@Suite("All scenarios")
struct ScenarioTests {
    @Test("come each exactly once, typed and packed")
    func unique() {
        let typed = PatternSet(Scenario.every.lazy.map { PackedScenario($0).rawValue })
        #expect(typed.patternCount == 4_786_560 && typed.count == 4_786_560)
        let packed = PatternSet(PackedScenario.all.lazy.map(\.rawValue))
        #expect(packed.patternCount == 29_491_200 && packed.count == 29_491_200)
        // None is left out, and what each comes down to is among the typed ones.
        let patterns = UInt32(0)..<1 << 28
        let isScenario = PatternSet(patterns.lazy.filter { PackedScenario(rawValue: $0).scenario != nil })
        #expect(packed.words == isScenario.words)
        let comeDownTo = PackedScenario.all.lazy.compactMap { $0.scenario.map { PackedScenario($0).rawValue } }
        #expect(typed.words == PatternSet(comeDownTo).words)
    }

    @Test("are made again by what they say of themselves")
    func typed() {
        expectEverywhere { scenario, _ in
            Scenario(
                token: scenario.token, path: scenario.path, operation: scenario.operation, from: scenario.from)
                == scenario && PackedScenario(scenario).scenario == scenario
        }
    }

    @Test("are the same if they differ in what means nothing")
    func meaninglessFacts() {
        let own = Scenario(token: .user(.mailSendShared), path: .me, operation: .sendDraft, from: .own)
        var ownWithGrants = PackedScenario(own)
        for fact in [Scenario.Fact.grants, .alwaysSaveCopy, .fromSource, .alias, .accessPolicy, .exchangeRoles] {
            ownWithGrants[fact] = 1
        }
        #expect(ownWithGrants.scenario == own)
        var list = PackedScenario(own)
        list[.from] = 6
        list[.grants] = 0b101
        list[.alwaysSaveCopy] = 0b11
        #expect(
            list.scenario?.from
                == .somebodyElse(.withoutMailbox(.init(.distributionList, sendingRights: .sendAs))))
    }

    @Test("hold no bit that stands for nothing")
    func masks() {
        #expect(
            Scenario.Token.Permissions(rawValue: .max)
                == [.mailSend, .mailSendShared, .mailReadWrite, .mailReadWriteShared, .other])
        #expect(Scenario.Token.ExchangeRoles(rawValue: .max) == [.mailSend, .mailReadWrite])
        #expect(Scenario.Recipient.SendingRights(rawValue: .max) == [.sendAs, .sendOnBehalf])
        #expect(Scenario.Recipient.CopySwitches(rawValue: .max) == [.sentAs, .sendOnBehalf])
        #expect(Prediction.SentItems(rawValue: .max) == [.sendingUser, .from])
    }
}

/// A set of patterns of 28 bits, a bit each.
private struct PatternSet {
    private(set) var words = [UInt64](repeating: 0, count: 1 << 22)
    /// How many there were to put in, each as often as it came.
    private(set) var patternCount = 0

    init(_ patterns: some Sequence<UInt32>) {
        for pattern in patterns {
            words[Int(pattern / 64)] |= 1 << UInt64(pattern % 64)
            patternCount += 1
        }
    }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
}
