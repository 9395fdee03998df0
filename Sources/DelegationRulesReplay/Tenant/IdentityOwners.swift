import DelegationRulesJSON

/// Which recipient is meant by an identity.
struct IdentityOwners: Sendable {
    private var index: IdentityIndex
    /// What each number's identity is.
    private var identities: [Identity] = []

    /// Whose an identity is, and what it is to them.
    struct Identity {
        fileprivate let owner: Int32
        /// Whether it is their primary address.
        let isAddress: Bool
        /// Whether it is their principal name or object id, which find a mailbox for certain.
        fileprivate(set) var isPrincipal: Bool

        /// Whose it is, by position.
        var recipient: Int { Int(owner) }
    }

    /// No identity yet, and room for `count`.
    init(capacity count: Int) {
        index = IdentityIndex(capacity: count)
        identities.reserveCapacity(count)
    }

    /// What `name` is; `nil` where nobody has it.
    subscript(name: String) -> Identity? { index.number(of: name).map { identities[$0] } }

    /// Whose `identity` is; `nil` where nobody has it.
    func owner(of identity: String) -> Int? { self[identity]?.recipient }

    /// The recipient that is the scope of the element `position` of `list`.
    func owner(ofScope identity: String, of list: String, _ position: Int) throws(InvalidText) -> Int {
        if let owner = owner(of: identity) { return owner }
        throw InvalidText("nobody is called \(identity.quoted); expected a recipient of this tenant")
            .inside("scope").inside(position).inside(list)
    }

    /// Gives `name` to `owner`, of whom the address comes first; false where it is empty, or somebody else's.
    mutating func give(_ name: String, to owner: Int, isAddress: Bool = false, isPrincipal: Bool) -> Bool {
        if name.isEmpty { return false }
        let number = index.add(name)
        if number == identities.count {
            identities.append(Identity(owner: Int32(owner), isAddress: isAddress, isPrincipal: isPrincipal))
        }
        guard identities[number].recipient == owner else { return false }
        identities[number].isPrincipal = identities[number].isPrincipal || isPrincipal
        return true
    }
}
