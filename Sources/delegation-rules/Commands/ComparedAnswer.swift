import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay

/// The answer to a scenario or an exchange, ready to be compared with another.
struct ComparedAnswer {
    /// What is compared.
    private enum Subject {
        case scenario(Verdict)
        case exchange(ReplayResult)
    }

    let id: String?
    /// The line of the input on which the question begins.
    let line: Int
    private let subject: Subject

    /// The answer to `text`, a scenario or an exchange that begins on `line`.
    init(to text: ArraySlice<UInt8>, line: Int, in tenant: Tenant?) throws(InvalidText) {
        if text.jsonKeys.contains("request") {
            do throws(InvalidExchange) {
                let exchange = try Exchange(json: text)
                self.init(try exchange.result(in: tenant, stamp: .compared), to: exchange, line: line)
            } catch {
                throw InvalidText(error, line: line)
            }
        } else {
            let scenario = try InvalidText.reading(text, line: line, IdentifiedScenario.init(json:))
            let record = scenario.record
            let verdict = Verdict(
                prediction: record.scenario.prediction, record: record, names: PartyWords(in: record))
            self.init(id: scenario.idText, line: line, subject: .scenario(verdict))
        }
    }

    /// `result` of the exchange that begins on `line`.
    init(_ result: ReplayResult, to exchange: Exchange, line: Int) {
        self.init(id: exchange.id, line: line, subject: .exchange(result))
    }

    private init(id: String?, line: Int, subject: Subject) {
        self.id = id
        self.line = line
        self.subject = subject
    }

    /// The answer as the contract writes it, without its id.
    var json: String {
        switch subject {
        case .scenario(let verdict): verdict.prediction.json()
        case .exchange(let result): result.json()
        }
    }

    /// What two answers must have in common to be no difference: all but the reasons, and what was asked.
    var comparable: JSONValue? {
        guard case .object(var members) = try? JSONValue(parsing: json) else { return nil }
        for key in ["clauses", "basis", "contested", "scenario"] { members[key] = nil }
        return .object(members)
    }

    /// The clauses that decided; none where nothing was predicted.
    var clauses: Clauses {
        switch subject {
        case .scenario(let verdict): verdict.prediction.clauses
        case .exchange(let result): result.verdict?.prediction.clauses ?? Clauses()
        }
    }

    /// The answer in sentences.
    var sentences: [String] {
        switch subject {
        case .scenario(let verdict): verdict.sentences
        case .exchange(let result): result.sentences
        }
    }
}

extension ResponseStamp {
    /// A stamp that is no difference.
    static let compared = ResponseStamp(requestID: "00000000-0000-0000-0000-000000000000", date: "1970-01-01T00:00:00")
}

/// Two answers that are compared.
struct ComparedPair {
    let a: ComparedAnswer
    let b: ComparedAnswer

    /// The clauses that decide in one of them only.
    private var clauses: (a: [Clause], b: [Clause]) {
        (a.clauses.filter { !b.clauses.contains($0) }, b.clauses.filter { !a.clauses.contains($0) })
    }

    /// The difference as one JSON object on one line.
    var json: String {
        var clauses = JSONObject()
        clauses.add("a", strings: self.clauses.a.map(\.id))
        clauses.add("b", strings: self.clauses.b.map(\.id))
        var object = JSONObject()
        if let id = a.id { object.add("id", string: id) } else { object.add("line", a.line) }
        object.add("a", raw: a.json)
        object.add("b", raw: b.json)
        object.add("clauses", object: clauses)
        return object.text + "\n"
    }

    /// The difference for a person; `files` name A and B.
    func text(_ files: [String]) -> String {
        var text = "\(Explanation.title(a.id, line: a.line)):\n"
        for (file, answer, clauses) in [(files[0], a, clauses.a), (files[1], b, clauses.b)] {
            text += "  \(file.onOneLine): \(answer.sentences.map(\.onOneLine).joined(separator: "\n    "))\n"
            if !clauses.isEmpty { text += "    Here alone decide:\n" + clauses.list.indented }
        }
        return text + "\n"
    }
}

extension String {
    /// The text with each of its lines two columns further in.
    fileprivate var indented: String {
        split(separator: "\n").map { "  \($0)\n" }.joined()
    }
}
