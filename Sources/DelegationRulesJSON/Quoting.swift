// What came in is shown on terminals and kept in logs: it must neither forge a line there nor give away a secret.

extension String {
    /// The text on one line and without tokens, for a person: what could break or turn the line, or move the cursor, is
    /// written out.
    package var onOneLine: String {
        var text = ""
        for scalar in withoutTokens.unicodeScalars {
            if scalar.disturbsTheLine {
                text += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// The text as a message quotes it: at most 60 characters of it, on one line, without tokens and a URL's query.
    package var excerpt: String {
        // Of a longer text the rest need not be looked at: enough is left to tell a token that begins where it is cut.
        let beginning = String(unicodeScalars.prefix(128))
        var text = beginning.withoutTokens
        let scalars = text.unicodeScalars
        if let slash = scalars.firstIndex(of: "/"), let mark = scalars[slash...].firstIndex(where: \.beginsQuery) {
            text = String(scalars[...mark]) + "…"
        }
        let shown = String(text.unicodeScalars.prefix(60))
        let isCutOff = shown.utf8.count < text.utf8.count || !text.hasSuffix("…") && beginning.utf8.count < utf8.count
        return shown.onOneLine + (isCutOff ? "…" : "")
    }

    /// The excerpt in quotes.
    package var quoted: String { "\"\(excerpt)\"" }

    /// A URL without its query and its fragment, which hold secrets.
    package var withoutQuery: Substring { Substring(unicodeScalars.prefix { !$0.beginsQuery }) }

    /// JSON text with those characters escaped that could break or turn a line. They stand in strings alone, so that it
    /// says the same.
    package var escapedJSON: String {
        guard utf8.contains(where: { $0 >= 0x7F }) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            if scalar.value >= 0x7F, scalar.disturbsTheLine {
                text += scalar.escapedInJSON
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// The text with a word in place of what looks like a JWT, whole or cut off (RFC 7519): it begins with a JSON object
    /// in base64, and every such object whose first key begins with a letter begins alike.
    private var withoutTokens: String {
        contains("eyJ") ? replacing(/eyJ[A-Za-z0-9_\-]{16,}(?:\.[A-Za-z0-9_\-]*)*/, with: "[token]") : self
    }
}

extension Unicode.Scalar {
    fileprivate var beginsQuery: Bool { self == "?" || self == "#" }

    /// Whether it is a control character, of ASCII or of C1, ends a line or a paragraph, or turns the direction of
    /// writing.
    fileprivate var disturbsTheLine: Bool {
        switch value {
        case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// The character as JSON escapes it; it must be one of the first 65,536.
    fileprivate var escapedInJSON: String {
        let digits = String(value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// The character as a JSON string has it, where it does not stand there as it is.
    var escape: String? {
        switch self {
        case "\"", "\\": "\\\(self)"
        case "\n": "\\n"
        case "\t": "\\t"
        case "\r": "\\r"
        default: disturbsTheLine ? escapedInJSON : nil
        }
    }
}
