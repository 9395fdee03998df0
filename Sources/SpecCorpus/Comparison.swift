extension SpecCase {
    /// How `answer` differs from the expected one, one line a difference; empty where it does not.
    ///
    /// An answer without `clauses`, `basis`, `contested`, `obstacles`, `reason`, `cause`, `change`, `who` or `how`
    /// is held to the rest alone. Some things are free: of the error of bad input all but `path`, the wording of a `reason`
    /// or a `cause`, the values in
    /// `innerError`, and the `id` of a draft.
    public func differences(from answer: JSONValue) -> [String] {
        let expected = expected.withoutWhatIsFree
        guard case .object(var found) = answer.withoutWhatIsFree else {
            return ["expected an object, got \(answer.line)"]
        }
        var differences: [String] = []
        if let id = found.removeValue(forKey: "id"), id != .string(self.id) {
            differences.append("id: expected \"\(self.id)\", got \(id.line)")
        }
        return differences + Self.differences(between: expected, and: .object(found), at: "")
    }

    /// The same of one value in the answer, member by member and element by element.
    private static func differences(between expected: JSONValue?, and found: JSONValue?, at path: String) -> [String] {
        switch (expected, found) {
        // What Graph answers is Graph's: nothing in it may be left out.
        case (.object(let expected), .object(let found)) where path != "response":
            return Set(expected.keys).union(found.keys).sorted().flatMap { key in
                if found[key] == nil, mayBeLeftOut.contains(key) { return [String]() }
                if key == "reason" || key == "cause", expected[key]?.text != nil, found[key]?.text != nil { return [] }
                return differences(
                    between: expected[key], and: found[key], at: path.isEmpty ? key.text : "\(path).\(key.text)")
            }
        case (.array(let expected), .array(let found)) where expected.count == found.count:
            let pairs = Array(zip(expected, found))
            guard pairs.contains(where: { $0.0.isObject && $0.1.isObject }) else { fallthrough }
            return pairs.indices.flatMap { index in
                differences(between: pairs[index].0, and: pairs[index].1, at: "\(path)[\(index)]")
            }
        default:
            return expected == found ? [] : ["\(path): expected \(expected.brief), got \(found.brief)"]
        }
    }

    private static let mayBeLeftOut: Set<JSONValue.Key> = [
        "clauses", "basis", "contested", "obstacles", "reason", "cause", "change", "who", "how",
    ]
}

extension JSONValue {
    /// The answer without what differs from one implementation to the next, or from one run to the next.
    fileprivate var withoutWhatIsFree: JSONValue {
        changing("error") { error in
            guard self["outcome"] == .string("invalid"), let path = error["path"] else { return error }
            return .object(["path": path])
        }
        .changing("response") { $0.withoutWhatIsFreeInAResponse }
        .changing("report") { report in
            // Where the traffic was read from is nobody's fault.
            report.elements.map { .array($0.map { $0.withoutWhatIsFree.changing("file") { _ in nil } }) } ?? report
        }
        .changing("parts") { parts in parts.elements.map { .array($0.map(\.withoutWhatIsFree)) } ?? parts }
    }

    /// The same of an answer of Graph's, which may hold those to the requests of a batch.
    private var withoutWhatIsFreeInAResponse: JSONValue {
        changing("body") { body in
            body.changing("id") { _ in nil }
                .changing("error") {
                    $0.changing("innerError") {
                        $0.changing("request-id") { _ in .null }.changing("date") { _ in .null }
                    }
                }
                .changing("responses") { responses in
                    responses.elements.map { .array($0.map(\.withoutWhatIsFreeInAResponse)) } ?? responses
                }
        }
    }

    /// The value with its member `key`, if it has one, put in another way.
    private func changing(_ key: Key, _ change: (JSONValue) -> JSONValue?) -> JSONValue {
        guard case .object(var members) = self, let member = members[key] else { return self }
        members[key] = change(member)
        return .object(members)
    }

    fileprivate var isObject: Bool {
        if case .object = self { true } else { false }
    }
}

extension JSONValue? {
    fileprivate var brief: String {
        self?.line ?? "nothing"
    }
}
