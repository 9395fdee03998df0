import DelegationRules

/// The addresses that instructions fill in, where the parties of a send are known.
public struct Addresses: Hashable, Sendable {
    /// The sending user's address, or `{sendingUser}`.
    public var sendingUser = PartyName(placeholder: "{sendingUser}")
    /// The from user's address, or `{from}`.
    public var from = PartyName(placeholder: "{from}")
    /// The application's id, or `{app}`.
    public var app = PartyName(placeholder: "{app}")
    /// Who holds each grant for the sending user, by the number of the grant: groups, or the sending user in person, who
    /// alone does where nothing is said.
    public var holders: [UInt8: [Holder]] = [:]
    /// Whether the from address is a dynamic distribution list, which has a cmdlet of its own.
    public var isDynamicDistributionList = false
    /// What shuts the mailbox in the path to the application, or lets it in; `nil` where that is not known.
    public var access: KnownAccess?

    /// No address is known.
    public init() {}

    /// Who holds the grant that `change` takes away, by name.
    func holders(of change: Advice.Change) -> [PartyName] {
        holders[change.edit.number]?.map { PartyName(address: $0.address) } ?? [sendingUser]
    }

    /// The changes that affect others than the sending user as well: they take a right from a group, or a role from an
    /// application that has it on other mailboxes too, or a policy away that holds for others.
    var affectingOthers: Advice.Changes {
        var changes = Advice.Changes()
        for change in Advice.Changes.all where losers(by: change) != nil { changes.insert(change) }
        if access?.denials.contains(where: { $0.isOfOthers }) == true { changes.insert(.allowByPolicy) }
        return changes
    }

    /// From whom `change` takes a right, where that is not the sending user alone, or not on the one mailbox alone.
    func losers(by change: Advice.Change) -> String? {
        guard case .remove(let number) = change.edit else { return nil }
        switch change.fact {
        case .grants:
            guard let holders = holders[number], holders.contains(where: { $0.isGroup }) else { return nil }
            return holders.map { $0.isGroup ? "everybody in \($0.address)" : $0.address }.joined(separator: " and ")
        case .exchangeRoles: return access?.losers(ofRole: number)
        default: return nil
        }
    }
}

/// Who holds a grant for the sending user.
public struct Holder: Hashable, Sendable {
    /// The address.
    public let address: String
    /// Whether it is a group's, whose other members hold the grant as well.
    public let isGroup: Bool

    /// A holder at `address`: a group, or the sending user in person.
    public init(address: String, isGroup: Bool) {
        self.address = address
        self.isGroup = isGroup
    }
}

/// A party as an instruction names it.
public struct PartyName: Hashable, Sendable {
    /// The address, or a placeholder for it.
    public let text: String
    private let isAddress: Bool

    /// A party at `address`.
    public init(address: String) {
        text = address
        isAddress = true
    }

    /// A party whose address is not known.
    init(placeholder: String) {
        text = placeholder
        isAddress = false
    }

    /// The name as an argument of a PowerShell command.
    var argument: String {
        if isPlain { return text }
        var quoted = ""
        for scalar in text.unicodeScalars {
            quoted.unicodeScalars.append(scalar)
            // Each of these ends a string in single quotes, and stands for itself where it is doubled.
            switch scalar {
            case "'", "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}": quoted.unicodeScalars.append(scalar)
            default: break
            }
        }
        return "'\(quoted)'"
    }

    /// The name as an expression of PowerShell.
    var expression: String {
        isPlain ? "\"\(text)\"" : argument
    }

    /// The name as a segment of a URL (RFC 3986).
    package var pathSegment: String {
        guard isAddress else { return text }
        var segment = ""
        for byte in text.utf8 {
            if byte.isPlainInPath {
                segment.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                segment += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return segment
    }

    /// The name as a JSON string.
    var json: String {
        JSONWriter.text { $0.string(text) }
    }

    /// Whether PowerShell takes the name as it is.
    private var isPlain: Bool {
        guard isAddress, let first = text.utf8.first else { return !isAddress }
        return text.utf8.allSatisfy { $0.isPlainInPath && $0 != UInt8(ascii: "~") }
            && first != UInt8(ascii: "@") && first != UInt8(ascii: "-")
    }
}

extension UInt8 {
    /// Whether a segment of a path has this byte as it is.
    fileprivate var isPlainInPath: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: "@"):
            true
        default: false
        }
    }
}
