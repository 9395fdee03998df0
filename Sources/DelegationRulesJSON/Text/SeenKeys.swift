/// The keys that an object had so far, to tell which of them comes again.
///
/// While they are few, they are found soonest by looking at each. The reader holds those, of all objects that it is in,
/// so that none needs memory of its own; but for the first, which often is the only one.
struct SeenKeys {
    private let caseFolded: Bool
    private var first: QuotedString?
    /// Where among the keys that the reader holds the others of the object begin.
    private let start: Int
    /// All of them, decoded, when they are more than a few.
    private var many: Set<[UInt8]> = []

    private static let mostCompared = 16

    /// No key yet of an object that `reader` is at.
    init(in reader: JSONReader, caseFolded: Bool) {
        self.caseFolded = caseFolded
        start = reader.keys.count
    }

    /// Adds `key`, which `reader` read; false where it is there.
    mutating func insert(_ key: QuotedString, in reader: inout JSONReader) -> Bool {
        guard many.isEmpty else { return many.insert(spelling(of: key, in: reader)).inserted }
        guard let first else {
            self.first = key
            return true
        }
        if reader.says(key, sameAs: first, caseFolded: caseFolded) { return false }
        for position in start..<reader.keys.count
        where reader.says(key, sameAs: reader.keys[position], caseFolded: caseFolded) {
            return false
        }
        if reader.keys.isEmpty { reader.keys.reserveCapacity(Self.mostCompared) }
        reader.keys.append(key)
        if reader.keys.count - start > Self.mostCompared {
            many.insert(spelling(of: first, in: reader))
            for key in reader.keys[start...] { many.insert(spelling(of: key, in: reader)) }
        }
        return true
    }

    /// Forgets the keys, at the end of the object.
    func removeAll(in reader: inout JSONReader) {
        while reader.keys.count > start { reader.keys.removeLast() }
    }

    private func spelling(of key: QuotedString, in reader: JSONReader) -> [UInt8] {
        let key = reader.utf8(of: key)
        return caseFolded ? key.map { $0.caseFolded } : key
    }
}
