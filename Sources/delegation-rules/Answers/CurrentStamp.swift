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
    static var currentDate: String { date(ofSecond: Int(time(nil))) }

    /// The date and the time `second` seconds after the first of 1970 began, which is no earlier.
    private static func date(ofSecond second: Int) -> String {
        let (day, rest) = second.quotientAndRemainder(dividingBy: 86_400)
        // Days are counted from the first of March of the year 0, so that a leap day ends a year; every 400 years the
        // calendar begins again.
        let (era, dayOfEra) = (day + 719_468).quotientAndRemainder(dividingBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        // March is month 0; five months from one with 31 days on have 153 days.
        let month = (5 * dayOfYear + 2) / 153
        let year = 400 * era + yearOfEra + (month < 10 ? 0 : 1)
        let date = [year, month < 10 ? month + 3 : month - 9, dayOfYear - (153 * month + 2) / 5 + 1]
        let time = [rest / 3_600, rest / 60 % 60, rest % 60]
        return [date.map(\.twoDigits).joined(separator: "-"), time.map(\.twoDigits).joined(separator: ":")]
            .joined(separator: "T")
    }
}

extension Int {
    /// The number with two digits at least.
    fileprivate var twoDigits: String { (self < 10 ? "0" : "") + String(self) }
}
