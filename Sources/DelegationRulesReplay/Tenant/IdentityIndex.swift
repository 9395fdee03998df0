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
        // Most are not longer, and to move them all when there are more takes as long as to write them.
        bytes.reserveCapacity(32 * count)
    }

    /// The number of `identity`; `nil` where it has none.
    package func number(of identity: String) -> Int? {
        number(of: identity, from: place(of: identity))
    }

    /// The number of each of `identities`; `nil` where one has none.
    package func numbers(of identities: [String]) -> [Int?] {
        let places = places(of: identities)
        return identities.indices.map { number(of: identities[$0], from: places[$0]) }
    }

    /// The number of `identity`, which is the count of all before where it is new.
    package mutating func add(_ identity: String) -> Int {
        makeRoom(for: 1)
        return add(identity, from: place(of: identity))
    }

    /// The number of each of `identities`, likewise.
    package mutating func add(_ identities: [String]) -> [Int] {
        makeRoom(for: identities.count)
        let places = places(of: identities)
        return identities.indices.map { add(identities[$0], from: places[$0]) }
    }

    /// The hash of an identity, and the first slot that can be its own.
    private typealias Place = (hash: UInt32, slot: Int)

    /// The places of `identities`, in a table that has room for all of them. A slot that is empty now may be taken once
    /// others are added: the search goes on from it.
    ///
    /// The slots are looked for behind all the hashes: a processor fetches many places of memory in the time of one, if
    /// it has nothing else to do between them.
    private func places(of identities: [String]) -> [Place] {
        var places = identities.map { (hash: UInt32(truncatingIfNeeded: $0.caseFoldedHash), slot: 0) }
        for number in places.indices {
            let hash = places[number].hash
            places[number].slot = slot(of: hash, from: Int(truncatingIfNeeded: hash))
        }
        return places
    }

    private func place(of identity: String) -> Place {
        let hash = UInt32(truncatingIfNeeded: identity.caseFoldedHash)
        return (hash, slot(of: hash, from: Int(truncatingIfNeeded: hash)))
    }

    /// The first slot from `start` on that is empty or has that hash.
    private func slot(of hash: UInt32, from start: Int) -> Int {
        var slot = start & (slots.count - 1)
        while slots[slot].number >= 0, slots[slot].hash != hash { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    /// The slot of `identity`, or the empty one where it is to go.
    private func slot(of identity: String, from place: Place) -> Int {
        var slot = self.slot(of: place.hash, from: place.slot)
        while slots[slot].number >= 0 {
            let number = Int(slots[slot].number)
            if identity.isEqualIgnoringCase(to: bytes.span, at: starts[number]..<starts[number + 1]) { break }
            slot = self.slot(of: place.hash, from: slot + 1)
        }
        return slot
    }

    private func number(of identity: String, from place: Place) -> Int? {
        let number = slots[slot(of: identity, from: place)].number
        return number < 0 ? nil : Int(number)
    }

    private mutating func add(_ identity: String, from place: Place) -> Int {
        let slot = slot(of: identity, from: place)
        if slots[slot].number >= 0 { return Int(slots[slot].number) }
        slots[slot] = Slot(hash: place.hash, number: Int32(count))
        bytes.append(contentsOf: identity.utf8)
        starts.append(bytes.count)
        return count - 1
    }

    /// Makes the table so large that `more` can be added.
    private mutating func makeRoom(for more: Int) {
        if 3 * (count + more) <= 2 * slots.count { return }
        let old = slots
        slots = Self.slots(for: 2 * (count + more))
        for slot in old where slot.number >= 0 {
            var index = Int(truncatingIfNeeded: slot.hash) & (slots.count - 1)
            while slots[index].number >= 0 { index = (index + 1) & (slots.count - 1) }
            slots[index] = slot
        }
    }

    /// So many empty slots that `count` identities fill two thirds of them at most.
    private static func slots(for count: Int) -> [Slot] {
        Array(repeating: .empty, count: 1 << (Int.bitWidth - (max(3 * count / 2, 8)).leadingZeroBitCount))
    }
}
