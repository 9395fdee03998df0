import DelegationRulesJSON
import DelegationRulesReplay

/// A recipient as one or several exports describe it together.
///
/// Where they disagree, the one that comes first counts, and the other is reported.
struct ImportedRecipient {
    /// What is said in exports that do not contradict each other's ids.
    private(set) var objects: [ExportedObject] = []
    /// The properties that have one value, and which of the objects say it; there are few, so that looking through them
    /// is fast.
    private var values: [(property: ExportedProperty, text: String, object: Int)] = []
    /// The SMTP addresses, where an export has any.
    private(set) var addresses: (smtp: [String], place: Place)?
    /// What kind of recipient it is, where a tenant file has that.
    private(set) var type: Tenant.RecipientType?
    /// Why it is kept out of the tenant file; `nil` if it is not.
    var obstacle: Obstacle?
    /// Its further names in the tenant file.
    var aliases: [String] = []
    /// The properties, of a sign-in name and an id, whose values somebody else has already.
    var lost: [ExportedProperty] = []
    /// Its place in the tenant file; `nil` where it has none.
    var position: Int?

    enum Obstacle {
        /// It is of a kind that a tenant file does not have: it is left out on purpose.
        case kind
        /// Something is wrong with it, as in "a recipient without a primary address".
        case fault(String)
    }

    /// What a property with one value says, and where.
    func known(_ property: ExportedProperty) -> (text: String, place: Place)? {
        values.first { $0.property == property }.map { ($0.text, objects[$0.object].place) }
    }

    func text(_ property: ExportedProperty) -> String? {
        values.first { $0.property == property }?.text
    }

    /// Calls `body` with everything that a property says, and where: names need not be the same in each export.
    func forEachText(_ property: ExportedProperty, _ body: (String, Place) -> Void) {
        for object in objects { object.forEachText(property) { body($0, object.place) } }
    }

    /// Who holds Send on Behalf, in one list for each export that has one.
    var delegates: [(list: ExportedValue, place: Place)] {
        objects.compactMap { object in object[.grantSendOnBehalfTo].map { ($0, object.place) } }
    }

    /// What a message calls it.
    var label: String {
        let labels: [ExportedProperty] = [
            .primarySmtpAddress, .displayName, .alias, .userPrincipalName, .externalDirectoryObjectId,
        ]
        let names: [ExportedProperty] = [.name, .identity, .id, .distinguishedName]
        let label = labels.lazy.compactMap { text($0) }.first ?? names.lazy.compactMap { objects.first?.text($0) }.first
        return (label ?? "somebody").excerpt
    }
}

// MARK: Several exports

extension ImportedRecipient {
    /// Takes over what `object` says.
    mutating func merge(_ object: ExportedObject, _ log: inout ImportLog) {
        for id in ExportedProperty.ids {
            guard let (known, place) = known(id), let text = object.text(id), !text.isEqualIgnoringCase(to: known)
            else {
                continue
            }
            log.report(
                object.place, id,
                "\(text.quoted) contradicts \(log.location(place, id)), \(known.quoted), of the same recipient \(label); "
                    + "this object is left out")
            return
        }
        objects.append(object)
        if values.isEmpty { values.reserveCapacity(ExportedProperty.single.count) }
        for property in ExportedProperty.single {
            if let text = object.text(property) {
                merge(property, text, property, said: text, &log)
            } else if let value = object[property] {
                log.report(object.place, property, "expected \(property.expectation), found \(value.excerpt)")
            }
        }
        for property in ExportedProperty.names where !object.isText(property) {
            guard let value = object[property], value.text == nil else { continue }
            log.report(object, property, expected: "a text")
        }
        mergeAddresses(of: object, &log)
    }

    /// Takes over the value of a property, which the last object says at `source`, where none is known.
    private mutating func merge(
        _ property: ExportedProperty, _ text: String, _ source: ExportedProperty, said: String, _ log: inout ImportLog
    ) {
        let object = objects.count - 1
        guard let (known, knownPlace) = known(property) else { return values.append((property, text, object)) }
        let isSame =
            property == .displayName ? known.utf8.elementsEqual(text.utf8) : known.isEqualIgnoringCase(to: text)
        if !isSame {
            log.report(
                objects[object].place, source,
                "\(said.quoted) contradicts \(log.location(knownPlace, property)), \(known.quoted), which counts"
            )
        }
    }

