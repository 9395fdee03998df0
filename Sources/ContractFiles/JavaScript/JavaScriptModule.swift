import DelegationRules

/// What `delegation_rules.mjs` imports: the table, of which it makes its reader and its writer, and the texts.
enum JavaScriptModule {
    static var text: String {
        """
        // \(ContractFile.origin)

        /** The facts of a scenario, as JSON orders them: each with its key, its bits, the names of its values and their meanings. */
        export const facts = \(JSON.array(ContractRow.facts.map(fact)).lines);

        /** The parts of a prediction, in the same way. */
        export const parts = \(JSON.array(ContractRow.parts.map(part)).lines);

        /** The names of Graph's `Mail.` permissions that decide nothing. */
        export const idleMailPermissions = \(JSON.array(Scenario.Token.Permissions.idleMailNames.map(JSON.string)).lines);

        /** The hosts of Graph's clouds, in lower case. */
        export const graphHosts = \(JSON.array(Scenario.Token.Permissions.graphHosts.map(JSON.string)).lines);

        /** Why a scenario is unspecified, by the clause that says so. */
        export const reasons = \(reasons.lines);

        """
    }

    /// A fact, with what forms say of it and of its values.
    private static func fact(_ row: ContractRow) -> JSON {
        .object(
            common(row) + [
                ("always", .boolean(row.isAlwaysWritten)),
                (
                    "needsOfValues",
                    .object(
                        row.needsOfValues.map { number, need in
                            (String(number), ["key": .string(need.key), "number": .number(need.number)])
                        })
                ),
                ("description", .string(row.words.description)),
                ("meanings", .array(row.values.map { .string($0.meaning) })),
            ])
    }

    private static func part(_ row: ContractRow) -> JSON {
        guard row.key == Prediction.Part.error.key else { return .object(common(row)) }
        // An error is an object of its own, whose members follow from its code.
        let errors = GraphError.all.map { JSON.object([("code", .string($0.code)), ("message", .string($0.message))]) }
        return .object(
            common(row).map { key, value in
                switch key {
                case "key": (key, "error")
                case "values": (key, .array([.null] + errors))
                default: (key, value)
                }
            })
    }

    private static func common(_ row: ContractRow) -> [(String, JSON)] {
        var members: [(String, JSON)] = [("key", .string(row.key))]
        switch row.field.shape {
        case .choice: members.append(("shape", "choice"))
        case .set: members.append(("shape", "set"))
        case .flag(let whenZero): members += [("shape", "flag"), ("whenZero", .boolean(whenZero))]
        case .number: members.append(("shape", "number"))
        }
        members += [("position", .number(Int(row.field.position))), ("width", .number(Int(row.field.width)))]
        members += [
            ("required", .boolean(row.isRequired)),
            ("needs", row.needs.map { ["key": .string($0.key), "number": .number($0.number)] } ?? .null),
        ]
        if !row.values.isEmpty {
            // Any one of Graph's other permissions stands for all of them.
            let other = row.field.shape == .set ? JSON.string(Scenario.Token.Permissions.idleMailNames[0]) : .null
            members.append(("values", .array(row.values.map { $0.name.map(JSON.string) ?? other })))
        }
        return members
    }

    /// The reasons that the decision gives, whatever scenario it is asked about.
    private static var reasons: JSON {
        var reasons: [Clause: String] = [:]
        for scenario in Scenario.all {
            let prediction = scenario.prediction
            guard case .unspecified(let silence) = prediction.outcome else { continue }
            for clause in prediction.clauses { reasons[clause] = silence.reason }
        }
        return .object(Clauses.all.compactMap { clause in reasons[clause].map { (clause.id, .string($0)) } })
    }
}
