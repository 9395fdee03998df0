/// Why a text is no scenario.
public struct InvalidScenario: Error, Hashable, Sendable {
    /// The key at fault, dotted, such as `token.permissions`; empty where it is the whole text.
    public var path: String { keys.joined(separator: ".") }
    /// What is wrong and what was expected, in one line.
    public var message: String
    /// How many bytes of the text were read when it turned out.
    public var offset: Int
    /// The scenario's `id` as it stands in the text, quotes included, if it has one that can be read.
    public var id: ArraySlice<UInt8>?

    /// The `id` as its author meant it.
    public var idText: String? { id?.jsonString }

    /// The keys that lead to the one at fault, from the outermost to that one.
    private var keys: [String] = []

    init(message: String, offset: Int) {
        self.message = message
        self.offset = offset
    }

    /// Makes this an error of the text as a whole.
    mutating func becomeOfWholeText(_ message: String) {
        self.message = message
        (offset, keys) = (0, [])
    }

    /// The same error, seen from the object that it turned out in the member `key` of.
    ///
    /// A text without errors needs no paths, so the readers know none: an error gathers its own on its way out.
    func inside(_ key: String) -> InvalidScenario {
        var error = self
        error.keys.insert(key, at: 0)
        return error
    }
}

extension InvalidScenario {
    /// A text that is no scenario as a whole, for the reason in `message`.
    public init(message: String) {
        self.init(message: message, offset: 0)
    }
}
