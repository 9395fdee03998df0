/// Who holds which grant on whom, as the exports say.
struct ImportedGrants {
    private let recipients: ImportedRecipients
    private var allowed: [Key: [Int: Entry]] = [:]
    private var denied: [Key: [Int: Entry]] = [:]

    /// A grant that can be held on a recipient.
    enum Right {
        case sendAs, sendOnBehalf, fullAccess
    }

    private struct Key: Hashable {
        let recipient: Int
        let right: Right
    }

    private struct Entry {
        let place: ImportPlace
        let isInherited: Bool
    }

    init(_ recipients: ImportedRecipients) {
        self.recipients = recipients
    }

    /// Who holds a grant on a recipient.
    subscript(recipient: Int, right: Right) -> [Int] {
        allowed[Key(recipient: recipient, right: right)].map { Array($0.keys) } ?? []
    }
}

// MARK: GrantSendOnBehalfTo

extension ImportedGrants {
    /// Takes over the lists of delegates; where two exports of a recipient have one, the first counts.
    mutating func addDelegates(_ log: inout ImportLog) {
        for index in recipients.all.indices where recipients.isKept(index) {
            var first: (holders: Set<Int>, place: ImportPlace)?
            for (list, place) in recipients.all[index].delegates {
                let holders = delegates(in: list, at: place, &log)
                guard let known = first else {
                    first = (Set(holders.keys), place)
                    allowed[Key(recipient: index, right: .sendOnBehalf)] = holders
                    continue
                }
                if known.holders != Set(holders.keys) {
                    log.report(
                        place, .grantSendOnBehalfTo,
                        "names others than \(log.name(known.place, .grantSendOnBehalfTo)), which counts")
                }
            }
        }
    }

    private func delegates(in list: JSONValue, at place: ImportPlace, _ log: inout ImportLog) -> [Int: Entry] {
        var holders: [Int: Entry] = [:]
        for (part, value) in list.exportedElements where !value.saysNothing {
            let texts = value.exportedTexts
            guard !texts.isEmpty else {
                log.report(
                    place, .grantSendOnBehalfTo, part: part, "expected somebody's name, found \(value.forMessage)")
                continue
            }
            for names in separated(texts) {
                let identity = recipients.identities.resolve(names)
                guard let holder = recipients.kept(identity, names, at: place, .grantSendOnBehalfTo, part, &log)
                else { continue }
                if holders.updateValue(Entry(place: place, isInherited: false), forKey: holder) != nil {
                    log.count(.repeated)
                }
            }
        }
        return holders
    }

    /// The delegates in one text: itself, unless it is nobody's name, and all that commas part in it are.
    private func separated(_ texts: [String]) -> [[String]] {
        guard texts.count == 1, recipients.identities.resolve(texts[0]) == .unknown else { return [texts] }
        let names = texts[0].split { $0 == "," || $0 == ";" }.map { String($0).trimmed }.filter { !$0.isEmpty }
        let isList = names.allSatisfy { recipients.identities.resolve($0) != .unknown }
        return names.count > 1 && isList ? names.map { [$0] } : [texts]
    }
}

// MARK: Permissions

extension ImportedGrants {
    /// Takes over a permission that concerns `right`.
    mutating func add(_ object: ImportedObject, _ right: Right, _ log: inout ImportLog) {
        let property = right == .sendAs ? ExportedProperty.trustee : .user
        let texts = object.texts(property)
        guard !texts.isEmpty else {
            let found = object[property]?.forMessage ?? "nothing"
            return log.report(object.place, property, "expected who holds the permission, found \(found)")
        }
        guard !texts.contains(where: { Self.itself.contains($0.lowercased()) }) else { return log.count(.itself) }
        guard let isInherited = object.isInherited(&log) else { return }
        let identity = recipients.identities.resolve(texts)
        // Exchange puts entries of its own groups on every mailbox, none of which is a recipient.
        guard !isInherited || identity != .unknown else { return log.count(.inheritedByNobody) }
        guard let rights = object.rights(right, &log) else { return }
        guard rights else { return log.count(.otherRight) }
        guard let isDenied = object.isDenied(&log) else { return }
        guard let recipient = recipients.owner(of: object, "does not say on whom the permission is", &log) else {
            return
        }
        if right == .fullAccess, let type = recipients.all[recipient].type, !type.hasUserMailbox {
            let kind = recipients.all[recipient].text(.recipientTypeDetails) ?? ""
            return log.report(
                object.place, .accessRights,
                "\(recipients.all[recipient].label) is a \(kind), to which there is no Full Access; left out")
        }
        guard let holder = recipients.kept(identity, texts, at: object.place, property, "", &log) else { return }
        let key = Key(recipient: recipient, right: right)
        let entry = Entry(place: object.place, isInherited: isInherited)
        if isDenied {
            log.count(.denial)
            Self.add(entry, for: holder, to: &denied[key, default: [:]], &log)
        } else {
            Self.add(entry, for: holder, to: &allowed[key, default: [:]], &log)
        }
    }

    /// The account that stands for the mailbox itself, and its SID.
    private static let itself: Set<String> = ["nt authority\\self", "s-1-5-10"]

    private static func add(
        _ entry: Entry, for holder: Int, to entries: inout [Int: Entry], _ log: inout ImportLog
    ) {
        if let known = entries[holder] {
            log.count(.repeated)
            // What is given directly as well is no longer only inherited.
            guard known.isInherited, !entry.isInherited else { return }
        }
        entries[holder] = entry
    }
}

// MARK: Denials

extension ImportedGrants {
    /// Takes away what is denied, in the order in which Exchange weighs permissions: a direct deny, a direct allow, an
    /// inherited deny, an inherited allow.
    ///
    /// The source is Microsoft's reference of Get-EXOMailboxPermission, at `IsInherited` and `Deny`: what is assigned
    /// directly overrides what is inherited, and a deny overrides an allow.
    ///
    /// A tenant file has no denials. Whoever is denied, or is in a denied group, loses the grant that he holds by
    /// name; of a group that holds it, single members cannot lose it, which is reported.
    mutating func applyDenials(_ members: ImportedMembers, _ log: inout ImportLog) {
        var reach = DenialReach(members)
        for (key, deniers) in denied {
            guard let holders = allowed[key] else { continue }
            let everyDenier = Set(deniers.keys)
            let directDeniers = Set(deniers.filter { !$0.value.isInherited }.keys)
            let property = key.right == .sendAs ? ExportedProperty.trustee : .user
            for (holder, entry) in holders {
                let weighed = entry.isInherited ? everyDenier : directDeniers
                let name = recipients.all[holder].label
                if weighed.contains(holder) {
                    allowed[key]?[holder] = nil
                    log.count(.denied)
                } else if reach.takesIn(holder, weighed) {
                    allowed[key]?[holder] = nil
                    log.report(
                        entry.place, property,
                        "\(name) is allowed here, but is in a group that is denied; the deny counts")
                } else if reach.overlaps(holder, weighed) {
                    log.report(
                        entry.place, property,
                        "\(name) is a group some of whose members are denied, which a tenant file cannot say; the "
                            + "group keeps the grant, with all of its members")
                }
            }
        }
    }
}
