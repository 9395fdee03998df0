import DelegationRulesJSON
import DelegationRulesReplay

/// Whom an identity in an export means.
enum ImportedIdentity {
    case recipient(Int)
    /// A name that several recipients have, of whom a message names some.
    case shared([Int])
    case unknown

    /// Whether anybody is meant.
    var isKnown: Bool {
        if case .unknown = self { false } else { true }
    }
}

/// Whom the identities in the exports mean.
///
/// An address, a sign-in name, an id or a distinguished name belongs to one recipient and is certain; a display name,
/// a name or a mail nickname counts where nobody else has it. All of them are compared without `SMTP:` before them.
struct ImportedIdentities {
    private var owners: [Identity: Int] = [:]
    private var identityOwners: [Identity: Bearers] = [:]
    private var names: [Identity: Bearers] = [:]
    private var accounts: [Identity: Bearers] = [:]

    /// The recipients that have a name, of which nearly always there is but one.
    private struct Bearers {
        let first: Int
        private(set) var others: [Int] = []

        init(_ first: Int) {
            self.first = first
        }

        /// Adds a recipient, which adds all of its own names in a row.
        mutating func add(_ recipient: Int) {
            if recipient != others.last ?? first { others.append(recipient) }
        }

        var identity: ImportedIdentity {
            others.isEmpty ? .recipient(first) : .shared([first] + others.prefix(3))
        }
    }

    /// The identities of nobody yet, with room for those of `count` recipients.
    init(count: Int) {
        owners.reserveCapacity(8 * count)
        identityOwners.reserveCapacity(count)
        names.reserveCapacity(3 * count)
    }

    private static func key(_ identity: String) -> Identity {
        Identity(identity.withoutSMTPPrefix)
    }

    /// Gives `identity` to a recipient, unless somebody has it: that recipient.
    mutating func claim(_ identity: String, for recipient: Int) -> Int? {
        let key = Self.key(identity)
        if let owner = owners[key] { return owner }
        owners[key] = recipient
        return nil
    }

    /// Whether a mail nickname is that of one recipient, and nobody's identity.
    func isUnique(nickname: String) -> Bool {
        let key = Self.key(nickname)
        return owners[key] == nil && names[key]?.others.isEmpty != false
    }

    mutating func add(name: String, of recipient: Int) {
        Self.add(recipient, to: &names, Self.key(name))
    }

    mutating func add(identity: String, of recipient: Int) {
        Self.add(recipient, to: &identityOwners, Self.key(identity))
        add(name: identity, of: recipient)
        if let name = Self.name(inCanonicalName: identity) { add(name: name, of: recipient) }
    }

    mutating func add(account: String, of recipient: Int) {
        Self.add(recipient, to: &accounts, Self.key(account))
    }

    private static func add(_ recipient: Int, to bearers: inout [Identity: Bearers], _ key: Identity) {
        bearers[key, default: Bearers(recipient)].add(recipient)
    }

    /// Whom a value names; the first of its texts that names anybody decides.
    ///
    /// With `asIdentity`, as whose `Identity` it is: the cmdlets write the same one for the same recipient, so that a
    /// display name which happens to be alike does not count.
    func resolve(_ texts: [String], asIdentity: Bool = false) -> ImportedIdentity {
        for text in texts {
            let identity = resolve(text, asIdentity: asIdentity)
            if identity.isKnown { return identity }
        }
        return .unknown
    }

    private func resolve(_ text: String, asIdentity: Bool) -> ImportedIdentity {
        let key = Self.key(text)
        if let owner = owners[key] { return .recipient(owner) }
        if asIdentity, let bearers = identityOwners[key], bearers.others.isEmpty { return bearers.identity }
        if let backslash = key.text.utf8.lastIndex(of: UInt8(ascii: "\\")) {
            let account = String(decoding: key.text.utf8[backslash...].dropFirst(), as: UTF8.self)
            return accounts[Identity(account)]?.identity ?? .unknown
        }
        let bearers = names[key] ?? Self.name(inCanonicalName: key.text).flatMap { names[Identity($0)] }
        return bearers?.identity ?? .unknown
    }

    /// The name at the end of a canonical name such as `contoso.onmicrosoft.com/Users/Adele Vance`.
    private static func name(inCanonicalName identity: String) -> String? {
        guard identity.utf8.contains(UInt8(ascii: "/")) else { return nil }
        let parts = identity.utf8.split(separator: UInt8(ascii: "/"))
        guard parts.count > 1, parts[0].contains(UInt8(ascii: ".")) else { return nil }
        return parts.last.map { String(decoding: $0, as: UTF8.self) }
    }
}
