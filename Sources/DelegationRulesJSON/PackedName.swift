/// A text of at most 24 bytes as numbers, so that names are found and compared without a loop.
struct PackedName: Equatable, Sendable {
    /// How many bytes the longest of these texts has.
    static let longest = 24

    private let low: UInt64
    private let middle: UInt64
    private let high: UInt64
    private let length: Int

    /// The first `length` of the 24 bytes that the numbers hold; the lowest of the first is the text's first.
    @inline(__always)
    init(_ low: UInt64, _ middle: UInt64, _ high: UInt64, length: Int) {
        self.low = low & Self.mask(length)
        self.middle = middle & Self.mask(length - 8)
        self.high = high & Self.mask(length - 16)
        self.length = length
    }

    /// The bytes of `text`; `nil` where they are too many.
    init?(_ text: some Collection<UInt8>) {
        guard text.count <= Self.longest else { return nil }
        var numbers: [UInt64] = [0, 0, 0]
        for (index, byte) in text.enumerated() {
            numbers[index / 8] |= UInt64(byte) << (index % 8 * 8)
        }
        self.init(numbers[0], numbers[1], numbers[2], length: text.count)
    }

    /// A number that is seldom the same for two names.
    @inline(__always)
    var digest: UInt64 { low ^ middle ^ high ^ UInt64(length) }

    /// A number's lowest `count` bytes, as far as it has them.
    @inline(__always)
    private static func mask(_ count: Int) -> UInt64 {
        let count = min(max(count, 0), 8)
        // Shifted by 64 bits at once, a number would stay as it is.
        return ((1 &<< UInt64(4 * count)) &<< UInt64(4 * count)) &- 1
    }
}
