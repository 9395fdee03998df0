import DelegationRulesJSON
import DelegationRulesReplay

/// Reads the objects of exports.
///
/// An export holds a list, or one object where only one was found, or several of either if `ConvertTo-Json` ran once for
/// each. An object that is broken is named and does not spoil the others.
struct ExportReading {
    /// The objects of each kind, by its number.
    private var objects = ExportedObject.Kind.allCases.map { _ in [ExportedObject]() }
    /// What each file tells of.
    var told: ToldDatasets
    /// Whether nothing was found so far in the file that is read.
    private var isEmpty = true

    /// A reading of files as many as `count`.
    init(count: Int) {
        told = ToldDatasets(count: count)
    }

    /// The objects of that kind, in the order of the input.
    subscript(kind: ExportedObject.Kind) -> [ExportedObject] { objects[kind.rawValue] }

    /// Reads the objects of one export, which is the file of that number.
    mutating func read(_ export: TenantImport.Export, file: Int, _ log: inout ImportLog) {
        var place = Place(file: file)
        isEmpty = true
        do throws(InvalidText) {
            var reader = try JSONReader(file: export.bytes)
            let holdsNothing = reader.isAtEnd()
            do throws(InvalidText) {
                while !reader.isAtEnd() {
                    try value(&reader, place, &log)
                    place.value += 1
                    log.setValueCount(place.value, of: file)
                }
                // A cmdlet that found nothing leaves an empty file; only the name tells which cmdlet that was.
                let isNamed = isEmpty && told.insert(emptyFile: file, called: export.name)
                if holdsNothing, !isNamed { log.report(place, "holds nothing; expected JSON") }
            } catch {
                place.offset = error.offset
                log.setValueCount(place.value + 1, of: file)
                let line = 1 + reader.bytes.span.lineBreaks(in: 0..<error.offset)
                log.report(
                    place, path: error.path, "line \(line): \(error.message); the rest of the file is left out")
            }
        } catch {
            log.report(place, error.message)
        }
    }

    /// Reads one of the values that stand one behind the other.
    private mutating func value(
        _ reader: inout JSONReader, _ place: Place, _ log: inout ImportLog
    ) throws(InvalidText) {
        if reader.peek() == .array {
            try list(&reader, place, &log)
        } else if var value = reader.member("value"), value.peek() == .array {
            try wrappedList(&reader, place, &log)
        } else {
            try object(&reader, place, &log)
        }
    }

    private mutating func list(_ reader: inout JSONReader, _ place: Place, _ log: inout ImportLog) throws(InvalidText) {
        try reader.array { (index, reader) throws(InvalidText) in
            var place = place
            place.index = index
            try object(&reader, place, &log)
        }
    }

    /// Reads a list with its `Count`, as Windows PowerShell writes it, or what else there may be beside it.
    private mutating func wrappedList(
        _ reader: inout JSONReader, _ place: Place, _ log: inout ImportLog
    ) throws(InvalidText) {
        var place = place
        place.isWrapped = true
        var others: [String] = []
        try reader.object { (key, reader) throws(InvalidText) in
            if reader.says(key, "value") { return try list(&reader, place, &log) }
            place.offset = reader.position
            let value = try ExportedValue(&reader)
            if !value.saysNothing, !reader.says(key, "count", caseFolded: true) || value.number == nil {
                others.append(reader.text(of: key))
            }
        }
        guard !others.isEmpty else { return }
        log.report(
            place,
            "expected nothing beside the list, found \(others.excerpt); left out (a nextLink means that the list goes on "
                + "elsewhere: export all of it)")
    }

    private mutating func object(
        _ reader: inout JSONReader, _ place: Place, _ log: inout ImportLog
    ) throws(InvalidText) {
        let kind = reader.peek()
        isEmpty = false
        var place = place
        place.offset = reader.position
        let start = reader
        do throws(InvalidText) {
            add(try ExportedObject(&reader, at: place), &log)
        } catch {
            reader = start
            guard kind != nil, reader.passOver() else { throw error }
            log.report(
                place, path: error.path, error.message + (kind == .object ? "; the object is left out" : ""))
        }
    }

    private mutating func add(_ object: ExportedObject, _ log: inout ImportLog) {
        guard let kind = object.kind else {
            return log.report(
                object.place,
                "expected a recipient (RecipientTypeDetails, PrimarySmtpAddress), a permission (Trustee or User, "
                    + "AccessRights), a member (Group, PrimarySmtpAddress), an access policy (AppId, AccessRight), an "
                    + "application's role (Role, RoleAssignee, or RoleName, InScope), a service principal (AppId, "
                    + "ObjectId) or the organisation (SendFromAliasEnabled); left out")
        }
        told.insert(object.dataset(as: kind), of: object.place.file)
        objects[kind.rawValue].append(object)
    }
}
