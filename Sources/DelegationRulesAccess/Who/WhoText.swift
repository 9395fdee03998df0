import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay

extension WhoQuestion {
    /// The answer for a person, a paragraph at a time: of the one from address, sender or application that is asked about, or
    /// else of each from address that somebody else may send from, and then of each application.
    public func paragraphs(in tenant: Tenant? = nil) throws(InvalidText) -> WhoParagraphs {
        let rows = try rows(in: tenant)
        let (tenant, apps) = (rows.tenant, rows.apps.compactMap { $0 })
        let subject: WhoParagraphs.Subject? =
            from.flatMap { tenant.index(of: $0) }.map { .from($0) } ?? app.map { .app($0) }
            ?? sender.flatMap { tenant.index(of: $0) }.map { .sender($0) }
        if let subject { return WhoParagraphs(in: tenant, of: (subject, rows)) }
        return WhoParagraphs(in: tenant, ofEachFromAnd: apps)
    }
}

/// The paragraphs of an answer for a person; they are worked out as they are asked for.
public struct WhoParagraphs: Sequence, IteratorProtocol {
    /// Of whom a paragraph tells.
    enum Subject {
        case from(Int), sender(Int), app(String)
    }

    private let tenant: Tenant
    /// The one of whom is asked, with the rows; `nil` where that was told, or all are asked about.
    private var subject: (Subject, WhoRows)?
    /// The from addresses of which paragraphs are still to come, and the applications behind them.
    private var froms: Range<Int>
    private var apps: ArraySlice<String>
    private var maker: RowMaker

    init(in tenant: Tenant, of subject: (Subject, WhoRows)) {
        (self.tenant, self.subject, froms, apps) = (tenant, subject, 0..<0, [])
        maker = RowMaker(in: tenant)
    }

    init(in tenant: Tenant, ofEachFromAnd apps: [String]) {
        (self.tenant, froms, self.apps) = (tenant, tenant.recipients.indices, apps[...])
        maker = RowMaker(in: tenant)
    }

    /// The next paragraph, its lines ended; `nil` behind the last.
    public mutating func next() -> String? {
        while let from = froms.popFirst() {
            guard Grant.allCases.contains(where: { !tenant.holders(of: $0)[from].isEmpty }) else { continue }
            var summary = WhoSummary(of: .from(from), in: tenant)
            for sender in maker.ask(about: from) {
                for row in maker.rows(of: sender, app: nil) { summary.add(row) }
            }
            if !summary.isEmpty { return summary.text }
        }
        if let app = apps.popFirst() {
            subject = (.app(app), WhoRows(in: tenant, sender: nil, from: nil, apps: [app]))
        }
        guard let (asked, rows) = subject else { return nil }
        subject = nil
        var summary = WhoSummary(of: asked, in: tenant)
        for row in rows { summary.add(row) }
        return summary.text
    }
}
