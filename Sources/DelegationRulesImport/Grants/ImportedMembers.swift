import DelegationRulesReplay

/// Who is in which group, as the exports say; all by their places in the tenant file.
struct ImportedMembers {
    /// The direct members of each group.
    private(set) var inside = Relation()
    /// The groups that each recipient is in directly.
    let around: Relation

    /// Takes over the members that `memberships` name, each together with its group.
    init(_ memberships: [ExportedObject], of recipients: ImportedRecipients, _ log: inout ImportLog) {
        let links = memberships.compactMap { Self.link($0, recipients, &log) }.sorted { $0.group < $1.group }
        var next = links.startIndex
        for group in recipients.tenant.indices {
            while next < links.endIndex, links[next].group == group {
                inside.append(links[next].member)
                next += 1
            }
            inside.endRow()
        }
        around = inside.inverse
        log.count(.repeated, links.count - inside.count)
    }

    /// The groups among `recipients` that hold one of `grants`, or are the scope of a policy or a role, and of which no
    /// member is known.
    func unknownGroups(
        holding grants: [ImportedGrants.Entry], orScopesOf applications: ImportedApplications,
        among recipients: [Tenant.Recipient]
    ) -> [Int] {
        var scopes = IdentityIndex(capacity: 0)
        _ = scopes.add(
            applications.accessPolicies.map { $0.scope } + applications.roleAssignments.compactMap { $0.scope })
        var concerned = Array(repeating: false, count: recipients.count)
        for entry in grants where recipients[entry.holder].recipientTypeDetails.canHold(entry.grant) {
            concerned[entry.holder] = true
        }
        return recipients.indices.filter { index in
            recipients[index].recipientTypeDetails.hasMembers && inside[index].isEmpty
                && (concerned[index] || scopes.number(of: recipients[index].address) != nil)
        }
    }

    /// A member, and the group that an export names together with it.
    private static func link(
        _ object: ExportedObject, _ recipients: ImportedRecipients, _ log: inout ImportLog
    ) -> (group: Int, member: Int)? {
        let texts = object.texts(.group)
        guard !texts.isEmpty else {
            log.report(object, .group, expected: "the group's address")
            return nil
        }
        let naming = recipients.identities.naming(.group, texts, asIdentity: true)
        guard let position = recipients.position(of: naming, at: object.place, &log) else { return nil }
        let group = recipients.tenant[position]
        guard group.recipientTypeDetails.hasMembers else {
            log.report(
                object.place, .group,
                "\(group.address.excerpt) is a \(group.recipientTypeDetails.rawValue), which has no members; left out")
            return nil
        }
        return recipients.owner(of: object, "does not say who the member is", &log).map { (position, $0) }
    }
}
