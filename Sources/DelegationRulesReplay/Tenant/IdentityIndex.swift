import DelegationRulesJSON

/// Which recipient is meant by an identity: an address, an alias, a user principal name or an object id.
///
/// Two identities are the same if they differ in nothing but the case of ASCII letters. Other letters count as they are
/// written: a `String` would compare them by normal form, which no directory does, and which takes seconds on a text
/// that was made for it.
struct IdentityIndex: Sendable {
    private struct Entry {
        /// Where the identity begins among the bytes of all.
        let start: Int
        let count: Int32
        let owner: Int32
    }

    /// An entry in the hash table.
    private struct Slot {
        /// Half of the hash, which seldom is another's: so others need not be looked at.
        var hash: UInt32
        /// The position of the entry; negative in an empty slot.
        var position: Int32

        static let empty = Slot(hash: 0, position: -1)
    }

    /// The bytes of all identities, one after the other.
    private var bytes: [UInt8] = []
    private var entries: [Entry] = []
    /// A hash table with open addressing, at most half full; their count is a power of two.
    private var slots: [Slot]

    /// An index with no identity yet, and room for `count`.
    init(capacity count: Int) {
        slots = Self.slots(atLeast: 2 * count)
        entries.reserveCapacity(count)
    }

    /// Whose `identity` is; `nil` where nobody has it.
    func owner(of identity: String) -> Int? {
        let text = Array(identity.utf8)
        let slot = slots[place(of: text.indices, in: text.span).place]
        return slot.position < 0 ? nil : Int(entries[Int(slot.position)].owner)
    }

    /// Gives `identity` to `owner`; false where it is empty, or somebody else's.
    mutating func give(_ identity: String, to owner: Int) -> Bool {
        if identity.isEmpty { return false }
        let start = bytes.count
        bytes.append(contentsOf: identity.utf8)
        let (place, hash) = place(of: start..<bytes.count, in: bytes.span)
        guard slots[place].position < 0 else {
            bytes.removeLast(bytes.count - start)
            return entries[Int(slots[place].position)].owner == owner
        }
        slots[place] = Slot(hash: hash, position: Int32(entries.count))
        entries.append(Entry(start: start, count: Int32(bytes.count - start), owner: Int32(owner)))
        if 2 * entries.count > slots.count { grow() }
        return true
    }

    /// The place in the table of the text at `range` of `text`, or the empty one where it is to go; and its hash.
    private func place(of range: Range<Int>, in text: Span<UInt8>) -> (place: Int, hash: UInt32) {
        let hash = UInt32(truncatingIfNeeded: text.caseFoldedHash(of: range))
        var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[place].position >= 0 {
            if slots[place].hash == hash {
                let entry = entries[Int(slots[place].position)]
                if entry.count == range.count,
                    text.has(range, equalTo: bytes.span, at: entry.start, caseFolded: true)
                {
                    break
                }
            }
            place = (place + 1) & (slots.count - 1)
        }
        return (place, hash)
    }

    private mutating func grow() {
        let old = slots
        slots = Self.slots(atLeast: 2 * old.count)
        for slot in old where slot.position >= 0 {
            var place = Int(truncatingIfNeeded: slot.hash) & (slots.count - 1)
            while slots[place].position >= 0 { place = (place + 1) & (slots.count - 1) }
            slots[place] = slot
        }
    }

    private static func slots(atLeast count: Int) -> [Slot] {
        Array(repeating: .empty, count: 1 << (Int.bitWidth - (max(count, 8) - 1).leadingZeroBitCount))
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
