/// Why a text cannot be read: where in it, and what was expected and found there.
public struct InvalidText: Error, Hashable, Sendable {
    /// What was expected and what was found, in one line.
    public var message: String
    /// Where it turned out, in the bytes that the text stands in.
    public var offset: Int

    private enum Step: Hashable {
        case key(String)
        case index(Int)
    }

    /// The way to the value at fault, from the innermost key outwards.
    ///
    /// A text without errors needs no paths, so the readers know none: an error gathers its own on its way out.
    private var steps: [Step] = []

    /// What is wrong at `offset`, for the reason in `message`.
    public init(_ message: String, at offset: Int = 0) {
        self.message = message
        self.offset = offset
    }

    /// The keys and indices that lead to the value at fault, such as `tenant.recipients[3].address`; empty where it is
    /// the whole text.
    public var path: String {
        var path = ""
        for (number, step) in steps.reversed().enumerated() {
            switch step {
            case .key(let key): path += number == 0 ? key : "." + key
            case .index(let index): path += "[\(index)]"
            }
        }
        return path
    }

    /// The same error, seen from the object that it turned out in the member `key` of.
    package func inside(_ key: String) -> InvalidText {
        var error = self
        error.steps.append(.key(key))
        return error
    }

    /// The same error, seen from the array that it turned out in an element of.
    package func inside(_ index: Int) -> InvalidText {
        var error = self
        error.steps.append(.index(index))
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
