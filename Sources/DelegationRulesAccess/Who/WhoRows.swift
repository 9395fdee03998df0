import DelegationRules
import DelegationRulesReplay

/// Who may send as whom, row by row, in the order of the tenant: users by sender and then by from address, then each
/// application by mailbox and then by from address.
///
/// Rows are worked out as they are asked for, for there can be far more of them than grants.
public struct WhoRows: Sequence, Sendable {
    let tenant: Tenant
    /// The applications that are asked about; `nil` stands for whoever signs in.
    let apps: [String?]
    /// The mailboxes that may send, in their order.
    private let senders: [Int]
    private let maker: RowMaker

    init(in tenant: Tenant, sender: Int?, from: Int?, apps: [String?]) {
        (self.tenant, self.apps) = (tenant, apps)
        var maker = RowMaker(in: tenant)
        let senders = from.map { maker.ask(about: $0) } ?? maker.askAboutAll()
        self.senders = sender.map { senders.contains($0) ? [$0] : [] } ?? senders
        self.maker = maker
    }

    /// An iterator over the rows.
    public func makeIterator() -> Iterator { Iterator(self) }

    /// Works out the rows of one sender after the other.
    public struct Iterator: IteratorProtocol {
        private let rows: WhoRows
        private var maker: RowMaker
        /// The application and the sender whose rows are worked out next.
        private var (app, sender) = (0, 0)
        /// What is left of those of the sender before.
        private var waiting: ArraySlice<WhoRow> = []

        fileprivate init(_ rows: WhoRows) {
            self.rows = rows
            maker = rows.maker
        }

        /// The next row; `nil` behind the last.
        public mutating func next() -> WhoRow? {
            while waiting.isEmpty {
                if sender == rows.senders.count { (app, sender) = (app + 1, 0) }
                guard app < rows.apps.count, sender < rows.senders.count else { return nil }
                waiting = maker.rows(of: rows.senders[sender], app: rows.apps[app])[...]
                sender += 1
            }
            return waiting.popFirst()
        }
    }
}
