/// A text that is no base64.
struct InvalidBase64: Error, Hashable {}

/// Base64 (RFC 4648, section 4) as .NET's `Convert.FromBase64String` reads it.
///
/// Foundation's decoder is either stricter (no white space) or laxer (anything goes), and so cannot tell which
/// messages Graph refuses.
enum Base64 {
    /// The bytes that `text` stands for.
    ///
    /// Spaces, tabs and line breaks may stand anywhere; padding is required, and nothing may follow it. Bits that the
    /// last digit has to spare need not be zero.
    static func decoded(_ text: some Collection<UInt8>) throws(InvalidBase64) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var group: UInt32 = 0
        var digits = 0
        var padding = 0
        for byte in text {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): continue
            case UInt8(ascii: "="): padding += 1
            default:
                guard padding == 0, let value = value(ofDigit: byte) else { throw InvalidBase64() }
                group = group << 6 | value
                digits += 1
                guard digits == 4 else { continue }
                bytes.append(UInt8(truncatingIfNeeded: group >> 16))
                bytes.append(UInt8(truncatingIfNeeded: group >> 8))
                bytes.append(UInt8(truncatingIfNeeded: group))
                digits = 0
            }
        }
        switch (digits, padding) {
        case (0, 0): break
        case (2, 2): bytes.append(UInt8(truncatingIfNeeded: group >> 4))
        case (3, 1):
            bytes.append(UInt8(truncatingIfNeeded: group >> 10))
            bytes.append(UInt8(truncatingIfNeeded: group >> 2))
        default: throw InvalidBase64()
        }
        return bytes
    }

    private static func value(ofDigit byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
