/// The names that JSON has for the values of a type, in the order in which messages and arrays list them.
struct Vocabulary<Value: Equatable & Sendable>: Sendable {
    private let entries: [(name: String, value: Value)]

    init(_ entries: KeyValuePairs<String, Value>) {
        self.entries = entries.map { (name: $0.key, value: $0.value) }
    }

    /// The value that is spelled `bytes`, letter case included.
    func value(spelled bytes: ArraySlice<UInt8>) -> Value? {
        for entry in entries where entry.name.utf8.elementsEqual(bytes) {
            return entry.value
        }
        return nil
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
