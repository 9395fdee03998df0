/// What a command takes beside options.
struct Operands: Sendable {
    /// What they are.
    enum Kind: Sendable {
        case nothing
        /// Files; most end in one of these.
        case files(endings: [String])
        case folder
    }

    /// A word that must come first, if there is one.
    var subcommand: String?
    let kind: Kind
    /// What usage calls them.
    let synopsis: String
    /// How many there may be; `nil` where any number may.
    let most: Int?

    static let nothing = Operands(kind: .nothing, synopsis: "", most: 0)

    /// Any number of files, or standard input.
    static func inputs(endings: [String]) -> Operands {
        Operands(kind: .files(endings: endings), synopsis: "[FILE ...]", most: nil)
    }
}
