import DelegationRules

/// What `delegation_rules.h` includes: the enumerations, how a scenario is packed, and how a prediction is read.
enum CHeader {
    static var text: String {
        """
        /* \(ContractFile.origin) */

        /* ---- A scenario ---- */

        \(CEnumeration.all(of: ContractRow.facts).map(\.text).joined(separator: "\n"))
        \(CScenario.text)
        /* ---- A prediction ---- */

        \(CEnumeration.all(of: ContractRow.parts).map(\.text).joined(separator: "\n"))
        \(CPrediction.text)
        /* ---- The clauses ---- */

        \(clauses)
        """
    }

    private static var clauses: String {
        let ids = Clauses.all.map { "        \($0.id.quotedInC),\n" }
        let contested = Clauses.all.filter(\.isContested).map { "UINT64_C(1) << \($0.rawValue)" }
        return """
            /* How many clauses there are. */
            #define DELEGATION_RULES_CLAUSE_COUNT \(ids.count)

            /* The id of the clause that a bit of delegation_rules_clauses stands for; the empty string for other bits. Where the
               outcome is unspecified, the clause is the reason. What each clause says, and where that is from, stands at the end of
               delegation_rules.mjs, in JSON. */
            static inline const char *delegation_rules_clause_id(unsigned bit) {
                static const char *const ids[DELEGATION_RULES_CLAUSE_COUNT] = {
            \(ids.joined())    };
                return bit < DELEGATION_RULES_CLAUSE_COUNT ? ids[bit] : "";
            }

            /* Those of the clauses that a report contradicts; the engine keeps its reading all the same. */
            static inline uint64_t delegation_rules_contested(uint64_t clauses) {
                return clauses & (\(contested.isEmpty ? "0" : contested.joined(separator: " | ")));
            }

            """
    }
}

extension String {
    /// The text as a string literal of C; none of the contract's has a character that ends a line.
    var quotedInC: String {
        "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
