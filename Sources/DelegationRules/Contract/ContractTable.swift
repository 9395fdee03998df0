/// How a fact of a scenario, or a part of a prediction, is written: in JSON under a key, and packed in a field of bits.
///
/// ``Scenario/Fact`` and ``Prediction/Part`` are the one place where the contract stands. What reads, writes, packs,
/// visits or documents scenarios and predictions, in any language, follows from them.
public struct ContractField: Hashable, Sendable {
    /// What a field holds.
    public enum Shape: Hashable, Sendable {
        /// One of the named values.
        case choice
        /// Any of the named values, a bit each.
        case set
        /// A boolean; a field of 0 stands for `whenZero`.
        case flag(whenZero: Bool)
        /// A number.
        case number
    }

    /// The position of the lowest bit.
    public let position: UInt8
    /// The number of bits.
    public let width: UInt8
    /// What the bits hold.
    public let shape: Shape

    @inline(__always)
    init(_ shape: Shape, bits: ClosedRange<UInt8>) {
        self.shape = shape
        position = bits.lowerBound
        width = bits.upperBound - bits.lowerBound + 1
    }

    /// The bits of the field, at the lower end of a number.
    @inline(__always)
    var mask: UInt64 { 1 &<< UInt64(width) &- 1 }

    /// What the field holds in `bits`.
    @inline(__always)
    func number(in bits: UInt64) -> UInt64 { bits &>> UInt64(position) & mask }

    /// `bits` with `number` in the field; what does not fit into it is cut off.
    @inline(__always)
    func setting(_ number: UInt64, in bits: UInt64) -> UInt64 {
        bits & ~(mask &<< UInt64(position)) | (number & mask) &<< UInt64(position)
    }
}

/// A value that the contract names.
public struct ContractValue: Sendable {
    /// Its name in JSON.
    public let name: String
    /// What it says of a request, for readers of the contract.
    public let meaning: String

    init(_ name: String, _ meaning: String) {
        self.name = name
        self.meaning = meaning
    }
}
