// What can be told of a text that is wrong somewhere: by its brackets alone.

extension JSONReader {
    /// A reader at the value of the member `name` of the object that comes next; `nil` where there is none.
    ///
    /// The text may be wrong elsewhere: this is for telling which text it is that cannot be read, and what it was to be.
    package func member(_ name: String) -> JSONReader? {
        firstMember { (key, reader) in reader.says(key, name) ? reader : nil }
    }

    /// What `find` makes of the first member of the object that comes next from which it makes something.
    func firstMember<Found>(_ find: (QuotedString, JSONReader) -> Found?) -> Found? {
        var reader = self
        guard reader.consume("{") else { return nil }
        repeat {
            guard let key = try? reader.string(), reader.consume(":") else { return nil }
            if let found = find(key, reader) { return found }
            guard reader.passOver() else { return nil }
        } while reader.consume(",")
        return nil
    }

    /// Passes over the value that comes next by its brackets, whatever stands between them; false where it does not end.
    package mutating func passOver() -> Bool {
        var follower = ValueFollower()
        switch follower.follow(bytes, from: position, to: end, base: 0) {
        case .ended(let end): position = end
        case nil where follower.isWord: position = end
        case nil, .broken: return false
        }
        return true
    }
}
