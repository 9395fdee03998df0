#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension Span<UInt8> {
    /// The position of the first line break from `start` on; the end of the bytes, where there is none.
    func lineEnd(from start: Int) -> Int {
        unsafe extracting(start...).withUnsafeBytes { rest in
            let count = rest.count
            guard let base = rest.baseAddress, let lineBreak = unsafe memchr(base, 0x0A, count) else {
                return start + count
            }
            return unsafe start + base.distance(to: UnsafeRawPointer(lineBreak))
        }
    }

    /// How many line breaks there are.
    var lineBreaks: Int {
        var lineBreaks = 0
        var position = lineEnd(from: 0)
        while position < count {
            lineBreaks += 1
            position = lineEnd(from: position + 1)
        }
        return lineBreaks
    }
}
