import DelegationRulesJSON
import DelegationRulesReplay

/// A recipient as one or several exports describe it together.
///
/// Where they disagree, the one that comes first counts, and the other is reported.
struct ImportedRecipient {
    private var objects: [ExportedObject] = []
    /// The primary address: `PrimarySmtpAddress`, or what has `SMTP:` in capitals among the addresses.
    private(set) var address: String?
    /// The SMTP addresses, where an export has any.
    private(set) var addresses: (smtp: [String], place: Place)?
    /// What kind of recipient it is, where a tenant file has that.
    var type: Tenant.RecipientType?
    /// Why it is kept out of the tenant file; `nil` if it is not.
    var obstacle: Obstacle?

    enum Obstacle {
        /// It is of a kind that a tenant file does not have: it is left out on purpose.
        case kind
        /// Something is wrong with it, as in "a recipient without a primary address".
        case fault(String)
    }

    /// The object that was read first.
    var place: Place { objects[0].place }

    /// What a property with one value says, and where.
    func known(_ property: ExportedProperty) -> (text: String, place: Place)? {
        for object in objects {
            let text = property == .primarySmtpAddress ? object.primaryAddress : object.text(property)
            if let text { return (text, object.place) }
        }
        return nil
    }

    func text(_ property: ExportedProperty) -> String? {
        known(property)?.text
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
        (address ?? ExportedProperty.labels.lazy.compactMap { text($0) }.first ?? "somebody").excerpt
    }
}

// MARK: Several exports

extension ImportedRecipient {
    /// Takes over what `object` says.
    mutating func merge(_ object: ExportedObject, _ log: inout ImportLog) {
        for id in ExportedProperty.ids {
            guard let known = known(id), let text = object.text(id), !text.isSameIdentity(as: known.text) else {
                continue
            }
            log.report(
                object.place, id,
                "\(text.quoted) contradicts \(log.name(known.place, id)), \(known.text.quoted), of the same recipient "
                    + "\(label); this object is left out")
            return
        }
        for property in ExportedProperty.single { compare(property, of: object, &log) }
        for property in ExportedProperty.names where !object.isText(property) {
            guard let value = object[property], value.text == nil else { continue }
            log.report(object.place, property, "expected a text, found \(value.excerpt); left out")
        }
        compareAddresses(of: object, &log)
        objects.append(object)
        address = address ?? object.primaryAddress
    }

    private func compare(_ property: ExportedProperty, of object: ExportedObject, _ log: inout ImportLog) {
        guard let text = object.text(property) else {
            if let value = object[property] {
                log.report(object.place, property, "expected \(property.expectation), found \(value.excerpt)")
            }
            return
        }
        guard let known = known(property) else { return }
        let isSame =
            property == .displayName
            ? known.text.utf8.elementsEqual(text.utf8) : known.text.isSameIdentity(as: text)
        if !isSame {
            log.report(
                object.place, property,
                "\(text.quoted) contradicts \(log.name(known.place, property)), \(known.text.quoted), which counts")
        }
    }

    private mutating func compareAddresses(of object: ExportedObject, _ log: inout ImportLog) {
        guard let (found, primary) = object.smtpAddresses(&log) else { return }
        if let primary,
            let (text, place) = known(.primarySmtpAddress)
                ?? object.text(.primarySmtpAddress).map({ ($0, object.place) }),
            !text.isSameIdentity(as: primary)
        {
            log.report(
                object.place, .emailAddresses,
                "\("SMTP:\(primary)".quoted) contradicts \(log.name(place, .primarySmtpAddress)), \(text.quoted), which "
                    + "counts")
        }
        guard let known = addresses else {
            addresses = (found, object.place)
            return
        }
        let difference = found.missing(in: known.smtp) + known.smtp.missing(in: found)
        if !difference.isEmpty {
            log.report(
                object.place, .emailAddresses,
                "differ from \(log.name(known.place, .emailAddresses)), which counts, in \(difference.excerpt)")
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
            return log.report(self.place, .recipientTypeDetails, "no export has it; expected the kind of \(label)")
        }
        guard let type = Self.type(name) else {
            if let other = Self.otherKinds.firstIndex(where: { $0.isSameIdentity(as: name) }) {
                obstacle = .kind
                return log.count(.kind(other))
            }
            obstacle = .fault("a recipient of no known kind")
            return log.report(
                place, .recipientTypeDetails,
                "\(name.quoted) is no kind of recipient that is known; \(label) is left out")
        }
        self.type = type
        guard address != nil else {
            obstacle = .fault("a recipient without a primary address")
            return log.report(self.place, .primarySmtpAddress, "no export has it; \(label) is left out")
        }
        for property in [ExportedProperty.messageCopyForSentAsEnabled, .messageCopyForSendOnBehalfEnabled] {
            guard !type.canKeepCopies, let (text, place) = known(property), text.isSameIdentity(as: "true") else {
                continue
            }
            log.report(place, property, "a \(type.rawValue) has no mailbox that could keep a copy")
        }
    }

    private static func type(_ name: String) -> Tenant.RecipientType? {
        // A room list is a distribution list that holds rooms.
        if name.isSameIdentity(as: "RoomList") { return .mailUniversalDistributionGroup }
        return Tenant.RecipientType.allCases.first { $0.rawValue.isSameIdentity(as: name) }
    }

    /// What else Exchange and the directory have, which a tenant file does not: these are left out on purpose.
    static let otherKinds = [
        "ArbitrationMailbox", "AuditLogMailbox", "AuxAuditLogMailbox", "Computer", "Contact", "DisabledUser",
        "DiscoveryMailbox", "GuestMailUser", "LegacyMailbox", "LinkedMailbox", "LinkedRoomMailbox", "LinkedUser",
        "MailContact", "MailForestContact", "MailNonUniversalGroup", "MailUser", "MicrosoftExchange",
        "MonitoringMailbox", "NonUniversalGroup", "PermanentMailUser", "PublicFolder", "PublicFolderMailbox",
        "RemoteEquipmentMailbox", "RemoteGroupMailbox", "RemoteRoomMailbox", "RemoteSharedMailbox",
        "RemoteTeamMailbox", "RemoteUserMailbox", "RoleGroup", "SchedulingMailbox", "SharedWithMailUser",
        "SupervisoryReviewPolicyMailbox", "SystemAttendantMailbox", "SystemMailbox", "TeamMailbox",
        "UniversalDistributionGroup", "UniversalSecurityGroup", "User",
    ]
}

extension Tenant.RecipientType {
    /// Whether there is a mailbox, and so the two switches that let it keep copies.
    var canKeepCopies: Bool { hasUserMailbox || self == .groupMailbox }
}
