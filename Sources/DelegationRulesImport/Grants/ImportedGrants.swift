import DelegationRulesReplay

/// Who holds which grant on whom, as the exports say; all by their places in the tenant file.
struct ImportedGrants {
    private let recipients: ImportedRecipients
    private var entries: [Entry] = []

    /// Somebody who is allowed something, or to whom it is denied.
    struct Entry {
        let recipient: Int
        let grant: Grant
        let holder: Int
        var isDenied = false
        var isInherited = false
        let place: Place

        /// By what entries are sorted: what is denied comes before what is allowed, and of several that say the same what
        /// is given directly, and then what was read first.
        fileprivate var order: (Int, UInt8, Int, Int, Int, Int) {
            (
                recipient, 2 * grant.rawValue + (isDenied ? 0 : 1), holder, isInherited ? 1 : 0, place.file,
                place.offset
            )
        }

        fileprivate func concernsSame(as other: Entry) -> Bool {
            recipient == other.recipient && grant == other.grant
        }
    }

    /// Takes over the permissions among `objects`, and the lists of delegates of `recipients`.
    init(_ objects: ExportReading, of recipients: ImportedRecipients, _ log: inout ImportLog) {
        self.recipients = recipients
        for recipient in recipients.tenant.indices { addDelegates(of: recipient, &log) }
        for object in objects[.sendAs] { add(object, .sendAs, &log) }
        for object in objects[.fullAccess] { add(object, .fullAccess, &log) }
        entries.sort { $0.order < $1.order }
        removeRepeated(&log)
    }

    private mutating func removeRepeated(_ log: inout ImportLog) {
        var last: Entry?
        entries.removeAll { entry in
            defer { last = entry }
            guard let last, last.concernsSame(as: entry), last.holder == entry.holder, last.isDenied == entry.isDenied
            else { return false }
            log.count(.repeated)
            return true
        }
    }
}

// MARK: GrantSendOnBehalfTo

extension ImportedGrants {
    /// Takes over who holds Send on Behalf; where two exports of a recipient have a list, the first counts.
    private mutating func addDelegates(of recipient: Int, _ log: inout ImportLog) {
        var first: (holders: Set<Int>, place: Place)?
        for (list, place) in recipients.delegates(of: recipient) {
            let holders = delegates(in: list, at: place, &log)
            if let (known, knownPlace) = first {
                guard known != Set(holders) else { continue }
                log.report(
                    place, .grantSendOnBehalfTo,
                    "names others than \(log.location(knownPlace, .grantSendOnBehalfTo)), which counts")
            } else {
                first = (Set(holders), place)
                entries += holders.map {
                    Entry(recipient: recipient, grant: .sendOnBehalf, holder: $0, place: place)
                }
            }
        }
    }

    private func delegates(in list: ExportedValue, at place: Place, _ log: inout ImportLog) -> [Int] {
        var holders: [Int] = []
        for value in list.elements {
            let texts = value.texts
            guard !texts.isEmpty else {
                log.report(
                    place, .grantSendOnBehalfTo, part: value.part, "expected somebody's name, found \(value.excerpt)")
                continue
            }
            for names in separated(texts) {
                let naming = recipients.identities.naming(.grantSendOnBehalfTo, names)
                let holder = recipients.position(of: naming, at: place, part: value.part, &log)
                if let holder { holders.append(holder) }
            }
        }
        return holders
    }

    /// The delegates in one text: itself, unless it is nobody's name, and all that commas part in it are.
    private func separated(_ texts: [String]) -> [[String]] {
        guard texts.count == 1, !recipients.identities.resolve(texts).isKnown else { return [texts] }
        let names = texts[0].parts(between: ",;").map { [$0] }
        return names.count > 1 && names.allSatisfy { recipients.identities.resolve($0).isKnown } ? names : [texts]
    }
}

// MARK: Permissions

extension ImportedGrants {
    /// Takes over a permission that concerns `grant`.
    private mutating func add(_ object: ExportedObject, _ grant: Grant, _ log: inout ImportLog) {
        let texts = object.texts(grant.holderProperty)
        guard !texts.isEmpty else {
            return log.report(
                object.place, grant.holderProperty,
                "expected who holds the permission, found \(object.excerpt(of: grant.holderProperty))")
        }
        guard !texts.contains(where: Self.isItself) else { return log.count(.itself) }
        guard let isInherited = object.flag(.isInherited, &log) else { return }
        let naming = recipients.identities.naming(grant.holderProperty, texts)
        // Exchange puts entries of its own groups on every mailbox, none of which is a recipient.
        guard !isInherited || naming.identity.isKnown else { return log.count(.inheritedByNobody) }
        guard let isWanted = object.gives(grant, &log) else { return }
        guard isWanted else { return log.count(.otherRight) }
        guard let isDenied = object.isDenied(&log),
            let recipient = recipients.owner(of: object, "does not say on whom the permission is", &log)
        else { return }
        let type = recipients.tenant[recipient].recipientTypeDetails
        guard grant != .fullAccess || type.hasUserMailbox else {
            let address = recipients.tenant[recipient].address.excerpt
            return log.report(
                object.place, .accessRights,
                "\(address) is a \(type.rawValue), to which there is no Full Access; left out")
        }
        guard let holder = recipients.position(of: naming, at: object.place, &log) else { return }
        if isDenied { log.count(.denial) }
        entries.append(
            Entry(
                recipient: recipient, grant: grant, holder: holder, isDenied: isDenied, isInherited: isInherited,
                place: object.place))
    }

