import DelegationRulesJSON
import DelegationRulesReplay

/// Who may send as whom in one tenant and not in another, or otherwise there: row by row in the order of the first, and
/// then, in the order of the second, the rows of those senders who are in that alone.
///
/// Recipients are the same where their addresses are. An application that one of the tenants names is looked at in both: where
/// the policy that held it is gone, it may do more than before. Rows are worked out one sender at a time.
public struct WhoComparison: Sequence, Sendable {
    /// A row that differs.
    public struct Difference: Sendable {
        /// The row in the first tenant; `nil` where that has none.
        public let before: WhoRow?
        /// The row in the second tenant; `nil` where that has none.
        public let after: WhoRow?

        /// What becomes of it.
        public var kind: Kind { before == nil ? .added : after == nil ? .removed : .changed }
    }

    /// What becomes of a row; the raw values are how it is written.
    public enum Kind: String, Sendable, CaseIterable {
        /// It is in the second tenant alone.
        case added = "+"
        /// It is in the first alone.
        case removed = "-"
        /// It is another in the second.
        case changed
    }

    private let before: Tenant
    private let after: Tenant
    /// Whose rows are compared, one after the other: the application, if it is one, and the mailbox in either tenant.
    private let senders: [(app: String?, before: Int?, after: Int?)]

    /// Compares `before` with `after`.
    public init(of before: Tenant, with after: Tenant) {
        (self.before, self.after) = (before, after)
        var apps: [String?] = [nil]
        var index = IdentityIndex(capacity: 0)
        for app in before.applications + after.applications where index.add(app) == apps.count - 1 { apps.append(app) }
        let mailboxes = before.recipients.indices.map {
            (before: Optional($0), after: after.index(ofAddress: before.address(at: $0)))
        }
        let others = after.recipients.indices.filter { before.index(ofAddress: after.address(at: $0)) == nil }
            .map { (before: nil as Int?, after: Optional($0)) }
        senders = apps.flatMap { app in (mailboxes + others).map { (app, $0.before, $0.after) } }
    }

    /// An iterator over the differences.
    public func makeIterator() -> Iterator { Iterator(self) }

    /// Compares the rows of one sender after the other.
    public struct Iterator: IteratorProtocol {
        private let comparison: WhoComparison
        private var makers: (before: RowMaker, after: RowMaker)
        private var sender = 0
        private var waiting: ArraySlice<Difference> = []

        fileprivate init(_ comparison: WhoComparison) {
            self.comparison = comparison
            makers = (RowMaker(in: comparison.before), RowMaker(in: comparison.after))
            makers.before.askAboutAll()
            makers.after.askAboutAll()
        }

        /// The next difference; `nil` behind the last.
        public mutating func next() -> Difference? {
            while waiting.isEmpty {
                guard sender < comparison.senders.count else { return nil }
                let (app, before, after) = comparison.senders[sender]
                sender += 1
                waiting =
                    comparison.differences(
                        between: before.map { makers.before.rows(of: $0, app: app) } ?? [],
                        and: after.map { makers.after.rows(of: $0, app: app) } ?? [])[...]
            }
            return waiting.popFirst()
        }
    }

    /// What differs between the rows of one sender in either tenant.
    private func differences(between before: [WhoRow], and after: [WhoRow]) -> [Difference] {
        var differences: [Difference] = []
        var rest = Dictionary(uniqueKeysWithValues: after.map { ($0.fromIndex, $0) })
        for row in before {
            let other = self.after.index(ofAddress: row.fromAddress).flatMap { rest.removeValue(forKey: $0) }
            if other?.comparable != row.comparable { differences.append(Difference(before: row, after: other)) }
        }
        for row in after where rest[row.fromIndex] != nil { differences.append(Difference(before: nil, after: row)) }
        return differences
    }
}

extension Tenant {
    /// The position of the recipient whose primary address that is.
    fileprivate func index(ofAddress address: String) -> Int? {
        index(of: address).flatMap { self.address(at: $0).isEqualIgnoringCase(to: address) ? $0 : nil }
    }
}

extension WhoRow {
    /// What two rows must have in common to be the same: all that is written of them.
    fileprivate var comparable: [UInt8] {
        var writer = JSONWriter()
        writer.row(self)
        return writer.bytes
    }
}

// MARK: For programs, and for people

extension WhoComparison.Difference {
    /// The difference as one JSON object on one line.
    public var json: String { JSONWriter.text { $0.difference(self) } }

    /// The difference in sentences, for a person; its line is not ended.
    public var text: String {
        let mark = kind == .changed ? "!" : kind.rawValue
        guard let row = after ?? before else { return "" }
        let who = row.appID.map { "application \($0.excerpt), through \(row.senderAddress)," } ?? row.senderAddress
        let verb = after == nil ? "can no longer send" : before == nil ? "can now send" : "sends otherwise"
        var text = "\(mark) \(who) \(verb) as \(row.fromAddress)".onOneLine
        switch (before, after) {
        case (let before?, let after?): text += "\n    before: \(before.sentence)\n    after:  \(after.sentence)"
        default: text += "\n    \(row.sentence)"
        }
        return text
    }
}

extension JSONWriter {
    /// Writes a difference.
    package mutating func difference(_ difference: WhoComparison.Difference) {
        object { writer in
            writer.member("change", string: difference.kind.rawValue)
            if let before = difference.before {
                writer.key("a")
                writer.row(before)
            }
            if let after = difference.after {
                writer.key("b")
                writer.row(after)
            }
        }
    }
}

extension WhoRow {
    /// How it comes out, in a sentence.
    fileprivate var sentence: String {
        let sight = ways.first.map { way in
            switch way.message.authorship {
            case .own: "as its own mail"
            case .onBehalf: "on behalf"
            case .sentAs: "without a trace"
            }
        }
        let paths = ways.map { way in
            let copies = sentItems(of: way.message)
            let path =
                switch way.mailbox {
                case .me: "/me"
                case .from: "/users/\(fromAddress)"
                default: "/users/\(senderAddress)"
                }
            return
                "through \(path) with \(copies.isEmpty ? "no copy" : "a copy in \(copies.joined(separator: " and "))")"
        }
        let held = rights.map { $0.words + chainNote(of: $0) }
        let needed = permissions.names.isEmpty ? "by its role" : "with \(permissions.names.joined(separator: " and "))"
        return ([held.joined(separator: ", "), sight ?? ""].filter { !$0.isEmpty } + paths + [needed]).joined(
            separator: "; "
        )
        .onOneLine
    }
}
