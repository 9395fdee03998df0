import DelegationRules
import DelegationRulesJSON

/// An organisation as far as it decides delegated mail: its recipients, and who holds which grant on whom.
///
/// A tenant is built once and then asked: a question costs what the sender's own group memberships cost, however many
/// recipients there are. To hand it on costs nothing.
public struct Tenant: Sendable {
    private let directory: Directory

    /// The recipients, in the order in which they were given.
    public var recipients: [Recipient] { directory.recipients }

    /// Whether mail from an alias keeps the alias (Set-OrganizationConfig); else recipients see the primary address.
    public let sendFromAliasEnabled: Bool

    /// A tenant of these recipients.
    ///
    /// Throws if two of them claim the same identity, or if a grant, a membership or a scope names somebody unknown.
    public init(
        recipients: [Recipient], accessPolicies: [AccessPolicy] = [], roleAssignments: [RoleAssignment] = [],
        sendFromAliasEnabled: Bool = false
    ) throws(InvalidText) {
        directory = try Directory(recipients, accessPolicies, roleAssignments)
        self.sendFromAliasEnabled = sendFromAliasEnabled
    }

    /// The recipient at `index`.
    package subscript(index: Int) -> Recipient { directory.recipients[index] }

    /// The primary address of the recipient at `index`.
    package func address(at index: Int) -> String { directory.recipients[index].address }

    /// What kind of recipient the one at `index` is.
    package func type(at index: Int) -> RecipientType { directory.recipients[index].recipientTypeDetails }

    /// The position of the recipient that `identity` names, whatever its letter case; `nil` where nobody has it.
    package func index(of identity: String) -> Int? {
        directory.identities.owner(of: identity)
    }

    /// Whether `identity` is somebody's principal name or object id.
    func isPrincipal(_ identity: String) -> Bool {
        directory.identities.isPrincipal(identity)
    }

    /// The groups and lists that each recipient is a direct member of, by position.
    package var groups: Relation { directory.groups }

    /// The direct members of each group and list, by position.
    package var members: Relation { directory.members }

    /// Who holds `grant` on each recipient, by position; who cannot hold it, whatever the tenant says, is left out.
    package func holders(of grant: Grant) -> Relation { directory.holders[Int(grant.rawValue)] }

    /// The ids of the applications that policies and then role assignments name, each once; `*` names none.
    package var applications: [String] { directory.access.applications }

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
            let holders = directory.holders[Int(grant.rawValue)][from]
            if holders.isEmpty { continue }
            let those = senders ?? directory.withGroups(sender)
            senders = those
            for holder in those where holders.containsInOrder(holder) { body(grant, holder) }
        }
    }

    /// What policies say of the app `appID` and the mailbox at `index`, if there is one.
    package func accessPolicy(of appID: String?, on index: Int?) -> Scenario.Token.AccessPolicy {
        guard let index, directory.access.hasPolicies else { return .allows }
        return directory.access.policy(of: appID, in: directory.withGroups(index))
    }

    /// What there is to know of policies and roles for advice on the app `appID` and the mailbox at `index`.
    package func knownAccess(of appID: String?, on index: Int) -> KnownAccess {
        let (direct, groups) = (directory.groups[index], Set(directory.withGroups(index)))
        var known = KnownAccess()
        var isOpened = false
        for (policy, scope) in directory.access.policies(of: appID) {
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
        for (assignment, scope) in directory.access.assignments(of: appID)
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
        directory.access.roles(of: appID, in: index.map { [$0] + directory.groups[$0] } ?? [])
    }
}

/// What a tenant knows: it is one object, which all who ask share.
private final class Directory: Sendable {
    let recipients: [Tenant.Recipient]
    let identities: Owners
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
                for (position, name) in names.enumerated() {
                    guard let other = identities.owner(of: name) else {
                        throw InvalidText(
                            "nobody is called \(name.quoted); expected a recipient of this tenant "
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

extension Directory {
    private static func identities(of recipients: [Tenant.Recipient]) throws(InvalidText) -> Owners {
        var identities = Owners(capacity: 4 * recipients.count)
        for index in recipients.indices {
            let userPrincipalName = recipients[index].userPrincipalName
            // Of whom only the address is told, that is the principal name.
            let isSound =
                identities.give(recipients[index].address, to: index, isPrincipal: userPrincipalName == nil)
                && (userPrincipalName.map { identities.give($0, to: index, isPrincipal: true) } ?? true)
                && (recipients[index].id.map { identities.give($0, to: index, isPrincipal: true) } ?? true)
                && recipients[index].aliases.allSatisfy { identities.give($0, to: index, isPrincipal: false) }
            if !isSound { throw fault(in: index, of: recipients, identities) }
        }
        return identities
    }

    /// What is wrong with the identities of the recipient at `index`, one of which could not be given to it.
    private static func fault(
        in index: Int, of recipients: [Tenant.Recipient], _ identities: Owners
    ) -> InvalidText {
        for (key, identity) in recipients[index].identities {
            let error: InvalidText
            if identity.isEmpty {
                error = InvalidText("empty; expected an identity")
            } else if let other = identities.owner(of: identity), other != index {
                let place = recipients[other].identities.first { $0.identity.isSameIdentity(as: identity) }
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

/// Which recipient is meant by an identity.
private struct Owners: Sendable {
    private var index: IdentityIndex
    /// The recipient that has the identity of each number, and whether that is its principal name or object id.
    private var owners: [(recipient: Int32, isPrincipal: Bool)] = []

    /// No identity yet, and room for `count`.
    init(capacity count: Int) {
        index = IdentityIndex(capacity: count)
        owners.reserveCapacity(count)
    }

    /// Whose `identity` is; `nil` where nobody has it.
    func owner(of identity: String) -> Int? {
        index.number(of: identity).map { Int(owners[$0].recipient) }
    }

    /// Whether `identity` is somebody's principal name or object id.
    func isPrincipal(_ identity: String) -> Bool {
        index.number(of: identity).map { owners[$0].isPrincipal } ?? false
    }

    /// The recipient that is the scope of the element `position` of `list`.
    func owner(ofScope identity: String, of list: String, _ position: Int) throws(InvalidText) -> Int {
        if let owner = owner(of: identity) { return owner }
        throw InvalidText("nobody is called \(identity.quoted); expected a recipient of this tenant")
            .inside("scope").inside(position).inside(list)
    }

    /// Gives `identity`, which may be one that finds a mailbox for certain, to `owner`; false where it is empty, or somebody
    /// else's.
    mutating func give(_ identity: String, to owner: Int, isPrincipal: Bool) -> Bool {
        if identity.isEmpty { return false }
        let number = index.add(identity)
        if number == owners.count { owners.append((Int32(owner), isPrincipal)) }
        guard owners[number].recipient == owner else { return false }
        owners[number].isPrincipal = owners[number].isPrincipal || isPrincipal
        return true
    }
}
