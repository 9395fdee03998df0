import DelegationRules
import SpecCorpus
import TestSupport
import Testing

@Suite("The spec corpus")
struct SpecCorpusTests {
    private static let corpus = Result { try SpecCorpus(path: specs) }
    private static let cases = (try? corpus.get().cases) ?? []

    @Test("holds the engine to every case", arguments: cases)
    func engine(specCase: SpecCase) throws {
        let differences = specCase.differences(from: try specCase.answer)
        #expect(differences.isEmpty, "\(specCase.id): \(differences.joined(separator: "; "))")
    }

    @Test("has the engine's own trace and words, from which others may differ", arguments: ["contested", "reason"])
    func trace(key: String) throws {
        for specCase in Self.cases { #expect(try specCase.answer[key] == specCase.expected[key], "\(specCase.id)") }
    }

    @Test("is whole")
    func size() throws {
        let cases = try Self.corpus.get().cases
        #expect(cases.count { $0.kind == .scenario } >= 187)
        #expect(cases.count { $0.kind == .exchange } >= 106)
        #expect(cases.count { $0.kind == .advice } >= 89)
        #expect(cases.count { $0.kind == .check } >= 29)
        #expect(cases.count { $0.kind == .who } >= 28)
        #expect(cases.count { $0.kind == .audit } >= 18)
    }

    @Test("has a case that each clause decides, and one that it stays out of", arguments: Array(Clauses.all))
    func coverage(clause: Clause) {
        let id = JSONValue.string(clause.id)
        let citations = Self.cases.compactMap { $0.expected["clauses"]?.elements?.contains(id) }
        #expect(citations.count { $0 } >= 1, "no case shows that \(clause.id) decides")
        #expect(citations.count { !$0 } >= 1, "no case shows what is decided without \(clause.id)")
    }

    @Test("shows each section of the source document that decides something", arguments: documentSections)
    func sections(section: String) {
        let source = JSONValue.object([
            "document": .string(Clause.Source.documentSentItems.document), "section": .string(section),
        ])
        #expect(Self.cases.contains { $0.sources.contains(source) })
    }

    private static let documentSections = Clause.Sources.all.compactMap(\.section)

    @Test("names its cases in one way, and says what each shows in one line")
    func names() {
        for specCase in Self.cases {
            #expect(specCase.id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(specCase.id)")
            #expect(!specCase.description.isEmpty && !specCase.description.contains("\n"), "\(specCase.id)")
            #expect(!specCase.sources.isEmpty, "\(specCase.id)")
        }
    }

    @Test("tells where an answer differs, key by key")
    func differences() throws {
        let specCase = try #require(Self.cases.first { $0.id == "example-1" })
        guard case .object(var answer) = try specCase.answer else {
            Issue.record("the answer is no object")
            return
        }
        answer["sender"] = .string("from")
        answer["status"] = nil
        #expect(
            specCase.differences(from: .object(answer)) == [
                "sender: expected \"sendingUser\", got \"from\"", "status: expected 202, got nothing",
            ])
    }

    @Test(
        "holds an answer that leaves out the trace to the rest alone",
        arguments: ["clauses", "basis", "contested", "reason"])
    func traceMayBeLeftOut(name: String) throws {
        let key = JSONValue.Key(name)
        var tried = 0
        for specCase in Self.cases where specCase.expected[name] != nil {
            guard case .object(var answer) = try specCase.answer else { continue }
            answer[key] = nil
            tried += 1
            #expect(specCase.differences(from: .object(answer)).isEmpty, "\(specCase.id)")
            // The wording of a reason is free.
            answer[key] = name == "reason" ? .array([]) : .string("wrong")
            #expect(!specCase.differences(from: .object(answer)).isEmpty, "\(specCase.id)")
        }
        #expect(tried > 0)
    }
}
