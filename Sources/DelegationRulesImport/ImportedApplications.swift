import DelegationRulesReplay

/// What policies and roles let applications do, as the exports say.
struct ImportedApplications {
    private(set) var accessPolicies: [Tenant.AccessPolicy] = []
    private(set) var roleAssignments: [Tenant.RoleAssignment] = []
    private let recipients: ImportedRecipients
    private let principals: ServicePrincipals

    /// Takes over what `objects` say, with scopes among `recipients`.
    init(_ objects: ExportReading, of recipients: ImportedRecipients, _ log: inout ImportLog) {
        self.recipients = recipients
        principals = ServicePrincipals(objects.servicePrincipals, &log)
        for object in objects.accessPolicies { addPolicies(object, &log) }
        var tested: Set<Tenant.RoleAssignment> = []
        for object in objects.roleTests { addTest(object, &tested, &log) }
        for object in objects.roleAssignments { addAssignment(object, tested: tested, &log) }
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
            if let last = sorted.last, zip(last.texts, entry.texts).allSatisfy({ $0.isSameIdentity(as: $1) }) {
                log.count(.repeated)
            } else {
                sorted.append(entry)
            }
        }
        return sorted.map { $0.element }
    }
}

// MARK: Get-ApplicationAccessPolicy

extension ImportedApplications {
    private mutating func addPolicies(_ object: ExportedObject, _ log: inout ImportLog) {
        let apps = appIDs(of: object, &log)
        guard !apps.isEmpty else { return }
        let right = object[.accessRight]
        let rights = Tenant.AccessPolicy.Right.allCases
        guard let accessRight = rights.first(where: { right?.text?.isSameIdentity(as: $0.rawValue) == true }) else {
            let expected = rights.map { $0.rawValue }.joined(separator: " or ")
            return log.report(
                object.place, .accessRight, "expected \(expected), found \(right?.excerpt ?? "nothing"); left out")
        }
        guard let scope = scope(of: object, accessRight, &log) else { return }
        for app in apps {
            accessPolicies.append(Tenant.AccessPolicy(appID: app, accessRight: accessRight, scope: scope.address))
        }
    }

    /// The ids of the apps that an object names: one, several, or `*` for all.
    private func appIDs(of object: ExportedObject, _ log: inout ImportLog) -> [String] {
        let values = object[.appId]?.elements ?? []
        let apps = values.flatMap { $0.text?.parts(between: ",; {}") ?? [] }
        if apps.isEmpty || values.contains(where: { $0.text == nil }) {
            let found = object[.appId]?.excerpt ?? "nothing"
            log.report(object.place, .appId, "expected the id of an application, found \(found); left out")
            return []
        }
        return apps
    }

    /// The recipient that is the scope of a policy; if there is none, reports why.
    ///
    /// To leave out a policy changes answers: also a kind of recipient that a tenant file does not have is reported.
    private func scope(
        of object: ExportedObject, _ right: Tenant.AccessPolicy.Right, _ log: inout ImportLog
    ) -> Tenant.Recipient? {
        let texts: [(property: ExportedProperty, names: [String])] = [
            (.scopeIdentityRaw, object.texts(.scopeIdentityRaw).flatMap { $0.parts(between: ";") }),
            (.scopeIdentity, object.texts(.scopeIdentity)), (.scopeName, object.texts(.scopeName)),
        ]
        let expected = "a mailbox, a mail user or a mail-enabled security group"
        guard let first = texts.first(where: { object[$0.property] != nil }) else {
            log.report(
                object.place, "does not say on whom the policy is; expected \(expected)\(right.consequence)")
            return nil
        }
        // An object id is certain, and no name overrules it: somebody else may be called alike by now. A SID is in no export,
        // so that one alone says nothing of whether the scope is there.
        let isCertain = first.property == .scopeIdentityRaw && first.names.contains { !$0.isSID }
        let identities = texts.map { recipients.identities.resolve($0.names, asIdentity: true) }
        let known = identities.firstIndex { $0.isOne } ?? identities.firstIndex { $0.isKnown }
        let (property, names) = isCertain ? first : known.map { texts[$0] } ?? first
        return recipient(
            names, at: object, property, expected: expected, consequence: right.consequence, &log
        ) { $0.canBePolicyScope }
    }

