/// What a text is, as its keys tell: whoever gives it to the wrong command learns which one takes it.
package enum TextKind: CaseIterable, Sendable {
    case scenario, exchange, question, tenant, corpus, export

    /// What messages call it.
    package var noun: String {
        switch self {
        case .scenario: "scenario"
        case .exchange: "exchange"
        case .question: "question"
        case .tenant: "tenant"
        case .corpus: "file of the spec corpus"
        case .export: "export"
        }
    }

    /// Keys of which no other kind has any.
    private var keys: [String] {
        switch self {
        case .scenario: ["endpoint"]
        case .exchange: ["request", "tenant", "draft"]
        case .question: ["scenario", "exchange", "goal"]
        case .tenant: ["recipients"]
        case .corpus: ["cases"]
        case .export: ["RecipientTypeDetails", "PrimarySmtpAddress", "Trustee", "AccessRights"]
        }
    }

    /// What takes such a text.
    private var taker: String {
        switch self {
        case .scenario: #"a scenario, which predict answers, and advise as {"scenario": …}"#
        case .exchange: #"an exchange, which replay answers, and advise as {"exchange": …}"#
        case .question: "a question, which advise answers"
        case .tenant: "a tenant, which replay, advise and compare take with --tenant"
        case .corpus: "a file of the spec corpus, which verify runs"
        case .export: "an export of Exchange's, of which tenant import makes a tenant"
        }
    }

    /// What a message says of a text that was read as one of this kind and has the keys `found`, where these tell that
    /// it is of another.
    package func mistake(found: Set<String>) -> String? {
        guard found.isDisjoint(with: keys),
            let other = Self.allCases.first(where: { !found.isDisjoint(with: $0.keys) })
        else { return nil }
        return "expected one \(noun); this looks like \(other.taker)"
    }
}
