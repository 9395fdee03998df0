import DelegationRulesReplay
import TestSupport

/// Small tenants of all kinds of recipients, groups in groups and in circles, grants, switches, policies and roles; the same
/// for the same seed.
enum RandomTenant {
    /// The recipients, policies and roles of that seed.
    static func parts(
        seed: UInt64
    ) -> (recipients: [Tenant.Recipient], policies: [Tenant.AccessPolicy], roles: [Tenant.RoleAssignment]) {
        var random = SplitMix64(seed: seed)
        let types = Tenant.RecipientType.allCases
        var recipients = (0..<Int.random(in: 3...9, using: &random)).map { number in
            // Half of them users, so that there is somebody to hold something.
            let type = Bool.random(using: &random) ? .userMailbox : types.randomElement(using: &random) ?? .user
            return Tenant.Recipient(
                address: "r\(number)@contoso.com", recipientTypeDetails: type,
                userPrincipalName: number % 3 == 0 ? "u\(number)@contoso.onmicrosoft.com" : nil,
                aliases: number % 4 == 0 ? ["alias\(number)@contoso.com"] : [],
                messageCopyForSentAsEnabled: Bool.random(using: &random),
                messageCopyForSendOnBehalfEnabled: Bool.random(using: &random))
        }
        let addresses = recipients.map(\.address)
        for index in recipients.indices {
            func some(_ most: Int) -> [String] {
                (0..<Int.random(in: 0...most, using: &random)).compactMap { _ in addresses.randomElement(using: &random)
                }
            }
            if recipients[index].recipientTypeDetails.hasMembers { recipients[index].members = some(3) }
            recipients[index].sendAs = some(2)
            recipients[index].sendOnBehalf = some(2)
            recipients[index].fullAccess = some(2)
        }
        func scope(_ canBe: (Tenant.RecipientType) -> Bool) -> String? {
            recipients.filter { canBe($0.recipientTypeDetails) }.randomElement(using: &random)?.address
        }
        var policies: [Tenant.AccessPolicy] = []
        for app in ["app-1", "*", "app-2"] where Bool.random(using: &random) {
            guard let scope = scope({ $0.hasUserMailbox || $0 == .mailUniversalSecurityGroup }) else { continue }
            let right = Tenant.AccessPolicy.Right.allCases.randomElement(using: &random) ?? .denyAccess
            policies.append(.init(appID: app, accessRight: right, scope: scope))
        }
        var roles: [Tenant.RoleAssignment] = []
        for app in ["app-2", "app-3"] where Bool.random(using: &random) {
            let role = Tenant.RoleAssignment.Role.allCases.randomElement(using: &random) ?? .mailSend
            let scope =
                Bool.random(using: &random) ? nil : scope { $0.hasUserMailbox || $0.hasMembers }
            roles.append(.init(appID: app, role: role, scope: scope))
        }
        return (recipients, policies, roles)
    }

    static func tenant(seed: UInt64) throws -> Tenant {
        let (recipients, policies, roles) = parts(seed: seed)
        return try Tenant(recipients: recipients, accessPolicies: policies, roleAssignments: roles)
    }
}
