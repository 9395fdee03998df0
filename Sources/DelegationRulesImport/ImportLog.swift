/// Where an object stands among the exports.
struct ImportPlace: Hashable {
    /// Which of the files, and which of its objects.
    let file: Int
    let object: Int
    /// How a message names it, such as `[12]`; empty for the only object of a file.
    let path: String

    /// The place of a property of this object, or of a part of it, for a message.
    func of(_ property: ExportedProperty, _ part: String = "") -> String {
        (path.isEmpty ? "" : "\(path).") + property.rawValue + part
    }
}

/// What the import has to say: what it leaves out because it has to, and how much because it means to.
struct ImportLog {
    let fileNames: [String]
    private var findings: [(file: Int, object: Int, finding: TenantImport.Finding)] = []
    private var counts: [Ignored: Int] = [:]

    init(fileNames: [String]) {
        self.fileNames = fileNames
    }

    /// What is left out on purpose, in the order in which the summary counts it.
    enum Ignored: Hashable {
        case itself, inheritedByNobody, otherRight, denied, denial, repeated, otherAddress, sharedNickname, undecided
        /// A recipient of a kind that a tenant file does not have.
        case kind(String)
        /// What names a recipient of such a kind.
        case ofOtherKind

        fileprivate static let inOrder: [Ignored] = [
            .itself, .inheritedByNobody, .otherRight, .denied, .denial, .repeated, .otherAddress, .sharedNickname,
            .undecided,
        ]

        fileprivate var words: String {
            switch self {
            case .itself: "NT AUTHORITY\\SELF"
            case .inheritedByNobody: "inherited, of the system's own groups or others that are no recipient"
            case .otherRight: "with other rights"
            case .denied: "allowed but denied"
            case .denial: "denials, of which a tenant file has none"
            case .repeated: "repeated"
            case .otherAddress: "addresses other than SMTP"
            case .sharedNickname: "mail nicknames of two recipients"
            case .undecided: "without a column for denials, taken as allowed"
            case .kind(let name): "of the kind \(name), which has no place in a tenant file"
            case .ofOtherKind: "permissions, delegates and members that name recipients of such a kind"
            }
        }
    }

    mutating func count(_ ignored: Ignored, _ number: Int = 1) {
        counts[ignored, default: 0] += number
    }

    /// Reports something at a property of an object, or at a part of it.
    mutating func report(
        _ place: ImportPlace, _ property: ExportedProperty, part: String = "", _ message: String
    ) {
        report(file: place.file, object: place.object, path: place.of(property, part), message)
    }

    /// Reports something about an object as a whole.
    mutating func report(_ place: ImportPlace, _ message: String) {
        report(file: place.file, object: place.object, path: place.path, message)
    }

    /// Reports something at a place that is spelt out.
    mutating func report(file: Int, object: Int, path: String, _ message: String) {
        // A name may hold a line break, and a finding has one line.
        let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
        findings.append((file, object, TenantImport.Finding(file: fileNames[file], place: path, message: line)))
    }

    /// A place in another file, for a message.
    func name(_ place: ImportPlace, _ property: ExportedProperty) -> String {
        "\(fileNames[place.file]): \(place.of(property))"
    }

    /// The findings in the order of the input; those on one object in the order in which they were made.
    var sortedFindings: [TenantImport.Finding] {
        findings.enumerated()
            .sorted {
                ($0.element.file, $0.element.object, $0.offset) < ($1.element.file, $1.element.object, $1.offset)
            }
            .map(\.element.finding)
    }

    /// What was left out on purpose, counted: in words, each kind by itself.
    var leftOut: [String] {
        var kinds: [String] = []
        for case .kind(let name) in counts.keys { kinds.append(name) }
        return (Ignored.inOrder + kinds.sorted().map(Ignored.kind) + [.ofOtherKind]).compactMap { reason in
            counts[reason].map { "\($0) \(reason.words)" }
        }
    }
}
