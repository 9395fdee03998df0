import DelegationRulesReplay

/// What each of the exports tells of.
struct ToldDatasets {
    /// The datasets of each file; `nil` where nothing in it comes from Exchange.
    private(set) var byFile: [Set<TenantImport.Dataset>?]

    /// Of files as many as `count`, nothing is known yet.
    init(count: Int) {
        byFile = Array(repeating: nil, count: count)
    }

    /// Remembers that a file is an export, and tells of `dataset`, if of any.
    mutating func insert(_ dataset: TenantImport.Dataset?, of file: Int) {
        if byFile[file] == nil { byFile[file] = [] }
        if let dataset { byFile[file]?.insert(dataset) }
    }

    /// Takes a file with nothing in it for what its name says; whether that says anything.
    mutating func insert(emptyFile file: Int, called name: String) -> Bool {
        let datasets = TenantImport.Dataset.named(name)
        for dataset in datasets { insert(dataset.mayBeNone ? dataset : nil, of: file) }
        return !datasets.isEmpty
    }

    /// Adds what objects tell only once it is known what kind of recipient they are about.
    mutating func insert(_ recipients: ImportedRecipients, _ memberships: [ExportedObject]) {
        for (object, type) in recipients.objects {
            let file = object.place.file
            if type == .user { insert(.users, of: file) }
            if object.has(.grantSendOnBehalfTo) { insert(type.sendOnBehalfDataset, of: file) }
            if object.hasCopySwitch { insert(type.copySwitchDataset, of: file) }
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
    func dataset(as kind: Kind) -> TenantImport.Dataset? {
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
