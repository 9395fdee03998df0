import Testing

/// A delegated mail scenario, in the names of the wire format.
struct PlainScenario: Hashable, Sendable {
    var tokenType: String
    var permissions: Set<String>
    var mailbox: String
    var alias = false
    var operation: String
    var from: String
    var fromSource = "property"
    var grants: Set<String>
    var saveToSentItems: Bool
    var alwaysSaveCopy: Set<String>
    var accessPolicy = "allows"
    var exchangeRoles: Set<String> = []
}

/// What Microsoft Graph answers to a scenario, in the names of the wire format.
struct PlainAnswer: Equatable, Sendable {
    var outcome: String
    var status: Int?
    var sender: String?
    var from: String?
    var sentItems: [String]?
    var draftsOf: String?
    var errorCode: String?
}

/// A fact of a scenario, as the contract packs it: where its bits begin, and the names of what they stand for.
struct PlainFact: Sendable {
    /// One of the named values, or any of them, a bit each.
    enum Kind { case one, set }

    /// What the rows call it.
    let name: String
    let kind: Kind
    let position: UInt32
    let values: [String]

    private init(_ name: String, _ kind: Kind, at position: UInt32, _ values: [String]) {
        self.name = name
        self.kind = kind
        self.position = position
        self.values = values
    }

    static let token = PlainFact("token", .one, at: 0, ["user", "app"])
    static let permissions = PlainFact(
        "permissions", .set, at: 1,
        ["Mail.Send", "Mail.Send.Shared", "Mail.ReadWrite", "Mail.ReadWrite.Shared", "other"])
    static let mailbox = PlainFact(
        "mailbox", .one, at: 6, ["me", "signedInUser", "from", "another", "group", "withoutMailbox", "noUser"])
    static let operation = PlainFact(
        "operation", .one, at: 9, ["sendMail", "createDraft", "sendDraft", "reply", "createReply"])
    static let saved = PlainFact("saved", .one, at: 12, ["yes", "no"])
    static let from = PlainFact(
        "from", .one, at: 13,
        [
            "own", "ownAlias", "userMailbox", "sharedMailbox", "resourceMailbox", "microsoft365Group",
            "distributionList", "mailUser", "mailContact", "unknown",
        ])
    static let source = PlainFact("source", .one, at: 17, ["property", "mimeHeader", "path"])
    static let grants = PlainFact("grants", .set, at: 19, ["SendAs", "SendOnBehalf", "FullAccess"])
    static let switches = PlainFact("switches", .set, at: 22, ["SentAs", "SendOnBehalf"])
    static let policy = PlainFact("policy", .one, at: 24, ["allows", "blocks"])
    static let roles = PlainFact("roles", .set, at: 25, ["Mail.Send", "Mail.ReadWrite"])
    static let alias = PlainFact("alias", .one, at: 27, ["no", "yes"])

    static let all = [
        token, permissions, mailbox, operation, saved, from, source, grants, switches, policy, roles, alias,
    ]

    /// How many numbers there are for it.
    var count: UInt32 { kind == .set ? 1 << UInt32(values.count) : UInt32(values.count) }

    /// The bits of a number, where the contract has them.
    func bits(_ number: UInt32) -> UInt32 { number << position }

    /// The number in a scenario's bits.
    func number(in bits: UInt32) -> UInt32 {
        let width = kind == .set ? values.count : Int.bitWidth - (values.count - 1).leadingZeroBitCount
        return bits >> position & (1 << UInt32(width) - 1)
    }

    /// The bits of the value or values of that name.
    fileprivate func bits(of names: Set<String>) -> UInt32 {
        names.reduce(0) { bits, name in
            guard let number = values.firstIndex(of: name) else { preconditionFailure("Unknown \(self.name) \(name)") }
            return bits | (kind == .set ? 1 << UInt32(number) : UInt32(number)) << position
        }
    }

    /// The names of what stands in a scenario's bits.
    fileprivate func names(in bits: UInt32) -> Set<String> {
        let number = number(in: bits)
        guard kind == .set else { return [values[Int(number)]] }
        return Set(values.indices.filter { number >> UInt32($0) & 1 == 1 }.map { values[$0] })
    }

    /// The name of the one value in a scenario's bits.
    fileprivate func name(in bits: UInt32) -> String { values[Int(number(in: bits))] }
}

extension PlainScenario {
    /// The kinds of from address.
    static let kinds = PlainFact.from.values

