import DelegationRules
import DelegationRulesJSON

extension Painter {
    /// A text for a person, as the modules lay it out: what is not indented is a headline, what ends with a colon heads
    /// what follows, and an outcome stands at the end of its line, behind a colon.
    func paint(lines text: String) -> String {
        guard isOn else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(paint(line:)).joined(separator: "\n")
    }

    private func paint(line: Substring) -> String {
        let words = line.drop { $0 == " " }
        let indentation = line[..<words.startIndex]
        if let (start, word, style) = Self.outcome(endingIn: words) {
            return indentation + (indentation.isEmpty ? paint(start, .heading) : String(start)) + paint(word, style)
                + words[word.endIndex...]
        }
        if words.hasPrefix(Clause.contestedWord + " ") {
            return indentation + paint(String(words), first: Clause.contestedWord.count, .doubtful)
        }
        let mark = "(\(Clause.contestedWord))"
        if words.hasSuffix(mark) { return line.dropLast(mark.count) + paint(mark, .doubtful) }
        let isHeading = indentation.isEmpty || words.hasSuffix(":")
        return indentation + (isHeading ? paint(words, .heading) : String(words))
    }

    /// The outcome that ends a line, with what Graph answers behind it in parentheses, and what stands before it.
    private static func outcome(endingIn line: Substring) -> (start: Substring, word: Substring, Style)? {
        guard line.hasSuffix(".") else { return nil }
        var sentence = line.dropLast()
        if sentence.hasSuffix(")"), let answer = sentence.lastIndex(of: "(") {
            sentence = sentence[..<answer].dropLast()
        }
        for outcome in OutcomeWord.allCases where sentence.hasSuffix(": \(outcome.rawValue)") {
            let word = sentence.suffix(outcome.rawValue.count)
            return (sentence[..<word.startIndex], word, outcome.style)
        }
        return nil
    }
}

extension OutcomeWord {
    fileprivate var style: Style {
        switch self {
        case .accepted, .drafted: .good
        case .refused, .invalid: .bad
        case .unspecified: .doubtful
        }
    }
}
