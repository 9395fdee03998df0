import DelegationRulesReplay

/// What each of the exports tells of.
struct ToldFacts {
    /// The facts of each file; `nil` where nothing in it comes from Exchange.
    private(set) var byFile: [Set<TenantImport.Facts>?]

    /// Of files as many as `count`, nothing is known yet.
    init(count: Int) {
        byFile = Array(repeating: nil, count: count)
    }

    /// Remembers that a file is an export, and tells of `facts`, if of any.
    mutating func insert(_ facts: TenantImport.Facts?, of file: Int) {
        if byFile[file] == nil { byFile[file] = [] }
        if let facts { byFile[file]?.insert(facts) }
    }

    /// Takes a file with nothing in it for what its name says; whether that says anything.
    mutating func insert(emptyFile file: Int, called name: String) -> Bool {
        let facts = TenantImport.Facts.named(name)
        for facts in facts { insert(facts.mayBeNone ? facts : nil, of: file) }
        return !facts.isEmpty
    }

    /// Adds what objects tell only once it is known what kind of recipient they are about.
    mutating func insert(_ recipients: ImportedRecipients, _ memberships: [ExportedObject]) {
        for (object, type) in recipients.objects {
            let file = object.place.file
            if type == .user { insert(.users, of: file) }
            if object.has(.grantSendOnBehalfTo) { insert(type.sendOnBehalfFacts, of: file) }
            if object.hasCopySwitch { insert(type.copySwitchFacts, of: file) }
        }
        for object in memberships {
            let group = recipients.identities.resolve(object.texts(.group), asIdentity: true)
            let isOfMicrosoft365 = recipients.recipient(of: group)?.recipientTypeDetails == .groupMailbox
            insert(isOfMicrosoft365 ? .microsoft365GroupMembers : .members, of: object.place.file)
        }
    }
}

extension ExportedObject {
    /// Whether it has one of the switches that let a mailbox keep copies.
    fileprivate var hasCopySwitch: Bool {
        has(.messageCopyForSentAsEnabled) || has(.messageCopyForSendOnBehalfEnabled)
    }

    /// What an object of that kind tells of by itself.
    func facts(as kind: Kind) -> TenantImport.Facts? {
        switch kind {
        // What only the cmdlet for one kind of recipient knows says nothing of the others.
        case .recipient:
            has(.emailAddresses) && !has(.grantSendOnBehalfTo) && !has(.userPrincipalName) && !hasCopySwitch
                ? .recipients : nil
        case .sendAs: .sendAs
        case .fullAccess: .fullAccess
        case .accessPolicy: .accessPolicies
        case .roleAssignment: .roles
        case .roleTest: .roleScopes
        case .servicePrincipal: .servicePrincipals
        case .organization: .sendFromAlias
        case .membership: nil
        }
    }
}
