extension JSONWriter {
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
