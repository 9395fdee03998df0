import DelegationRulesJSON

extension String {
    /// The words of a name of the contract: those of `SendOnBehalf` are Send, On and Behalf; those of
    /// `microsoft365Group` are microsoft, 365 and Group.
    var wordsOfName: [String] {
        matches(of: /[0-9]+|[A-Za-z][a-z]*/).map { String($0.output) }
    }

    /// A name of the contract as constants of C have it.
    var constantCase: String { wordsOfName.joined(separator: "_").uppercased() }

    /// The text as a sentence.
    var sentence: String { capitalized + "." }
}
