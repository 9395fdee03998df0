/// A text of at most 24 bytes as numbers: names are compared without a loop.
struct PackedName: Equatable, Sendable {
    private let length: Int
    private let low: UInt64
    private let middle: UInt64
    private let high: UInt64

    /// The bytes at `positions` of `bytes`; `nil` where they are too many.
    init?(_ bytes: TextBytes, _ positions: Range<Int>) {
        let start = positions.lowerBound
        length = positions.count
        guard length <= 24 else { return nil }
        low = bytes.number(at: start, length: min(length, 8))
        middle = length > 8 ? bytes.number(at: start + 8, length: min(length - 8, 8)) : 0
        high = length > 16 ? bytes.number(at: start + 16, length: length - 16) : 0
    }

    /// The bytes of `text`; `nil` where they are too many.
    init?(_ text: some Collection<UInt8>) {
        let text = Array(text)
        guard let name = unsafe text.withUnsafeBytes({ unsafe PackedName(TextBytes($0), 0..<text.count) }) else {
            return nil
        }
        self = name
    }
}
