import DelegationRules
import DelegationRulesJSON

/// An organisation as far as it decides delegated mail: its recipients, and who holds which grant on whom.
///
/// A tenant is built once and then asked: a question costs what the sender's own group memberships cost, however many
/// recipients there are. To hand it on costs nothing.
public struct Tenant: Sendable {
    private let resolved: ResolvedTenant

    /// The recipients, in the order in which they were given.
    public var recipients: [Recipient] { resolved.recipients }

    /// Whether mail from an alias keeps the alias (Set-OrganizationConfig); else recipients see the primary address.
    public let sendFromAliasEnabled: Bool

    /// A tenant of these recipients.
    ///
    /// Throws if two of them claim the same identity, or if a grant, a membership or a scope names somebody unknown.
    public init(
        recipients: [Recipient], accessPolicies: [AccessPolicy] = [], roleAssignments: [RoleAssignment] = [],
        sendFromAliasEnabled: Bool = false
    ) throws(InvalidText) {
        resolved = try ResolvedTenant(recipients, accessPolicies, roleAssignments)
        self.sendFromAliasEnabled = sendFromAliasEnabled
    }

    /// The recipient at `index`.
    package subscript(index: Int) -> Recipient { resolved.recipients[index] }

    /// The primary address of the recipient at `index`.
    package func address(at index: Int) -> String { resolved.recipients[index].address }

    /// The display name of the recipient at `index`.
    func displayName(at index: Int) -> String? { resolved.recipients[index].displayName }

    /// What kind of recipient the one at `index` is.
    package func type(at index: Int) -> RecipientType { resolved.recipients[index].recipientTypeDetails }

    /// The position of the recipient that `identity` names, whatever its letter case; `nil` where nobody has it.
    package func index(of identity: String) -> Int? {
        resolved.identities.owner(of: identity)
    }

    /// Whose `name` is, and what it is to them, whatever its letter case; `nil` where nobody has it.
    func identity(_ name: String) -> IdentityOwners.Identity? { resolved.identities[name] }

    /// The groups and lists that each recipient is a direct member of, by position.
    package var groups: Relation { resolved.groups }

    /// The direct members of each group and list, by position.
    package var members: Relation { resolved.members }

    /// Who holds `grant` on each recipient, by position; who cannot hold it, whatever the tenant says, is left out.
    package func holders(of grant: Grant) -> Relation { resolved.holders[Int(grant.rawValue)] }

    /// The ids of the applications that policies and then role assignments name, each once; `*` names none.
    package var applications: [String] { resolved.access.applications }

    /// Who of the recipient `sender` and of the groups that it is in holds each grant on the recipient `from`, in the
    /// order of the recipients; grants that none of them holds are left out.
    func holders(for sender: Int, on from: Int) -> [Grant: [Int]] {
        var holders: [Grant: [Int]] = [:]
        forEachHolder(for: sender, on: from) { (grant, holder) in holders[grant, default: []].append(holder) }
        return holders
    }

    /// The grants that the recipient `sender` has the use of on the recipient `from`, a bit for each, by its raw value.
    package func grants(of sender: Int, on from: Int) -> UInt8 {
        var grants: UInt8 = 0
        forEachHolder(for: sender, on: from) { (grant, _) in grants |= 1 << grant.rawValue }
        return grants
    }

    @inline(__always)
    private func forEachHolder(for sender: Int, on from: Int, _ body: (Grant, Int) -> Void) {
        var senders: [Int]?
        for grant in Grant.allCases {
            let holders = resolved.holders[Int(grant.rawValue)][from]
            if holders.isEmpty { continue }
            let those = senders ?? resolved.withGroups(sender)
            senders = those
            for holder in those where holders.containsInOrder(holder) { body(grant, holder) }
        }
    }

    /// What policies say of the app `appID` and the mailbox at `index`, if there is one.
    package func accessPolicy(of appID: String?, on index: Int?) -> Scenario.Token.AccessPolicy {
        guard let index, resolved.access.hasPolicies else { return .allows }
        return resolved.access.policy(of: appID, in: resolved.withGroups(index))
    }

    /// What there is to know of policies and roles for advice on the app `appID` and the mailbox at `index`.
    package func knownAccess(of appID: String?, on index: Int) -> KnownAccess {
        let (direct, groups) = (resolved.groups[index], Set(resolved.withGroups(index)))
        var known = KnownAccess()
        var isOpened = false
        for (policy, scope) in resolved.access.policies(of: appID) {
            let matches = groups.contains(scope)
            let recipient = self[scope]
            let isGroup = recipient.recipientTypeDetails == .mailUniversalSecurityGroup
            switch policy.accessRight {
            case .denyAccess where matches:
                known.denials.append(
                    .init(
                        scope: recipient.address, isGroup: isGroup, isOfDirectMember: direct.contains(scope),
                        isForEveryApp: policy.appID == "*"))
            case .restrictAccess where matches: isOpened = true
            case .restrictAccess:
                known.isRestricted = true
                if isGroup { known.openGroup = known.openGroup ?? recipient.address }
            case .denyAccess: break
            }
        }
        known.isRestricted = known.isRestricted && !isOpened
        for (assignment, scope) in resolved.access.assignments(of: appID)
        where scope == nil || scope == index || scope.map(direct.contains) == true {
            known.roles.append(
                .init(
                    assignment.role.rawValue, assignment.role.permissions,
                    on: scope.map { $0 == index ? .mailbox : .group(self[$0].address) } ?? .organization))
        }
        return known
    }

    /// The permissions that roles give the app `appID` on the mailbox at `index`, or on whichever.
    package func exchangeRoles(of appID: String?, on index: Int?) -> Scenario.Token.ExchangeRoles {
        resolved.access.roles(of: appID, in: index.map { [$0] + resolved.groups[$0] } ?? [])
    }
}
