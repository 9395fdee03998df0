import DelegationRulesReplay

// Get-ApplicationAccessPolicy

extension ImportedApplications {
    /// Takes over the policies that an object is: one for each of its apps.
    mutating func addPolicies(_ object: ExportedObject, _ log: inout ImportLog) {
        let apps = appIDs(of: object, &log)
        guard !apps.isEmpty else { return }
        let right = object[.accessRight]?.text
        let rights = Tenant.AccessPolicy.Right.allCases
        guard let accessRight = rights.first(where: { right?.isEqualIgnoringCase(to: $0.rawValue) == true }) else {
            let expected = rights.map { $0.rawValue }.joined(separator: " or ")
            return log.report(object, .accessRight, expected: expected)
        }
        guard let scope = scope(of: object, accessRight, &log) else { return }
        for app in apps {
            accessPolicies.append(Tenant.AccessPolicy(appID: app, accessRight: accessRight, scope: scope.address))
        }
    }

    /// The recipient that is the scope of a policy; if there is none, reports why.
    ///
    /// To leave out a policy changes answers: also a kind of recipient that a tenant file does not have is reported.
    private func scope(
        of object: ExportedObject, _ right: Tenant.AccessPolicy.Right, _ log: inout ImportLog
    ) -> Tenant.Recipient? {
        let namings = [
            naming(.scopeIdentityRaw, object.texts(.scopeIdentityRaw).flatMap { $0.parts(between: ";") }),
            naming(.scopeIdentity, object.texts(.scopeIdentity)), naming(.scopeName, object.texts(.scopeName)),
        ]
        let expected = "a mailbox, a mail user or a mail-enabled security group"
        guard let first = namings.first(where: { object[$0.property] != nil }) else {
            log.report(
                object.place, "does not say on whom the policy is; expected \(expected)\(right.consequence)")
            return nil
        }
        // An object id is certain, and no name overrules it: somebody else may be called alike by now. A SID is in no export,
        // so that one alone says nothing of whether the scope is there.
        let isCertain = first.property == .scopeIdentityRaw && first.texts.contains { !$0.isSID }
        let known = namings.first { $0.identity.isOne } ?? namings.first { $0.identity.isKnown }
        return recipient(
            isCertain ? first : known ?? first, at: object, expected: expected, consequence: right.consequence, &log
        ) { $0.canBePolicyScope }
    }
}

extension Tenant.AccessPolicy.Right {
    /// What is said of a policy that is left out: what others of its app's policies shut is not known here.
    fileprivate var consequence: String {
        let more = ": without this policy the file lets the app at more mailboxes than the organisation does"
        return self == .denyAccess ? more : more + ", or at fewer where another policy restricts it"
    }
}
