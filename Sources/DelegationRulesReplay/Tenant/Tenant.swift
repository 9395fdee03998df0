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
    private let holders: [[Int: [Int]]]

    /// A tenant of these recipients.
    ///
    /// Throws if two of them claim the same identity, or if a grant or a membership names somebody unknown.
    public init(recipients: [Recipient]) throws(InvalidText) {
        let indices = try Self.indices(of: recipients)
        var groupsOfMember: [Int: [Int]] = [:]
        var holders = [[Int: [Int]]](repeating: [:], count: Grant.allCases.count)
        for (index, recipient) in recipients.enumerated() {
            do throws(InvalidText) {
                for member in try Self.resolve(recipient.members, "members", of: recipient, indices) {
                    groupsOfMember[member, default: []].append(index)
                }
                for grant in Grant.allCases {
                    let named = try Self.resolve(recipient.holders(of: grant), grant.key, of: recipient, indices)
                    let holding = named.filter { recipients[$0].recipientTypeDetails.canHold(grant) }
                    if !holding.isEmpty { holders[Int(grant.rawValue)][index] = Set(holding).sorted() }
                }
            } catch {
                throw error.inside(index).inside("recipients")
            }
        }
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
        var groups: Set<Int>?
        for grant in Grant.allCases {
            guard let holding = holders[Int(grant.rawValue)][from] else { continue }
            let using = holding.filter { holder in
                if holder == sender { return true }
                guard !recipients[holder].members.isEmpty else { return false }
                let senders = groups ?? memberships(of: sender)
                groups = senders
                return senders.contains(holder)
            }
            if !using.isEmpty { found[grant] = using }
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
