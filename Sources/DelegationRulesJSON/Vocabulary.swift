/// The names that JSON has for the values of a type, in the order in which messages and arrays list them.
///
/// A vocabulary is a constant of the program: it is laid out once, is never freed, and so is passed without counting
/// references, which threads that read at the same time would contend for.
@safe struct Vocabulary<Value: Equatable & Sendable>: @unchecked Sendable {
    private let entries: UnsafeBufferPointer<(packed: PackedName, name: String, value: Value)>
    /// The place of each name, by ``slot(of:_:)``: no two names share a slot.
    private let places: UnsafeBufferPointer<UInt8>
    private let multiplier: UInt64

    init(_ entries: KeyValuePairs<String, Value>) {
        let entries = entries.map { (name, value) in
            guard let packed = PackedName(name.utf8) else { preconditionFailure("every name of a vocabulary is short") }
            return (packed: packed, name: name, value: value)
        }
        // Where the digests of the names differ, most multipliers spread them over slots of their own.
        guard Set(entries.map(\.packed.digest)).count == entries.count else {
            preconditionFailure("no two names of a vocabulary have the same digest")
        }
        var multiplier: UInt64 = 1
        var places: [UInt8]?
        while places == nil {
            multiplier &*= 0x9E37_79B9_7F4A_7C15
            places = Self.places(of: entries.map(\.packed), multiplier)
        }
        unsafe self.entries = UnsafeBufferPointer(Self.constant(entries))
        unsafe self.places = UnsafeBufferPointer(Self.constant(places ?? []))
        self.multiplier = multiplier
    }

    /// The place of each of `names` in its slot; `nil` where two of them have the same.
    private static func places(of names: [PackedName], _ multiplier: UInt64) -> [UInt8]? {
        var places: [UInt8?] = Array(repeating: nil, count: 64)
        for (place, name) in names.enumerated() {
            let slot = slot(of: name, multiplier)
            guard places[slot] == nil else { return nil }
            places[slot] = UInt8(place)
        }
        // What falls into a slot of no name is compared with the first, and is not that either.
        return places.map { $0 ?? 0 }
    }

    @inline(__always)
    private static func slot(of name: PackedName, _ multiplier: UInt64) -> Int {
        Int(truncatingIfNeeded: (name.digest &* multiplier) >> 58)
    }

    private static func constant<Element>(_ elements: [Element]) -> UnsafeMutableBufferPointer<Element> {
        let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
        _ = unsafe copy.initialize(fromContentsOf: elements)
        return unsafe copy
    }

    /// The place of the name that is spelled `packed`, letter case included.
    @inline(__always)
    func place(of packed: PackedName?) -> Int? {
        guard let packed else { return nil }
        // A slot is a number of six bits.
        let place = unsafe Int(places[Self.slot(of: packed, multiplier)])
        return unsafe entries[place].packed == packed ? place : nil
    }

    /// The name at `place`.
    func name(at place: Int) -> String {
        unsafe entries[place].name
    }

    /// What the name at `place` stands for.
    func value(at place: Int) -> Value {
        unsafe entries[place].value
    }

    /// The name of `value`.
    func name(of value: Value) -> String {
        guard let entry = unsafe entries.first(where: { $0.value == value }) else {
            preconditionFailure("every value of a vocabulary has a name")
        }
        return entry.name
    }

    /// All names, as a message lists them.
    var list: String {
        unsafe entries.map(\.name).joined(separator: ", ")
    }

    /// All values, in the order of their names.
    var values: [Value] {
        unsafe entries.map(\.value)
    }
}

extension Vocabulary where Value: OptionSet {
    /// The names of the members of `set`.
    func names(in set: Value) -> [String] {
        unsafe entries.filter { set.isSuperset(of: $0.value) }.map(\.name)
    }
}
