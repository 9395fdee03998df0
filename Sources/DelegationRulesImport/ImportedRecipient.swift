/// A recipient as one or several exports describe it together.
///
/// Where they disagree, the one that comes first counts, and the other is reported.
struct ImportedRecipient {
    /// The object that was read first.
    let place: ImportPlace
    /// The properties that have one value; there are few, so that looking through them is fast, and they take little room.
    private var single: [(property: ExportedProperty, text: String, place: ImportPlace)] = []
    private(set) var addresses: (smtp: [String], place: ImportPlace)?
    /// The lists of delegates, one for each export that has one.
    private(set) var delegates: [(list: JSONValue, place: ImportPlace)] = []
    /// Names that need not be unique, and may differ from cmdlet to cmdlet.
    private(set) var names: [(property: ExportedProperty, text: String, place: ImportPlace)] = []
    /// Why it is kept out of the tenant file; `nil` if it is not.
    var obstacle: Obstacle?
    /// The kind, if a tenant file has it.
    var type: Tenant.RecipientType?

    enum Obstacle {
        /// It is of a kind that a tenant file does not have: it is left out on purpose.
        case kind
        /// Something is wrong with it, as in "a recipient without a primary address".
        case fault(String)
    }

    /// What only one recipient can have, and so tells two of them apart.
    private static let ids: [ExportedProperty] = [.externalDirectoryObjectId, .guid]
    private static let properties: [ExportedProperty] = [
        .primarySmtpAddress, .recipientTypeDetails, .displayName, .userPrincipalName, .alias,
        .messageCopyForSentAsEnabled, .messageCopyForSendOnBehalfEnabled,
    ]
    private static let nameProperties: [ExportedProperty] = [
        .distinguishedName, .exchangeGuid, .legacyExchangeDN, .windowsLiveID, .microsoftOnlineServicesID, .identity,
        .id, .name, .samAccountName,
    ]

    init(_ first: ImportedObject) {
        place = first.place
    }

    /// The text of a property that has one value.
    func text(_ property: ExportedProperty) -> String? {
        known(property)?.text
    }

    /// Where a property that has one value stands.
    func place(of property: ExportedProperty) -> ImportPlace? {
        known(property)?.place
    }

    private func known(_ property: ExportedProperty) -> (text: String, place: ImportPlace)? {
        single.first { $0.property == property }.map { ($0.text, $0.place) }
    }

    /// The primary address: `PrimarySmtpAddress`, or what has `SMTP:` in capitals among the addresses.
    var address: String? { text(.primarySmtpAddress) }

    /// What a message calls it.
    var label: String {
        address ?? text(.displayName) ?? names.first?.text ?? text(.externalDirectoryObjectId) ?? "somebody"
    }

    /// Takes over what `object` says.
    mutating func merge(_ object: ImportedObject, _ log: inout ImportLog) {
        for id in Self.ids {
            guard let text = object.id(id), let known = known(id), text.lowercased() != known.text.lowercased() else {
                continue
            }
            log.report(
                object.place, id,
                "\"\(text)\" contradicts \(log.name(known.place, id)), \"\(known.text)\", of the same recipient "
                    + "\(label); this object is left out")
            return
        }
        for id in Self.ids {
            if known(id) == nil, let text = object.id(id) { single.append((id, text, object.place)) }
        }
        for property in Self.properties { merge(property, of: object, &log) }
        for property in Self.nameProperties {
            for text in object.texts(property) { names.append((property, text, object.place)) }
        }
        for property in Self.ids + Self.nameProperties {
            guard let value = object[property], value.exportedTexts.isEmpty else { continue }
            log.report(object.place, property, "expected a text, found \(value.forMessage); left out")
        }
        mergeAddresses(of: object, &log)
        if let list = object[.grantSendOnBehalfTo] { delegates.append((list, object.place)) }
    }

    private mutating func merge(_ property: ExportedProperty, of object: ImportedObject, _ log: inout ImportLog) {
        guard let value = object[property] else { return }
        guard let text = object.comparableText(property) else {
            log.report(object.place, property, "expected \(property.expectation), found \(value.forMessage)")
            return
        }
        guard let known = known(property) else {
            single.append((property, text, object.place))
            return
        }
        let isSame =
            property == .displayName ? known.text == text : known.text.lowercased() == text.lowercased()
        if !isSame {
            log.report(
                object.place, property,
                "\"\(text)\" contradicts \(log.name(known.place, property)), \"\(known.text)\", which counts")
        }
    }

    private mutating func mergeAddresses(of object: ImportedObject, _ log: inout ImportLog) {
        guard let found = object.smtpAddresses(&log) else { return }
        if let primary = object.primaryEmailAddress {
            if let known = known(.primarySmtpAddress) {
                if known.text.lowercased() != primary.lowercased() {
                    log.report(
                        object.place, .emailAddresses,
                        "\"SMTP:\(primary)\" contradicts \(log.name(known.place, .primarySmtpAddress)), "
                            + "\"\(known.text)\", which counts")
                }
            } else {
                single.append((.primarySmtpAddress, primary, object.place))
            }
        }
        guard let known = addresses else {
            addresses = (found, object.place)
            return
        }
        let difference = Set(found.map { $0.lowercased() })
            .symmetricDifference(known.smtp.map { $0.lowercased() }).sorted()
        if !difference.isEmpty {
            log.report(
                object.place, .emailAddresses,
                "differ from \(log.name(known.place, .emailAddresses)), which counts, in "
                    + difference.prefix(3).joined(separator: ", ") + (difference.count > 3 ? " and others" : ""))
        }
    }
}

extension ExportedProperty {
    /// What is expected of a property with one value, for a message.
    fileprivate var expectation: String {
        switch self {
        case .messageCopyForSentAsEnabled, .messageCopyForSendOnBehalfEnabled: "true or false"
        case .primarySmtpAddress: "an address"
        case .recipientTypeDetails: "the kind of recipient, as text"
        default: "a text"
        }
    }
}
