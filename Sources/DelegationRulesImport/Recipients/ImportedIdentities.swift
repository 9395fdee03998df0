import DelegationRulesJSON
import DelegationRulesReplay

/// Whom an identity in an export means.
enum ImportedIdentity {
    case recipient(Int)
    /// A name that several recipients have, of whom a message names some.
    case shared([Int])
    case unknown

    /// Whether one recipient is meant, and no other.
    var isOne: Bool {
        if case .recipient = self { true } else { false }
    }

    /// Whether anybody is meant.
    var isKnown: Bool {
        if case .unknown = self { false } else { true }
    }
}

/// Whom a property of an object names, and by which texts.
struct Naming {
    let property: ExportedProperty
    let texts: [String]
    let identity: ImportedIdentity
}

/// Whom the identities in the exports mean.
///
/// An address, a sign-in name, an id or a distinguished name belongs to one recipient and is certain; a display name,
/// a name or a mail nickname counts where nobody else has it. All of them are compared without `SMTP:` before them.
struct ImportedIdentities {
    private var index: IdentityIndex
    /// Whose the identity of each number is.
    private var entries: [Entry] = []

    /// Who has an identity, as what.
    private struct Entry {
        var owner: Int32 = -1
        var names = Bearers()
        var identities = Bearers()
        var accounts = Bearers()
    }

    /// The recipients that have a name, of whom nearly always there is but one.
    private struct Bearers {
        private var first: Int32 = -1
        private var others: [Int32] = []

        /// Adds a recipient, which adds all of its own names in a row.
        mutating func add(_ recipient: Int) {
            if first < 0 {
                first = Int32(recipient)
            } else if recipient != others.last ?? first {
                others.append(Int32(recipient))
            }
        }

        var identity: ImportedIdentity {
            if first < 0 { return .unknown }
            return others.isEmpty ? .recipient(Int(first)) : .shared(([first] + others.prefix(3)).map { Int($0) })
        }
    }

    /// The identities of nobody yet, with room for those of `count` recipients.
    init(count: Int) {
        index = IdentityIndex(capacity: 8 * count)
        entries.reserveCapacity(8 * count)
    }

    private mutating func add(_ identity: String) -> Int {
        let number = index.add(identity.withoutSMTPPrefix)
        if number == entries.count { entries.append(Entry()) }
        return number
    }

    private func number(of identity: String) -> Int? {
        index.number(of: identity.withoutSMTPPrefix)
    }

    /// Gives `identity` to a recipient, unless somebody has it: that recipient.
    mutating func claim(_ identity: String, for recipient: Int) -> Int? {
        let number = add(identity)
        if entries[number].owner >= 0 { return Int(entries[number].owner) }
        entries[number].owner = Int32(recipient)
        return nil
    }

    /// Whether a mail nickname is that of one recipient, and nobody's identity.
    func isUnique(nickname: String) -> Bool {
        guard let number = number(of: nickname), entries[number].owner < 0 else { return false }
        return entries[number].names.identity.isOne
    }

    mutating func add(name: String, of recipient: Int) {
        entries[add(name)].names.add(recipient)
    }

    mutating func add(identity: String, of recipient: Int) {
        let number = add(identity)
        entries[number].identities.add(recipient)
        entries[number].names.add(recipient)
        if let name = Self.name(inCanonicalName: identity) { add(name: name, of: recipient) }
    }

    mutating func add(account: String, of recipient: Int) {
        entries[add(account)].accounts.add(recipient)
    }

    /// Whom a property names by `texts`.
    func naming(_ property: ExportedProperty, _ texts: [String], asIdentity: Bool = false) -> Naming {
        Naming(property: property, texts: texts, identity: resolve(texts, asIdentity: asIdentity))
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
        // No entry is copied, which would cost more than to look it up.
        if let number = number(of: text) {
            if entries[number].owner >= 0 { return .recipient(Int(entries[number].owner)) }
            if asIdentity, case .recipient(let bearer) = entries[number].identities.identity {
                return .recipient(bearer)
            }
            let bearers = entries[number].names.identity
            if bearers.isKnown, !text.utf8.contains(UInt8(ascii: "\\")) { return bearers }
        }
        if let backslash = text.utf8.lastIndex(of: UInt8(ascii: "\\")) {
            let account = String(decoding: text.utf8[backslash...].dropFirst(), as: UTF8.self)
            return number(of: account).map { entries[$0].accounts.identity } ?? .unknown
        }
        let name = Self.name(inCanonicalName: text).flatMap { number(of: $0) }
        return name.map { entries[$0].names.identity } ?? .unknown
    }

    /// The name at the end of a canonical name such as `contoso.onmicrosoft.com/Users/Adele Vance`.
    private static func name(inCanonicalName identity: String) -> String? {
        let bytes = identity.utf8
        guard let first = bytes.firstIndex(of: UInt8(ascii: "/")), let last = bytes.lastIndex(of: UInt8(ascii: "/")),
            bytes[..<first].contains(UInt8(ascii: "."))
        else { return nil }
        return String(decoding: bytes[last...].dropFirst(), as: UTF8.self)
    }
}
