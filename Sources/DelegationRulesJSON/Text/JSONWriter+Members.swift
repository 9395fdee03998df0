extension JSONWriter {
    /// Writes a key and a string.
    package mutating func member(_ key: String, string value: String) {
        self.key(key)
        string(value)
    }

    /// Writes a key and an array of strings.
    package mutating func member(_ key: String, strings values: some Sequence<String>) {
        self.key(key)
        strings(values)
    }

    /// Writes a key and a number.
    package mutating func member(_ key: String, integer value: Int) {
        self.key(key)
        integer(value)
    }

    /// Writes a key and a boolean.
    package mutating func member(_ key: String, boolean value: Bool) {
        self.key(key)
        boolean(value)
    }

    /// Writes a key and the value that stands at `range` of `text`.
    package mutating func member(_ key: String, raw text: [UInt8], at range: Range<Int>) {
        self.key(key)
        raw(text, at: range)
    }

    /// Writes a key and an object, the members of which `members` writes.
    @inline(__always)
    package mutating func object<Failure>(
        _ key: String, _ members: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        self.key(key)
        try object(members)
    }

    /// Writes a key and an array, the elements of which `elements` writes.
    @inline(__always)
    package mutating func array<Failure>(
        _ key: String, _ elements: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        self.key(key)
        try array(elements)
    }
}
