import DelegationRulesJSON

/// What a tenant knows, with positions in place of the names that its recipients go by: it is one object, which all who
/// ask share.
final class ResolvedTenant: Sendable {
    let recipients: [Tenant.Recipient]
    let identities: IdentityOwners
    /// The groups and lists that each recipient is a direct member of.
    let groups: Relation
    /// The direct members of each group and list.
    let members: Relation
    /// Who holds each grant, by its raw value, on each recipient.
    let holders: [Relation]
    /// What policies and roles say of apps.
    let access: ApplicationAccess

    init(
        _ recipients: [Tenant.Recipient], _ policies: [Tenant.AccessPolicy], _ assignments: [Tenant.RoleAssignment]
    ) throws(InvalidText) {
        let identities = try Self.identities(of: recipients)
        var members = Relation()
        var holders = Array(repeating: Relation(), count: Grant.allCases.count)
        for index in recipients.indices {
            /// Adds those whom `names`, the value of `key` of the recipient, stand for.
            func add(
                _ names: [String], _ key: String, to relation: inout Relation,
                where canBe: (Tenant.RecipientType) -> Bool
            ) throws(InvalidText) {
                if names.isEmpty { return relation.endRow() }
                for (position, other) in identities.owners(of: names).enumerated() {
                    guard let other else {
                        throw InvalidText(
                            "nobody is called \(names[position].quoted); expected a recipient of this tenant "
                                + "(it is named by \(recipients[index].address.excerpt))"
                        ).inside(position).inside(key).inside(index).inside("recipients")
                    }
                    if canBe(recipients[other].recipientTypeDetails) { relation.append(other) }
                }
                relation.endRow()
            }
            guard recipients[index].members.isEmpty || recipients[index].recipientTypeDetails.hasMembers else {
                throw recipients[index].isNo("members only of a group or list").inside("members").inside(index).inside(
                    "recipients")
            }
            try add(recipients[index].members, "members", to: &members) { _ in true }
            for grant in Grant.allCases {
                try add(recipients[index].holders(of: grant), grant.key, to: &holders[Int(grant.rawValue)]) {
                    $0.canHold(grant)
                }
            }
        }
        var access = ApplicationAccess()
        for (position, policy) in policies.enumerated() {
            let scope = try identities.owner(ofScope: policy.scope, of: "accessPolicies", position)
            guard recipients[scope].recipientTypeDetails.canBePolicyScope else {
                throw recipients[scope].isNo("a mailbox, a mail user or a mail-enabled security group")
                    .inside("scope").inside(position).inside("accessPolicies")
            }
            access.add(policy, on: scope)
        }
        for (position, assignment) in assignments.enumerated() {
            guard let name = assignment.scope else {
                access.add(assignment, on: nil)
                continue
            }
            let scope = try identities.owner(ofScope: name, of: "roleAssignments", position)
            guard recipients[scope].recipientTypeDetails.canBeRoleScope else {
                throw recipients[scope].isNo("a mailbox or a group")
                    .inside("scope").inside(position).inside("roleAssignments")
            }
            access.add(assignment, on: scope)
        }
        self.access = access
        self.recipients = recipients
        self.identities = identities
        self.members = members
        groups = members.inverse
        self.holders = holders
    }

    /// The recipient `member`, and the groups and lists that it is in, directly or through others; in their order.
    func withGroups(_ member: Int) -> [Int] {
        var found = [member]
        if groups[member].isEmpty { return found }
        // Most are in a few groups, among which one is found soonest by looking at each; of more, all are in this set.
        var seen: Set<Int> = []
        func isNew(_ group: Int) -> Bool {
            if found.count <= 16 { return !found.contains(group) }
            if seen.isEmpty { seen.formUnion(found) }
            return seen.insert(group).inserted
        }
        var position = 0
        while position < found.count {
            for group in groups[found[position]] where isNew(group) { found.append(group) }
            position += 1
        }
        return found.sorted()
    }
}

extension Tenant.Recipient {
    /// The error where something else was expected of it.
    fileprivate func isNo(_ expected: String) -> InvalidText {
        InvalidText("\(address.excerpt) is a \(recipientTypeDetails.rawValue); expected \(expected)")
    }
}

// MARK: Who is meant by which identity

extension ResolvedTenant {
    private static func identities(of recipients: [Tenant.Recipient]) throws(InvalidText) -> IdentityOwners {
        // An address, a principal name and an object id, where they are told, and aliases.
        let count = recipients.indices.reduce(0) { count, index in
            count + 1 + (recipients[index].userPrincipalName == nil ? 0 : 1) + (recipients[index].id == nil ? 0 : 1)
                + recipients[index].aliases.count
        }
        var identities = IdentityOwners(capacity: count)
        var names: [String] = []
        var claims: [IdentityOwners.Identity] = []
        for index in recipients.indices {
            let userPrincipalName = recipients[index].userPrincipalName
            names.append(recipients[index].address)
            // Of whom only the address is told, that is the principal name.
            claims.append(.init(of: index, isAddress: true, isPrincipal: userPrincipalName == nil))
            if let userPrincipalName {
                names.append(userPrincipalName)
                claims.append(.init(of: index, isPrincipal: true))
            }
            if let id = recipients[index].id {
                names.append(id)
                claims.append(.init(of: index, isPrincipal: true))
            }
            for alias in recipients[index].aliases {
                names.append(alias)
                claims.append(.init(of: index))
            }
            guard names.count > 256 || index == recipients.count - 1 else { continue }
            if let position = identities.give(names, claims) {
                throw fault(in: claims[position].recipient, of: recipients, identities)
            }
            names.removeAll(keepingCapacity: true)
            claims.removeAll(keepingCapacity: true)
        }
        return identities
    }

    /// What is wrong with the identities of the recipient at `index`, one of which could not be given to it.
    private static func fault(
        in index: Int, of recipients: [Tenant.Recipient], _ identities: IdentityOwners
    ) -> InvalidText {
        for (key, identity) in recipients[index].identities {
            let error: InvalidText
            if identity.isEmpty {
                error = InvalidText("empty; expected an identity")
            } else if let other = identities.owner(of: identity), other != index {
                let place = recipients[other].identities.first { $0.identity.isEqualIgnoringCase(to: identity) }
                error = InvalidText(
                    "\(identity.quoted) is taken by recipients[\(other)].\(place?.key ?? ""); expected each once")
            } else {
                continue
            }
            return error.inside(key).inside(index).inside("recipients")
        }
        preconditionFailure("an identity is refused where it is empty, or somebody else's")
    }
}
