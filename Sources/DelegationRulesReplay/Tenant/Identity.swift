import DelegationRulesJSON

/// A name by which a recipient is known: an address, an alias, a user principal name or an object id.
///
/// Two names are the same if they differ in nothing but the case of ASCII letters. Other letters count as they are
/// written: a `String` would compare them by normal form, which no directory does, and which takes seconds on a text
/// that was made for it.
package struct Identity: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package static func == (lhs: Identity, rhs: Identity) -> Bool {
        lhs.text.isSameIdentity(as: rhs.text)
    }

    package func hash(into hasher: inout Hasher) {
        // Eight bytes at a time; one byte each would take several times as long.
        var word: UInt64 = 0
        var count = 0
        for byte in text.utf8 {
            word = word << 8 | UInt64(byte)
            count += 1
            if count % 8 == 0 {
                hasher.combine(word.caseFolded)
                word = 0
            }
        }
        hasher.combine(word.caseFolded)
        hasher.combine(count)
    }
}

extension UInt64 {
    /// The same eight bytes, with small letters for the capital letters of ASCII among them.
    fileprivate var caseFolded: UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let low = self & ones &* 0x7F
        // Of each byte the highest bit: whether it is a letter from A on, or one behind Z; no sum carries to the next byte.
        let fromA = low &+ ones &* (0x80 - UInt64(UInt8(ascii: "A")))
        let behindZ = low &+ ones &* (0x7F - UInt64(UInt8(ascii: "Z")))
        return self | (fromA & ~behindZ & ~self & ones &* 0x80) >> 2
    }
}

extension Identity: Comparable {
    /// Names are in the order of their bytes, with small letters for capital ones.
    package static func < (lhs: Identity, rhs: Identity) -> Bool {
        lhs.text.utf8.lexicographicallyPrecedes(rhs.text.utf8) { $0.caseFolded < $1.caseFolded }
    }
}

extension String {
    /// Whether the text differs from `other` in nothing but the case of ASCII letters.
    package func isSameIdentity(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        return utf8.elementsEqual(other.utf8) { $0.caseFolded == $1.caseFolded }
    }
}
