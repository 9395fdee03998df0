import DelegationRules
import DelegationRulesJSON

/// A prediction in C: a function that reads each of its parts.
enum CPrediction {
    static var text: String {
        ContractRow.parts.map { reader(of: $0) + "\n" }.joined() + errorTexts
    }

    private static func reader(of row: ContractRow) -> String {
        let bits = "prediction >> \(row.field.position) & \(row.mask)"
        let name = "delegation_rules_\(row.words.member)"
        let description = row.needs.map { "\($0.name): \(row.words.description)" } ?? row.words.description
        let enumeration = CEnumeration(row)
        if row.field.shape == .set, let enumeration {
            let parameter = enumeration.parameter
            return """
                /* \(description.capitalized); 1 if that is the given \(parameter). */
                static inline int \(name)(uint64_t prediction, \(enumeration.type) \(parameter)) {
                    return \(parameter) <= \(enumeration.constant(row.values.count - 1)) &&
                        (prediction >> (\(row.field.position) + \(parameter)) & 1) != 0;
                }

                """
        }
        let type = enumeration?.type ?? "uint32_t"
        return """
            /* \(description.sentence) */
            static inline \(type) \(name)(uint64_t prediction) {
                return (\(type))(\(bits));
            }

            """
    }

    private static var errorTexts: String {
        let code = "the code of the error body"
        let message = "the message of the error body, in which {id} stands for the id in the path"
        return texts("error_code", code, CaseSet<GraphError>.all.map(\.code)) + "\n"
            + texts("error_message", message, CaseSet<GraphError>.all.map(\.message))
    }

    /// A function that gives one of `texts`, those of all errors. The bits of a prediction may be any.
    private static func texts(_ name: String, _ description: String, _ texts: [String]) -> String {
        """
        /* Rejected: \(description); else the empty string. */
        static inline const char *delegation_rules_\(name)(uint64_t prediction) {
            switch (delegation_rules_error(prediction)) {
        \(zip(errors, texts).map { "    case \($0): return \($1.quotedInC);\n" }.joined())    default: return "";
            }
        }

        """
    }

    /// The constants of all errors.
    private static var errors: [String] {
        guard let enumeration = CEnumeration(.row(.error)) else { return [] }
        return CaseSet<GraphError>.all.map { enumeration.constant(Int($0.rawValue) + 1) }
    }
}