    private mutating func mergeAddresses(of object: ExportedObject, _ log: inout ImportLog) {
        guard let (found, primary) = object.smtpAddresses(&log) else { return }
        if let primary {
            merge(.primarySmtpAddress, primary, .emailAddresses, said: "SMTP:\(primary)", &log)
        }
        guard let known = addresses else { return addresses = (found, object.place) }
        let difference = found.missing(in: known.smtp) + known.smtp.missing(in: found)
        if !difference.isEmpty {
            log.report(
                object.place, .emailAddresses,
                "differ from \(log.location(known.place, .emailAddresses)), which counts, in \(difference.excerpt)"
            )
        }
    }
}

extension [String] {
    /// Those of these identities that are not among `others`.
    fileprivate func missing(in others: [String]) -> [String] {
        var index = IdentityIndex(capacity: others.count)
        for other in others { _ = index.add(other) }
        return filter { index.number(of: $0) == nil }
    }
}

// MARK: What has a place in a tenant file

extension ImportedRecipient {
    /// Decides whether it can go into the tenant file.
    mutating func classify(_ log: inout ImportLog) {
        guard let (name, place) = known(.recipientTypeDetails) else {
            obstacle = .fault("a recipient of no known kind")
            return log.report(
                objects[0].place, .recipientTypeDetails, "no export has it; expected the kind of \(label)")
        }
        guard let type = Self.type(name) else {
            if let other = Self.otherKinds.firstIndex(where: { $0.isEqualIgnoringCase(to: name) }) {
                obstacle = .kind
                return log.count(.kind(other))
            }
            obstacle = .fault("a recipient of no known kind")
            return log.report(
                place, .recipientTypeDetails,
                "\(name.quoted) is no kind of recipient that is known; \(label) is left out")
        }
        self.type = type
        if type == .user, known(.primarySmtpAddress) == nil,
            let name = values.first(where: { $0.property == .userPrincipalName })
        {
            // Exchange gives a user without a mailbox no address: Get-User tells the sign-in name alone.
            values.append((.primarySmtpAddress, name.text, name.object))
        }
        guard known(.primarySmtpAddress) != nil else {
            obstacle = .fault("a recipient without a primary address")
            return log.report(objects[0].place, .primarySmtpAddress, "no export has it; \(label) is left out")
        }
        for property in [ExportedProperty.messageCopyForSentAsEnabled, .messageCopyForSendOnBehalfEnabled] {
            guard !type.canKeepCopies, let (text, place) = known(property), text.isEqualIgnoringCase(to: "true") else {
                continue
            }
            log.report(place, property, "a \(type.rawValue) has no mailbox that could keep a copy")
        }
    }

    /// What the tenant file says of it, without its grants and members; `nil` where it is kept out.
    var tenantRecipient: Tenant.Recipient? {
        guard obstacle == nil, let address = text(.primarySmtpAddress), let type else { return nil }
        func own(_ property: ExportedProperty) -> String? { lost.contains(property) ? nil : text(property) }
        func keepsCopies(_ property: ExportedProperty) -> Bool {
            type.canKeepCopies && text(property)?.isEqualIgnoringCase(to: "true") == true
        }
        return Tenant.Recipient(
            address: address, recipientTypeDetails: type, displayName: text(.displayName),
            userPrincipalName: own(.userPrincipalName), id: own(.externalDirectoryObjectId), aliases: aliases,
            messageCopyForSentAsEnabled: keepsCopies(.messageCopyForSentAsEnabled),
            messageCopyForSendOnBehalfEnabled: keepsCopies(.messageCopyForSendOnBehalfEnabled))
    }

    private static func type(_ name: String) -> Tenant.RecipientType? {
        Tenant.RecipientType.allCases.first { $0.rawValue.isEqualIgnoringCase(to: name) }
    }

    /// What else Exchange and the directory have, which a tenant file does not: these are left out on purpose.
    static let otherKinds = [
        "ArbitrationMailbox", "AuditLogMailbox", "AuxAuditLogMailbox", "Computer", "Contact", "DisabledUser",
        "DiscoveryMailbox", "LegacyMailbox", "LinkedMailbox", "LinkedRoomMailbox", "LinkedUser", "MailForestContact",
        "MailNonUniversalGroup", "MicrosoftExchange",
        "MonitoringMailbox", "NonUniversalGroup", "PermanentMailUser", "PublicFolder", "PublicFolderMailbox",
        "RemoteEquipmentMailbox", "RemoteGroupMailbox", "RemoteRoomMailbox", "RemoteSharedMailbox",
        "RemoteTeamMailbox", "RemoteUserMailbox", "RoleGroup", "SchedulingMailbox", "SharedWithMailUser",
        "SupervisoryReviewPolicyMailbox", "SystemAttendantMailbox", "SystemMailbox", "TeamMailbox",
        "UniversalDistributionGroup", "UniversalSecurityGroup",
    ]
}
