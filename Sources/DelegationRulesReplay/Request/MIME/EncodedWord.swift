import DelegationRulesJSON

/// An encoded word (RFC 2047): bytes in a charset, such as `=?utf-8?q?J=C3=B6rg?=`.
struct EncodedWord {
    /// The charsets that are read.
    enum Charset {
        case ascii, latin1, utf8, windows1252
    }

    let charset: Charset
    var bytes: [UInt8]

    /// The encoded words of which `run` consists; `nil` if anything in it is none that can be read.
    ///
    /// White space should part them, but some senders leave it out.
    static func words(in run: ArraySlice<UInt8>) -> [EncodedWord]? {
        var words: [EncodedWord] = []
        var rest = run
        repeat {
            guard rest.starts(with: "=?".utf8) else { return nil }
            rest = rest.dropFirst(2)
            guard let charset = field(of: &rest), let encoding = field(of: &rest), let text = field(of: &rest),
                rest.first == UInt8(ascii: "="), let charset = Charset(charset),
                let bytes = bytes(of: text, encoding: encoding)
            else { return nil }
            rest = rest.dropFirst()
            words.append(EncodedWord(charset: charset, bytes: bytes))
        } while !rest.isEmpty
        return words
    }

    /// What the bytes say.
    var text: String {
        switch charset {
        case .utf8: return String(decoding: bytes, as: UTF8.self)
        case .ascii, .latin1, .windows1252:
            var text = String.UnicodeScalarView()
            text.append(contentsOf: bytes.lazy.map(charset.scalar))
            return String(text)
        }
    }

    /// Takes what stands before the next `?` off `rest`, and the `?`.
    private static func field(of rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "?")) else { return nil }
        defer { rest = rest[(end + 1)...] }
        return rest[..<end]
    }

    private static func bytes(of text: ArraySlice<UInt8>, encoding: ArraySlice<UInt8>) -> [UInt8]? {
        switch encoding.map({ $0.caseFolded }) {
        case [UInt8(ascii: "b")]: try? Base64.decoded(text)
        case [UInt8(ascii: "q")]: quotedPrintable(text)
        default: nil
        }
    }

    /// The bytes that `text` stands for in the encoding `Q` (RFC 2047, section 4.2).
    private static func quotedPrintable(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "_"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "="):
                guard let high = rest.popFirst()?.hexDigit, let low = rest.popFirst()?.hexDigit else {
                    return nil
                }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        return bytes
    }
}

extension EncodedWord.Charset {
    /// The charset called `name` in any letter case; a language may follow (RFC 2231, section 5).
    fileprivate init?(_ name: ArraySlice<UInt8>) {
        switch String(decoding: name.prefix { $0 != UInt8(ascii: "*") }.map({ $0.caseFolded }), as: UTF8.self) {
        case "utf-8", "utf8": self = .utf8
        case "us-ascii", "ascii": self = .ascii
        case "iso-8859-1", "latin1": self = .latin1
        case "windows-1252", "cp1252": self = .windows1252
        default: return nil
        }
    }

    /// The character that `byte` stands for in a charset of one byte per character.
    fileprivate func scalar(_ byte: UInt8) -> Unicode.Scalar {
        switch (self, byte) {
        case (.ascii, 0x80...): "\u{FFFD}"
        case (.windows1252, 0x80...0x9F): Self.windows1252Scalars[Int(byte - 0x80)]
        default: Unicode.Scalar(byte)
        }
    }

    /// Windows-1252 from 0x80 to 0x9F; its five gaps are the control characters of Latin-1.
    private static let windows1252Scalars: [Unicode.Scalar] = [
        "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}",
        "\u{90}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
    ]
}
