import DelegationRules

/// What `delegation_rules.mjs` imports: the table of facts, by which it packs scenarios and unpacks them, and Graph's hosts.
enum JavaScriptModule {
    static var text: String {
        """
        // \(ContractFile.origin)

        /** The facts of a scenario, as JSON orders them: each with its key, its bits, the names of its values and their meanings. */
        export const facts = \(JSON.array(ContractRow.facts.map(fact)).lines);

        /** The hosts of Graph's clouds, in lower case. */
        export const graphHosts = \(JSON.array(Scenario.Token.Permissions.graphHosts.map(JSON.string)).lines);

        """
    }

    /// A fact, with what forms say of it and of its values.
    private static func fact(_ row: ContractRow) -> JSON {
        var members: [(String, JSON)] = [("key", .string(row.key))]
        switch row.field.shape {
        case .choice: members.append(("shape", "choice"))
        case .set: members.append(("shape", "set"))
        case .flag(let whenZero): members += [("shape", "flag"), ("whenZero", .boolean(whenZero))]
        case .number: members.append(("shape", "number"))
        }
        members += [
            ("position", .number(Int(row.field.position))), ("width", .number(Int(row.field.width))),
            ("required", .boolean(row.isRequired)), ("needs", row.needs.map(needed) ?? .null),
        ]
        if !row.values.isEmpty {
            // Any one of Graph's other permissions stands for all of them.
            let other = row.field.shape == .set ? JSON.string(Scenario.Token.Permissions.idleMailNames[0]) : .null
            members.append(("values", .array(row.values.map { $0.name.map(JSON.string) ?? other })))
        }
        return .object(
            members + [
                ("always", .boolean(row.isAlwaysWritten)),
                ("needsOfValues", .object(row.needsOfValues.map { (String($0.number), needed($0.need)) })),
                ("description", .string(row.words.description)),
                ("meanings", .array(row.values.map { .string($0.meaning) })),
            ])
    }

    private static func needed(_ need: ContractRow.Need) -> JSON {
        ["key": .string(need.key), "number": .number(need.number)]
    }
}