    /// The recipient that has one of `names`, which `property` of an object says, if it is of a kind that is `wanted`;
    /// if there is none, reports why, and what comes of that.
    private func recipient(
        _ names: [String], at object: ExportedObject, _ property: ExportedProperty, expected: String,
        consequence: String = "", _ log: inout ImportLog, wanted: (Tenant.RecipientType) -> Bool
    ) -> Tenant.Recipient? {
        guard let name = names.first else {
            log.report(
                object.place, property, "\(object.fault(of: property, expected: expected)); left out\(consequence)")
            return nil
        }
        let identity = recipients.identities.resolve(names, asIdentity: true)
        if let kind = recipients.otherKind(of: identity) {
            log.report(
                object.place, property,
                "\(name.quoted) is of the kind \(kind), which has no place in a tenant file; left out\(consequence)")
            return nil
        }
        let position = recipients.position(
            of: identity, names, at: object.place, property, consequence: consequence, &log)
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

extension Tenant.AccessPolicy.Right {
    /// What is said of a policy that is left out: what others of its app's policies shut is not known here.
    fileprivate var consequence: String {
        let more = ": without this policy the file lets the app at more mailboxes than the organisation does"
        return self == .denyAccess ? more : more + ", or at fewer where another policy restricts it"
    }
}

// MARK: Get-ManagementRoleAssignment

extension ImportedApplications {
    private mutating func addAssignment(
        _ object: ExportedObject, tested: Set<Tenant.RoleAssignment>, _ log: inout ImportLog
    ) {
        guard let role = role(of: object, .role, &log) else { return }
        // Administrators hold applications' roles as well, so as to assign them.
        if let type = object.text(.roleAssigneeType), type.isName, !type.isSameIdentity(as: "ServicePrincipal") {
            return log.count(.roleOfOthers)
        }
        if object[.enabled] != nil {
            guard let isEnabled = object.flag(.enabled, &log) else { return }
            guard isEnabled else { return log.count(.disabledRole) }
        }
        guard let app = assignee(of: object, &log) else { return }
        let kind = object.text(.recipientWriteScope) ?? ""
        if kind.isSameIdentity(as: "Organization") {
            if let scope = object[.customResourceScope] {
                return log.report(
                    object.place, .customResourceScope,
                    "expected none beside the RecipientWriteScope Organization, found \(scope.excerpt); left out")
            }
            return roleAssignments.append(Tenant.RoleAssignment(appID: app, role: role))
        }
        if kind.isSameIdentity(as: "Group") {
            guard let group = group(of: object, &log) else { return }
            return roleAssignments.append(Tenant.RoleAssignment(appID: app, role: role, scope: group))
        }
        if tested.contains(Tenant.RoleAssignment(appID: app.caseFolded, role: role)) { return log.count(.testedRole) }
        let found = object[.recipientWriteScope]?.excerpt ?? "nothing"
        log.report(
            object.place, .recipientWriteScope,
            "expected Organization or Group, found \(found); left out (Test-ServicePrincipalAuthorization tells which "
                + "mailboxes are in another scope)")
    }

    /// The role that a property names; where that gives no permission that matters, counts it.
    private func role(
        of object: ExportedObject, _ property: ExportedProperty, _ log: inout ImportLog
    ) -> Tenant.RoleAssignment.Role? {
        let texts = object.texts(property)
        guard !texts.isEmpty else {
            let found = object[property]?.excerpt ?? "nothing"
            log.report(object.place, property, "expected the name of a role, found \(found); left out")
            return nil
        }
        let role = Tenant.RoleAssignment.Role.allCases.first { role in
            texts.contains { $0.isSameIdentity(as: role.rawValue) }
        }
        if role == nil { log.count(.otherRole) }
        return role
    }

    /// The id of the app that holds an assigned role: Exchange names its service principal, by object id or name.
    private func assignee(of object: ExportedObject, _ log: inout ImportLog) -> String? {
        if object[.appId] != nil { return appID(of: object, &log) }
        let names = object.texts(.roleAssignee) + object.texts(.roleAssigneeName)
        let apps = names.lazy.map { principals.apps(called: $0) }.first { !$0.isEmpty } ?? []
        if apps.count == 1 { return apps[0] }
        let property = object[.roleAssignee] == nil ? ExportedProperty.roleAssigneeName : .roleAssignee
        guard let name = names.first else {
            let fault = object.fault(of: property, expected: "the name or object id of a service principal")
            log.report(object.place, property, "\(fault); left out")
            return nil
        }
        log.report(
            object.place, property,
            apps.isEmpty
                ? "\(name.quoted) names none of the exported service principals (Get-ServicePrincipal); left out"
                : ImportedRecipient.ambiguity(of: name, among: apps))
        return nil
    }

    /// The id of the one app that an object is about.
    private func appID(of object: ExportedObject, _ log: inout ImportLog) -> String? {
        let apps = appIDs(of: object, &log)
        if apps.count > 1 {
            log.report(object.place, .appId, "expected one application, found \(apps.excerpt); left out")
        }
        return apps.count == 1 ? apps[0] : nil
    }

    /// The address of the group whose direct members are the scope of a role.
    ///
    /// Exchange tells its name, with an id behind it at times.
    private func group(of object: ExportedObject, _ log: inout ImportLog) -> String? {
        let property = ExportedProperty.customResourceScope
        var names = object.texts(property)
        names += names.compactMap { $0.withoutIDBehind }
        return recipient(names, at: object, property, expected: "a group", &log) { $0.hasMembers }?.address
    }
}

// MARK: Test-ServicePrincipalAuthorization

extension ImportedApplications {
    /// Takes over a row; `tested` are the roles of apps, in small letters, of which rows told for a mailbox.
    private mutating func addTest(
        _ object: ExportedObject, _ tested: inout Set<Tenant.RoleAssignment>, _ log: inout ImportLog
    ) {
        guard let role = role(of: object, .roleName, &log), let app = appID(of: object, &log) else { return }
        if object.text(.scopeType)?.isSameIdentity(as: "Organization") == true {
            return roleAssignments.append(Tenant.RoleAssignment(appID: app, role: role))
        }
        guard object[.resource] != nil, object[.inScope] != nil else {
            return log.report(
                object.place, object[.inScope] == nil ? .inScope : .resource,
                "missing; expected what the test says of which mailbox; left out")
        }
        if object.text(.inScope)?.isSameIdentity(as: "Not Run") == true {
            return log.report(
                object.place, .inScope, "was not run: whether the mailbox is in scope is not known; left out")
        }
        guard let isInScope = object.flag(.inScope, &log) else { return }
        let resource = recipients.identities.resolve(object.texts(.resource), asIdentity: true)
        // There is nothing to say of a mailbox that has no place in a tenant file, where no role concerns it.
        guard isInScope || recipients.recipient(of: resource) != nil else { return log.count(.outOfScope) }
        // Of a group the test says whether it is in scope itself, and nothing of its members.
        let mailbox = recipient(object.texts(.resource), at: object, .resource, expected: "a mailbox", &log) {
            $0.hasUserMailbox
        }
        guard let mailbox else { return }
        tested.insert(Tenant.RoleAssignment(appID: app.caseFolded, role: role))
        guard isInScope else { return log.count(.outOfScope) }
        roleAssignments.append(Tenant.RoleAssignment(appID: app, role: role, scope: mailbox.address))
    }
}

// MARK: Get-ServicePrincipal

/// Which app a service principal stands for.
private struct ServicePrincipals {
    private var names = IdentityIndex(capacity: 0)
    /// The ids of the apps that have the name of each number: of several, no more than a message needs.
    private var apps: [[String]] = []

    /// Takes over `objects`.
    init(_ objects: [ExportedObject], _ log: inout ImportLog) {
        for object in objects {
            guard let app = object.text(.appId) else {
                let found = object[.appId]?.excerpt ?? "nothing"
                log.report(object.place, .appId, "expected the id of an application, found \(found); left out")
                continue
            }
            for property in [ExportedProperty.appId, .objectId, .identity, .id, .displayName] {
                for name in object.texts(property) { add(name, of: app) }
            }
        }
    }

    private mutating func add(_ name: String, of app: String) {
        let number = names.add(name)
        if number == apps.count { apps.append([]) }
        // Thousands may be called alike, and each of them would be compared with all others.
        guard apps[number].count <= [String].excerptCount else { return }
        if !apps[number].contains(where: { $0.isSameIdentity(as: app) }) { apps[number].append(app) }
    }

    /// The ids of the apps whose service principal is called `name`.
    func apps(called name: String) -> [String] {
        names.number(of: name).map { apps[$0] } ?? []
    }
}

extension String {
    /// Whether the text is a name, not a number that stands for one.
    fileprivate var isName: Bool { utf8.first.map { !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0) } ?? false }

    /// The text in small letters, as far as they are ASCII.
    fileprivate var caseFolded: String { String(decoding: utf8.map { $0.caseFolded }, as: UTF8.self) }

    /// The text without a GUID and the underscore before it; `nil` where it does not end in these.
    fileprivate var withoutIDBehind: String? {
        let bytes = Array(utf8)
        let count = 37
        guard bytes.count > count, bytes[bytes.count - count] == UInt8(ascii: "_") else { return nil }
        let id = bytes.suffix(count - 1)
        let hyphens = [8, 13, 18, 23].map { id.startIndex + $0 }
        let isID = id.indices.allSatisfy { index in
            hyphens.contains(index) == (id[index] == UInt8(ascii: "-"))
        }
        return isID ? String(decoding: bytes.dropLast(count), as: UTF8.self) : nil
    }
}
