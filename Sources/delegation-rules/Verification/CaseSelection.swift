import DelegationRulesJSON
import SpecCorpus

/// Which cases of a corpus are run: those that a pattern of `--only` matches, if it is given, and none of `--skip`.
enum CaseSelection {
    static let options = [only, skip]
    private static let only = Option(
        "--only", .caseIDs("PATTERNS"),
        """
        run those cases alone whose ids a pattern matches, in which * stands for any characters and ? for one; several \
        patterns have commas between them
        """)
    private static let skip = Option("--skip", .caseIDs("PATTERNS"), "do not run those")

    /// Those of `cases` that `arguments` choose. A pattern that matches none of them is a mistake: it would pass without a
    /// run.
    static func chosen(of cases: [SpecCase], by arguments: Arguments) throws(CommandFailure) -> [SpecCase] {
        let patterns = { (option: Option) in
            arguments[option].map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        }
        let (chosen, skipped) = (patterns(only), patterns(skip) ?? [])
        for (option, given) in [(only, chosen ?? []), (skip, skipped)] {
            for pattern in given where !cases.contains(where: { pattern.matches($0.id) }) {
                throw .usage(
                    "verify: \(option.name): no case is called \(pattern.quoted); verify --list prints what they are called"
                )
            }
        }
        let rest = cases.filter { specCase in
            chosen?.contains { $0.matches(specCase.id) } != false && !skipped.contains { $0.matches(specCase.id) }
        }
        guard !rest.isEmpty else { throw .usage("verify: \(only.name) and \(skip.name) leave no case to run") }
        return rest
    }
}

extension String {
    /// Whether this is a pattern of `name`: `*` stands for any characters, `?` for one.
    fileprivate func matches(_ name: String) -> Bool {
        let (pattern, name) = (Array(unicodeScalars), Array(name.unicodeScalars))
        var (position, place) = (0, 0)
        // Behind the last star, and where in the name what it stands for ends; it can stand for more.
        var retry: (position: Int, place: Int)?
        while place < name.count {
            if position < pattern.count, pattern[position] == "*" {
                position += 1
                retry = (position, place)
            } else if position < pattern.count, pattern[position] == "?" || pattern[position] == name[place] {
                position += 1
                place += 1
            } else if let (behindStar, end) = retry {
                (position, place) = (behindStar, end + 1)
                retry = (position, place)
            } else {
                return false
            }
        }
        return pattern[position...].allSatisfy { $0 == "*" }
    }
}
