import DelegationRulesReplay

extension SpecCase {
    /// How `answer` differs from the expected prediction, one line a difference; empty where it does not.
    ///
    /// An answer without `clauses`, `basis`, `contested` or `reason` is held to the rest alone. Of the error of bad
    /// input only `path` is compared: its wording is free.
    public func differences(from answer: JSONValue) -> [String] {
        guard case .object(let expected) = prediction, case .object(var found) = answer else {
            return ["expected an object, got \(answer.brief)"]
        }
        var differences: [String] = []
        if let id = found.removeValue(forKey: "id"), id != .string(self.id) {
            differences.append("id: expected \"\(self.id)\", got \(id.brief)")
        }
        if found["outcome"] == .string("invalid"), let path = found["error"]?["path"] {
            found["error"] = .object(["path": path])
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
    fileprivate var brief: String {
        (try? line) ?? "\(self)"
    }
}

extension JSONValue? {
    fileprivate var brief: String {
        self?.brief ?? "nothing"
    }
}
