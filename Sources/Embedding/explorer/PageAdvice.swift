import DelegationRules
import DelegationRulesJSON

// What would change the answer.

extension JSONWriter {
    /// Writes, as `remedy`, the least that would make the request pass; `null` where it does.
    mutating func remedy(_ shown: PageCase) {
        key("remedy")
        guard let goal = shown.remedyGoal else { return null() }
        let (answer, explanation) = shown.advice(for: goal)
        object { writer in
            writer.member("beginning", string: explanation.beginning)
            writer.member("reason", string: answer.reason?.onOneLine ?? "")
            writer.member("obstacles", strings: answer.obstacles.map { $0.id })
            writer.key("way")
            guard let way = explanation.ways.first, let entry = answer.entries.first else { return writer.null() }
            writer.way(way, entry)
        }
    }

    /// Writes one way: what is done, what then comes out, and the case that it makes.
    mutating func way(_ way: AdviceExplanation.Way, _ entry: AdviceAnswer.Entry) {
        object { writer in
            writer.array("deeds") { writer in
                for deed in way.deeds {
                    writer.object { writer in
                        writer.member("sentence", string: deed.sentence.capitalized)
                        writer.member("how", string: deed.detail ?? "")
                        writer.member("line", string: deed.line)
                    }
                }
            }
            writer.member("outcome", strings: way.outcome)
            writer.key("scenario")
            writer.scenario(entry.scenario)
        }
    }

    /// Writes, as `advice`, the ways to what is wanted.
    mutating func advice(_ shown: PageCase) {
        let (answer, explanation) = shown.advice(for: shown.goal)
        object("advice") { writer in
            writer.member("summary", string: explanation.summary.capitalized)
            writer.array("ways") { writer in
                for (way, entry) in zip(explanation.ways, answer.entries) { writer.way(way, entry) }
            }
            writer.member("delay", string: explanation.delay)
            writer.member("obstacles", strings: answer.obstacles.map { $0.statement })
            writer.member("reason", string: answer.reason?.onOneLine ?? "")
            writer.otherWay(shown)
        }
    }

    /// Writes, as `other`, the way of an application that sends as the from mailbox itself, where that may do as well.
    private mutating func otherWay(_ shown: PageCase) {
        key("other")
        guard let facts = shown.sendingAsFrom, let after = facts.scenario else { return null() }
        let scenario = shown.scenario
        let from = shown.names(in: scenario).fromObject
        let isThere =
            scenario.token.kind == .app && scenario.path.mailbox == .from
            && scenario.prediction.outcome == after.prediction.outcome
        object { writer in
            writer.member(
                "sentence",
                string: isThere
                    ? "It is so already: the app sends as \(from), which alone is seen and keeps the copy. "
                        + "Where another is to send in its name:"
                    : "As well as the following, an application token with Mail.Send, through the path of \(from), "
                        + "does it: the app then sends as that mailbox itself.")
            writer.key("scenario")
            if isThere { writer.null() } else { writer.scenario(facts) }
        }
    }

    /// Writes, as `changes`, every single change that means something, together with those of the same result.
    mutating func changes(_ shown: PageCase) {
        let results = shown.singleChanges
        array("changes") { writer in
            for (place, result) in results.enumerated()
            where !results[..<place].contains(where: { $0.text == result.text }) {
                writer.object { writer in
                    writer.member("result", string: result.text)
                    writer.array("changes") { writer in
                        for other in results[place...] where other.text == result.text {
                            writer.object { writer in
                                writer.member("sentence", string: other.sentence)
                                writer.key("scenario")
                                writer.scenario(other.facts)
                            }
                        }
                    }
                }
            }
        }
    }
}

extension PageCase {
    /// What one change makes of the case.
    fileprivate struct Result {
        let sentence: String
        let facts: PackedScenario
        /// What then comes out, or that it is the same as before.
        let text: String
        /// Where it stands among the results.
        let rank: Int
    }

    /// Every single change that means something: what is accepted first, and last what makes no difference.
    fileprivate var singleChanges: [Result] {
        let results = Advice.Changes.all.compactMap { change -> Result? in
            let facts = facts.applying(Advice.Changes(change))
            guard let after = facts.scenario, after != scenario else { return nil }
            let sentence = AdviceAnswer.Step(change, to: scenario, becoming: after).sentence(names: names(in: after))
            let verdict = verdict(of: facts, after)
            let (text, rank) =
                switch after.prediction.outcome {
                case scenario.prediction.outcome: ("No difference.", 4)
                case .accepted: (verdict.sentences.joined(separator: " "), 0)
                case .drafted: (verdict.headline, 1)
                case .rejected: (verdict.headline, 2)
                case .unspecified: (verdict.headline, 3)
                }
            return Result(sentence: sentence.capitalized, facts: facts, text: text.capitalized, rank: rank)
        }
        return (0...4).flatMap { rank in results.filter { $0.rank == rank } }
    }
}
