import DelegationRules
import DelegationRulesJSON
import DelegationRulesReplay

/// What there is to say of many rows that have a from address, a sender or an application in common.
struct WhoSummary {
    private let subject: WhoParagraphs.Subject
    private let tenant: Tenant
    /// The others that have a way to send, or that can be sent from.
    private var everybody = Names()
    private var hasOthersThanUsers = false
    private var (sentAs, onBehalf, own) = (Names(), Names(), Names())
    /// Who keeps copies, for each path.
    private var copies: [(mailbox: Scenario.Path.Mailbox, sentItems: Prediction.SentItems, names: Names)] = []
    /// What tokens must carry.
    private var permissions: [(Scenario.Token.Permissions, names: Names)] = []
    private var applications = Names()

    init(of subject: WhoParagraphs.Subject, in tenant: Tenant) {
        (self.subject, self.tenant) = (subject, tenant)
    }

    var isEmpty: Bool { everybody.count == 0 && applications.count == 0 }

    mutating func add(_ row: WhoRow) {
        if case .from = subject, let app = row.appID {
            let mailbox = row.senderIndex == row.fromIndex ? "" : " through \(row.senderAddress)"
            let permissions = row.permissions.names.joined(separator: " and ")
            applications.add(
                app.excerpt + mailbox + (permissions.isEmpty ? " by its role" : " if its token carries \(permissions)"))
            return
        }
        let name = name(in: row)
        everybody.add(name)
        if case .from = subject, tenant.type(at: row.senderIndex) != .userMailbox { hasOthersThanUsers = true }
        switch row.ways[0].message.authorship {
        case .own: own.add(name)
        case .onBehalf: onBehalf.add(name + row.chainNote(of: .sendOnBehalf))
        case .sentAs: sentAs.add(name + row.chainNote(of: .sendAs))
        }
        for way in row.ways {
            let place = copies.firstIndex { $0.mailbox == way.mailbox && $0.sentItems == way.message.sentItems }
            if place == nil { copies.append((way.mailbox, way.message.sentItems, Names())) }
            copies[place ?? copies.count - 1].names.add(name)
        }
        let place = permissions.firstIndex { $0.0 == row.permissions }
        if place == nil { permissions.append((row.permissions, Names())) }
        permissions[place ?? permissions.count - 1].names.add(name)
    }

    /// What tells the row from the others.
    private func name(in row: WhoRow) -> String {
        switch subject {
        case .from: row.senderAddress
        case .sender: row.fromAddress
        case .app:
            row.senderIndex == row.fromIndex
                ? row.fromAddress : "\(row.fromAddress) (through \(row.senderAddress))"
        }
    }
}

// MARK: The sentences

extension WhoSummary {
    /// The paragraph, its lines ended, with an empty line behind it.
    var text: String {
        var lines = [headline] + sights + places
        lines += permissions.map { needed, names in
            needed.names.isEmpty
                ? "By its role alone, whatever the token carries\(listing(names))"
                : "A token must carry \(needed.names.joined(separator: " and "))\(listing(names))"
        }
        if applications.count > 0 { lines.append("Applications that can: \(applications.separated(by: "; ")).") }
        return lines.map { $0.onOneLine }.joined(separator: "\n  ") + "\n\n"
    }

    /// The names behind a colon, unless they are everybody of whom the paragraph tells.
    private func listing(_ names: Names) -> String { names.count == everybody.count ? "." : ": \(names.list)." }

    private var headline: String {
        let count = everybody.count
        switch subject {
        case .from(let from):
            let address = tenant.address(at: from)
            if count == 0 { return "Nobody else can send as \(address)." }
            let who =
                hasOthersThanUsers
                ? "mailbox".counted(count, plural: "mailboxes") : "person".counted(count, plural: "people")
            return "\(who) can send as \(address)."
        case .sender(let sender):
            let address = tenant.address(at: sender)
            if count == 0 { return "\(address) can send as nobody else." }
            return "\(address) can send as \("other".counted(count, plural: "others").lowercased())."
        case .app(let app):
            if count == 0 { return "Application \(app.excerpt) can send as nobody." }
            let (mailboxes, others) = ("mailbox".counted(own.count, plural: "mailboxes"), count - own.count)
            return "Application \(app.excerpt) can act as \(mailboxes.lowercased())"
                + (others == 0
                    ? "." : ", and send as somebody else in \("way".counted(others, plural: "ways").lowercased()).")
        }
    }

    /// What recipients see.
    private var sights: [String] {
        let others = everybody.count
        switch subject {
        case .from(let from):
            let address = tenant.address(at: from)
            return [
                (sentAs, "without a trace"), (onBehalf, "on behalf of \(address)"),
            ].compactMap { names, how in
                if names.count == 0 { return nil }
                let who = names.count < others ? "\(names.count.word) of them, " : others == 1 ? "" : "All of them, "
                return "\(who)\(how): \(names.list).".capitalized
            }
        case .sender, .app:
            return [
                (own, "As the mailbox that it acts as"), (sentAs, "Without a trace, as"), (onBehalf, "On behalf of"),
            ].compactMap { names, how in
                names.count == 0 ? nil : "\(how): \(names.list)."
            }
        }
    }

    /// Who keeps a copy by default.
    private var places: [String] {
        copies.map { copy in
            let path =
                switch (copy.mailbox, subject) {
                case (.me, _): "/me"
                case (.from, .from(let from)): "/users/\(tenant.address(at: from))"
                case (.from, _): "/users/ and the from address"
                default: "the mailbox that it acts as"
                }
            let (own, from) = (copy.sentItems.contains(.sendingUser), copy.sentItems.contains(.from))
            let keeper =
                switch (own, from) {
                case (true, true): "the sender and the from address keep copies"
                case (true, false): "the sender alone keeps a copy"
                case (false, true): "the from address alone keeps a copy"
                case (false, false): "nobody keeps a copy"
                }
            return "Through \(path), \(keeper)\(listing(copy.names))"
        }
    }
}

/// Names, of which the first are kept, and all counted.
struct Names {
    private(set) var count = 0
    private var first: [String] = []
    /// How many are told.
    private static let most = 20

    mutating func add(_ name: String) {
        count += 1
        if first.count < Self.most { first.append(name) }
    }

    var list: String { separated(by: ", ") }

    func separated(by separator: String) -> String {
        first.joined(separator: separator) + (count > first.count ? " and \(count - first.count) more" : "")
    }
}

extension Int {
    /// The number as a sentence begins with it.
    var word: String {
        let words = [
            "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
        ]
        return words.indices.contains(self) ? words[self] : "\(self)"
    }
}

extension String {
    /// So many of what the text names.
    func counted(_ count: Int, plural: String) -> String { "\(count.word) \(count == 1 ? self : plural)" }
}

extension WhoRow {
    /// Through which groups `grant` is held, where that is not in person.
    func chainNote(of grant: Grant) -> String {
        guard let chain = chainIndices(of: grant).first, !chain.isEmpty else { return "" }
        return " (through \(words(for: chain)))"
    }
}
