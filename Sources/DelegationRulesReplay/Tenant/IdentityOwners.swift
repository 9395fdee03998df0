import DelegationRulesJSON

/// Which recipient is meant by an identity.
struct IdentityOwners: Sendable {
    private var index: IdentityIndex
    /// What each number's identity is.
    private var identities: [Identity] = []

    /// Whose an identity is, and what it is to them.
    struct Identity {
        private let owner: Int32
        /// Whether it is their primary address.
        let isAddress: Bool
        /// Whether it is their principal name or object id, which find a mailbox for certain.
        fileprivate(set) var isPrincipal: Bool

        /// Whose it is, by position.
        var recipient: Int { Int(owner) }

        init(of recipient: Int, isAddress: Bool = false, isPrincipal: Bool = false) {
            owner = Int32(recipient)
            self.isAddress = isAddress
            self.isPrincipal = isPrincipal
        }
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

    /// Whose each of `names` is; `nil` where nobody has it.
    func owners(of names: [String]) -> [Int?] { index.numbers(of: names).map { $0.map { identities[$0].recipient } } }

    /// Gives each of `names` to whom the claim at the same position is for, unless it is empty or somebody else's already;
    /// returns the position of the first that is. Of a recipient, the address comes first.
    mutating func give(_ names: [String], _ claims: [Identity]) -> Int? {
        var fault: Int?
        for (position, number) in index.add(names).enumerated() {
            if number == identities.count { identities.append(claims[position]) }
            if names[position].isEmpty || identities[number].recipient != claims[position].recipient {
                fault = fault ?? position
            } else {
                identities[number].isPrincipal = identities[number].isPrincipal || claims[position].isPrincipal
            }
        }
        return fault
    }
}
