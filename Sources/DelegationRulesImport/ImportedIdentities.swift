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
    private var index: IdentityIndex
    /// Who has the identity of each number; -1 is nobody.
    private var owners: [Int32] = []
    private var names: [Int: Bearers] = [:]
    private var identityOwners: [Int: Bearers] = [:]
    private var accounts: [Int: Bearers] = [:]

    /// The recipients that have a name, of whom nearly always there is but one.
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
        index = IdentityIndex(capacity: 8 * count)
        owners.reserveCapacity(8 * count)
        names.reserveCapacity(3 * count)
    }

    private mutating func add(_ identity: String) -> Int {
        let number = index.add(identity.withoutSMTPPrefix)
        if number == owners.count { owners.append(-1) }
        return number
    }

    private func number(of identity: String) -> Int? {
        index.number(of: identity.withoutSMTPPrefix)
    }

    private func owner(_ number: Int) -> Int? {
        owners[number] < 0 ? nil : Int(owners[number])
    }

    /// Gives `identity` to a recipient, unless somebody has it: that recipient.
    mutating func claim(_ identity: String, for recipient: Int) -> Int? {
        let number = add(identity)
        if let owner = owner(number) { return owner }
        owners[number] = Int32(recipient)
        return nil
    }

    /// Whether a mail nickname is that of one recipient, and nobody's identity.
    func isUnique(nickname: String) -> Bool {
        guard let number = number(of: nickname) else { return true }
        return owner(number) == nil && names[number]?.others.isEmpty != false
    }

    mutating func add(name: String, of recipient: Int) {
        names[add(name), default: Bearers(recipient)].add(recipient)
    }

    mutating func add(identity: String, of recipient: Int) {
        let number = add(identity)
        identityOwners[number, default: Bearers(recipient)].add(recipient)
        names[number, default: Bearers(recipient)].add(recipient)
        if let name = Self.name(inCanonicalName: identity) { add(name: name, of: recipient) }
    }

    mutating func add(account: String, of recipient: Int) {
        accounts[add(account), default: Bearers(recipient)].add(recipient)
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
        let number = number(of: text)
        if let owner = number.flatMap({ owner($0) }) { return .recipient(owner) }
        if asIdentity, let bearers = number.flatMap({ identityOwners[$0] }), bearers.others.isEmpty {
            return bearers.identity
        }
        var bearers = number.flatMap { names[$0] }
        if let backslash = text.utf8.lastIndex(of: UInt8(ascii: "\\")) {
            let account = String(decoding: text.utf8[backslash...].dropFirst(), as: UTF8.self)
            bearers = self.number(of: account).flatMap { accounts[$0] }
        } else if bearers == nil, let name = Self.name(inCanonicalName: text) {
            bearers = self.number(of: name).flatMap { names[$0] }
        }
        return bearers?.identity ?? .unknown
    }

    /// The name at the end of a canonical name such as `contoso.onmicrosoft.com/Users/Adele Vance`.
    private static func name(inCanonicalName identity: String) -> String? {
        let parts = identity.utf8.contains(UInt8(ascii: "/")) ? identity.parts(between: "/") : []
        return parts.count > 1 && parts[0].utf8.contains(UInt8(ascii: ".")) ? parts.last : nil
    }
}
