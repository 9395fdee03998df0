import DelegationRules
import DelegationRulesJSON

/// An organisation as far as it decides delegated mail: its recipients, and who holds which grant on whom.
///
/// A tenant is built once and then asked: a question costs what the sender's own group memberships cost, however many
/// recipients there are.
public struct Tenant: Sendable {
    /// The recipients, in the order in which they were given.
    public let recipients: [Recipient]
    /// Which recipient is meant by an identity.
    private let indices: [Identity: Int]
    /// The groups and lists that a recipient is a direct member of.
    private let groupsOfMember: [Int: [Int]]
    /// Who holds each grant, by its raw value, on the recipient at an index.
    private let holders: [[Int: Set<Int>]]

    /// What policies and roles say of apps.
    private let applicationAccess: ApplicationAccess
    /// Whether mail from an alias keeps the alias (Set-OrganizationConfig); else recipients see the primary address.
    public let sendFromAliasEnabled: Bool

    /// A tenant of these recipients.
    ///
    /// Throws if two of them claim the same identity, or if a grant, a membership or a scope names somebody unknown.
    public init(
        recipients: [Recipient], accessPolicies: [AccessPolicy] = [], roleAssignments: [RoleAssignment] = [],
        sendFromAliasEnabled: Bool = false
    ) throws(InvalidText) {
        let indices = try Self.indices(of: recipients)
        var groupsOfMember: [Int: [Int]] = [:]
        var holders = [[Int: Set<Int>]](repeating: [:], count: Grant.allCases.count)
        for (index, recipient) in recipients.enumerated() {
            do throws(InvalidText) {
                for member in try Self.resolve(recipient.members, "members", of: recipient, indices) {
                    groupsOfMember[member, default: []].append(index)
                }
                for grant in Grant.allCases {
                    let named = try Self.resolve(recipient.holders(of: grant), grant.key, of: recipient, indices)
                    let holding = named.filter { recipients[$0].recipientTypeDetails.canHold(grant) }
                    if !holding.isEmpty { holders[Int(grant.rawValue)][index] = Set(holding) }
                }
            } catch {
                throw error.inside(index).inside("recipients")
            }
        }
        var access = ApplicationAccess()
        for (position, policy) in accessPolicies.enumerated() {
            access.add(policy, on: try Self.scope(policy.scope, indices, "accessPolicies", position))
        }
        for (position, assignment) in roleAssignments.enumerated() {
            var scope: Int?
            if let name = assignment.scope { scope = try Self.scope(name, indices, "roleAssignments", position) }
            access.add(assignment, on: scope)
        }
        applicationAccess = access
        self.sendFromAliasEnabled = sendFromAliasEnabled
        self.recipients = recipients
        self.indices = indices
        self.groupsOfMember = groupsOfMember
        self.holders = holders
    }

    /// The position of the recipient that `identity` names, whatever its letter case; `nil` where nobody has it.
    func index(of identity: String) -> Int? {
        indices[Identity(identity)]
    }

    /// The grants that the recipient `sender` has the use of on the recipient `from`, each with who holds it: the sender
    /// in person, or groups that the sender is in.
    func holders(for sender: Int, on from: Int) -> [Grant: [Int]] {
        var found: [Grant: [Int]] = [:]
        var identities: Set<Int>?
        for grant in Grant.allCases {
            guard let holding = holders[Int(grant.rawValue)][from] else { continue }
            let senders = identities ?? memberships(of: sender).union([sender])
            identities = senders
            let using = holding.intersection(senders)
            if !using.isEmpty { found[grant] = using.sorted() }
        }
        return found
    }

    /// What policies say of the app `appID` and the mailbox at `index`, if there is one.
    func accessPolicy(of appID: String?, on index: Int?) -> Scenario.Token.AccessPolicy {
        index.map { applicationAccess.policy(of: appID, on: $0, in: memberships(of: $0)) } ?? .allows
    }

    /// The permissions that roles give the app `appID` on the mailbox at `index`, or on whichever.
    func exchangeRoles(of appID: String?, on index: Int?) -> Scenario.Token.ExchangeRoles {
        applicationAccess.roles(of: appID, on: index, in: index.flatMap { groupsOfMember[$0] } ?? [])
    }

    /// The groups and lists that `member` is in, directly or through others.
    private func memberships(of member: Int) -> Set<Int> {
        var found: Set<Int> = []
        var rest = [member]
        while let next = rest.popLast() {
            for group in groupsOfMember[next] ?? [] where found.insert(group).inserted {
                rest.append(group)
            }
        }
        return found
    }
}

// MARK: Who is meant by which identity

extension Tenant {
    private static func indices(of recipients: [Recipient]) throws(InvalidText) -> [Identity: Int] {
        var indices: [Identity: Int] = [:]
        indices.reserveCapacity(3 * recipients.count)
        for (index, recipient) in recipients.enumerated() {
            do throws(InvalidText) {
                for (key, identity) in recipient.identities {
                    guard !identity.isEmpty else { throw InvalidText("empty; expected an identity").inside(key) }
                    guard let other = indices.updateValue(index, forKey: Identity(identity)), other != index else {
                        continue
                    }
                    let place = recipients[other].identities.first { $0.identity.isSameIdentity(as: identity) }
                    throw InvalidText(
                        "\(identity.quoted) is taken by recipients[\(other)].\(place?.key ?? ""); expected each once"
                    ).inside(key)
                }
            } catch {
                throw error.inside(index).inside("recipients")
            }
        }
        return indices
    }

    /// The recipient that `name`, a scope of the element `position` of `list`, stands for.
    private static func scope(
        _ name: String, _ indices: [Identity: Int], _ list: String, _ position: Int
    ) throws(InvalidText) -> Int {
        guard let index = indices[Identity(name)] else {
            throw InvalidText("nobody is called \(name.quoted); expected a recipient of this tenant")
                .inside("scope").inside(position).inside(list)
        }
        return index
    }

    /// The recipients that `names`, the value of `key` of `recipient`, stand for.
    private static func resolve(
        _ names: [String], _ key: String, of recipient: Recipient, _ indices: [Identity: Int]
    ) throws(InvalidText) -> [Int] {
        var found: [Int] = []
        for (position, name) in names.enumerated() {
            guard let index = indices[Identity(name)] else {
                throw InvalidText(
                    "nobody is called \(name.quoted); expected a recipient of this tenant "
                        + "(it is named by \(recipient.address.excerpt))"
                ).inside(position).inside(key)
            }
            found.append(index)
        }
        return found
    }
}
