import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("verify, as JUnit's XML")
struct JUnitReportTests {
    struct Run: CustomTestStringConvertible {
        let testDescription: String
        let options: [String]
        let tests: Int
        let failures: Int
        let errors: Int
        /// A line of what the first failure or error says.
        let message: String?
    }

    private static let runs = [
        Run(
            testDescription: "that passes", options: ["--only", "example-?,http-example-?"], tests: 4, failures: 0,
            errors: 0, message: nil),
        Run(
            testDescription: "of a program that answers wrong",
            options: [
                "--only", "example-?", "--against", #"sed 's/.*/{"outcome":"<\&\\u0000\\ufffe\\u2028\\"]]>"}/'"#,
            ], tests: 2, failures: 2,
            errors: 0, message: #"outcome: expected "accepted", got "<&\u0000"# + "\u{FFFD}" + #"\u2028\"]]>""#),
        Run(
            testDescription: "of a program that answers nothing",
            options: ["--only", "example-?", "--against", "cat >&2"],
            tests: 2, failures: 0, errors: 2, message: "2 of 2 cases have no answer"),
        Run(
            testDescription: "of a program that answers too much",
            options: ["--only", "example-1", "--against", "cat; echo {}"], tests: 2, failures: 1, errors: 1,
            message: "alwaysSaveCopy: expected nothing, got []"),
    ]

    @Test("reports a run", arguments: runs)
    func report(run: Run) throws {
        try Command.withTemporaryFolder { folder in
            let file = folder.appending(path: "report.xml")
            let result = try Command.run(["verify", "--junit", file.path] + run.options)
            #expect(
                result.lines.last
                    == "\(run.tests - run.failures - run.errors) passed, \(run.failures + run.errors) failed")
            let report = try Report(Data(contentsOf: file))
            let counts = [run.tests, run.failures, run.errors]
            #expect(report.elements.first?.counts == counts)
            let suites = report.elements.filter { $0.name == "testsuite" }.map(\.counts)
            #expect(suites.reduce([0, 0, 0]) { sum, counts in zip(sum, counts).map { $0 + $1 } } == counts)
            #expect(
                ["testcase", "failure", "error"].map { name in report.elements.count { $0.name == name } } == counts)
            let first = report.elements.first { ["failure", "error"].contains($0.name) }
            let lines = first?.text.split(separator: "\n").map(String.init) ?? []
            #expect(run.message.map(lines.contains) ?? lines.isEmpty)
            #expect(first.map { lines.contains($0.attributes["message"] ?? "") } ?? true)
            let cases = report.elements.filter { $0.name == "testcase" }.map { $0.attributes["name"] ?? "" }
            #expect(cases.contains("example-1"))
        }
    }

    @Test("says where the report cannot be written")
    func unwritable() throws {
        let result = try Command.run("verify", "--only", "example-1", "--junit", "no-such-folder/report.xml")
        #expect(result.status == 74)
        #expect(result.errors.hasPrefix("delegation-rules: no-such-folder/report.xml: cannot be written: "))
    }
}

/// The elements of a report, as the toolchain's own parser of XML reads them.
private final class Report: NSObject, XMLParserDelegate {
    struct Element {
        let name: String
        let attributes: [String: String]
        var text = ""

        var counts: [Int] { ["tests", "failures", "errors"].map { attributes[$0].flatMap(Int.init) ?? -1 } }
    }

    private(set) var elements: [Element] = []

    init(_ xml: Data) throws {
        super.init()
        let parser = XMLParser(data: xml)
        parser.delegate = self
        try #require(parser.parse(), "the report is no XML: \(String(describing: parser.parserError))")
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        elements.append(Element(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        elements[elements.count - 1].text += string
    }
}
