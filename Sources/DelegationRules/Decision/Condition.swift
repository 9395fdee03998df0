/// Whether something holds, as the number 1 or 0.
///
/// Conditions are joined by arithmetic, where `&&` of two `Bool`s would be a branch. Nobody can foresee the facts of a
/// scenario, so a processor guesses such branches wrongly, and each wrong guess costs as much as a whole check.
struct Condition {
    /// 1 where it holds, 0 where it does not.
    let bit: UInt64

    /// A condition that holds if that bit, which is 1 or 0, is 1.
    init(bit: UInt64) {
        self.bit = bit
    }

    /// Holds if two numbers below 2^63 are the same: only then does their difference in bits, 0, wrap around below.
    init(_ number: UInt64, is other: UInt64) {
        bit = ((number ^ other) &- 1) &>> 63
    }

    /// Holds if a number is below another, both below 2^63.
    @inline(__always)
    init<Number: FixedWidthInteger & UnsignedInteger>(_ number: Number, isBelow other: Number) {
        bit = (UInt64(number) &- UInt64(other)) &>> 63
    }

    /// Holds everywhere.
    static var always: Condition { Condition(bit: 1) }

    /// Holds nowhere.
    static var never: Condition { Condition(bit: 0) }

    /// The same as a `Bool`, for the few branches that spare more work than they cost.
    var holds: Bool { bit != 0 }

    static func & (one: Condition, other: Condition) -> Condition {
        Condition(bit: one.bit & other.bit)
    }

    static func | (one: Condition, other: Condition) -> Condition {
        Condition(bit: one.bit | other.bit)
    }

    static prefix func ! (condition: Condition) -> Condition {
        Condition(bit: condition.bit ^ 1)
    }
}
