import DelegationRulesJSON

/// A name by which a recipient is known: an address, an alias, a user principal name or an object id.
///
/// Two names are the same if they differ in nothing but the case of ASCII letters. Other letters count as they are
/// written: a `String` would compare them by normal form, which no directory does, and which takes seconds on a text
/// that was made for it.
struct Identity: Hashable, Sendable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (lhs: Identity, rhs: Identity) -> Bool {
        lhs.text.isSameIdentity(as: rhs.text)
    }

    func hash(into hasher: inout Hasher) {
        // Eight bytes at a time; one byte each would take several times as long.
        var word: UInt64 = 0
        var count = 0
        for byte in text.utf8 {
            word = word << 8 | UInt64(byte.caseFolded)
            count += 1
            if count % 8 == 0 {
                hasher.combine(word)
                word = 0
            }
        }
        hasher.combine(word)
        hasher.combine(count)
    }
}

extension Collection<UInt8> {
    /// Whether the bytes differ from those of `name` in nothing but the case of ASCII letters.
    @inline(__always)
    func isSame(as name: String) -> Bool {
        guard count == name.utf8.count else { return false }
        var position = startIndex
        for byte in name.utf8 {
            let own = self[position]
            guard own == byte || own.caseFolded == byte.caseFolded else { return false }
            formIndex(after: &position)
        }
        return true
    }
}

extension String {
    /// Whether the text differs from `other` in nothing but the case of ASCII letters.
    package func isSameIdentity(as other: String) -> Bool {
        utf8.isSame(as: other)
    }
}
