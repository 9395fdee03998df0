import DelegationRulesReplay

/// What policies and roles let applications do, as the exports say.
struct ImportedApplications {
    var accessPolicies: [Tenant.AccessPolicy] = []
    var roleAssignments: [Tenant.RoleAssignment] = []
    let recipients: ImportedRecipients
    let principals: ServicePrincipals

    /// Takes over what `objects` say, with scopes among `recipients`.
    init(_ objects: ExportReading, of recipients: ImportedRecipients, _ log: inout ImportLog) {
        self.recipients = recipients
        principals = ServicePrincipals(objects[.servicePrincipal], &log)
        for object in objects[.accessPolicy] { addPolicies(object, &log) }
        var tested = IdentityIndex(capacity: 0)
        for object in objects[.roleTest] { addTest(object, &tested, &log) }
        for object in objects[.roleAssignment] { addAssignment(object, tested: tested, &log) }
        accessPolicies = Self.sorted(accessPolicies, by: { [$0.appID, $0.accessRight.rawValue, $0.scope] }, &log)
        roleAssignments = Self.sorted(roleAssignments, by: { [$0.appID, $0.role.rawValue, $0.scope ?? ""] }, &log)
    }

    /// What was read, whose order is that of the exports, in the order of the texts that it consists of, each once.
    private static func sorted<Element>(
        _ elements: [Element], by texts: (Element) -> [String], _ log: inout ImportLog
    ) -> [Element] {
        var sorted: [(element: Element, texts: [String])] = []
        let all = elements.map { (element: $0, texts: texts($0)) }
            .sorted { $0.texts.lexicographicallyPrecedes($1.texts) { $0.precedes($1) } }
        for entry in all {
            if let last = sorted.last, zip(last.texts, entry.texts).allSatisfy({ $0.isEqualIgnoringCase(to: $1) }) {
                log.count(.repeated)
            } else {
                sorted.append(entry)
            }
        }
        return sorted.map { $0.element }
    }
}

// MARK: Whom an object names

extension ImportedApplications {
    /// The ids of the apps that an object names: one, several, or `*` for all.
    func appIDs(of object: ExportedObject, _ log: inout ImportLog) -> [String] {
        let values = object[.appId]?.elements ?? []
        let apps = values.flatMap { $0.text?.parts(between: ",; {}") ?? [] }
        if apps.isEmpty || values.contains(where: { $0.text == nil }) {
            log.report(object, .appId, expected: "the id of an application")
            return []
        }
        return apps
    }

    /// The id of the one app that an object is about.
    func appID(of object: ExportedObject, _ log: inout ImportLog) -> String? {
        let apps = appIDs(of: object, &log)
        if apps.count > 1 {
            log.report(object.place, .appId, "expected one application, found \(apps.excerpt); left out")
        }
        return apps.count == 1 ? apps[0] : nil
    }

    /// Whom `property` names by one of `texts`.
    func naming(_ property: ExportedProperty, _ texts: [String]) -> Naming {
        recipients.identities.naming(property, texts, asIdentity: true)
    }

    /// The recipient that an object names so, if it is of a kind that is `wanted`; if there is none, reports why, and what
    /// comes of that.
    func recipient(
        _ naming: Naming, at object: ExportedObject, expected: String, consequence: String = "",
        _ log: inout ImportLog, wanted: (Tenant.RecipientType) -> Bool
    ) -> Tenant.Recipient? {
        let property = naming.property
        guard let name = naming.texts.first else {
            log.report(
                object.place, property, "\(object.fault(of: property, expected: expected)); left out\(consequence)")
            return nil
        }
        if let kind = recipients.otherKind(of: naming.identity) {
            log.report(
                object.place, property,
                "\(name.quoted) is of the kind \(kind), which has no place in a tenant file; left out\(consequence)")
            return nil
        }
        let position = recipients.position(of: naming, at: object.place, consequence: consequence, &log)
        guard let recipient = position.map({ recipients.tenant[$0] }) else { return nil }
        guard wanted(recipient.recipientTypeDetails) else {
            log.report(
                object.place, property,
                "expected \(expected), found \(recipient.address.excerpt), a "
                    + "\(recipient.recipientTypeDetails.rawValue); left out\(consequence)")
            return nil
        }
        return recipient
    }
}
