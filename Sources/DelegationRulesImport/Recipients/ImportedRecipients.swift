import DelegationRulesJSON
import DelegationRulesReplay

/// The recipients that the exports describe, and whom their identities mean.
struct ImportedRecipients {
    /// Those that go into the tenant file, in its order, without their grants and members.
    private(set) var tenant: [Tenant.Recipient] = []
    private(set) var identities: ImportedIdentities
    private var all: [ImportedRecipient]
    /// Which of all each recipient of the tenant file is.
    private var kept: [Int] = []

    init(_ objects: [ExportedObject], _ log: inout ImportLog) {
        all = ImportedRecipient.merged(objects, &log)
        identities = ImportedIdentities(count: all.count)
        for index in all.indices { all[index].classify(&log) }
        claimIdentities(&log)
        addNames()
        addNicknames(&log)
        let addresses = all.map { $0.text(.primarySmtpAddress) ?? "" }
        kept = all.indices.filter(isKept).sorted { addresses[$0].precedes(addresses[$1]) }
        tenant = kept.compactMap { all[$0].tenantRecipient }
        for (position, index) in kept.enumerated() { all[index].position = position }
    }

    /// Hands over the recipients of the tenant file, of which no copy is left.
    mutating func removeTenant() -> [Tenant.Recipient] {
        defer { tenant = [] }
        return tenant
    }

    /// The lists of who holds Send on Behalf on a recipient of the tenant file, one for each export that has one.
    func delegates(of position: Int) -> [(list: ExportedValue, place: Place)] {
        all[kept[position]].delegates
    }

    /// The objects that describe recipients of a known kind, and that kind.
    var objects: [(object: ExportedObject, type: Tenant.RecipientType)] {
        all.flatMap { recipient in recipient.type.map { type in recipient.objects.map { ($0, type) } } ?? [] }
    }

    private func isKept(_ index: Int) -> Bool {
        all[index].obstacle == nil
    }
}

// MARK: Who is called what

extension ImportedRecipients {
    /// Gives everybody the identities that only one can have: primary addresses before others, and recipients of the
    /// tenant file before those that are kept out of it.
    private mutating func claimIdentities(_ log: inout ImportLog) {
        let order = all.indices.filter(isKept) + all.indices.filter { !isKept($0) }
        for property in [ExportedProperty.primarySmtpAddress, .userPrincipalName, .externalDirectoryObjectId] {
            for index in order {
                guard let (text, place) = all[index].known(property),
                    claim(text, property, place, for: index, &log) == .taken
                else { continue }
                if property == .primarySmtpAddress {
                    all[index].obstacle = .fault("a recipient whose address is somebody else's")
                } else {
                    all[index].lost.append(property)
                }
            }
        }
        for index in order {
            guard let (addresses, place) = all[index].addresses else { continue }
            for address in addresses {
                if claim(address, .emailAddresses, place, for: index, &log) == .new {
                    all[index].aliases.append(address)
                }
            }
        }
        for index in order {
            let recipient = all[index]
            if let (guid, place) = recipient.known(.guid) { _ = claim(guid, .guid, place, for: index, &log) }
            for property in ExportedProperty.certainNames {
                recipient.forEachText(property) { _ = claim($0, property, $1, for: index, &log) }
            }
        }
    }

    private enum Claim {
        case new, known, taken
    }

    private mutating func claim(
        _ identity: String, _ property: ExportedProperty, _ place: Place, for index: Int, _ log: inout ImportLog
    ) -> Claim {
        guard let owner = identities.claim(identity, for: index) else { return .new }
        guard owner != index else { return .known }
        log.report(
            place, property,
            "\(identity.quoted) of \(all[index].label) belongs to \(all[owner].label) already; it is left out")
        return .taken
    }

    private mutating func addNames() {
        for (index, recipient) in all.enumerated() {
            for property in [ExportedProperty.displayName, .alias] {
                if let text = recipient.text(property) { identities.add(name: text, of: index) }
            }
            recipient.forEachText(.name) { (text, _) in identities.add(name: text, of: index) }
            recipient.forEachText(.samAccountName) { (text, _) in identities.add(account: text, of: index) }
            for property in [ExportedProperty.identity, .id] {
                recipient.forEachText(property) { (text, _) in identities.add(identity: text, of: index) }
            }
        }
    }

