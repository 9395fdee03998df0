extension String {
    /// What `read` makes of the bytes of the text.
    ///
    /// To walk through them by the library's view takes many times as long, and to copy them, memory.
    @inline(__always)
    package func withBytes<Result>(_ read: (Span<UInt8>) -> Result) -> Result {
        if let result = unsafe utf8.withContiguousStorageIfAvailable({ unsafe read($0.span) }) { return result }
        let bytes = Array(utf8)
        return read(bytes.span)
    }

    /// Whether the text differs from `other` in nothing but the case of ASCII letters.
    package func isSameIdentity(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        return withBytes { bytes in
            other.withBytes { bytes.has(bytes.indices, equalTo: $0, at: 0, caseFolded: true) }
        }
    }
}
