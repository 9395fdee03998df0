#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How a part of a text is set apart, by the number that terminals know it by (ECMA-48, SGR).
///
/// Nothing is told by a colour alone: each is bold as well, and stands on a word or a sign that says the same.
enum Style: String {
    case heading = "1"
    case good = "1;32"
    case bad = "1;31"
    case doubtful = "1;33"
}

/// Sets parts of a text apart, where that is shown to a person.
struct Painter {
    /// Whether it is: on a terminal that knows how, and unless the environment asks for none (no-color.org).
    let isOn: Bool

    /// What paints for the file with this descriptor.
    init(descriptor: Int32) {
        isOn =
            isatty(descriptor) == 1 && !["", "dumb"].contains(Self.environment("TERM"))
            && Self.environment("NO_COLOR").isEmpty
    }

    private static func environment(_ name: String) -> String {
        unsafe getenv(name).map { unsafe String(cString: $0) } ?? ""
    }

    /// A text of one line with `style`.
    func paint(_ text: some StringProtocol, _ style: Style) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : String(text)
    }

    /// `text` with its first `count` characters in `style`.
    func paint(_ text: String, first count: Int, _ style: Style) -> String {
        isOn ? paint(text.prefix(count), style) + text.dropFirst(count) : text
    }
}
