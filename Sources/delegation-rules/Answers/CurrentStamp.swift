import DelegationRulesReplay

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension ResponseStamp {
    /// A random UUID (RFC 9562, version 4).
    static var randomID: String {
        var generator = SystemRandomNumberGenerator()
        let high = generator.next() & ~0xF000 | 0x4000
        let low = generator.next() & ~(0b11 << 62) | 0b10 << 62
        return [(high, 32, 8), (high, 16, 4), (high, 0, 4), (low, 48, 4), (low, 0, 12)]
            .map { number, position, count in
                let digits = String(number >> UInt64(position) & (1 << UInt64(4 * count) - 1), radix: 16)
                return String(repeating: "0", count: count - digits.utf8.count) + digits
            }
            .joined(separator: "-")
    }

    /// The time that it is, in UTC.
    static var currentDate: String {
        var (now, parts) = unsafe (time(nil), tm())
        unsafe gmtime_r(&now, &parts)
        return unsafe String(unsafeUninitializedCapacity: 20) { text in
            unsafe text.withMemoryRebound(to: CChar.self) { unsafe strftime($0.baseAddress, $0.count, "%FT%T", &parts) }
        }
    }
}
