import DelegationRulesJSON

/// What messages and answers call an input, and the texts in it.
struct InputName {
    let name: String
    /// Its place among the inputs, from 0.
    let number: Int
    /// How many entries it has, where it is an HTTP Archive: each is a line of what is made of it.
    var entryCount: Int?

    /// The position of the text on `line`: of its entry from 0, or the line.
    func entry(line: Int) -> Int { entryCount == nil ? line : line - 1 }

    /// What an explanation calls the text with `id` that stands on `line`.
    func title(_ id: String?, line: Int) -> String {
        entryCount == nil || id != nil ? Explanation.title(id, line: line) : "entry \(entry(line: line))"
    }

    /// What is wrong with the text on `line`, as an error of the whole input, and the line, where it has lines.
    func placing(_ error: InvalidText, line: Int) -> (error: InvalidText, line: Int?) {
        // An archive that cannot be read has no entries yet.
        entryCount == nil ? (error, line) : (error.inside(entry(line: line)).inside("entries").inside("log"), nil)
    }
}
