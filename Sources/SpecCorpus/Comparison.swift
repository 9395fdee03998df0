import DelegationRulesReplay

extension SpecCase {
    /// How `answer` differs from the expected one, one line a difference; empty where it does not.
    ///
    /// An answer without `clauses`, `basis`, `contested` or `reason` is held to the rest alone. Some things are free: of
    /// the error of bad input all but `path`, the values in `innerError`, and the `id` of a draft.
    public func differences(from answer: JSONValue) -> [String] {
        guard case .object(let expected) = expected.withoutWhatIsFree,
            case .object(var found) = answer.withoutWhatIsFree
        else { return ["expected an object, got \(answer.brief)"] }
        var differences: [String] = []
        if let id = found.removeValue(forKey: "id"), id != .string(self.id) {
            differences.append("id: expected \"\(self.id)\", got \(id.brief)")
        }
        for key in Set(expected.keys).union(found.keys).sorted() where expected[key] != found[key] {
            if found[key] == nil, Self.mayBeLeftOut.contains(key), !Self.isTold(in: found, besides: key) { continue }
            differences.append("\(key): expected \(expected[key].brief), got \(found[key].brief)")
        }
        return differences
    }

    private static let mayBeLeftOut: Set<String> = ["clauses", "basis", "contested", "reason"]

    /// `contested` is absent where no clause is contested: an answer that has `clauses` has not merely left it out.
    private static func isTold(in answer: [String: JSONValue], besides key: String) -> Bool {
        key == "contested" && answer["clauses"] != nil
    }
}

extension JSONValue {
    /// The answer without what differs from one implementation to the next, or from one run to the next.
    fileprivate var withoutWhatIsFree: JSONValue {
        changing("error") { error in
            guard self["outcome"] == .string("invalid"), let path = error["path"] else { return error }
            return .object(["path": path])
        }
        .changing("response") { response in
            response.changing("body") { body in
                body.changing("id") { _ in nil }
                    .changing("error") {
                        $0.changing("innerError") {
                            $0.changing("request-id") { _ in .null }.changing("date") { _ in .null }
                        }
                    }
            }
        }
    }

    /// The value with its member `key`, if it has one, put in another way.
    private func changing(_ key: String, _ change: (JSONValue) -> JSONValue?) -> JSONValue {
        guard case .object(var members) = self, let member = members[key] else { return self }
        members[key] = change(member)
        return .object(members)
    }

    fileprivate var brief: String {
        (try? line) ?? "\(self)"
    }
}

extension JSONValue? {
    fileprivate var brief: String {
        self?.brief ?? "nothing"
    }
}
