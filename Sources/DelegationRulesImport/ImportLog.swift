import DelegationRulesJSON

/// Where an object stands in the exports.
struct Place {
    /// Which of the files.
    let file: Int
    /// Where it begins in the text of the file.
    var offset = 0
    /// Which of the values in the file, one behind the other, it is or stands in.
    var value = 0
    /// Which element of that value it is.
    var index: Int?
    /// Whether the list is wrapped, as Windows PowerShell does with `{"value": [...], "Count": 2}`.
    var isWrapped = false
}

/// What the import has to say: what it leaves out because it has to, and how much because it means to.
struct ImportLog {
    private var files: [(name: String, valueCount: Int)]
    private var reports: [(place: Place, path: String, message: String)] = []
    private var counts: [Ignored: Int] = [:]

    /// A log for files that are called `names`.
    init(_ names: [String]) {
        files = names.map { ($0, 0) }
    }

    /// How many values, one behind the other, a file has.
    mutating func setValueCount(_ count: Int, of file: Int) {
        files[file].valueCount = count
    }
}

// MARK: What is left out because it has to be

extension ImportLog {
    /// Reports something at a property of an object, or at a part of it.
    mutating func report(_ place: Place, _ property: ExportedProperty, part: String = "", _ message: String) {
        report(place, path: property.exchangeName + part, message)
    }

    /// Reports that a property of an object does not say what is `expected`, and is left out, mostly with the object.
    mutating func report(
        _ object: ExportedObject, _ property: ExportedProperty, expected: String, hint: String = ""
    ) {
        report(
            object.place, property, "expected \(expected), found \(object.excerpt(of: property)); left out\(hint)")
    }

    /// Reports something at an object, or at what `path` leads to in it.
    mutating func report(_ place: Place, path: String = "", _ message: String) {
        reports.append((place, path, message))
    }

    /// Where a property of an object stands, with the file, for a message.
    func location(_ place: Place, _ property: ExportedProperty) -> String {
        "\(files[place.file].name): \(path(place, property.exchangeName))"
    }

    /// The way to something in a file; where the file is but one object, there is nothing to say of that.
    private func path(_ place: Place, _ rest: String) -> String {
        var path = files[place.file].valueCount > 1 ? "[\(place.value)]" : ""
        if place.isWrapped { path += path.isEmpty ? "value" : ".value" }
        if let index = place.index { path += "[\(index)]" }
        return path.isEmpty || rest.isEmpty || rest.utf8.first == UInt8(ascii: "[") ? path + rest : "\(path).\(rest)"
    }

    /// The findings in the order of the input; those on one object in the order in which they were made.
    var findings: [TenantImport.Finding] {
        reports.indices
            .sorted {
                let (one, other) = (reports[$0].place, reports[$1].place)
                return (one.file, one.offset, $0) < (other.file, other.offset, $1)
            }
            .map { index in
                let (place, path, message) = reports[index]
                return TenantImport.Finding(
                    file: files[place.file].name, path: self.path(place, path), message: message)
            }
    }
}

// MARK: What is counted

extension ImportLog {
    /// What is counted, and not reported, because it is as it should be: nearly all of it is left out.
    enum Ignored: Hashable {
        case itself, inheritedByNobody, otherRight, denied, denial, repeated, otherAddress, sharedNickname, undecided,
            otherRole, roleOfOthers, disabledRole, testedRole, outOfScope
        /// A recipient of a kind that a tenant file does not have, by its place in the list of these.
        case kind(Int)
        /// What names a recipient of such a kind.
        case ofOtherKind

        fileprivate static let inOrder =
            [
                .itself, .inheritedByNobody, .otherRight, .denied, .denial, .repeated, .otherAddress, .sharedNickname,
                .undecided, .otherRole, .roleOfOthers, .disabledRole, .testedRole, .outOfScope,
            ] + ImportedRecipient.otherKinds.indices.map { kind($0) } + [ofOtherKind]

        /// What it is, where there is a `number` of it.
        fileprivate func words(_ number: Int) -> String {
            let isOne = number == 1
            return switch self {
            case .itself: "NT AUTHORITY\\SELF"
            case .inheritedByNobody: "inherited, of the system's own groups or others that are no recipient"
            case .otherRight: "with other rights"
            case .denied: "allowed but denied"
            case .denial: (isOne ? "denial" : "denials") + ", of which a tenant file has none"
            case .repeated: "repeated"
            case .otherAddress: (isOne ? "address" : "addresses") + " other than SMTP"
            case .sharedNickname: (isOne ? "mail nickname" : "mail nicknames") + " of two recipients"
            case .undecided: "without a column for denials, taken as allowed"
            case .otherRole: (isOne ? "role that gives" : "roles that give") + " neither Mail.Send nor Mail.ReadWrite"
            case .roleOfOthers:
                isOne
                    ? "application's role that others than applications hold, to hand it on"
                    : "applications' roles that others than applications hold, to hand them on"
            case .disabledRole: isOne ? "role that is not enabled" : "roles that are not enabled"
            case .testedRole:
                (isOne ? "role" : "roles") + " by management scope, which Test-ServicePrincipalAuthorization resolves"
            case .outOfScope: (isOne ? "mailbox" : "mailboxes") + " out of the scope of a role"
            case .kind(let index):
                "of the kind \(ImportedRecipient.otherKinds[index]), which has no place in a tenant file"
            case .ofOtherKind:
                isOne
                    ? "permission, delegate or member that names a recipient of such a kind"
                    : "permissions, delegates and members that name recipients of such a kind"
            }
        }
    }

    mutating func count(_ ignored: Ignored, _ number: Int = 1) {
        if number > 0 { counts[ignored, default: 0] += number }
    }

    /// What was left out on purpose, counted, each kind by itself.
    var leftOut: [TenantImport.Counts.LeftOut] {
        Ignored.inOrder.compactMap { reason in
            counts[reason].map { TenantImport.Counts.LeftOut(number: $0, what: reason.words($0)) }
        }
    }
}
