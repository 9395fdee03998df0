import DelegationRulesJSON
import DelegationRulesReplay

/// The recipients that the exports describe, and whom their identities mean.
struct ImportedRecipients {
    /// Those that go into the tenant file, in its order, without their grants and members.
    private(set) var tenant: [Tenant.Recipient] = []
    private(set) var identities: ImportedIdentities
    private var all: [ImportedRecipient]
    /// The place in the tenant file of each of all; `nil` where it has none.
    private var positions: [Int?]
    /// Which of all each recipient of the tenant file is.
    private var kept: [Int] = []
    /// The further names of each, for the tenant file.
    private var aliases: [[String]]
    /// Sign-in names and ids that somebody else has already.
    private var lost: Set<Loss> = []

    private struct Loss: Hashable {
        let recipient: Int
        let property: ExportedProperty
    }

    init(_ objects: [ExportedObject], _ log: inout ImportLog) {
        all = ImportedRecipient.merged(objects, &log)
        identities = ImportedIdentities(count: all.count)
        aliases = Array(repeating: [], count: all.count)
        positions = Array(repeating: nil, count: all.count)
        for index in all.indices { all[index].classify(&log) }
        claimIdentities(&log)
        addNames()
        addNicknames(&log)
        let addresses = all.map { $0.text(.primarySmtpAddress) ?? "" }
        kept = all.indices.filter(isKept).sorted { addresses[$0].precedes(addresses[$1]) }
        tenant = kept.compactMap { tenantRecipient($0) }
        for (position, index) in kept.enumerated() { positions[index] = position }
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

    private func tenantRecipient(_ index: Int) -> Tenant.Recipient? {
        let recipient = all[index]
        guard isKept(index), let address = recipient.text(.primarySmtpAddress), let type = recipient.type else {
            return nil
        }
        func own(_ property: ExportedProperty) -> String? {
            lost.contains(Loss(recipient: index, property: property)) ? nil : recipient.text(property)
        }
        func keepsCopies(_ property: ExportedProperty) -> Bool {
            type.canKeepCopies && recipient.text(property)?.isEqualIgnoringCase(to: "true") == true
        }
        return Tenant.Recipient(
            address: address, recipientTypeDetails: type, displayName: recipient.text(.displayName),
            userPrincipalName: own(.userPrincipalName), id: own(.externalDirectoryObjectId), aliases: aliases[index],
            messageCopyForSentAsEnabled: keepsCopies(.messageCopyForSentAsEnabled),
            messageCopyForSendOnBehalfEnabled: keepsCopies(.messageCopyForSendOnBehalfEnabled))
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
                    lost.insert(Loss(recipient: index, property: property))
                }
            }
        }
        for index in order {
            guard let (addresses, place) = all[index].addresses else { continue }
            for address in addresses {
                if claim(address, .emailAddresses, place, for: index, &log) == .new { aliases[index].append(address) }
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
                aliases[index].append(nickname)
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
        return positions[index].map { tenant[$0] }
    }

    /// What kind of recipient was resolved, if it is one that a tenant file does not have.
    func otherKind(of identity: ImportedIdentity) -> String? {
        guard case .recipient(let index) = identity, case .kind = all[index].obstacle else { return nil }
        return all[index].text(.recipientTypeDetails)
    }

    /// The place in the tenant file of the recipient that was resolved; if there is none, reports why, and what comes of
    /// that.
    func position(
        of identity: ImportedIdentity, _ texts: [String], at place: Place, _ property: ExportedProperty,
        part: String = "", consequence: String = "", _ log: inout ImportLog
    ) -> Int? {
        let text = texts.first ?? ""
        switch identity {
        case .recipient(let index):
            switch all[index].obstacle {
            case nil: return positions[index]
            case .kind: log.count(.ofOtherKind)
            case .fault(let fault):
                log.report(
                    place, property, part: part,
                    "\(text.quoted) is \(all[index].label), \(fault), which is left out\(consequence)")
            }
        case .shared(let bearers):
            log.report(
                place, property, part: part,
                ImportedRecipient.ambiguity(of: text, among: bearers.map { all[$0].label }) + consequence)
        case .unknown:
            log.report(
                place, property, part: part, "\(text.quoted) \(Self.explanation(of: text)); left out\(consequence)")
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
        var unresolved: (identity: ImportedIdentity, texts: [String], property: ExportedProperty)?
        var found: (index: Int, texts: [String], property: ExportedProperty)?
        for property in ExportedProperty.certainOwner {
            let texts = object.texts(property)
            guard !texts.isEmpty else { continue }
            let identity = identities.resolve(texts)
            guard case .recipient(let index) = identity else {
                unresolved = unresolved ?? (identity, texts, property)
                continue
            }
            if let found, found.index != index {
                log.report(
                    object.place, property,
                    "\(texts[0].quoted) is \(all[index].label), but by its \(found.property.exchangeName) the object is "
                        + "\(all[found.index].label); left out")
                return nil
            }
            found = found ?? (index, texts, property)
        }
        if let (index, texts, property) = found {
            return position(of: .recipient(index), texts, at: object.place, property, &log)
        }
        // What is certain and names nobody must not be overruled by a name that happens to be somebody's.
        for property in unresolved == nil ? ExportedProperty.likelyOwner : [] {
            let texts = object.texts(property)
            guard !texts.isEmpty else { continue }
            let identity = identities.resolve(texts, asIdentity: true)
            if case .recipient = identity { return position(of: identity, texts, at: object.place, property, &log) }
            unresolved = unresolved ?? (identity, texts, property)
        }
        guard let (identity, texts, property) = unresolved else {
            log.report(object.place, "\(problem); expected an Identity or an address")
            return nil
        }
        return position(of: identity, texts, at: object.place, property, &log)
    }
}
