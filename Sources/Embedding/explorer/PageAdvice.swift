import DelegationRules
import DelegationRulesJSON

// What would change the answer.

extension JSONWriter {
    /// Writes the ways to what is wanted.
    mutating func advice(_ question: PageQuestion, _ names: PartyNouns) {
        let answer = AdviceAnswer(on: question.facts, for: question.goal)
        let explanation = AdviceExplanation(answer, for: question.goal.outcome)
        object { writer in
            writer.member("summary", string: explanation.summary.capitalized)
            writer.key("ways")
            writer.array { writer in
                for (way, entry) in zip(explanation.ways, answer.entries) {
                    writer.object { writer in
                        writer.key("deeds")
                        writer.array { writer in
                            for deed in way.deeds {
                                writer.object { writer in
                                    writer.member("sentence", string: deed.sentence.capitalized)
                                    writer.member("detail", string: deed.detail ?? "")
                                }
                            }
                        }
                        writer.member("outcome", strings: way.outcome)
                        writer.key("scenario")
                        writer.scenario(entry.scenario)
                    }
                }
            }
            writer.member("delay", string: explanation.delay)
            writer.member("obstacles", strings: answer.obstacles.map { $0.statement })
            writer.key("other")
            writer.otherWay(question, names)
        }
    }

    /// Writes the way of an application that sends as the from mailbox itself, where that may do as well.
    private mutating func otherWay(_ question: PageQuestion, _ names: PartyNouns) {
        guard let facts = question.sendingAsFrom, let after = facts.scenario else { return null() }
        let scenario = question.scenario
        let isThere =
            scenario.token.kind == .app && scenario.path.mailbox == .from
            && scenario.prediction.outcome == after.prediction.outcome
        object { writer in
            if isThere {
                writer.member(
                    "sentence",
                    string: """
                        It is so already: the app sends as \(names.fromObject), which alone is seen and keeps the copy. \
                        Where another is to send in its name:
                        """)
            } else {
                writer.member(
                    "sentence",
                    string: """
                        As well as the following, an application token with Mail.Send, through the path of \
                        \(names.fromObject), does it: the app then sends as that mailbox itself.
                        """)
            }
            writer.key("scenario")
            if isThere { writer.null() } else { writer.scenario(facts) }
        }
    }

    /// Writes every single change that means something, together with those of the same result.
    mutating func changes(_ question: PageQuestion) {
        let results = question.changes
        array { writer in
            for (place, result) in results.enumerated()
            where !results[..<place].contains(where: { $0.text == result.text }) {
                writer.object { writer in
                    writer.member("result", string: result.text)
                    writer.key("changes")
                    writer.array { writer in
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

extension PageQuestion {
    /// The least that would make the request pass; empty where it does.
    func remedy(_ verdict: Verdict) -> String {
        switch scenario.prediction.outcome {
        case .accepted, .drafted: return ""
        case .rejected, .unspecified:
            let goal: Advice.Goal.Outcome = verdict.isDraft ? .drafted : .accepted()
            return AdviceExplanation(AdviceAnswer(on: facts, for: Advice.Goal(goal)), for: goal).best
        }
    }

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
    fileprivate var changes: [Result] {
        let results = Advice.Changes.all.compactMap { change -> Result? in
            let facts = facts.applying(Advice.Changes(change))
            guard let after = facts.scenario, after != scenario else { return nil }
            let sentence = AdviceAnswer.Step(change, to: scenario, becoming: after).sentence(
                names: PartyNouns(in: after))
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
