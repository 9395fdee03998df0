/// The names that JSON has for the values of a type.
///
///     enum Key { case id, token }
///     static let keys: JSONNames<Key> = ["id": .id, "token": .token]
///
/// It is a class because it is handed on for every key and value that is read: that counts one reference, not four.
package final class JSONNames<Value: Equatable & Sendable>: Sendable {
    package let table: NameTable
    /// What each of the names stands for.
    package let values: [Value]

    /// The names, 64 at most, and what each stands for.
    package init(_ entries: [(name: String, value: Value)]) {
        table = NameTable(entries.map { $0.name })
        values = entries.map { $0.value }
    }

    /// The name of `value`, which must have one.
    package func name(of value: Value) -> String {
        guard let place = values.firstIndex(of: value) else {
            preconditionFailure("every value that is written has a name")
        }
        return table.names[place]
    }
}

extension JSONNames: ExpressibleByDictionaryLiteral {
    package convenience init(dictionaryLiteral entries: (String, Value)...) {
        self.init(entries.map { (name: $0.0, value: $0.1) })
    }
}

extension JSONNames where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    /// The raw values of all cases.
    package convenience init(of type: Value.Type) {
        self.init(type.allCases.map { (name: $0.rawValue, value: $0) })
    }
}

extension JSONReader {
    /// Reads an object that has no keys but those in `keys`; `member` is called with what each stands for, with the
    /// reader at its value, and has to read that.
    package mutating func object<Key>(
        _ keys: JSONNames<Key>, _ member: (Key, inout JSONReader) throws(InvalidText) -> Void
    ) throws(InvalidText) {
        try object(keys.table) { (place, reader) throws(InvalidText) in
            try member(keys.values[place], &reader)
        }
    }

    /// What `string` stands for, if it is one of `names`; with `caseFolded`, in whatever case its ASCII letters are.
    @inline(__always)
    package func value<Value>(
        of string: QuotedString, among names: JSONNames<Value>, caseFolded: Bool = false
    ) -> Value? {
        guard let place = place(of: string, among: names.table, caseFolded: caseFolded) else { return nil }
        return names.values[place]
    }

    /// Reads a string that is one of `names`, and returns what that stands for.
    package mutating func value<Value>(among names: JSONNames<Value>) throws(InvalidText) -> Value {
        names.values[try place(among: names.table)]
    }
}

extension JSONNames {
    /// The names, in their order.
    package var names: [String] { table.names }
    /// All names, as a message lists them.
    package var list: String { table.list }
}
