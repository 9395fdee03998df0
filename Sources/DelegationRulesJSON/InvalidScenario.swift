/// Why a text is no scenario.
public struct InvalidScenario: Error, Hashable, Sendable {
    /// The key at fault, dotted, such as `token.permissions`; empty where it is the whole text.
    public var path: String
    /// What is wrong and what was expected, in one line.
    public var message: String
    /// How many bytes of the text were read when it turned out.
    public var offset: Int
    /// The scenario's `id` as it stands in the text, quotes included, if it has one that can be read.
    public var id: ArraySlice<UInt8>?

    init(path: String, message: String, offset: Int) {
        self.path = path
        self.message = message
        self.offset = offset
    }
}

extension InvalidScenario {
    /// A text that is no scenario as a whole, for the reason in `message`.
    public init(message: String) {
        self.init(path: "", message: message, offset: 0)
    }
}
