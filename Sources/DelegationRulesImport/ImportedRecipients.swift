/// The recipients that the exports describe, and whom their identities mean.
struct ImportedRecipients {
    private(set) var all: [ImportedRecipient]
    private(set) var identities = ImportedIdentities()
    /// The further names of each, for the tenant file.
    private var aliases: [[String]]
    /// Sign-in names and ids that somebody else has already.
    private var lost: Set<Loss> = []

    private struct Loss: Hashable {
        let recipient: Int
        let property: ExportedProperty
    }

    init(_ objects: [ImportedObject], _ log: inout ImportLog) {
        all = Self.merged(objects, &log)
        aliases = Array(repeating: [], count: all.count)
        for index in all.indices { classify(index, &log) }
        claimIdentities(&log)
        addNames()
        addNicknames(&log)
    }

    /// Whether a recipient goes into the tenant file.
    func isKept(_ index: Int) -> Bool {
        all[index].obstacle == nil
    }

    /// The recipient for the tenant file, without its grants and members; `nil` if it is kept out.
    func tenantRecipient(_ index: Int) -> Tenant.Recipient? {
        let recipient = all[index]
        guard isKept(index), let address = recipient.address, let type = recipient.type else { return nil }
        func own(_ property: ExportedProperty) -> String? {
            lost.contains(Loss(recipient: index, property: property)) ? nil : recipient.text(property)
        }
        return Tenant.Recipient(
            address: address, recipientTypeDetails: type, displayName: recipient.text(.displayName),
            userPrincipalName: own(.userPrincipalName), id: own(.externalDirectoryObjectId), aliases: aliases[index],
            messageCopyForSentAsEnabled: type.canKeepCopies && recipient.text(.messageCopyForSentAsEnabled) == "true",
            messageCopyForSendOnBehalfEnabled: type.canKeepCopies
                && recipient.text(.messageCopyForSendOnBehalfEnabled) == "true")
    }
}

// MARK: What has a place in a tenant file

extension ImportedRecipients {
    /// Decides whether a recipient can go into the tenant file.
    private mutating func classify(_ index: Int, _ log: inout ImportLog) {
        let recipient = all[index]
        guard let kind = recipient.place(of: .recipientTypeDetails), let name = recipient.text(.recipientTypeDetails)
        else {
            all[index].obstacle = .fault("a recipient of no known kind")
            log.report(
                recipient.place, .recipientTypeDetails, "no export has it; expected the kind of \(recipient.label)")
            return
        }
        // A room list is a distribution list that holds rooms.
        let known = name.lowercased() == "roomlist" ? .mailUniversalDistributionGroup : Self.types[name.lowercased()]
        guard let type = known else {
            if let other = Self.otherKinds[name.lowercased()] {
                all[index].obstacle = .kind
                log.count(.kind(other))
            } else {
                all[index].obstacle = .fault("a recipient of no known kind")
                log.report(
                    kind, .recipientTypeDetails,
                    "\"\(name)\" is no kind of recipient that is known; \(recipient.label) is left out")
            }
            return
        }
        all[index].type = type
        guard recipient.address != nil else {
            all[index].obstacle = .fault("a recipient without a primary address")
            log.report(
                recipient.place, .primarySmtpAddress, "no export has it; \(recipient.label) is left out")
            return
        }
        for property in [ExportedProperty.messageCopyForSentAsEnabled, .messageCopyForSendOnBehalfEnabled]
        where recipient.text(property) == "true" && !type.canKeepCopies {
            guard let place = recipient.place(of: property) else { continue }
            log.report(place, property, "a \(name) has no mailbox that could keep a copy")
        }
    }

    private static let types = Dictionary(
        uniqueKeysWithValues: Tenant.RecipientType.allCases.map { ($0.rawValue.lowercased(), $0) })

