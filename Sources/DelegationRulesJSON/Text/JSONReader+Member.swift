extension JSONReader {
    /// A reader at the value of the member `name` of the object that comes next; `nil` where there is none.
    ///
    /// The text may be wrong elsewhere: this is for telling which text it is that cannot be read, and what it was to be.
    /// Other values are passed over by their brackets alone.
    package func member(_ name: String) -> JSONReader? {
        var reader = self
        guard reader.consume("{") else { return nil }
        repeat {
            guard let key = try? reader.string(), reader.consume(":") else { return nil }
            if reader.says(key, name) { return reader }
            var follower = ValueFollower()
            guard case .ended(let end) = follower.follow(bytes, from: reader.position, to: end, base: 0) else {
                return nil
            }
            reader.position = end
        } while reader.consume(",")
        return nil
    }
}