    /// The scenario as the contract packs it, facts that mean nothing beside the others included.
    var contractBits: UInt32 {
        let one =
            PlainFact.token.bits(of: [tokenType]) | PlainFact.mailbox.bits(of: [mailbox])
            | PlainFact.alias.bits(of: [alias ? "yes" : "no"]) | PlainFact.operation.bits(of: [operation])
            | PlainFact.from.bits(of: [from]) | PlainFact.source.bits(of: [fromSource])
            | PlainFact.saved.bits(of: [saveToSentItems ? "yes" : "no"]) | PlainFact.policy.bits(of: [accessPolicy])
        return one | PlainFact.permissions.bits(of: permissions) | PlainFact.grants.bits(of: grants)
            | PlainFact.switches.bits(of: alwaysSaveCopy) | PlainFact.roles.bits(of: exchangeRoles)
    }

    /// The scenario that the contract packs so.
    init(contractBits bits: UInt32) {
        tokenType = PlainFact.token.name(in: bits)
        permissions = PlainFact.permissions.names(in: bits)
        mailbox = PlainFact.mailbox.name(in: bits)
        alias = PlainFact.alias.name(in: bits) == "yes"
        operation = PlainFact.operation.name(in: bits)
        from = PlainFact.from.name(in: bits)
        fromSource = PlainFact.source.name(in: bits)
        grants = PlainFact.grants.names(in: bits)
        saveToSentItems = PlainFact.saved.name(in: bits) == "yes"
        alwaysSaveCopy = PlainFact.switches.names(in: bits)
        accessPolicy = PlainFact.policy.name(in: bits)
        exchangeRoles = PlainFact.roles.names(in: bits)
    }

    /// The scenario in the wire format, without what is at its default.
    var json: String {
        func list(_ names: Set<String>) -> String {
            "[" + names.sorted().map { "\"\($0)\"" }.joined(separator: ",") + "]"
        }
        // Of Graph's other names it counts alone that there is one.
        let permissions = Set(permissions.map { $0 == "other" ? "User.Read" : $0 })
        var json = #"{"token":{"type":"\#(tokenType)","permissions":\#(list(permissions))}"#
        json += #","endpoint":{"mailbox":"\#(mailbox)","operation":"\#(operation)"\#(alias ? #","alias":true"# : "")}"#
        if from != "own" { json += #","from":"\#(from)""# }
        if fromSource != "property" { json += #","fromSource":"\#(fromSource)""# }
        if !grants.isEmpty { json += #","grants":\#(list(grants))"# }
        if !saveToSentItems { json += #","saveToSentItems":false"# }
        if !alwaysSaveCopy.isEmpty { json += #","alwaysSaveCopy":\#(list(alwaysSaveCopy))"# }
        if accessPolicy != "allows" { json += #","accessPolicy":"\#(accessPolicy)""# }
        if !exchangeRoles.isEmpty { json += #","exchangeRoles":\#(list(exchangeRoles))"# }
        return json + "}"
    }
}

/// The kind of a token and its permissions: every scenario has one of these.
struct PlainToken: Hashable, Sendable, CustomTestStringConvertible {
    let bits: UInt32

    var testDescription: String {
        let scenario = PlainScenario(contractBits: bits)
        return "\(scenario.tokenType) token with \(scenario.permissions.sorted().joined(separator: ", "))"
    }

    /// All there are.
    static let all: [PlainToken] = (0..<PlainFact.token.count).flatMap { type in
        (0..<PlainFact.permissions.count).map { permissions in
            PlainToken(bits: PlainFact.token.bits(type) | PlainFact.permissions.bits(permissions))
        }
    }

    /// Calls `body` with every scenario that has this token, as the contract packs it.
    func forEachScenario(_ body: (UInt32) throws -> Void) rethrows {
        let facts: [PlainFact] = [.alias, .from, .grants, .switches, .policy, .roles]
        for mailbox in 0..<PlainFact.mailbox.count {
            // A message takes its from address of the path only where that is the from user's.
            let sources: UInt32 = PlainFact.mailbox.values[Int(mailbox)] == "from" ? 3 : 2
            for source in 0..<sources {
                for operation in 0..<PlainFact.operation.count {
                    // The copy can be declined in sendMail alone.
                    for declines in 0..<UInt32(PlainFact.operation.values[Int(operation)] == "sendMail" ? 2 : 1) {
                        try forEach(
                            facts[...],
                            bits | PlainFact.mailbox.bits(mailbox) | PlainFact.source.bits(source)
                                | PlainFact.operation.bits(operation) | PlainFact.saved.bits(declines), body)
                    }
                }
            }
        }
    }

    private func forEach(
        _ facts: ArraySlice<PlainFact>, _ bits: UInt32, _ body: (UInt32) throws -> Void
    ) rethrows {
        guard let fact = facts.first else { return try body(bits) }
        for number in 0..<fact.count { try forEach(facts.dropFirst(), bits | fact.bits(number), body) }
    }
}
