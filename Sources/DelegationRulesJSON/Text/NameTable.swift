/// Names of which each has a place: the keys of an object, or what a string can say. A class, as ``JSONNames`` is.
package final class NameTable: Sendable {
    /// The names, in the order in which messages list them.
    package let names: [String]

    /// How a name is told from others: seldom do two have the same length and the same first eight bytes.
    private struct Entry {
        let length: Int
        let word: UInt64
        /// Where it begins in the bytes of all names.
        let start: Int
    }

    private let entries: [Entry]
    /// The bytes of all names, one after the other.
    private let bytes: [UInt8]

    package init(_ names: [String]) {
        self.names = names
        var entries: [Entry] = []
        var bytes: [UInt8] = []
        for name in names {
            let start = bytes.count
            bytes += name.utf8
            entries.append(
                Entry(
                    length: bytes.count - start, word: bytes.span.word(at: (start..<bytes.count).prefix(8)),
                    start: start))
        }
        self.entries = entries
        self.bytes = bytes
    }

    /// The place of the name that stands at `range` of `text`; `nil` where none does.
    @inline(__always)
    fileprivate func place(of range: Range<Int>, in text: Span<UInt8>, caseFolded: Bool) -> Int? {
        let word = text.word(at: range.prefix(8))
        let foldedWord = word.caseFolded
        for place in entries.indices where entries[place].length == range.count {
            guard entries[place].word == word || caseFolded && entries[place].word.caseFolded == foldedWord else {
                continue
            }
            if range.count <= 8 { return place }
            let bytes = bytes
            if text.has(range, equalTo: bytes.span, at: entries[place].start, caseFolded: caseFolded) { return place }
        }
        return nil
    }

    /// All names, as a message lists them.
    package var list: String { names.joined(separator: ", ") }
}

extension JSONReader {
    /// The place of what `string` says among `names`; with `caseFolded`, in whatever case its ASCII letters are.
    @inline(__always)
    package func place(of string: QuotedString, among names: NameTable, caseFolded: Bool = false) -> Int? {
        guard string.hasEscapes else { return names.place(of: string.contents, in: bytes.span, caseFolded: caseFolded) }
        let text = string.utf8(in: bytes)
        return names.place(of: text.indices, in: text.span, caseFolded: caseFolded)
    }

    /// Reads a string that is one of `names`, and returns the place of that.
    package mutating func place(among names: NameTable) throws(InvalidText) -> Int {
        let string = try string()
        guard let place = place(of: string, among: names) else {
            throw error("unknown value \"\(excerpt(of: string))\"; expected one of \(names.list)", at: string)
        }
        return place
    }
}
