import DelegationRulesReplay

/// Who is in which group, as the exports say; all by their places in the tenant file.
struct ImportedMembers {
    /// The direct members of each group.
    let inside: Links
    /// The groups that each recipient is in directly.
    let around: Links
    let count: Int

    /// Takes over the members that `memberships` name, each together with its group.
    init(_ memberships: [ExportedObject], of recipients: ImportedRecipients, _ log: inout ImportLog) {
        var links: Set<Links.Link> = []
        for object in memberships {
            guard let link = Self.link(object, recipients, &log) else { continue }
            if !links.insert(link).inserted { log.count(.repeated) }
        }
        inside = Links(links, count: recipients.tenant.count)
        around = Links(links.map { Links.Link(from: $0.to, to: $0.from) }, count: recipients.tenant.count)
        count = links.count
    }

    /// A member that an export names together with its group, as a link from the group to the member.
    private static func link(
        _ object: ExportedObject, _ recipients: ImportedRecipients, _ log: inout ImportLog
    ) -> Links.Link? {
        let texts = object.texts(.group)
        guard !texts.isEmpty else {
            let found = object[.group]?.excerpt ?? "nothing"
            log.report(object.place, .group, "expected the group's address, found \(found); left out")
            return nil
        }
        let identity = recipients.identities.resolve(texts, asIdentity: true)
        guard let position = recipients.position(of: identity, texts, at: object.place, .group, &log) else { return nil }
        let group = recipients.tenant[position]
        guard !group.recipientTypeDetails.hasUserMailbox else {
            log.report(
                object.place, .group,
                "\(group.address.excerpt) is a \(group.recipientTypeDetails.rawValue), which has no members; left out")
            return nil
        }
        return recipients.owner(of: object, "does not say who the member is", &log).map {
            Links.Link(from: position, to: $0)
        }
    }
}
