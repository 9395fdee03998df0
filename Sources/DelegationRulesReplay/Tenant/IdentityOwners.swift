import DelegationRulesJSON

/// Which recipient is meant by an identity.
struct IdentityOwners: Sendable {
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
