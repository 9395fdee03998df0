import DelegationRulesJSON

extension String {
    /// The words of a name of the contract: those of `SendOnBehalf` are Send, On and Behalf; those of
    /// `microsoft365Group` are microsoft, 365 and Group.
    var wordsOfName: [String] {
        var words: [String] = []
        var last: Character?
        for character in self {
            defer { last = character }
            guard character.isLetter || character.isNumber else { continue }
            let continues = last.map { ($0.isLetter && character.isLowercase) || ($0.isNumber && character.isNumber) }
            if continues == true {
                words[words.count - 1].append(character)
            } else {
                words.append(String(character))
            }
        }
        return words
    }

    /// A name of the contract as constants of C have it.
    var constantCase: String { wordsOfName.joined(separator: "_").uppercased() }

    /// The text as a sentence.
    var sentence: String { capitalized + "." }
}
