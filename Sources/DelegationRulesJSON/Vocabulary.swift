/// The names that JSON has for the values of a type, in the order in which messages and arrays list them.
struct Vocabulary<Value: Equatable & Sendable>: Sendable {
    private let entries: [(packed: PackedName, name: String, value: Value)]

    init(_ entries: KeyValuePairs<String, Value>) {
        self.entries = entries.map { (name, value) in
            guard let packed = PackedName(name.utf8) else { preconditionFailure("every name of a vocabulary is short") }
            return (packed, name, value)
        }
    }

    /// The place of the name that is spelled `packed`, letter case included.
    func place(of packed: PackedName?) -> Int? {
        guard let packed else { return nil }
        var place = 0
        while place < entries.count {
            if entries[place].packed == packed { return place }
            place += 1
        }
        return nil
    }

    /// The name at `place`.
    func name(at place: Int) -> String {
        entries[place].name
    }

    /// What the name at `place` stands for.
    func value(at place: Int) -> Value {
        entries[place].value
    }

    /// The name of `value`.
    func name(of value: Value) -> String {
        guard let entry = entries.first(where: { $0.value == value }) else {
            preconditionFailure("every value of a vocabulary has a name")
        }
        return entry.name
    }

    /// All names, as a message lists them.
    var list: String {
        entries.map(\.name).joined(separator: ", ")
    }

    /// All values, in the order of their names.
    var values: [Value] {
        entries.map(\.value)
    }
}

extension Vocabulary where Value: OptionSet {
    /// The names of the members of `set`.
    func names(in set: Value) -> [String] {
        entries.filter { set.isSuperset(of: $0.value) }.map(\.name)
    }
}