    /// A mail nickname is one more name in the tenant file, where it is nobody else's.
    private mutating func addNicknames(_ log: inout ImportLog) {
        for index in all.indices.filter(isKept) {
            guard let nickname = all[index].text(.alias) else { continue }
            if identities.isUnique(nickname: nickname) {
                all[index].aliases.append(nickname)
            } else {
                log.count(.sharedNickname)
            }
        }
    }
}

// MARK: Whom an object or a value means

extension ImportedRecipients {
    /// The recipient of the tenant file that was resolved, if it is one.
    func recipient(of identity: ImportedIdentity) -> Tenant.Recipient? {
        guard case .recipient(let index) = identity else { return nil }
        return all[index].position.map { tenant[$0] }
    }

    /// What kind of recipient was resolved, if it is one that a tenant file does not have.
    func otherKind(of identity: ImportedIdentity) -> String? {
        guard case .recipient(let index) = identity, case .kind = all[index].obstacle else { return nil }
        return all[index].text(.recipientTypeDetails)
    }

    /// The place in the tenant file of the recipient that was resolved; if there is none, reports why, and what comes of
    /// that.
    func position(
        of naming: Naming, at place: Place, part: String = "", consequence: String = "", _ log: inout ImportLog
    ) -> Int? {
        let text = naming.texts.first ?? ""
        func report(_ message: String) { log.report(place, naming.property, part: part, message + consequence) }
        switch naming.identity {
        case .recipient(let index):
            switch all[index].obstacle {
            case nil: return all[index].position
            case .kind: log.count(.ofOtherKind)
            case .fault(let fault):
                report("\(text.quoted) is \(all[index].label), \(fault), which is left out")
            }
        case .shared(let bearers):
            report(ImportedRecipient.ambiguity(of: text, among: bearers.map { all[$0].label }))
        case .unknown: report("\(text.quoted) \(Self.explanation(of: text)); left out")
        }
        return nil
    }

    private static func explanation(of text: String) -> String {
        if text.isSID {
            return "is the SID of no recipient: an account that is gone, or none of Exchange"
        }
        if text.begins(with: "NT AUTHORITY\\") { return "is a system account" }
        if text.begins(with: "System.") || text.begins(with: "Microsoft.") {
            return "is what ConvertTo-Json writes where its -Depth does not suffice"
        }
        return "names none of the exported recipients"
    }

    /// The place in the tenant file of the recipient that an object is about, by the object's own properties; if there is
    /// none, reports why.
    func owner(of object: ExportedObject, _ problem: String, _ log: inout ImportLog) -> Int? {
        var unresolved: Naming?
        var found: (naming: Naming, index: Int)?
        for property in ExportedProperty.certainOwner {
            let texts = object.texts(property)
            guard !texts.isEmpty else { continue }
            let naming = identities.naming(property, texts)
            guard case .recipient(let index) = naming.identity else {
                unresolved = unresolved ?? naming
                continue
            }
            if let found, found.index != index {
                log.report(
                    object.place, property,
                    "\(texts[0].quoted) is \(all[index].label), but by its \(found.naming.property.exchangeName) the "
                        + "object is \(all[found.index].label); left out")
                return nil
            }
            found = found ?? (naming, index)
        }
        // What is certain and names nobody must not be overruled by a name that happens to be somebody's.
        for property in found == nil && unresolved == nil ? ExportedProperty.likelyOwner : [] {
            let texts = object.texts(property)
            guard !texts.isEmpty else { continue }
            let naming = identities.naming(property, texts, asIdentity: true)
            if naming.identity.isOne { return position(of: naming, at: object.place, &log) }
            unresolved = unresolved ?? naming
        }
        guard let naming = found?.naming ?? unresolved else {
            log.report(object.place, "\(problem); expected an Identity or an address")
            return nil
        }
        return position(of: naming, at: object.place, &log)
    }
}
