import DelegationRules
import Testing

@Suite("The register of clauses")
struct ClauseTests {
    @Test("names each clause once")
    func ids() {
        let ids = Clauses.all.map(\.id)
        #expect(ids.count == 48)
        #expect(Set(ids).count == ids.count)
        #expect(Set(Clauses.all.map(\.statement)).count == ids.count)
    }

    @Test("says what each clause rests on", arguments: Array(Clauses.all))
    func sources(clause: Clause) {
        #expect(!clause.sources.isEmpty)
        #expect(clause.statement.hasSuffix("."))
        let isInSourceDocument = clause.sources.contains { $0.section != nil }
        let isElsewhere = clause.sources.contains { $0.section == nil }
        switch clause.evidence {
        case .documented: #expect(isInSourceDocument)
        case .reference, .observed: #expect(isElsewhere && !isInSourceDocument)
        case .inferred: break
        }
    }

    @Test("tells which clauses a report contradicts")
    func contested() {
        let contested = Clauses.all.filter(\.isContested).map(\.id)
        #expect(
            contested == [
                "delegated-mail-needs-mail-send-shared", "alias-finds-mailbox", "missing-full-access-is-access-denied",
                "path-mailbox-is-from", "mime-from-is-from",
            ])
    }

    @Test("orders evidence from the strongest to the weakest")
    func evidence() {
        let strongestFirst: [Clause.Evidence] = [.documented, .reference, .observed, .inferred]
        #expect(strongestFirst.sorted() == strongestFirst)
        #expect(Clause.Evidence.documented < .inferred)
    }
}

@Suite("A set of cases")
struct CaseSetTests {
    @Test("walks its members in the order of declaration")
    func order() {
        let clauses = Clauses(.noMailboxNoSentItems, .meNeedsUserToken, .sendAsWins)
        #expect(Array(clauses) == [.meNeedsUserToken, .sendAsWins, .noMailboxNoSentItems])
        #expect(clauses.count == 3)
    }

    @Test("holds what was put in, and nothing else")
    func membership() {
        var clauses = Clauses(.sendAsWins)
        clauses.insert(.acceptedHasNoBody)
        clauses.formUnion(Clauses(.sendAsWins, .groupInPathIsRefused))
        for clause in Clauses.all {
            #expect(
                clauses.contains(clause) == [.sendAsWins, .acceptedHasNoBody, .groupInPathIsRefused].contains(clause))
        }
        #expect(!clauses.isEmpty && Clauses().isEmpty && Array(Clauses()).isEmpty)
    }
}
