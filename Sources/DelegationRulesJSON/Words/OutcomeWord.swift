/// What sentences call an outcome.
package enum OutcomeWord: String, CaseIterable {
    case accepted, drafted, refused, unspecified, invalid

    /// The outcome as the end of a line, with what Graph answers, where it does.
    package func sentence(_ answer: String? = nil) -> String {
        "\(rawValue)\(answer.map { " (\($0))" } ?? "")."
    }
}
