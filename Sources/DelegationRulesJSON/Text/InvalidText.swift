/// Why a text cannot be read: where in it, and what was expected and found there.
public struct InvalidText: Error, Hashable, Sendable {
    /// What was expected and what was found, in one line.
    public var message: String
    /// Where it turned out, in the bytes that the text stands in.
    public var offset: Int

    /// The path with a full stop before each key, the first as well.
    ///
    /// A text without errors needs no paths, so the readers know none: an error gathers its own on its way out.
    private var trail = ""

    /// What is wrong at `offset`, for the reason in `message`.
    public init(_ message: String, at offset: Int = 0) {
        self.message = message
        self.offset = offset
    }

    /// The keys and indices that lead to the value at fault, such as `tenant.recipients[3].address`; empty where it is
    /// the whole text.
    public var path: String {
        let scalars = trail.unicodeScalars
        return scalars.first == "." ? String(scalars.dropFirst()) : trail
    }

    /// The same error, seen from the object that it turned out in the member `key` of.
    package func inside(_ key: String) -> InvalidText {
        var error = self
        error.trail = ".\(key)\(trail)"
        return error
    }

    /// The same error, seen from the array that it turned out in an element of.
    package func inside(_ index: Int) -> InvalidText {
        var error = self
        error.trail = "[\(index)]\(trail)"
        return error
    }
}

extension InvalidText: CustomStringConvertible {
    /// The path, where there is one, and the message, in one line.
    public var description: String {
        let path = path
        return path.isEmpty ? message : "\(path): \(message)"
    }
}
