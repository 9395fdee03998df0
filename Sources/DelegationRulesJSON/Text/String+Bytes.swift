// Identities, keywords and the names of headers are compared by their bytes. To walk through these by the library's view
// of them takes many times as long, and to copy them takes memory.

extension String {
    /// Whether the text differs from `other` in nothing but the case of ASCII letters.
    package func isEqualIgnoringCase(to other: String) -> Bool {
        other.withBytes { isEqualIgnoringCase(to: $0, at: $0.indices) }
    }

    /// Whether the text differs from what stands at `range` of `bytes` in nothing but the case of ASCII letters.
    package func isEqualIgnoringCase(to bytes: Span<UInt8>, at range: Range<Int>) -> Bool {
        isSame(as: bytes, at: range, caseFolded: true)
    }

    /// Whether the text is what stands at `range` of `bytes`; with `caseFolded`, but for the case of ASCII letters.
    func isSame(as bytes: Span<UInt8>, at range: Range<Int>, caseFolded: Bool) -> Bool {
        utf8.count == range.count
            && withBytes { $0.has($0.indices, equalTo: bytes, at: range.lowerBound, caseFolded: caseFolded) }
    }

    /// A number that is the same for texts that are equal but for the case of ASCII letters; every run has others, so
    /// nobody can choose texts that share one.
    package var caseFoldedHash: Int { withBytes { $0.caseFoldedHash(of: $0.indices) } }

    @inline(__always)
    private func withBytes<Result>(_ read: (Span<UInt8>) -> Result) -> Result {
        if let result = unsafe utf8.withContiguousStorageIfAvailable({ unsafe read($0.span) }) { return result }
        let bytes = Array(utf8)
        return read(bytes.span)
    }
}
