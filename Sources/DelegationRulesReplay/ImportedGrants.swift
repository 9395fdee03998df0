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
        let identity = recipients.identities.resolve(texts)
        guard let holder = recipients.kept(identity, texts, at: object.place, property, "", &log) else { return }
        let key = Key(recipient: recipient, right: right)
        let entry = Entry(place: object.place, isInherited: object[.isInherited]?.exportedFlag ?? false)
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
    /// Takes away what is denied: a deny beats an allow.
    ///
    /// A tenant file has no denials. Whoever is denied, or is in a denied group, loses the grant that he holds by
    /// name; of a group that holds it, single members cannot lose it, which is reported.
    mutating func applyDenials(_ members: ImportedMembers, _ log: inout ImportLog) {
        var denials = DenialMemory(members)
        for (key, deniers) in denied {
            guard var holders = allowed[key] else { continue }
            let set = denials.index(of: Set(deniers.keys))
            for (holder, entry) in holders {
                let property = key.right == .sendAs ? ExportedProperty.trustee : .user
                let name = recipients.all[holder].label
                if let denier = deniers[holder] {
                    holders[holder] = nil
                    log.count(.denied)
                    if denier.isInherited, !entry.isInherited {
                        log.report(
                            entry.place, property,
                            "\(name) is allowed here, but denied by inheritance in "
                                + "\(log.name(denier.place, property)); the deny counts")
                    }
                } else if denials.contains(holder, in: set) {
                    holders[holder] = nil
                    log.report(
                        entry.place, property,
                        "\(name) is allowed here, but is in a group that is denied; the deny counts")
                } else if denials.overlaps(holder, with: set) {
                    log.report(
                        entry.place, property,
                        "\(name) is a group some of whose members are denied, which a tenant file cannot say; the "
                            + "group keeps the grant, with all of its members")
                }
            }
            allowed[key] = holders
        }
    }
}

/// Who is denied with whom, worked out once for each set of denied recipients: inherited denials name the same few on
/// every mailbox.
private struct DenialMemory {
    private let members: ImportedMembers
    private var indices: [Set<Int>: Int] = [:]
    private var everybody: [Set<Int>] = []
    private var overlaps: [Pair: Bool] = [:]

    private struct Pair: Hashable {
        let holder: Int
        let set: Int
    }

    init(_ members: ImportedMembers) {
        self.members = members
    }

    /// The number of a set of denied recipients.
    mutating func index(of denied: Set<Int>) -> Int {
        if let index = indices[denied] { return index }
        indices[denied] = everybody.count
        everybody.append(members.all(in: denied))
        return everybody.count - 1
    }

    /// Whether a recipient is denied, in person or as a member.
    func contains(_ recipient: Int, in set: Int) -> Bool {
        everybody[set].contains(recipient)
    }

    /// Whether some member of a group is denied.
    mutating func overlaps(_ group: Int, with set: Int) -> Bool {
        let pair = Pair(holder: group, set: set)
        if let known = overlaps[pair] { return known }
        let result = members.all(in: [group]).contains { $0 != group && everybody[set].contains($0) }
        overlaps[pair] = result
        return result
    }
}
