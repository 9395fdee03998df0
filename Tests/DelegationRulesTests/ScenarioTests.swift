import DelegationRules
import DelegationRulesJSON
import Testing

@Suite("All scenarios")
struct ScenarioTests {
    @Test("come each exactly once")
    func unique() {
        #expect(Scenario.all.count == 59_904)
        #expect(Set(Scenario.all).count == 59_904)
    }

    @Test("are what the records of the wire format come down to")
    func records() {
        let records = ScenarioRecord.all
        #expect(records.count == 98_304)
        #expect(Set(records).count == 98_304)
        #expect(Set(records.map(\.scenario)) == Set(Scenario.all))
    }

    @Test("of a record that differs in what means nothing are the same")
    func meaninglessFacts() {
        let token = Token(.user, .mailSendShared)
        let own = ScenarioRecord(token: token, path: .me, operation: .sendDraft)
        let ownWithGrants = ScenarioRecord(
            token: token, path: .me, operation: .sendDraft, grants: .sendAs, alwaysSaveCopy: .sentAs)
        #expect(own.scenario == ownWithGrants.scenario)
        let list = ScenarioRecord(
            token: token, path: .me, operation: .sendDraft, from: .distributionList, grants: [.sendAs, .fullAccess],
            alwaysSaveCopy: [.sentAs, .sendOnBehalf])
        #expect(list.scenario.from == .somebodyElse(.distributionList(sendingRights: .sendAs)))
    }

    @Test("hold no bit that stands for nothing")
    func masks() {
        #expect(Permissions(rawValue: .max) == [.mailSend, .mailSendShared, .mailReadWrite, .mailReadWriteShared])
        #expect(SendingRights(rawValue: .max) == [.sendAs, .sendOnBehalf])
        #expect(CopySwitches(rawValue: .max) == [.sentAs, .sendOnBehalf])
        #expect(SentItems(rawValue: .max) == [.sendingUser, .from])
    }
}
