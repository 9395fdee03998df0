/// A text of at most 24 bytes as numbers, so that names are found and compared without a loop.
struct PackedName: Equatable, Sendable {
    /// How many bytes the longest of these texts has.
    static let longest = 24

    private let low: UInt64
    private let middle: UInt64
    private let high: UInt64
    /// How many bytes it has.
    let length: Int

    /// A text of `length` bytes, eight in each number; its first byte is the lowest of the first number.
    @inline(__always)
    init(_ low: UInt64, _ middle: UInt64 = 0, _ high: UInt64 = 0, length: Int) {
        self.low = low
        self.middle = middle
        self.high = high
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
    var digest: UInt64 { low ^ middle ^ high ^ UInt64(truncatingIfNeeded: length) }
}
