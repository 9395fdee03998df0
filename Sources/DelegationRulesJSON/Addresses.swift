import DelegationRules

/// The addresses that instructions fill in, where the parties of a send are known.
public struct Addresses: Hashable, Sendable {
    /// The sending user's address, or `{sendingUser}`.
    public var sendingUser = PartyName(placeholder: "{sendingUser}")
    /// The from user's address, or `{from}`.
    public var from = PartyName(placeholder: "{from}")
    /// Who holds each grant for the sending user: groups, or the sending user in person, who alone does where nothing is
    /// said.
    public var holders: [ScenarioRecord.Grants: [String]] = [:]
    /// Whether the from address is a dynamic distribution list, which has a cmdlet of its own.
    public var isDynamicDistributionList = false

    /// No address is known.
    public init() {}

    /// Who holds `grant`, by name.
    func holders(of grant: ScenarioRecord.Grants) -> [PartyName] {
        holders[grant]?.map { PartyName(address: $0) } ?? [sendingUser]
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
        isPlain ? text : "'\(text.replacing("'", with: "''"))'"
    }

    /// The name as an expression of PowerShell.
    var expression: String {
        isPlain ? "\"\(text)\"" : argument
    }

    /// The name as a segment of a URL (RFC 3986).
    var pathSegment: String {
        guard isAddress else { return text }
        var segment = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "@"):
                segment.unicodeScalars.append(Unicode.Scalar(byte))
            default: segment += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return segment
    }

    /// Whether PowerShell takes the name as it is.
    private var isPlain: Bool {
        guard isAddress else { return true }
        return text == pathSegment && !text.contains("~") && !text.hasPrefix("@") && !text.hasPrefix("-")
    }
}
