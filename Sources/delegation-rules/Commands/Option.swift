/// An option: what it is called, what it takes, and what it does.
///
/// Whatever tells of options or reads them (usage, help, completions, the arguments) has it from here.
struct Option: Sendable {
    /// What an option takes, by the name that help has for it.
    enum Value: Sendable {
        /// A file; most end in one of these.
        case file(_ name: String, endings: [String])
        /// One of these: the default where the option is not given, if there is one, or another.
        case choice(_ name: String, default: Choice? = nil, [Choice])
        /// Some of these, with commas between them.
        case list(_ name: String, [String])
        /// Ids of cases, or patterns of them, with commas between them.
        case caseIDs(_ name: String)
        /// What nobody can know.
        case anything(_ name: String)

        var name: String {
            switch self {
            case .file(let name, _), .choice(let name, _, _), .list(let name, _), .caseIDs(let name),
                .anything(let name):
                name
            }
        }

        /// What it must be one of; none where that is not so.
        var choices: [Choice] {
            guard case .choice(_, let first, let others) = self else { return [] }
            return (first.map { [$0] } ?? []) + others
        }
    }

    /// A value that an option may have, and what more there is to say of it.
    struct Choice: Sendable {
        let name: String
        var meaning: String?
    }

    let name: String
    /// What it takes; `nil` where it stands alone.
    let value: Value?
    private let purpose: String

    /// An option that stands alone.
    init(_ name: String, _ purpose: String) {
        (self.name, self.value, self.purpose) = (name, nil, purpose)
    }

    /// An option that takes a value; a purpose that is left out follows from the choices.
    init(_ name: String, _ value: Value, _ purpose: String = "") {
        (self.name, self.value, self.purpose) = (name, value, purpose)
    }

    /// The option of every command that has a tenant beside what it reads.
    static let tenant = tenantFile("the tenant of every exchange that brings none")

    /// The option of every command whose input is a tenant.
    static let tenantRead = tenantFile("the tenant; without it, it is read from standard input")

    /// The option that names the file of a tenant.
    static func tenantFile(_ purpose: String) -> Option {
        Option("--tenant", .file("FILE", endings: ["json"]), purpose)
    }

    /// The option that every command takes.
    static let help = Option("--help", "print this help")

    /// Whether `arguments` ask for help, whatever else they say.
    static func isHelp(among arguments: some Sequence<String>) -> Bool {
        arguments.prefix { $0 != "--" }.contains { $0 == help.name || $0 == "-h" }
    }

    /// The option and the name of its value.
    var word: String { value.map { "\(name) \($0.name)" } ?? name }

    /// The option as usage has it, where it may be left out.
    var synopsis: String {
        let choices = value?.choices ?? []
        return choices.isEmpty ? "[\(word)]" : "[\(name) \(choices.map(\.name).joined(separator: "|"))]"
    }

    /// What it does, as help tells.
    var summary: String {
        guard let value, case .choice(_, let first, _) = value else { return purpose }
        let described = value.choices.enumerated().map { index, choice in
            let notes = [index == 0 && first != nil ? "if it is left out" : nil, choice.meaning].compactMap { $0 }
            return choice.name + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
        }
        let list = described.joined(separator: ", ", last: " or ")
        return purpose.isEmpty ? list : "\(purpose): \(list)"
    }

    /// What it does, as far as that fits beside others.
    var gist: String {
        if let value, purpose.isEmpty { return value.choices.map(\.name).joined(separator: ", ", last: " or ") }
        let end = [": ", "; ", " ("].compactMap { purpose.firstRange(of: $0)?.lowerBound }.min()
        return String(purpose[..<(end ?? purpose.endIndex)])
    }
}

extension [String] {
    /// The texts with `separator` between them, and `last` before the last.
    func joined(separator: String, last: String) -> String {
        count < 2 ? joined() : dropLast().joined(separator: separator) + last + self[count - 1]
    }
}
