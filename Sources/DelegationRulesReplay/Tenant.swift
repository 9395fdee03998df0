import DelegationRules
import DelegationRulesJSON

/// An organisation as far as it decides delegated mail: its recipients, and who holds which grant on whom.
///
/// A tenant is built once and then asked: a question costs what the sender's own group memberships cost, however many
/// recipients there are.
public struct Tenant: Sendable {
    /// The recipients, in the order in which they were given.
    public let recipients: [Recipient]
    /// Which recipient is meant by an identity in lower case.
    private let indexOfIdentity: [String: Int]
    /// The groups and lists that a recipient is a direct member of.
    private let groupsOfMember: [Int: [Int]]
    private let holders: [Grant: [Int: Set<Int>]]

    /// A tenant of these recipients.
    ///
    /// Throws if two of them claim the same identity, or if a grant or a membership names somebody unknown.
    public init(recipients: [Recipient]) throws(InvalidTenant) {
        let identities = try Identities(of: recipients)
        var groupsOfMember: [Int: [Int]] = [:]
        var holders: [Grant: [Int: Set<Int>]] = [:]
        for (index, recipient) in recipients.enumerated() {
            for member in try identities.resolve(recipient.members, "members", of: index, recipients) {
                groupsOfMember[member, default: []].append(index)
            }
            for grant in Grant.allCases {
                let named = try identities.resolve(recipient[keyPath: grant.names], grant.key, of: index, recipients)
                let holding = named.filter { grant.canBeHeld(by: recipients[$0].recipientTypeDetails) }
                if !holding.isEmpty { holders[grant, default: [:]][index] = Set(holding) }
            }
        }
        self.recipients = recipients
        indexOfIdentity = identities.indexOfIdentity
        self.groupsOfMember = groupsOfMember
        self.holders = holders
    }

    /// The position of the recipient that `identity` names, whatever its letter case; `nil` where nobody has it.
    func index(of identity: String) -> Int? {
        indexOfIdentity[identity.lowercased()]
    }

    /// The grants that the recipient `sender` has the use of on the recipient `from`, each with who holds it: the sender
    /// in person, or groups that the sender is in.
    func holders(for sender: Int, on from: Int) -> [ScenarioRecord.Grants: [Int]] {
        let identities = memberships(of: sender).union([sender])
        var found: [ScenarioRecord.Grants: [Int]] = [:]
        for grant in Grant.allCases {
            let holding = holders[grant]?[from]?.intersection(identities) ?? []
            if !holding.isEmpty { found[grant.value] = holding.sorted() }
        }
        return found
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

/// One of the three grants on a recipient.
private enum Grant: CaseIterable, Hashable {
    case sendAs, sendOnBehalf, fullAccess

    var key: String {
        switch self {
        case .sendAs: "sendAs"
        case .sendOnBehalf: "sendOnBehalf"
        case .fullAccess: "fullAccess"
        }
    }

    var names: KeyPath<Tenant.Recipient, [String]> & Sendable {
        switch self {
        case .sendAs: \.sendAs
        case .sendOnBehalf: \.sendOnBehalf
        case .fullAccess: \.fullAccess
        }
    }

    var value: ScenarioRecord.Grants {
        switch self {
        case .sendAs: .sendAs
        case .sendOnBehalf: .sendOnBehalf
        case .fullAccess: .fullAccess
        }
    }

    /// Whether such a recipient can be a delegate: a mailbox or a mail-enabled security group; for Send on Behalf a
    /// distribution list as well. Exchange grants nothing to others.
    func canBeHeld(by type: Tenant.RecipientType) -> Bool {
        switch type {
        case .userMailbox, .sharedMailbox, .roomMailbox, .equipmentMailbox, .mailUniversalSecurityGroup: true
        case .mailUniversalDistributionGroup: self == .sendOnBehalf
        case .groupMailbox, .dynamicDistributionGroup: false
        }
    }
}

/// Who is meant by which identity.
private struct Identities {
    private(set) var indexOfIdentity: [String: Int] = [:]

    init(of recipients: [Tenant.Recipient]) throws(InvalidTenant) {
        var places: [String: String] = [:]
        for (index, recipient) in recipients.enumerated() {
            for (key, identity) in recipient.identities {
                let place = "recipients[\(index)].\(key)"
                guard !identity.isEmpty else {
                    throw InvalidTenant(path: place, message: "empty; expected an identity")
                }
                let name = identity.lowercased()
                if let other = indexOfIdentity[name], other != index {
                    throw InvalidTenant(
                        path: place, message: "\(identity.quoted) is taken by \(places[name] ?? ""); expected each once"
                    )
                }
                indexOfIdentity[name] = index
                places[name] = place
            }
        }
    }

    /// The recipients that `names`, the value of `key` of the recipient at `index`, stand for.
    func resolve(
        _ names: [String], _ key: String, of index: Int, _ recipients: [Tenant.Recipient]
    ) throws(InvalidTenant) -> [Int] {
        var indices: [Int] = []
        for (position, name) in names.enumerated() {
            guard let found = indexOfIdentity[name.lowercased()] else {
                throw InvalidTenant(
                    path: "recipients[\(index)].\(key)[\(position)]",
                    message: "nobody is called \(name.quoted); expected a recipient of this tenant "
                        + "(it is named by \(recipients[index].address.excerpt))")
            }
            indices.append(found)
        }
        return indices
    }
}

/// Why recipients do not make a tenant.
public struct InvalidTenant: Error, Hashable, Sendable {
    /// The place at fault, such as `recipients[3].sendAs[0]`.
    public let path: String
    /// What is wrong and what was expected, in one line.
    public let message: String
}
