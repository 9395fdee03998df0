/// The keys that an object had so far, to tell which of them comes again.
struct SeenKeys {
    let caseFolded: Bool
    /// All of them, while they are few: those are found soonest by looking at each.
    private var few: [QuotedString] = []
    /// All of them, decoded, when they are more.
    private var many: Set<[UInt8]> = []

    private static let mostCompared = 16

    init(caseFolded: Bool) {
        self.caseFolded = caseFolded
    }

    /// Adds `key`, which `reader` read; false where it is there.
    mutating func insert(_ key: QuotedString, in reader: JSONReader) -> Bool {
        guard many.isEmpty else { return many.insert(spelling(of: key, in: reader)).inserted }
        for other in few where reader.says(key, sameAs: other, caseFolded: caseFolded) { return false }
        few.append(key)
        if few.count > Self.mostCompared {
            for key in few { many.insert(spelling(of: key, in: reader)) }
        }
        return true
    }

    private func spelling(of key: QuotedString, in reader: JSONReader) -> [UInt8] {
        let key = reader.utf8(of: key)
        return caseFolded ? key.map { $0.caseFolded } : key
    }
}
