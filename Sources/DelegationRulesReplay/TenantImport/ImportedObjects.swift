import DelegationRulesJSON

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The objects of all exports, by what they are.
struct ImportedObjects {
    private(set) var recipients: [ImportedObject] = []
    private(set) var recipientPermissions: [ImportedObject] = []
    private(set) var mailboxPermissions: [ImportedObject] = []
    private(set) var memberships: [ImportedObject] = []

    /// Reads the objects of one export.
    mutating func read(_ bytes: [UInt8], file: Int, _ log: inout ImportLog) {
        let text: ArraySlice<UInt8>
        do throws(UnreadableText) {
            text = try ExportText.utf8(of: bytes)
        } catch {
            log.report(file: file, object: 0, path: "", error.message)
            return
        }
        var pieces: [ExportedValues.Piece] = []
        var values = ExportedValues(text)
        while let piece = values.next() { pieces.append(piece) }
        let decoder = JSONDecoder()
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .broken(let problem, let position):
                let path = position?.path(isOneOfSeveral: values.topLevelCount > 1) ?? ""
                log.report(file: file, object: index, path: path, problem)
            case .value(let json, let position):
                let path = position.path(isOneOfSeveral: values.topLevelCount > 1)
                let place = ImportPlace(file: file, object: index, path: path)
                guard json.first == UInt8(ascii: "{") else {
                    log.report(place, "expected an object, found \(Self.excerpt(of: json))")
                    continue
                }
                do {
                    add(
                        ImportedObject(place: place, object: try decoder.decode(ExportedObject.self, from: Data(json))),
                        &log)
                } catch {
                    log.report(place, "this object is broken JSON")
                }
            }
        }
    }

    private mutating func add(_ object: ImportedObject, _ log: inout ImportLog) {
        for property in object.object.repeated.sorted(by: { $0.rawValue < $1.rawValue }) {
            log.report(object.place, property, "given twice, in different letter case; expected once")
        }
        switch object.object.kind {
        case .recipient: recipients.append(object)
        case .recipientPermission: recipientPermissions.append(object)
        case .mailboxPermission: mailboxPermissions.append(object)
        case .membership: memberships.append(object)
        case nil:
            log.report(
                object.place,
                "expected a recipient (RecipientTypeDetails, PrimarySmtpAddress), a permission (Trustee or User, "
                    + "AccessRights) or a member (Group, PrimarySmtpAddress)")
        }
    }

    private static func excerpt(of json: ArraySlice<UInt8>) -> String {
        String(decoding: json.prefix(512), as: UTF8.self).excerpt
    }
}

extension ExportedPosition {
    /// How a message names the place; where the file is but one object, there is nothing to name.
    fileprivate func path(isOneOfSeveral: Bool) -> String {
        (isOneOfSeveral ? "[\(value)]" : "") + (isWrapped ? (isOneOfSeveral ? ".value" : "value") : "")
            + (index.map { "[\($0)]" } ?? "")
    }
}
