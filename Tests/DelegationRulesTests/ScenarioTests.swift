import DelegationRules
import Testing

@Suite("All scenarios")
struct ScenarioTests {
    @Test("come each exactly once")
    func unique() {
        #expect(Scenario.every.count == 59_904)
        #expect(Set(Scenario.every).count == 59_904)
    }

    @Test("are what the packed ones come down to")
    func packed() {
        #expect(PackedScenario.every.count == 98_304)
        #expect(Set(PackedScenario.every).count == 98_304)
        #expect(Set(PackedScenario.every.map(\.scenario)) == Set(Scenario.every))
    }

    @Test("are the same if they differ in what means nothing")
    func meaninglessFacts() {
        let own = Scenario(token: .user(.mailSendShared), path: .me, operation: .sendDraft, from: .own)
        var ownWithGrants = PackedScenario(own)
        ownWithGrants[.grants] = 0b001
        ownWithGrants[.alwaysSaveCopy] = 0b01
        #expect(ownWithGrants.scenario == own)
        var list = PackedScenario(own)
        list[.from] = 6
        list[.grants] = 0b101
        list[.alwaysSaveCopy] = 0b11
        #expect(list.scenario?.from == .somebodyElse(.withoutMailbox(.init(.distributionList, sendingRights: .sendAs))))
    }

    @Test("hold no bit that stands for nothing")
    func masks() {
        #expect(
            Scenario.Token.Permissions(rawValue: .max)
                == [.mailSend, .mailSendShared, .mailReadWrite, .mailReadWriteShared])
        #expect(Scenario.Recipient.SendingRights(rawValue: .max) == [.sendAs, .sendOnBehalf])
        #expect(Scenario.Recipient.CopySwitches(rawValue: .max) == [.sentAs, .sendOnBehalf])
        #expect(Prediction.SentItems(rawValue: .max) == [.sendingUser, .from])
    }
}
