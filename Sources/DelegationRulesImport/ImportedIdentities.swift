/// Whom an identity in an export means.
enum ImportedIdentity: Hashable {
    case recipient(Int)
    /// A name that several recipients have.
    case shared([Int])
    case unknown
}

/// Whom the identities in the exports mean.
///
/// An address, a sign-in name, an id or a distinguished name belongs to one recipient and is certain; a display name,
/// a name or a mail nickname counts where nobody else has it.
struct ImportedIdentities {
    private var owners: [String: Int] = [:]
    private var identityOwners: [String: [Int]] = [:]
    private var names: [String: [Int]] = [:]
    private var accounts: [String: [Int]] = [:]

    /// An identity as it is compared: without `SMTP:` before an address, and without letter case.
    static func key(_ identity: String) -> String {
        let key = identity.trimmed.lowercased()
        return key.hasPrefix("smtp:") ? String(key.dropFirst(5)) : key
    }

    /// Gives `identity` to a recipient; the recipient that has it already where that is another.
    mutating func claim(_ identity: String, for recipient: Int) -> Int? {
        let key = Self.key(identity)
        if let owner = owners[key] { return owner == recipient ? nil : owner }
        owners[key] = recipient
        return nil
    }

    func isClaimed(_ identity: String) -> Bool {
        owners[Self.key(identity)] != nil
    }

    /// How many recipients have this name.
    func bearers(of name: String) -> Int {
        names[Self.key(name)]?.count ?? 0
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

    /// Whom a value names; the first of its texts that names anybody decides.
    func resolve(_ texts: [String]) -> ImportedIdentity {
        texts.lazy.map { resolve($0) }.first { $0 != .unknown } ?? .unknown
    }

    /// Whom `text` names.
    func resolve(_ text: String) -> ImportedIdentity {
        let key = Self.key(text)
        if let owner = owners[key] { return .recipient(owner) }
        if let backslash = key.lastIndex(of: "\\") {
            return Self.identity(accounts[String(key[key.index(after: backslash)...])])
        }
        if let bearers = names[key] { return Self.identity(bearers) }
        return Self.identity(Self.name(inCanonicalName: key).flatMap { names[$0] })
    }

    /// Whose `Identity` this is: the cmdlets write the same one for the same recipient, so that a display name which
    /// happens to be alike does not count.
    func resolve(identity text: String) -> ImportedIdentity {
        let key = Self.key(text)
        if let owner = owners[key] { return .recipient(owner) }
        if let bearers = identityOwners[key], bearers.count == 1 { return Self.identity(bearers) }
        return resolve(text)
    }

    /// The name at the end of a canonical name such as `contoso.onmicrosoft.com/Users/Adele Vance`.
    private static func name(inCanonicalName identity: String) -> String? {
        let parts = identity.split(separator: "/")
        guard parts.count > 1, parts[0].contains(".") else { return nil }
        return parts.last.map(String.init)
    }

    private static func identity(_ bearers: [Int]?) -> ImportedIdentity {
        guard let bearers, let first = bearers.first else { return .unknown }
        return bearers.count == 1 ? .recipient(first) : .shared(bearers)
    }

    private static func add(_ recipient: Int, to index: inout [String: [Int]], _ key: String) {
        // A recipient adds all of its own in a row.
        if index[key]?.last != recipient { index[key, default: []].append(recipient) }
    }
}
