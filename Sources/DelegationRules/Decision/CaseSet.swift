/// A set of the cases of an enumeration, one bit a case, iterated in the order of their declaration.
///
/// Clauses and sources are kept in such sets: a prediction carries its whole trace in one word. There are no array
/// literals of it, because the array would be an allocation, and the core makes none.
public struct CaseSet<Element>: Sendable, Hashable
where Element: RawRepresentable & Sendable, Element.RawValue == UInt8 {
    /// Bit `n` stands for the case with the raw value `n`.
    public private(set) var bits: UInt64

    /// The empty set.
    public init() {
        bits = 0
    }

    init(bits: UInt64) {
        self.bits = bits
    }

    /// The set of one case.
    public init(_ element: Element) {
        bits = Self.bit(of: element)
    }

    /// The set of two cases.
    public init(_ first: Element, _ second: Element) {
        bits = Self.bit(of: first) | Self.bit(of: second)
    }

    /// The set of three cases.
    public init(_ first: Element, _ second: Element, _ third: Element) {
        bits = Self.bit(of: first) | Self.bit(of: second) | Self.bit(of: third)
    }

    /// The set of all cases; their raw values count up from 0.
    public static var all: Self {
        var all = Self()
        var rawValue: UInt8 = 0
        while let next = Element(rawValue: rawValue) {
            all.insert(next)
            rawValue += 1
        }
        return all
    }

    /// Whether no case is in the set.
    public var isEmpty: Bool { bits == 0 }

    /// The number of cases in the set.
    public var count: Int { bits.nonzeroBitCount }

    /// Whether `element` is in the set.
    public func contains(_ element: Element) -> Bool {
        bits & Self.bit(of: element) != 0
    }

    /// Adds `element`.
    public mutating func insert(_ element: Element) {
        bits |= Self.bit(of: element)
    }

    /// Adds `element` where `condition` holds.
    mutating func insert(_ element: Element, if condition: Condition) {
        bits |= condition.bit &<< UInt64(element.rawValue)
    }

    /// Adds every case of `other`.
    public mutating func formUnion(_ other: Self) {
        bits |= other.bits
    }

    /// The cases of either set.
    public func union(_ other: Self) -> Self {
        var union = self
        union.formUnion(other)
        return union
    }

    /// Removes every case that is not in `other`.
    public mutating func formIntersection(_ other: Self) {
        bits &= other.bits
    }

    /// The cases of both sets.
    public func intersection(_ other: Self) -> Self {
        var intersection = self
        intersection.formIntersection(other)
        return intersection
    }

    /// Whether every case of this set is in `other`.
    public func isSubset(of other: Self) -> Bool {
        bits & ~other.bits == 0
    }

    private static func bit(of element: Element) -> UInt64 {
        precondition(element.rawValue < UInt64.bitWidth, "a set has room for 64 cases")
        return 1 << UInt64(element.rawValue)
    }
}

extension CaseSet: Sequence {
    /// Walks the set in the order in which the cases are declared.
    public struct Iterator: IteratorProtocol {
        var rest: UInt64

        /// The next case, or `nil` at the end.
        public mutating func next() -> Element? {
            guard rest != 0 else { return nil }
            defer { rest &= rest - 1 }
            return Element(rawValue: UInt8(truncatingIfNeeded: rest.trailingZeroBitCount))
        }
    }

    /// An iterator in the order of declaration.
    public func makeIterator() -> Iterator {
        Iterator(rest: bits)
    }
}
