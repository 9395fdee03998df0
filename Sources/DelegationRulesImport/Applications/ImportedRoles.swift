import DelegationRulesJSON
import DelegationRulesReplay

// MARK: Get-ManagementRoleAssignment

extension ImportedApplications {
    /// Takes over an assignment, unless a test told where it holds: `tested` are those of which one did.
    mutating func addAssignment(_ object: ExportedObject, tested: IdentityIndex, _ log: inout ImportLog) {
        guard let role = role(of: object, .role, &log) else { return }
        // Administrators hold applications' roles as well, so as to assign them.
        if let type = object.text(.roleAssigneeType), type.isName, !type.isEqualIgnoringCase(to: "ServicePrincipal") {
            return log.count(.roleOfOthers)
        }
        if object[.enabled] != nil {
            guard let isEnabled = object.flag(.enabled, &log) else { return }
            guard isEnabled else { return log.count(.disabledRole) }
        }
        guard let app = assignee(of: object, &log) else { return }
        let kind = object.text(.recipientWriteScope) ?? ""
        if kind.isEqualIgnoringCase(to: "Organization") {
            if let scope = object[.customResourceScope] {
                return log.report(
                    object.place, .customResourceScope,
                    "expected none beside the RecipientWriteScope Organization, found \(scope.excerpt); left out")
            }
            return roleAssignments.append(Tenant.RoleAssignment(appID: app, role: role))
        }
        if kind.isEqualIgnoringCase(to: "Group") {
            guard let group = group(of: object, &log) else { return }
            return roleAssignments.append(Tenant.RoleAssignment(appID: app, role: role, scope: group))
        }
        if tested.number(of: "\(role.rawValue) \(app)") != nil { return log.count(.testedRole) }
        log.report(
            object, .recipientWriteScope, expected: "Organization or Group",
            hint: " (Test-ServicePrincipalAuthorization tells which mailboxes are in another scope)")
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

    /// The address of the group whose direct members are the scope of a role.
    ///
    /// Exchange tells its name, with an id behind it at times.
    private func group(of object: ExportedObject, _ log: inout ImportLog) -> String? {
        let names = object.texts(.customResourceScope)
        let group = naming(.customResourceScope, names + names.compactMap { $0.withoutIDBehind })
        return recipient(group, at: object, expected: "a group", &log) { $0.hasMembers }?.address
    }
}

// MARK: Test-ServicePrincipalAuthorization

extension ImportedApplications {
    /// Takes over a row; `tested` are the roles, each with its app behind it, of which rows told for a mailbox.
    mutating func addTest(_ object: ExportedObject, _ tested: inout IdentityIndex, _ log: inout ImportLog) {
        guard let role = role(of: object, .roleName, &log), let app = appID(of: object, &log) else { return }
        if object.text(.scopeType)?.isEqualIgnoringCase(to: "Organization") == true {
            return roleAssignments.append(Tenant.RoleAssignment(appID: app, role: role))
        }
        guard object[.resource] != nil, object[.inScope] != nil else {
            return log.report(
                object.place, object[.inScope] == nil ? .inScope : .resource,
                "missing; expected what the test says of which mailbox; left out")
        }
        if object.text(.inScope)?.isEqualIgnoringCase(to: "Not Run") == true {
            return log.report(
                object.place, .inScope, "was not run: whether the mailbox is in scope is not known; left out")
        }
        guard let isInScope = object.flag(.inScope, &log) else { return }
        let resource = naming(.resource, object.texts(.resource))
        // There is nothing to say of a mailbox that has no place in a tenant file, where no role concerns it.
        guard isInScope || recipients.recipient(of: resource.identity) != nil else { return log.count(.outOfScope) }
        // Of a group the test says whether it is in scope itself, and nothing of its members.
        guard let mailbox = recipient(resource, at: object, expected: "a mailbox", &log, wanted: { $0.hasUserMailbox })
        else { return }
        _ = tested.add("\(role.rawValue) \(app)")
        guard isInScope else { return log.count(.outOfScope) }
        roleAssignments.append(Tenant.RoleAssignment(appID: app, role: role, scope: mailbox.address))
    }
}

// MARK: Roles

extension ImportedApplications {
    /// The role that a property names; where that gives no permission that matters, counts it.
    private func role(
        of object: ExportedObject, _ property: ExportedProperty, _ log: inout ImportLog
    ) -> Tenant.RoleAssignment.Role? {
        let texts = object.texts(property)
        guard !texts.isEmpty else {
            log.report(object, property, expected: "the name of a role")
            return nil
        }
        let role = Tenant.RoleAssignment.Role.allCases.first { role in
            texts.contains { $0.isEqualIgnoringCase(to: role.rawValue) }
        }
        if role == nil { log.count(.otherRole) }
        return role
    }
}

extension String {
    /// Whether the text is a name, not a number that stands for one.
    fileprivate var isName: Bool { utf8.first.map { !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0) } ?? false }

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
