import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay

/// The answer to a scenario or an exchange, ready to be compared with another.
struct ComparedAnswer {
    /// What is compared.
    enum Subject {
        case scenario(PackedScenario)
        case exchange(ReplayResult)
    }

    let id: String?
    /// The line of the input on which the question begins.
    let line: Int
    let subject: Subject

    /// The id byte for byte: a String would be compared by normal form.
    var idBytes: [UInt8]? { id.map { Array($0.utf8) } }

    /// The answer as the contract writes it, without its id.
    var json: [UInt8] {
        switch subject {
        case .scenario: Array((prediction?.json() ?? "").utf8)
        case .exchange(let result): Array(result.json().utf8)
        }
    }

    /// What two answers must have in common to be no difference: all but the reasons, and what was asked.
    fileprivate var comparable: [UInt8] {
        var kept = JSONWriter()
        var reader = JSONReader(json)
        try? reader.object { (key, reader) throws(InvalidText) in
            let value = try reader.skip()
            let isReason = ["clauses", "basis", "contested", "scenario"].contains { reader.says(key, $0) }
            if !isReason { kept.member(reader.text(of: key), raw: reader.bytes, at: value) }
        }
        return kept.bytes
    }

    /// The clauses that decided; none where nothing was predicted.
    fileprivate var clauses: Clauses { prediction?.clauses ?? Clauses() }

    private var prediction: Prediction? {
        switch subject {
        case .scenario(let packed): packed.scenario?.prediction
        case .exchange(let result): result.prediction
        }
    }

    /// The answer in sentences.
    fileprivate var sentences: [String] {
        switch subject {
        case .scenario(let packed):
            packed.scenario.map {
                Verdict($0.prediction, of: packed, names: PartyNouns(in: $0)).sentences
            } ?? []
        case .exchange(let result): result.sentences
        }
    }
}

/// Two answers that are compared.
struct ComparedPair {
    let a: ComparedAnswer
    let b: ComparedAnswer

    /// Whether they differ in more than the reasons.
    var isDifference: Bool { a.comparable != b.comparable }

    /// The clauses that decide in one of them only.
    private var clauses: (a: Clauses, b: Clauses) {
        (Self.clauses(of: a, butNot: b), Self.clauses(of: b, butNot: a))
    }

    private static func clauses(of one: ComparedAnswer, butNot other: ComparedAnswer) -> Clauses {
        one.clauses.reduce(into: Clauses()) { if !other.clauses.contains($1) { $0.insert($1) } }
    }

    /// The difference as one JSON object on one line.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            if let id = a.id { writer.member("id", string: id) } else { writer.member("line", integer: a.line) }
            for (key, json) in [("a", a.json), ("b", b.json)] { writer.member(key, raw: json, at: json.indices) }
            writer.object("clauses") { writer in
                writer.member("a", strings: clauses.a.map(\.id))
                writer.member("b", strings: clauses.b.map(\.id))
            }
        }
        writer.endLine()
        return writer.bytes
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
