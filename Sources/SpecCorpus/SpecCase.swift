/// One record of the spec corpus: a question, and the whole answer that is expected to it.
public struct SpecCase: Hashable, Sendable {
    /// What kind of question it is; the raw value is the folder of the files that hold such cases.
    public enum Kind: String, Sendable, CaseIterable {
        /// A scenario, answered with a prediction.
        case scenario = "cases"
        /// An exchange, answered with a result.
        case exchange = "exchanges"
        /// A question what must change, about a scenario or about an exchange, answered with advice.
        case advice
        /// A question who may send as whom, answered with rows.
        case who
        /// Recorded traffic, several exchanges that are answered with a report of several lines.
        case check = "checks"
        /// A question what to look at in a tenant, answered with findings.
        case audit
    }

    /// What kind of question it is.
    public let kind: Kind
    /// The file that it stands in.
    public let file: String
    /// The name of the case; it never changes.
    public let id: String
    /// What the case shows, in one line.
    public let description: String
    /// The section or thread it comes from.
    public let sources: [JSONValue]
    /// What is asked; in the cases of bad input, something that cannot be answered.
    public let question: JSONValue
    /// What is expected.
    public let expected: JSONValue
    /// The tenant of a question or an exchange that brings none.
    let tenant: JSONValue?

    /// The question with the case's id, and its tenant where it takes one, as a line of JSON Lines; of recorded traffic, a
    /// line for each exchange, without the id.
    public var line: String {
        if kind == .check { return (question.elements ?? []).map { $0.inTenant(tenant).line }.joined(separator: "\n") }
        guard case .object(var members) = question else { return question.line }
        members["id"] = .string(id)
        switch kind {
        case .scenario, .check: break
        case .exchange, .who, .audit: return JSONValue.object(members).inTenant(tenant).line
        case .advice: members["exchange"] = members["exchange"]?.inTenant(tenant)
        }
        return JSONValue.object(members).line
    }

    /// The answer that a report is, whose lines these are.
    public static func answer(lines: [String]) -> String { "{\"report\":[\(lines.joined(separator: ","))]}" }
}

extension JSONValue {
    /// An exchange in `tenant`, unless it brings one; any other value as it is.
    fileprivate func inTenant(_ tenant: JSONValue?) -> JSONValue {
        guard case .object(var members) = self else { return self }
        members["tenant"] = members["tenant"] ?? tenant
        return .object(members)
    }
}

extension SpecCase: CustomDebugStringConvertible {
    /// The name of the case, by which a failing test tells which it was.
    public var debugDescription: String { id }
}
