// What came in is shown on terminals and kept in logs: it must neither forge a line there nor give away a secret.

extension String {
    /// The text on one line and without tokens, for a person: what could break or turn the line, or move the cursor, is
    /// written out.
    package var onOneLine: String {
        // Most texts need nothing, which is told at once.
        if isPlainLine { return self }
        var text = ""
        for scalar in withoutTokens.unicodeScalars {
            if scalar.couldForgeALine {
                text += "\\u{" + String(scalar.value, radix: 16) + "}"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// Whether the text is ASCII without control characters, and no token begins in it.
    private var isPlainLine: Bool {
        var last: UInt32 = 0
        for byte in utf8 {
            last = last << 8 & 0xFF_FFFF | UInt32(byte)
            // The bytes of "eyJ".
            if byte < 0x20 || byte >= 0x7F || last == 0x65_79_4A { return false }
        }
        return true
    }

    /// The text as a message quotes it: at most 60 characters of it, on one line, without tokens and without a URL's query,
    /// user name and password.
    package var excerpt: String {
        // Of a longer text the rest need not be looked at: enough is left to tell a token that begins where it is cut.
        let beginning = String(unicodeScalars.prefix(128))
        let text = beginning.withoutTokens.withoutUserInfo.withoutQueryBehindSlash
        let shown = String(text.unicodeScalars.prefix(60))
        let isCutOff = shown.utf8.count < text.utf8.count || beginning.utf8.count < utf8.count
        return shown.onOneLine + (isCutOff ? "…" : "")
    }

    /// The excerpt in quotes.
    package var quoted: String { "\"\(excerpt)\"" }

    /// A URL without its query and its fragment, which hold secrets.
    package var withoutQuery: Substring {
        self[..<(utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? endIndex)]
    }

    /// The text with "…" in place of what follows a question mark or a number sign behind a slash.
    private var withoutQueryBehindSlash: String {
        let scalars = unicodeScalars
        guard let slash = scalars.firstIndex(of: "/"),
            let mark = scalars[slash...].firstIndex(where: { $0 == "?" || $0 == "#" })
        else { return self }
        return String(scalars[...mark]) + "…"
    }

    /// The text with "…" in place of the user name and password that stand in a URL before its host.
    private var withoutUserInfo: String {
        let bytes = Array(utf8)
        guard let scheme = bytes.indices.first(where: { bytes[$0...].starts(with: "://".utf8) }) else { return self }
        let start = scheme + 3
        let end = bytes[start...].firstIndex { "/?#".utf8.contains($0) } ?? bytes.count
        guard let mark = bytes[start..<end].lastIndex(of: UInt8(ascii: "@")) else { return self }
        return String(decoding: bytes[..<start], as: UTF8.self) + "…" + String(decoding: bytes[mark...], as: UTF8.self)
    }

    /// The text with a word in place of what looks like a JWT, whole or cut off (RFC 7519): it begins with a JSON object
    /// in base64, and every such object whose first key begins with a letter begins alike.
    private var withoutTokens: String {
        let bytes = Array(utf8)
        var kept: [UInt8] = []
        var position = 0
        while position < bytes.count {
            // A token may begin inside of what else is written with the same letters.
            if bytes[position...].beginsLikeToken {
                kept += "[token]".utf8
                position = bytes[position...].firstIndex { !$0.isInToken } ?? bytes.count
            } else {
                kept.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }
}

extension ArraySlice<UInt8> {
    fileprivate var beginsLikeToken: Bool {
        count >= 19 && starts(with: "eyJ".utf8) && prefix(19).allSatisfy { $0.isInToken && $0 != UInt8(ascii: ".") }
    }
}

extension UInt8 {
    /// Whether a JWT can have this byte: base64's alphabet for URLs, and the dots between its parts.
    fileprivate var isInToken: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
