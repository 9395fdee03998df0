import DelegationRulesJSON
import SpecCorpus

/// What came of the cases, as the XML that JUnit made common: a suite for each kind of cases, without times.
enum JUnitReport {
    /// The report of `tally`.
    static func xml(of tally: Tally) -> [UInt8] {
        let suites = SpecCase.Kind.allCases.map { kind in (kind, tally.verdicts.filter { $0.kind == kind }) }
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        xml += "<testsuites name=\"delegation-rules verify\"\(counts(of: tally.verdicts))>\n"
        for (kind, verdicts) in suites where !verdicts.isEmpty {
            xml += "  <testsuite name=\"\(kind.rawValue)\"\(counts(of: verdicts))>\n"
            for verdict in verdicts { xml += element(for: verdict) }
            xml += "  </testsuite>\n"
        }
        return Array((xml + "</testsuites>\n").utf8)
    }

    private static func counts(of verdicts: [Tally.Verdict]) -> String {
        let errors = verdicts.count { $0.isOfProgram }
        let failures = verdicts.count { !$0.problems.isEmpty } - errors
        return " tests=\"\(verdicts.count)\" failures=\"\(failures)\" errors=\"\(errors)\""
    }

    private static func element(for verdict: Tally.Verdict) -> String {
        let name = verdict.specCase?.id ?? "the program"
        let asked = verdict.specCase.map { [$0.description, "\($0.file): \($0.question.line)"] } ?? []
        let beginning = "    <testcase classname=\"\(verdict.kind.rawValue)\" name=\"\(name.inXML)\""
        guard let problem = verdict.problems.first else { return beginning + "/>\n" }
        let tag = verdict.isOfProgram ? "error" : "failure"
        let details = (asked + verdict.problems).map(\.inXML).joined(separator: "\n")
        return "\(beginning)>\n      <\(tag) message=\"\(problem.inXML)\">\(details)</\(tag)>\n    </testcase>\n"
    }
}

extension String {
    /// The text as XML has it in an attribute or between tags; what XML cannot have at all is written out.
    fileprivate var inXML: String {
        var text = ""
        for scalar in onOneLine.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
