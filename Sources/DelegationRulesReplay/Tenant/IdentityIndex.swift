import DelegationRulesJSON

/// Numbers identities: each has the same number whenever it comes, and the next one when it is new.
///
/// Identities are addresses, aliases, user principal names and object ids. Two are the same if they differ in nothing but
/// the case of ASCII letters. Other letters count as they are written: a `String` would compare them by normal form, which
/// no directory does, and which takes seconds on a text that was made for it.
package struct IdentityIndex: Sendable {
    /// An entry in the hash table.
    private struct Slot {
        /// Half of the hash, which seldom is another's: so others need not be looked at.
        var hash: UInt32
        /// The number of an identity; negative in an empty slot.
        var number: Int32

        static let empty = Slot(hash: 0, number: -1)
    }

    /// The bytes of all identities, one after the other.
    private var bytes: [UInt8] = []
    /// Where among them each identity begins, and where the last ends.
    private var starts = [0]
    /// A hash table with open addressing, at most two thirds full; their count is a power of two.
    private var slots: [Slot]

    /// How many identities have a number.
    package var count: Int { starts.count - 1 }

    /// An index with no identity yet, and room for `count`.
    package init(capacity count: Int) {
        slots = Self.slots(for: count)
        starts.reserveCapacity(count + 1)
        // Most are not longer. Memory that is not written to costs nothing, and to move what was written costs much.
        bytes.reserveCapacity(32 * count)
    }

    /// The number of `identity`; `nil` where it has none.
    package func number(of identity: String) -> Int? {
        let slot = identity.withBytes { slots[place(of: $0.indices, in: $0).place] }
        return slot.number < 0 ? nil : Int(slot.number)
    }

    /// The number of `identity`, which is the count of all before where it is new.
    package mutating func add(_ identity: String) -> Int {
        let start = bytes.count
        bytes.append(contentsOf: identity.utf8)
        let (place, hash) = place(of: start..<bytes.count, in: bytes.span)
        guard slots[place].number < 0 else {
            bytes.removeLast(bytes.count - start)
            return Int(slots[place].number)
        }
        slots[place] = Slot(hash: hash, number: Int32(count))
        starts.append(bytes.count)
        if 3 * count > 2 * slots.count { grow() }
        return count - 1
    }

    /// The place in the table of the text at `range` of `text`, or the empty one where it is to go; and its hash.
    private func place(of range: Range<Int>, in text: Span<UInt8>) -> (place: Int, hash: UInt32) {
        let hash = UInt32(truncatingIfNeeded: text.caseFoldedHash(of: range))
        var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[place].number >= 0 {
            if slots[place].hash == hash {
                let number = Int(slots[place].number)
                let start = starts[number]
                if starts[number + 1] - start == range.count,
                    text.has(range, equalTo: bytes.span, at: start, caseFolded: true)
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
        slots = Self.slots(for: 4 * old.count / 3)
        for slot in old where slot.number >= 0 {
            var place = Int(truncatingIfNeeded: slot.hash) & (slots.count - 1)
            while slots[place].number >= 0 { place = (place + 1) & (slots.count - 1) }
            slots[place] = slot
        }
    }

    /// So many empty slots that `count` identities fill two thirds of them at most.
    private static func slots(for count: Int) -> [Slot] {
        Array(repeating: .empty, count: 1 << (Int.bitWidth - (max(3 * count / 2, 8)).leadingZeroBitCount))
    }
}
