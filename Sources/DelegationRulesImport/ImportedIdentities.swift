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
    private var bearers: [Bearers] = []
    /// The recipients that share a name, in the order in which they were added.
    private var sharing: [SharedName: [Int]] = [:]

    /// What a text can be to a recipient.
    private enum Role {
        case name, identity, account
    }

    /// Who has an identity, as what: nearly always it is but one recipient.
    private struct Bearers {
        var owner = Self.nobody
        var name = Self.nobody
        var identity = Self.nobody
        var account = Self.nobody

        static let nobody: Int32 = -1
        static let several: Int32 = -2

        subscript(role: Role) -> Int32 {
            get {
                switch role {
                case .name: name
                case .identity: identity
                case .account: account
                }
            }
            set {
                switch role {
                case .name: name = newValue
                case .identity: identity = newValue
                case .account: account = newValue
                }
            }
        }
    }

    private struct SharedName: Hashable {
        let number: Int
        let role: Role
    }

    /// The identities of nobody yet, with room for those of `count` recipients.
    init(count: Int) {
        index = IdentityIndex(capacity: 8 * count)
        bearers.reserveCapacity(8 * count)
    }

    private mutating func add(_ identity: String) -> Int {
        let number = index.add(identity.withoutSMTPPrefix)
        if number == bearers.count { bearers.append(Bearers()) }
        return number
    }

    private func number(of identity: String) -> Int? {
        index.number(of: identity.withoutSMTPPrefix)
    }

    /// Gives `identity` to a recipient, unless somebody has it: that recipient.
    mutating func claim(_ identity: String, for recipient: Int) -> Int? {
        let number = add(identity)
        if bearers[number].owner != Bearers.nobody { return Int(bearers[number].owner) }
        bearers[number].owner = Int32(recipient)
        return nil
    }

    /// Whether a mail nickname is that of one recipient, and nobody's identity.
    func isUnique(nickname: String) -> Bool {
        guard let number = number(of: nickname) else { return true }
        return bearers[number].owner == Bearers.nobody && bearers[number].name != Bearers.several
    }

    mutating func add(name: String, of recipient: Int) {
        add(name, as: .name, of: recipient)
    }

    mutating func add(identity: String, of recipient: Int) {
        add(identity, as: .identity, of: recipient)
        add(name: identity, of: recipient)
        if let name = Self.name(inCanonicalName: identity) { add(name: name, of: recipient) }
    }

    mutating func add(account: String, of recipient: Int) {
        add(account, as: .account, of: recipient)
    }

    private mutating func add(_ text: String, as role: Role, of recipient: Int) {
        let number = add(text)
        switch bearers[number][role] {
        case Int32(recipient): break
        case Bearers.nobody: bearers[number][role] = Int32(recipient)
        case Bearers.several:
            // A recipient adds all of its own names in a row.
            let name = SharedName(number: number, role: role)
            if sharing[name]?.last != recipient { sharing[name]?.append(recipient) }
        case let other:
            sharing[SharedName(number: number, role: role)] = [Int(other), recipient]
            bearers[number][role] = Bearers.several
        }
    }

    private func bearer(_ number: Int, as role: Role) -> ImportedIdentity {
        switch bearers[number][role] {
        case Bearers.nobody: .unknown
        case Bearers.several: .shared(Array(sharing[SharedName(number: number, role: role), default: []].prefix(4)))
        case let recipient: .recipient(Int(recipient))
        }
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
        if let number {
            if bearers[number].owner != Bearers.nobody { return .recipient(Int(bearers[number].owner)) }
            if asIdentity, case .recipient(let bearer) = bearer(number, as: .identity) { return .recipient(bearer) }
        }
        if let backslash = text.utf8.lastIndex(of: UInt8(ascii: "\\")) {
            let account = String(decoding: text.utf8[backslash...].dropFirst(), as: UTF8.self)
            return self.number(of: account).map { bearer($0, as: .account) } ?? .unknown
        }
        if let number, bearers[number].name != Bearers.nobody { return bearer(number, as: .name) }
        let name = Self.name(inCanonicalName: text).flatMap { self.number(of: $0) }
        return name.map { bearer($0, as: .name) } ?? .unknown
    }

    /// The name at the end of a canonical name such as `contoso.onmicrosoft.com/Users/Adele Vance`.
    private static func name(inCanonicalName identity: String) -> String? {
        let parts = identity.utf8.contains(UInt8(ascii: "/")) ? identity.parts(between: "/") : []
        return parts.count > 1 && parts[0].utf8.contains(UInt8(ascii: ".")) ? parts.last : nil
    }
}
