import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay

/// What `delegation_rules.d.mts` has of the contract: the types whose values are written somewhere in the package.
enum TypeScriptDeclarations {
    static var text: String {
        """
        // \(ContractFile.origin)

        /** The facts that decide a delegated send. */
        export interface Scenario {
          /** Any string; the prediction echoes it. */
          readonly id?: string;
        \(members(of: ContractRow.facts, indentation: "  "))
        }

        /** A Graph permission, by its name or by a scope's full form; of names that are not listed it counts alone that there is one. */
        export type Permission =\(union(permissions)) | (string & {});

        /** What comes out of a scenario. */
        export type Outcome =\(union(Prediction.Part.outcome.names.names));

        /** One of the two parties; where they are the same, it is called sendingUser. */
        export type Party =\(union(Prediction.Part.sender.names.names));

        /** A kind of evidence, the strongest first. */
        export type Evidence =\(union(Prediction.Part.basis.names.names));

        /** The code of an error with which Graph refuses delegated mail. */
        export type GraphErrorCode =\(union(codes));

        /** The id of a clause. */
        export type ClauseID =\(union(Clauses.all.map(\.id)));

        /** A key of a scenario that holds a fact, or several. */
        export type FactKey =\(union(Scenario.Fact.keys.names));

        /** What is changed, and to what. */
        export type Edit =
        \(edits);

        /** What Exchange calls the kinds of recipients. */
        export type RecipientTypeDetails =\(union(Tenant.RecipientType.allCases.map(\.rawValue)));

        /** What an application access policy does. */
        export type AccessRight =\(union(Tenant.AccessPolicy.Right.allCases.map(\.rawValue)));

        /** A role of Exchange's RBAC for Applications that has to do with mail. */
        export type ApplicationRole =\(union(Tenant.RoleAssignment.Role.allCases.map(\.rawValue)));

        """
    }

    /// The members of the object in which `facts` lie, whose keys begin with `prefix`.
    private static func members(of facts: [ContractRow], prefix: String = "", indentation: String) -> String {
        var lines: [String] = []
        var written: Set<String> = []
        for fact in facts {
            let key = String(fact.key.dropFirst(prefix.count).prefix { $0 != "." })
            guard written.insert(key).inserted else { continue }
            let inner = facts.filter { $0.key.hasPrefix("\(prefix)\(key).") }
            if inner.isEmpty {
                lines.append("/** \(fact.description { $0 }.sentence) */")
                lines.append("readonly \(key)\(fact.isRequired ? "" : "?"): \(type(of: fact));")
            } else {
                let members = members(of: inner, prefix: "\(prefix)\(key).", indentation: "  ")
                lines.append("readonly \(key): {\n\(members)\n};")
            }
        }
        return lines.joined(separator: "\n").split(separator: "\n").map { indentation + $0 }.joined(separator: "\n")
    }

    private static func type(of fact: ContractRow) -> String {
        let values = fact.names.map(quoted).joined(separator: " | ")
        return switch fact.field.shape {
        case .choice: values
        case .set: fact.key == Scenario.Fact.permissions.key ? "readonly Permission[]" : "readonly (\(values))[]"
        case .flag: "boolean"
        case .number: "number"
        }
    }

    private static var permissions: [String] {
        let deciding = ContractRow.row(.permissions).names
        return deciding + Scenario.Token.Permissions.idleMailNames.filter { !deciding.contains($0) }
    }

    private static var codes: [String] {
        var codes: [String] = []
        for error in CaseSet<GraphError>.all where !codes.contains(error.code) { codes.append(error.code) }
        return codes
    }

    private static var edits: String {
        FactEdit.all.map { edit in
            let values = edit.values.map { $0.line }.joined(separator: " | ")
            return "  | { readonly key: \(quoted(edit.key)); readonly \(edit.verb): \(values) }"
        }.joined(separator: "\n")
    }

    /// The type of any of `names`, on as many lines as it takes that none is long.
    private static func union(_ names: some Sequence<String>) -> String {
        var lines = [""]
        for name in names {
            let next = "\(lines == [""] ? " " : " | ")\(quoted(name))"
            if lines[lines.count - 1].count + next.count > 90 { lines.append(" ") }
            lines[lines.count - 1] += next
        }
        return lines.joined(separator: "\n")
    }

    private static func quoted(_ name: String) -> String { "\"\(name)\"" }
}
