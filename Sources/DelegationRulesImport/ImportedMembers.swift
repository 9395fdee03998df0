/// Who is in which group, as the exports say.
struct ImportedMembers {
    private let recipients: ImportedRecipients
    private var members: [Int: Set<Int>] = [:]
    private var groups: [Int: [Int]] = [:]

    init(_ recipients: ImportedRecipients) {
        self.recipients = recipients
    }

    /// The direct members of a group.
    subscript(group: Int) -> Set<Int> {
        members[group] ?? []
    }

    /// Takes over a member that an export names together with its group.
    mutating func add(_ object: ImportedObject, _ log: inout ImportLog) {
        let texts = object.texts(.group)
        guard !texts.isEmpty else {
            let found = object[.group]?.forMessage ?? "nothing"
            return log.report(object.place, .group, "expected the group's address, found \(found); left out")
        }
        let identity = recipients.identities.resolve(identities: texts)
        guard let group = recipients.kept(identity, texts, at: object.place, .group, "", &log) else { return }
        guard let type = recipients.all[group].type, type.isGroup else {
            log.report(
                object.place, .group,
                "\(recipients.all[group].label) is a \(recipients.all[group].text(.recipientTypeDetails) ?? ""), "
                    + "which has no members; left out")
            return
        }
        guard let member = recipients.owner(of: object, "does not say who the member is", &log) else { return }
        if members[group, default: []].insert(member).inserted {
            groups[member, default: []].append(group)
        } else {
            log.count(.repeated)
        }
    }

    /// A recipient and everybody in it, directly or through others.
    func everybody(in group: Int) -> Set<Int> {
        Self.all(from: group) { members[$0] ?? [] }
    }

    /// A recipient and all that it is in, directly or through others.
    func everything(around member: Int) -> Set<Int> {
        Self.all(from: member) { groups[$0] ?? [] }
    }

    private static func all<Steps: Sequence<Int>>(from start: Int, _ steps: (Int) -> Steps) -> Set<Int> {
        var found: Set<Int> = [start]
        var rest = [start]
        while let next = rest.popLast() {
            for step in steps(next) where found.insert(step).inserted { rest.append(step) }
        }
        return found
    }
}

extension Tenant.RecipientType {
    /// Whether it has members.
    var isGroup: Bool { !hasUserMailbox }
}

// MARK: Whom an object or a value means

extension ImportedRecipients {
    /// The recipient of the tenant file that was resolved; if there is none, reports why.
    func kept(
        _ identity: ImportedIdentity, _ texts: [String], at place: ImportPlace, _ property: ExportedProperty,
        _ part: String, _ log: inout ImportLog
    ) -> Int? {
        let text = texts.first ?? ""
        switch identity {
        case .recipient(let index):
            switch all[index].obstacle {
            case nil: return index
            case .kind: log.count(.ofOtherKind)
            case .fault(let fault):
                log.report(
                    place, property, part: part, "\"\(text)\" is \(all[index].label), \(fault), which is left out")
            }
        case .shared(let bearers):
            log.report(
                place, property, part: part, Self.ambiguity(of: text, among: bearers.prefix(4).map { all[$0].label }))
        case .unknown:
            log.report(place, property, part: part, "\"\(text)\" \(Self.explanation(of: text)); left out")
        }
        return nil
    }

    /// Says of a name that several have it, of whom a few are named.
    static func ambiguity(of text: String, among labels: [String]) -> String {
        let names = labels.prefix(3).joined(separator: ", ")
        return "\"\(text)\" is the name of several: \(names)\(labels.count > 3 ? ", …" : ""); left out"
    }

    private static func explanation(of text: String) -> String {
        let text = text.lowercased()
        if text.hasPrefix("s-1-") { return "is the SID of no recipient: an account that is gone, or none of Exchange" }
        if text.hasPrefix("nt authority\\") { return "is a system account" }
        if text.hasPrefix("system.") || text.hasPrefix("microsoft.") {
            return "is what ConvertTo-Json writes where its -Depth does not suffice"
        }
        return "names none of the exported recipients"
    }

    /// The recipient that an object is about, by the object's own properties; if there is none, reports why.
    func owner(of object: ImportedObject, _ problem: String, _ log: inout ImportLog) -> Int? {
        var unresolved: (identity: ImportedIdentity, texts: [String], property: ExportedProperty)?
        var found: (index: Int, property: ExportedProperty)?
        for property in Self.certainProperties {
            let texts = object.texts(property)
            guard !texts.isEmpty, object.id(property) != nil else { continue }
            guard case .recipient(let index) = identities.resolve(texts) else {
                unresolved = unresolved ?? (identities.resolve(texts), texts, property)
                continue
            }
            if let found, found.index != index {
                log.report(
                    object.place, property,
                    "\"\(texts[0])\" is \(all[index].label), but by its \(found.property.rawValue) the object is "
                        + "\(all[found.index].label); left out")
                return nil
            }
            found = found ?? (index, property)
        }
        if let found {
            return kept(
                .recipient(found.index), object.texts(found.property), at: object.place, found.property, "", &log)
        }
        // What is certain and names nobody must not be overruled by a name that happens to be somebody's.
        for property in unresolved == nil ? Self.nameProperties : [] {
            let texts = object.texts(property)
            guard !texts.isEmpty else { continue }
            let identity = identities.resolve(identities: texts)
            if case .recipient = identity { return kept(identity, texts, at: object.place, property, "", &log) }
            unresolved = unresolved ?? (identity, texts, property)
        }
        guard let unresolved else {
            log.report(object.place, "\(problem); expected an Identity or an address")
            return nil
        }
        return kept(unresolved.identity, unresolved.texts, at: object.place, unresolved.property, "", &log)
    }

    private static let certainProperties: [ExportedProperty] = [
        .externalDirectoryObjectId, .guid, .distinguishedName, .primarySmtpAddress, .userPrincipalName, .exchangeGuid,
    ]
    private static let nameProperties: [ExportedProperty] = [.member, .identity, .id, .name, .alias, .displayName]
}

extension ImportedIdentities {
    /// Whose `Identity` one of the texts is.
    func resolve(identities texts: [String]) -> ImportedIdentity {
        texts.lazy.map { resolve(identity: $0) }.first { $0 != .unknown } ?? .unknown
    }
}
