/// What a text is to be, and by which keys it is known: whoever gives it to the wrong command learns which one takes it.
package enum TextKind: CaseIterable, Sendable {
    case scenario, who, audit, exchange, question, tenant, corpus, export, archive

    /// What messages call such a text, and how long it may be.
    package var json: JSONTextKind {
        // A scenario is far shorter than the others, unless its id is absurd. They may bring a tenant of a hundred
        // thousand recipients, or an attachment.
        JSONTextKind(noun: noun, longest: self == .scenario ? 1 << 20 : 1 << 28)
    }

    /// What messages call such a text.
    package var noun: String {
        switch self {
        case .scenario: "scenario"
        case .who: "question who may send as whom"
        case .audit: "question for an audit"
        case .exchange: "exchange"
        case .question: "question"
        case .tenant: "tenant"
        case .corpus: "file of the spec corpus"
        case .export: "export"
        case .archive: "HTTP Archive"
        }
    }

    /// Keys of which no other kind has any.
    fileprivate var keys: [String] {
        switch self {
        case .scenario: ["endpoint"]
        case .who: ["who"]
        case .audit: ["audit"]
        case .exchange: ["request", "draft"]
        case .question: ["scenario", "exchange", "goal"]
        case .tenant: ["recipients"]
        case .corpus: ["cases"]
        case .export: ["RecipientTypeDetails", "PrimarySmtpAddress", "Trustee", "AccessRights"]
        case .archive: ["log"]
        }
    }

    /// What takes such a text.
    private var taker: String {
        switch self {
        case .scenario: #"a scenario, which predict answers, and advise as {"scenario": …}"#
        case .who: "a question who may send as whom, which sessions answer, and the command who by its options"
        case .audit: "a question for an audit, which sessions answer, and the command audit"
        case .exchange: #"an exchange, which replay answers, and advise as {"exchange": …}"#
        case .question: "a question, which advise answers"
        case .tenant: "a tenant, which replay, advise and compare take with --tenant"
        case .corpus: "a file of the spec corpus, which verify runs"
        case .export: "an export of Exchange's, of which tenant import makes a tenant"
        case .archive: "an HTTP Archive, which replay, check and compare take where log is its first key"
        }
    }

    /// What a message says of a text that was to be of this kind and looks like one of `other`.
    fileprivate func mistake(for other: TextKind) -> String {
        "expected one \(noun); this looks like \(other.taker)"
    }
}

extension JSONReader {
    /// What `read` makes of the text, which must hold nothing more; an error tells where the text is of another kind.
    package mutating func whole<Value>(
        _ kind: TextKind, _ read: (inout JSONReader) throws(InvalidText) -> Value
    ) throws(InvalidText) -> Value {
        let text = position..<end
        do throws(InvalidText) {
            let value = try read(&self)
            try end(of: kind.noun)
            return value
        } catch {
            move(to: text)
            guard let other = self.kind(otherThan: kind) else { throw error }
            throw InvalidText(kind.mistake(for: other), at: text.lowerBound)
        }
    }

    /// Which of `kinds` the text is, by the first of its keys that no other kind has; `nil` where it has none of these.
    package func kind(among kinds: [TextKind]) -> TextKind? {
        firstMember { (key, reader) in kinds.first { $0.keys.contains { reader.says(key, $0) } } }
    }

    /// Of which other kind the text is; `nil` where a key tells that it is of `kind`, or none tells anything.
    private func kind(otherThan kind: TextKind) -> TextKind? {
        if kind.keys.contains(where: { member($0) != nil }) { return nil }
        return self.kind(among: TextKind.allCases.filter { $0 != kind })
    }
}
