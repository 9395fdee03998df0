/// A party as an instruction names it.
public struct PartyName: Hashable, Sendable {
    /// The address, or a placeholder for it.
    public let text: String
    private let isAddress: Bool

    /// The address, where it is known.
    var address: String? { isAddress ? text : nil }

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