    /// What else Exchange and the directory have, which a tenant file does not: these are left out on purpose.
    private static let otherKinds = Dictionary(
        uniqueKeysWithValues: [
            "ArbitrationMailbox", "AuditLogMailbox", "AuxAuditLogMailbox", "Computer", "Contact", "DisabledUser",
            "DiscoveryMailbox", "GuestMailUser", "LegacyMailbox", "LinkedMailbox", "LinkedRoomMailbox", "LinkedUser",
            "MailContact", "MailForestContact", "MailNonUniversalGroup", "MailUser", "MicrosoftExchange",
            "MonitoringMailbox", "NonUniversalGroup", "PermanentMailUser", "PublicFolder", "PublicFolderMailbox",
            "RemoteEquipmentMailbox", "RemoteGroupMailbox", "RemoteRoomMailbox", "RemoteSharedMailbox",
            "RemoteTeamMailbox", "RemoteUserMailbox", "RoleGroup", "SchedulingMailbox", "SharedWithMailUser",
            "SupervisoryReviewPolicyMailbox", "SystemAttendantMailbox", "SystemMailbox", "TeamMailbox",
            "UniversalDistributionGroup", "UniversalSecurityGroup", "User",
        ].map { ($0.lowercased(), $0) })
}

// MARK: Who is called what

extension ImportedRecipients {
    /// Gives everybody the identities that only one can have: primary addresses before others, and recipients of the
    /// tenant file before those that are kept out of it.
    private mutating func claimIdentities(_ log: inout ImportLog) {
        let order = all.indices.filter(isKept) + all.indices.filter { !isKept($0) }
        for property in [ExportedProperty.primarySmtpAddress, .userPrincipalName, .externalDirectoryObjectId] {
            for index in order {
                guard let text = all[index].text(property), let place = all[index].place(of: property) else {
                    continue
                }
                guard !claim(text, property, place, for: index, &log) else { continue }
                if property == .primarySmtpAddress {
                    all[index].obstacle = .fault("a recipient whose address is somebody else's")
                } else {
                    lost.insert(Loss(recipient: index, property: property))
                }
            }
        }
        for index in order {
            guard let addresses = all[index].addresses else { continue }
            var seen: Set<String> = [ImportedIdentities.key(all[index].address ?? "")]
            for address in addresses.smtp where seen.insert(ImportedIdentities.key(address)).inserted {
                if claim(address, .emailAddresses, addresses.place, for: index, &log) {
                    aliases[index].append(address)
                }
            }
        }
        let certain: Set<ExportedProperty> = [
            .distinguishedName, .exchangeGuid, .legacyExchangeDN, .windowsLiveID, .microsoftOnlineServicesID,
        ]
        for index in order {
            if let guid = all[index].text(.guid), let place = all[index].place(of: .guid) {
                _ = claim(guid, .guid, place, for: index, &log)
            }
            for name in all[index].names where certain.contains(name.property) {
                _ = claim(name.text, name.property, name.place, for: index, &log)
            }
        }
    }

    private mutating func claim(
        _ identity: String, _ property: ExportedProperty, _ place: ImportPlace, for index: Int, _ log: inout ImportLog
    ) -> Bool {
        guard let owner = identities.claim(identity, for: index) else { return true }
        log.report(
            place, property,
            "\"\(identity)\" of \(all[index].label) belongs to \(all[owner].label) already; it is left out")
        return false
    }

    private mutating func addNames() {
        for (index, recipient) in all.enumerated() {
            for property in [ExportedProperty.displayName, .alias] {
                if let text = recipient.text(property) { identities.add(name: text, of: index) }
            }
            for name in recipient.names {
                switch name.property {
                case .identity, .id: identities.add(identity: name.text, of: index)
                case .name: identities.add(name: name.text, of: index)
                case .samAccountName: identities.add(account: name.text, of: index)
                default: break
                }
            }
        }
    }

    /// A mail nickname is one more name in the tenant file, where it is nobody else's.
    private mutating func addNicknames(_ log: inout ImportLog) {
        for (index, recipient) in all.enumerated() where isKept(index) {
            guard let nickname = recipient.text(.alias) else { continue }
            if identities.isClaimed(nickname) || identities.bearers(of: nickname) > 1 {
                log.count(.sharedNickname)
            } else {
                aliases[index].append(nickname)
            }
        }
    }
}

extension Tenant.RecipientType {
    /// Whether there is a mailbox, and so the two switches that let it keep copies.
    fileprivate var canKeepCopies: Bool { hasUserMailbox || self == .groupMailbox }
}
