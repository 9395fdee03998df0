/// Names of which each has a place: the keys of an object, or what a string can say. A class, as ``JSONNames`` is.
package final class NameTable: Sendable {
    /// The names, in the order in which messages list them.
    package let names: [String]

    /// How a name is told from others.
    private struct Entry {
        let length: Int
        /// Its first eight bytes, the eight behind them, and its last eight; they overlap where it is shorter than 24.
        let first: UInt64
        let second: UInt64
        let last: UInt64
        /// How many of the 64 bits of `first` are not the name's, where that is shorter than eight bytes. No name is empty.
        let unusedBits: UInt64
        /// Where it begins in the bytes of all names.
        let start: Int
        /// The place of the next name of that length; the count of all names, where there is none.
        var next: Int
    }

    private let entries: [Entry]
    /// The place of the first name of each length; the count of all names, where there is none.
    private let firstOfLength: [Int]
    /// The bytes of all names, one after the other.
    private let bytes: [UInt8]

    /// A table of at most 64 names: which of them an object had is told by a bit each.
    package init(_ names: [String]) {
        precondition(names.count <= UInt64.bitWidth, "a table has room for 64 names")
        self.names = names
        var entries: [Entry] = []
        var bytes: [UInt8] = []
        for name in names {
            let start = bytes.count
            bytes += name.utf8
            let range = start..<bytes.count
            entries.append(
                Entry(
                    length: range.count, first: bytes.span.word(at: range.prefix(8)),
                    second: bytes.span.word(at: range.dropFirst(8).prefix(8)),
                    last: bytes.span.word(at: range.suffix(8)), unusedBits: UInt64(64 - 8 * min(range.count, 8)),
                    start: start, next: names.count))
        }
        var firstOfLength = Array(repeating: names.count, count: 1 + (entries.map { $0.length }.max() ?? 0))
        for place in entries.indices.reversed() {
            entries[place].next = firstOfLength[entries[place].length]
            firstOfLength[entries[place].length] = place
        }
        self.entries = entries
        self.firstOfLength = firstOfLength
        self.bytes = bytes
    }

    /// The place of the name that stands at `range` of `text`; `nil` where none does.
    @inline(__always)
    fileprivate func place(of range: Range<Int>, in text: Span<UInt8>, caseFolded: Bool) -> Int? {
        let length = range.upperBound &- range.lowerBound
        guard length < firstOfLength.count else { return nil }
        var place = firstOfLength[length]
        if place == entries.count { return nil }
        let first = text.word(at: range.lowerBound..<min(range.upperBound, range.lowerBound &+ 8))
        let last = length <= 8 ? first : text.word(at: range.upperBound &- 8)
        while place < entries.count {
            let entry = entries[place]
            if entry.first.isSame(as: first, caseFolded: caseFolded),
                entry.last.isSame(as: last, caseFolded: caseFolded)
            {
                // The first and the last eight bytes are all of it.
                if length <= 16 { return place }
                let bytes = bytes
                if text.has(range, equalTo: bytes.span, at: entry.start, caseFolded: caseFolded) { return place }
            }
            place = entry.next
        }
        return nil
    }

    /// The place of the name that stands in quotes at the beginning of `range` of `text`, and where it stands. It is looked
    /// for from the place `likely` on, and found only where it is spelled as here, is not longer than 24 bytes, and does not
    /// stand right at the end of `text`.
    ///
    /// So most names are read without looking for where they end.
    @inline(__always)
    fileprivate func quotedName(
        at range: Range<Int>, in text: Span<UInt8>, from likely: Int
    ) -> (place: Int, contents: Range<Int>)? {
        let start = range.lowerBound &+ 1
        guard start &+ 8 < text.count, text[start &- 1] == UInt8(ascii: "\"") else { return nil }
        let first = text.word(at: start)
        var place = likely
        for _ in entries.indices {
            if place == entries.count { place = 0 }
            let entry = entries[place]
            let end = start &+ entry.length
            if (first ^ entry.first) &<< entry.unusedBits == 0, end < range.upperBound, text[end] == UInt8(ascii: "\""),
                entry.length <= 8 || text.word(at: end &- 8) == entry.last,
                entry.length <= 16 || entry.length <= 24 && text.word(at: start &+ 8) == entry.second
            {
                return (place, start..<end)
            }
            place &+= 1
        }
        return nil
    }

    /// The place of the name that `bytes` are, in whatever case their ASCII letters are.
    package func place(of bytes: ArraySlice<UInt8>) -> Int? {
        place(of: bytes.span.indices, in: bytes.span, caseFolded: true)
    }

    /// All names, as a message lists them.
    package var list: String { names.joined(separator: ", ") }
}

extension JSONReader {
    /// The place of what `string` says among `names`; with `caseFolded`, in whatever case its ASCII letters are.
    package func place(of string: QuotedString, among names: NameTable, caseFolded: Bool = false) -> Int? {
        guard string.hasEscapes else { return names.place(of: string.contents, in: bytes.span, caseFolded: caseFolded) }
        let text = string.utf8(in: bytes)
        return names.place(of: text.indices, in: text.span, caseFolded: caseFolded)
    }

    /// Reads a key, and returns it with its place among `names`, which often is the place `likely`; `nil` for none of them.
    @inline(__always)
    mutating func key(among names: NameTable, likely: Int) throws(InvalidText) -> (QuotedString, place: Int?) {
        if let name = quotedName(among: names, likely: likely) {
            return (QuotedString(contents: name.contents, hasEscapes: false), name.place)
        }
        let key = try string()
        return (key, place(of: key, among: names))
    }

    /// Reads one of `names`, if it can be told without looking for its end; `nil` does not say that it is none of them.
    @inline(__always)
    private mutating func quotedName(among names: NameTable, likely: Int) -> (place: Int, contents: Range<Int>)? {
        let name = names.quotedName(at: position..<max(position, end), in: bytes.span, from: likely)
        if let name { position = name.contents.upperBound + 1 }
        return name
    }

    /// Reads a string that is one of `names`, and returns the place of that.
    package mutating func place(among names: NameTable) throws(InvalidText) -> Int {
        skipWhiteSpace()
        if let name = quotedName(among: names, likely: 0) { return name.place }
        let string = try string()
        guard let place = place(of: string, among: names) else {
            throw error("unknown value \"\(excerpt(of: string))\"; expected one of \(names.list)", at: string)
        }
        return place
    }
}
