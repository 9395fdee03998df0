/// The names that JSON has for the values of a type: the keys of an object, or what a string can say.
///
///     enum Key { case id, token }
///     static let keys: JSONNames<Key> = ["id": .id, "token": .token]
///
/// Messages list them in this order.
package struct JSONNames<Value: Equatable & Sendable>: Sendable {
    package let names: [String]
    /// What each of the names stands for.
    package let values: [Value]

    /// The bytes of all names, one after the other.
    private let bytes: [UInt8]
    /// Where in them each name begins, and where the last one ends.
    private let bounds: [Int]
    /// The places of the names of each length, one bit for each.
    private let placesByLength: [UInt64]
    /// The places of the names with each first byte, by its lowest five bits.
    private let placesByFirst: [UInt64]

    /// At most 64 names, and what each stands for.
    package init(_ entries: [(name: String, value: Value)]) {
        precondition(entries.count <= 64, "names are told apart by the bits of one number")
        var bytes: [UInt8] = []
        var bounds = [0]
        var byLength = [UInt64](repeating: 0, count: 1 + (entries.map { $0.name.utf8.count }.max() ?? 0))
        var byFirst = [UInt64](repeating: 0, count: 32)
        for (place, entry) in entries.enumerated() {
            bytes += entry.name.utf8
            bounds.append(bytes.count)
            byLength[entry.name.utf8.count] |= 1 << UInt64(place)
            byFirst[Self.slot(ofFirst: entry.name.utf8.first)] |= 1 << UInt64(place)
        }
        names = entries.map { $0.name }
        values = entries.map { $0.value }
        self.bytes = bytes
        self.bounds = bounds
        placesByLength = byLength
        placesByFirst = byFirst
    }

    private static func slot(ofFirst byte: UInt8?) -> Int { Int(byte ?? 0) & 31 }

    /// The place of the name that stands at `range` of `text`, letter case included.
    func place(of range: Range<Int>, in text: [UInt8]) -> Int? {
        guard range.count < placesByLength.count else { return nil }
        var candidates =
            placesByLength[range.count]
            & placesByFirst[Self.slot(ofFirst: range.isEmpty ? nil : text[range.lowerBound])]
        while candidates != 0 {
            let place = candidates.trailingZeroBitCount
            if name(at: place, stands: range, in: text) { return place }
            candidates &= candidates - 1
        }
        return nil
    }

    @inline(__always)
    private func name(at place: Int, stands range: Range<Int>, in text: [UInt8]) -> Bool {
        let start = bounds[place]
        for offset in 0..<range.count where bytes[start + offset] != text[range.lowerBound + offset] { return false }
        return true
    }

    /// The name of `value`, which must have one.
    package func name(of value: Value) -> String {
        guard let place = values.firstIndex(of: value) else {
            preconditionFailure("every value that is written has a name")
        }
        return names[place]
    }

    /// All names, as a message lists them.
    package var list: String { names.joined(separator: ", ") }
}

extension JSONNames: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral entries: (String, Value)...) {
        self.init(entries.map { (name: $0.0, value: $0.1) })
    }
}

extension JSONNames where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    /// The raw values of all cases.
    package init(of type: Value.Type) {
        self.init(type.allCases.map { (name: $0.rawValue, value: $0) })
    }
}

extension JSONNames where Value == Int {
    /// Names that each stand for their place.
    package init(places names: [String]) {
        self.init(names.enumerated().map { (name: $1, value: $0) })
    }
}

extension JSONReader {
    /// The place of what `string` says among `names`; with `caseFolded`, in whatever case its ASCII letters are.
    package func place<Value>(
        of string: QuotedString, among names: JSONNames<Value>, caseFolded: Bool = false
    ) -> Int? {
        if caseFolded { return names.names.firstIndex { says(string, $0, caseFolded: true) } }
        guard string.hasEscapes else { return names.place(of: string.contents, in: bytes) }
        let text = utf8(of: string)
        return names.place(of: text.indices, in: text)
    }
}
