import DelegationRulesJSON

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
                do throws(InvalidScenario) {
                    add(ImportedObject(place: place, object: try ExportedObject(json: json)), &log)
                } catch {
                    let key = [path, error.path].filter { !$0.isEmpty }.joined(separator: ".")
                    log.report(file: file, object: index, path: key, "\(error.message); the object is left out")
                }
            }
        }
    }

    /// Hands over the recipients, which take up most of the room: once they are merged, nobody needs the objects.
    mutating func removeRecipients() -> [ImportedObject] {
        defer { recipients = [] }
        return recipients
    }

    private mutating func add(_ object: ImportedObject, _ log: inout ImportLog) {
        switch object.object.kind {
        case .recipient: recipients.append(object)
        case .recipientPermission: recipientPermissions.append(object)
        case .mailboxPermission: mailboxPermissions.append(object)
        case .membership: memberships.append(object)
        case nil:
            log.report(
                object.place,
                "expected a recipient (RecipientTypeDetails, PrimarySmtpAddress), a permission (Trustee or User, "
                    + "AccessRights) or a member (Group, PrimarySmtpAddress); left out")
        }
    }

    private static func excerpt(of json: ArraySlice<UInt8>) -> String {
        String(decoding: json.prefix(40), as: UTF8.self).split(whereSeparator: \.isNewline).joined(separator: " ")
            + (json.count > 40 ? "…" : "")
    }
}

extension ExportedPosition {
    /// How a message names the place; where the file is but one object, there is nothing to name.
    fileprivate func path(isOneOfSeveral: Bool) -> String {
        (isOneOfSeveral ? "[\(value)]" : "") + (isWrapped ? (isOneOfSeveral ? ".value" : "value") : "")
            + (index.map { "[\($0)]" } ?? "")
    }
}
