import DelegationRulesJSON
import DelegationRulesReplay

/// A tenant as an audit reads it: where two recipients claim the same identity, the first is taken to have it, and the audit
/// tells of that.
public struct AuditedTenant: Sendable {
    /// The tenant, in which each identity is one recipient's.
    public let tenant: Tenant
    /// The identities that two claimed.
    public let claims: [IdentityClaim]
}

extension AuditedTenant {
    /// A tenant in which nobody claims another's identity.
    public init(_ tenant: Tenant) {
        self.init(tenant: tenant, claims: [])
    }

    /// Reads the JSON text of a tenant; it need not be a sound one only in that two recipients may claim an identity.
    public init(json: some Sequence<UInt8>) throws(InvalidText) {
        var reader = try JSONReader(file: Array(json))
        self = try reader.whole(.tenant) { (reader) throws(InvalidText) in try reader.auditedTenant() }
    }
}

extension JSONReader {
    /// Reads a tenant for an audit.
    mutating func auditedTenant() throws(InvalidText) -> AuditedTenant {
        var facts = try tenantFacts()
        var claims = Claims()
        facts.recipients = claims.settled(facts.recipients)
        return AuditedTenant(tenant: try tenant(of: facts), claims: claims.found)
    }
}

/// Settles who has which identity.
private struct Claims {
    private(set) var found: [IdentityClaim] = []
    private var numbers = IdentityIndex(capacity: 0)
    /// Whose the identity of each number is, by position among those that are kept.
    private var owners: [Int] = []
    private var kept: [Tenant.Recipient] = []

    /// The recipients, each without what others have before it; one whose address is another's is taken for the same.
    mutating func settled(_ recipients: [Tenant.Recipient]) -> [Tenant.Recipient] {
        for recipient in recipients {
            var recipient = recipient
            guard let owner = claim(recipient.address, "address", of: recipient) else {
                if !isTheirs(recipient.userPrincipalName, "userPrincipalName", of: recipient) {
                    recipient.userPrincipalName = nil
                }
                if !isTheirs(recipient.id, "id", of: recipient) { recipient.id = nil }
                var aliases: [String] = []
                for (position, alias) in recipient.aliases.enumerated()
                where isTheirs(alias, "aliases[\(position)]", of: recipient) {
                    aliases.append(alias)
                }
                recipient.aliases = aliases
                kept.append(recipient)
                continue
            }
            // What the other is called besides still names somebody.
            for other in [recipient.userPrincipalName, recipient.id].compactMap({ $0 }) + recipient.aliases {
                let number = numbers.add(other)
                guard number == owners.count else { continue }
                owners.append(owner)
                kept[owner].aliases.append(other)
            }
        }
        return kept
    }

    private mutating func isTheirs(_ identity: String?, _ key: String, of recipient: Tenant.Recipient) -> Bool {
        guard let identity else { return true }
        return claim(identity, key, of: recipient) == nil
    }

    /// Gives `identity` to `recipient`, which is kept next; or whose it is, if it is another's.
    private mutating func claim(_ identity: String, _ key: String, of recipient: Tenant.Recipient) -> Int? {
        let number = numbers.add(identity)
        if number == owners.count { owners.append(kept.count) }
        let owner = owners[number]
        guard owner < kept.count else { return nil }
        found.append(
            IdentityClaim(identity: identity, key: key, owner: kept[owner].address, other: recipient.address))
        return owner
    }
}

/// That an identity which one recipient has is claimed by another.
public struct IdentityClaim: Hashable, Sendable {
    /// The identity, as the second spells it.
    public let identity: String
    /// Where the second says so: a key of the recipient.
    public let key: String
    /// The address of the recipient that is taken to have it.
    public let owner: String
    /// The address of the other.
    public let other: String
}
