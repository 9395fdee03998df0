import DelegationRulesJSON

// Reading as Graph does: what is no JSON refuses a request before anything that its values get wrong.

extension JSONReader {
    /// What `read` reads; what cannot be read refuses the request.
    @inline(__always)
    mutating func checked<Value>(
        _ read: (inout JSONReader) throws(InvalidText) -> Value
    ) throws(RefusedRequest) -> Value {
        do throws(InvalidText) {
            return try read(&self)
        } catch {
            throw .unreadable(error)
        }
    }

    /// Passes over a value.
    mutating func pass() throws(RefusedRequest) {
        _ = try checked { (reader) throws(InvalidText) in try reader.skip() }
    }

    /// Reads an object; `member` is called with the reader at the value of each of its keys.
    @inline(__always)
    mutating func members(
        caseFolded: Bool = false, _ member: (QuotedString, inout JSONReader) throws(RefusedRequest) -> Void
    ) throws(RefusedRequest) {
        var fault = FirstFault()
        try checked { (reader) throws(InvalidText) in
            try reader.object(caseFolded: caseFolded) { (key, reader) throws(InvalidText) in
                try fault.keep { () throws(RefusedRequest) in try member(key, &reader) }
            }
        }
        try fault.rethrow()
    }

    /// Reads an array; `element` is called with the reader at each of its values.
    mutating func list(_ element: (inout JSONReader) throws(RefusedRequest) -> Void) throws(RefusedRequest) {
        var fault = FirstFault()
        try checked { (reader) throws(InvalidText) in
            try reader.array { (_, reader) throws(InvalidText) in
                try fault.keep { () throws(RefusedRequest) in try element(&reader) }
            }
        }
        try fault.rethrow()
    }

    /// Whether a value of `kind` comes next; `null`, which stands for none, is passed over, and `name` has no other type.
    mutating func has(_ kind: JSONKind, _ name: String) throws(RefusedRequest) -> Bool {
        let next = peek()
        if next == kind { return true }
        try pass()
        if next != .null { throw .wrongType(name) }
        return false
    }

    /// Reads the string that is the value of `name`; `nil` where it is `null`.
    mutating func string(_ name: String) throws(RefusedRequest) -> String? {
        try quotedString(name).map { text(of: $0) }
    }

    /// Reads the string that is the value of `name`, and leaves open what it says; `nil` where it is `null`.
    mutating func quotedString(_ name: String) throws(RefusedRequest) -> QuotedString? {
        guard try has(.string, name) else { return nil }
        return try checked { (reader) throws(InvalidText) in try reader.string() }
    }
}

/// What is wrong with the parts of a value: the first fault counts, once all of it was read.
private struct FirstFault {
    private var error: RefusedRequest?

    @inline(__always)
    mutating func keep(_ read: () throws(RefusedRequest) -> Void) throws(InvalidText) {
        do throws(RefusedRequest) {
            try read()
        } catch {
            if case .unreadable(let error?) = error { throw error }
            self.error = self.error ?? error
        }
    }

    func rethrow() throws(RefusedRequest) {
        if let error { throw error }
    }
}
