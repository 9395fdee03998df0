/// A scenario in C: a struct with a member for each fact, and how it is packed.
enum CScenario {
    static var text: String {
        // In C, who sets the members of a struct by their order relies on it: it is that of the bits.
        let rows = ContractRow.facts.sorted { $0.field.position < $1.field.position }
        let members = rows.map { ("uint32_t \($0.words.member);", meaning(of: $0)) }
        let tooLarge = rows.map { "scenario.\($0.words.member) > \($0.largest)" }
        let shifted = rows.map { "scenario.\($0.words.member) << \($0.field.position)" }
        return """
            /* A scenario, before it is packed. */
            struct delegation_rules_scenario {
            \(members.linesOfC)};

            /* Bits that are no scenario. */
            #define DELEGATION_RULES_NO_SCENARIO UINT32_MAX

            /* The scenario in 32 bits. A member that is out of its range makes DELEGATION_RULES_NO_SCENARIO. */
            static inline uint32_t delegation_rules_pack(struct delegation_rules_scenario scenario) {
                if (\(tooLarge.joined(separator: " ||\n        ")))
                    return DELEGATION_RULES_NO_SCENARIO;
                return \(shifted.joined(separator: " |\n           "));
            }

            """
    }

    /// What a member holds.
    private static func meaning(of row: ContractRow) -> String {
        switch (row.field.shape, CEnumeration(row)) {
        case (.flag(let whenZero), _):
            "1: \(row.key) is \(!whenZero)" + (row.needs.map { "; only with \($0.name)" } ?? "")
        case (.set, let enumeration?): "\(enumeration.type), or-ed"
        case (_, let enumeration?):
            enumeration.type
                + row.needsOfValues.map { number, need in
                    "; \(enumeration.constant(number)) only with \(need.key) \(need.name)"
                }.joined()
        case (_, nil): row.words.description
        }
    }
}
