import DelegationRules
import DelegationRulesJSON

/// How recorded traffic compares with what is predicted, in numbers.
package struct CheckTally: Sendable {
    /// How many requests were recorded, whatever they ask.
    package var entries = 0
    private var counts: [CheckedSend.Verdict: Int] = [:]
    /// How many sends there are among them.
    package var sends: Int { counts.values.reduce(0, +) }
    /// How often each clause decided an answer that came, and one that did not.
    package private(set) var clauses = Clauses.all.map { (clause: $0, confirmed: 0, contradicted: 0) }

    package init() {}

    /// How many of the sends came out so.
    package func count(of verdict: CheckedSend.Verdict) -> Int { counts[verdict] ?? 0 }

    /// Counts a send.
    package mutating func count(_ send: CheckedSend) {
        let verdict = send.verdict
        counts[verdict, default: 0] += 1
        for clause in send.judgedClauses {
            let place = Int(clause.rawValue)
            if verdict == .agrees { clauses[place].confirmed += 1 } else { clauses[place].contradicted += 1 }
        }
    }

    /// Adds what was counted elsewhere.
    package static func += (tally: inout CheckTally, other: CheckTally) {
        tally.entries += other.entries
        for (verdict, count) in other.counts { tally.counts[verdict, default: 0] += count }
        for place in tally.clauses.indices {
            tally.clauses[place].confirmed += other.clauses[place].confirmed
            tally.clauses[place].contradicted += other.clauses[place].contradicted
        }
    }
}

extension CheckedSend {
    /// The clauses that the recorded answer speaks for or against: those that decide what Graph answers.
    var judgedClauses: Clauses {
        switch verdict {
        case .agrees, .differs:
            let clauses = result.prediction?.clauses ?? Clauses()
            return clauses.reduce(into: Clauses()) { if $1.decidesAnswer { $0.insert($1) } }
        case .unspecified, .notJudged: return Clauses()
        }
    }
}

extension JSONWriter {
    /// Writes what was counted, as a line.
    package mutating func summary(_ tally: CheckTally) {
        object { writer in
            writer.object("summary") { writer in
                writer.member("entries", integer: tally.entries)
                writer.member("sends", integer: tally.sends)
                for verdict in CheckedSend.Verdict.allCases {
                    writer.member(verdict.rawValue, integer: tally.count(of: verdict))
                }
                writer.object("clauses") { writer in
                    for (clause, confirmed, contradicted) in tally.clauses where confirmed + contradicted > 0 {
                        writer.object(clause.id) { writer in
                            writer.member("confirmed", integer: confirmed)
                            writer.member("contradicted", integer: contradicted)
                        }
                    }
                }
            }
        }
        endLine()
    }
}