    /// Whether a name is that of the account that stands for the mailbox itself, or its SID.
    private static func isItself(_ name: String) -> Bool {
        name.isEqualIgnoringCase(to: "NT AUTHORITY\\SELF") || name.isEqualIgnoringCase(to: "S-1-5-10")
    }
}

extension Grant {
    /// What names the holder in a permission.
    fileprivate var holderProperty: ExportedProperty { self == .sendAs ? .trustee : .user }
}

// MARK: Denials

extension ImportedGrants {
    /// What is allowed and not denied, by recipient and grant, in the order in which Exchange weighs permissions: a direct
    /// deny, a direct allow, an inherited deny, an inherited allow.
    ///
    /// The source is Microsoft's reference of Get-EXOMailboxPermission, at `IsInherited` and `Deny`: what is assigned
    /// directly overrides what is inherited, and a deny overrides an allow.
    ///
    /// A tenant file has no denials. Whoever is denied, or is in a denied group, loses the grant that he holds by
    /// name; of a group that holds it, single members cannot lose it, which is reported.
    func allowed(_ members: ImportedMembers, _ log: inout ImportLog) -> [Entry] {
        var lost: Set<Int> = []
        let denials = weighedDenials()
        var nesting = Nesting(members, count: denials.isEmpty ? 0 : recipients.tenant.count)
        for start in stride(from: 0, to: denials.count, by: Nesting.width) {
            let together = denials[start...].prefix(Nesting.width).enumerated()
            nesting.removeAll()
            for (set, denial) in together {
                for denier in denial.deniers { nesting.insert(denier, into: set) }
            }
            nesting.insertMembers(members)
            var groups: [(set: Int, entry: Entry)] = []
            for (set, denial) in together {
                let named = Set(denial.deniers)
                for index in denial.allowed {
                    let entry = entries[index]
                    if nesting.has(entry.holder, in: set) {
                        lost.insert(index)
                        if named.contains(entry.holder) {
                            log.count(.denied)
                        } else {
                            report(entry, "is allowed here, but is in a group that is denied; the deny counts", &log)
                        }
                    } else if !members.inside[entry.holder].isEmpty {
                        groups.append((set, entry))
                    }
                }
            }
            guard !groups.isEmpty else { continue }
            nesting.insertGroups(members)
            for (set, entry) in groups where nesting.has(entry.holder, in: set) {
                report(
                    entry,
                    "is a group some of whose members are denied, which a tenant file cannot say; the group keeps the "
                        + "grant, with all of its members", &log)
            }
        }
        return entries.indices.filter { !entries[$0].isDenied && !lost.contains($0) }.map { entries[$0] }
    }

    /// What may be lost: who denies something, and the places of what they are weighed against; those that are denied the
    /// same by the same are together, for mailboxes by the thousand name the same groups.
    private func weighedDenials() -> [(deniers: [Int], allowed: [Int])] {
        var denials: [(deniers: [Int], allowed: [Int])] = []
        var places: [[Int]: Int] = [:]
        var start = 0
        while start < entries.count {
            let end = entries[start...].firstIndex { !$0.concernsSame(as: entries[start]) } ?? entries.count
            let denied = entries[start..<end].prefix { $0.isDenied }
            for isInherited in [false, true] {
                // What is inherited is weighed against every denial, what is given directly against such denials alone.
                let deniers = denied.filter { isInherited || !$0.isInherited }.map { $0.holder }
                let allowed = (denied.endIndex..<end).filter { entries[$0].isInherited == isInherited }
                guard !deniers.isEmpty, !allowed.isEmpty else { continue }
                let place = places[deniers] ?? denials.count
                if place == denials.count {
                    places[deniers] = place
                    denials.append((deniers, []))
                }
                denials[place].allowed += allowed
            }
            start = end
        }
        return denials
    }

    private func report(_ entry: Entry, _ message: String, _ log: inout ImportLog) {
        log.report(
            entry.place, entry.grant.holderProperty, "\(recipients.tenant[entry.holder].address.excerpt) \(message)")
    }
}
